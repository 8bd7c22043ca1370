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
    from jinja2 import Environment


def render(diagnosis: Diagnosis, plan: Plan | None = None, *, full: bool = False, marking: str = "") -> str:
    """The diagnosis, with its plan if given, as an HTML page; ``full`` leaves nothing out."""
    return _page(compose.of_diagnosis(diagnosis, plan, choices=FULL if full else PAGES, marking=marking))


def render_plan(plan: Plan, *, full: bool = False, marking: str = "") -> str:
    """A response plan as an HTML page."""
    return _page(compose.of_plan(plan, choices=FULL if full else PAGES, marking=marking))


def render_review(review: Review, *, full: bool = False, marking: str = "") -> str:
    """The review of a proposal as an HTML page."""
    return _page(compose.of_review(review, choices=FULL if full else PAGES, marking=marking))


def fragment(noun: Diagnosis | Plan | Review) -> str:
    """The same content as a piece of HTML that a notebook shows within its own page."""
    match noun:
        case Diagnosis():
            brief = compose.of_diagnosis(noun, choices=SCREEN)
        case Plan():
            brief = compose.of_plan(noun, choices=SCREEN)
        case Review():
            brief = compose.of_review(noun, choices=SCREEN)
    return _fill("fragment.html.j2", brief, level=2)


def _page(brief: Brief) -> str:
    return _fill("brief.html.j2", brief, level=1)


def _fill(template: str, brief: Brief, level: int) -> str:
    return _environment().get_template(template).render(brief=brief, level=level, prefix="comity-")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("comity.adapters.render")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
