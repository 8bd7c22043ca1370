"""The brief as one HTML page, or as a fragment for a notebook: no script, nothing loaded from elsewhere."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from comity.adapters.render import compose
from comity.adapters.render.brief import Brief
from comity.adapters.render.limits import FULL, PAGES, SCREEN
from comity.domain.diagnosis import Diagnosis
from comity.domain.response import Plan, Review

if TYPE_CHECKING:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("comity.adapters.render")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
