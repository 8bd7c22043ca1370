"""Knowledge as data: the framework's YAML, its loader and its checks."""

from comity.knowledge.collect import data_directory
from comity.knowledge.loader import load_framework

__all__ = ["data_directory", "load_framework"]
