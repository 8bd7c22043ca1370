"""Render a result in the format asked for, and put it where it was asked for."""

from __future__ import annotations

import sys

import click

from comity.adapters import files
from comity.adapters.render import BINARY, render
from comity.cli.options import Output
from comity.domain.diagnosis import Diagnosis
from comity.domain.response import Plan, Review


def emit(noun: Diagnosis | Plan | Review, out: Output, *, plan: Plan | None = None) -> None:
    """Write to the file, or to standard output. Raises click.UsageError for a binary brief on a terminal."""
    color = None if out.path is None else False  # a file holds no colour codes, whatever the terminal can show
    content = render(noun, out.form, plan=plan, full=out.full, marking=out.marking, color=color)
    if out.path is not None:
        files.write(out.path, content)
        click.echo(f"Written: {out.path}", err=True)
    elif out.form not in BINARY:
        text = content if isinstance(content, str) else content.decode()
        click.echo(text.rstrip("\n"))
    elif sys.stdout.isatty():
        raise click.UsageError(f"A {out.form.upper()} brief goes into a file: add --output brief.{out.form}")
    else:
        sys.stdout.buffer.write(content if isinstance(content, bytes) else content.encode())
