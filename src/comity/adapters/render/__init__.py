"""Renderers: one neutral brief, and a module for each format (terminal, markdown, json, html, docx, pdf)."""

from __future__ import annotations

from importlib import import_module

from comity.domain.diagnosis import Diagnosis
from comity.domain.response import Plan, Review

BINARY = ("docx", "pdf")
BRIEFS = ("markdown", "html", *BINARY)  # what is handed on, with a marking and with the plan
_MODULES = {"text": "terminal"}


def render(  # noqa: PLR0913  the choices of all formats
    noun: Diagnosis | Plan | Review,
    form: str,
    *,
    plan: Plan | None = None,
    full: bool = False,
    marking: str = "",
    color: bool | None = None,
) -> str | bytes:
    """The noun in a format: text, json, markdown, html, docx or pdf. ``plan`` goes with a diagnosis.

    ``full``, ``marking`` and ``color`` are as the format's own module says, and left out where it has no use for them.
    """
    module = import_module(f"comity.adapters.render.{_MODULES.get(form, form)}")
    choices: dict[str, object] = {} if form == "json" else {"full": full}
    if form in BRIEFS:
        choices["marking"] = marking
    if form == "text":
        choices["color"] = color
    if isinstance(noun, Diagnosis):
        result: str | bytes = module.render(noun, plan, **choices)
    elif isinstance(noun, Plan):
        result = module.render_plan(noun, **choices)
    else:
        result = module.render_review(noun, **choices)
    return result
