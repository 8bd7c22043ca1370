"""What many tests need: the real framework and its network, built once."""

from __future__ import annotations

import pytest

from comity.diagnosis.network import build
from comity.knowledge import load_framework


@pytest.fixture(scope="session")
def framework():
    """The framework that ships."""
    return load_framework()


@pytest.fixture(scope="session")
def network(framework):
    """The network of the framework that ships."""
    return build(framework)
