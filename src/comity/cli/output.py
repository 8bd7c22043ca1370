"""Render a result in the format asked for, and put it where it was asked for."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import click

from comity.adapters import files
from comity.domain.diagnosis import Diagnosis
from comity.domain.response import Plan, Review

BINARY = ("docx", "pdf")
BRIEFS = ("markdown", "html", "docx", "pdf")
_MODULES = {"text": "terminal"}


def rendered(
    noun: Diagnosis | Plan | Review, form: str, *, plan: Plan | None = None, full: bool = False, marking: str = ""
) -> str | bytes:
    """The noun in a format. ``plan`` goes with a diagnosis."""
    module = import_module(f"comity.adapters.render.{_MODULES.get(form, form)}")
    choices: dict[str, object] = {}
    if form in ("text", "markdown", *BINARY, "html"):
        choices["full"] = full
    if form in BRIEFS:
        choices["marking"] = marking
    if isinstance(noun, Diagnosis):
        result: str | bytes = module.render(noun, plan, **choices)
    elif isinstance(noun, Plan):
        result = module.render_plan(noun, **choices)
    else:
        result = module.render_review(noun, **choices)
    return result


def emit(content: str | bytes, form: str, output: Path | None) -> None:
    """Write to the file, or to standard output. Raises click.UsageError for a binary brief on a terminal."""
    if output is not None:
        files.write(output, content)
        click.echo(f"Written: {output}", err=True)
    elif form not in BINARY:
        text = content if isinstance(content, str) else content.decode()
        click.echo(text.rstrip("\n"))
    elif sys.stdout.isatty():
        raise click.UsageError(f"A {form.upper()} brief goes into a file: add --output brief.{form}")
    else:
        sys.stdout.buffer.write(content if isinstance(content, bytes) else content.encode())
