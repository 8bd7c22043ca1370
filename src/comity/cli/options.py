"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

Command = TypeVar("Command", bound=Callable[..., Any])
FORMATS = ("text", "json", "markdown", "html", "docx", "pdf")
_SUFFIXES = {
    ".txt": "text",
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}
FILE = click.Path(path_type=Path)


@dataclass(frozen=True)
class Output:
    """Where a result goes and how it looks. ``path`` None is standard output."""

    form: str
    path: Path | None
    full: bool
    marking: str


def output(command: Command) -> Command:
    """``--format``, ``--output``, ``--full`` and ``--marking``, handed to the command as one ``out``."""

    @wraps(command)
    def with_output(*, form: str | None, output: Path | None, full: bool, marking: str, **others: Any) -> Any:
        return command(out=Output(form_of(form, output), output, full, marking), **others)

    wrapped: Any = with_output
    for option in (
        click.option("--marking", default="", metavar="TEXT", help="A marking for the head and foot of the brief."),
        click.option("--full", is_flag=True, help="Show everything; shorten nothing."),
        click.option("--output", "-o", type=FILE, metavar="FILE", help="Write to FILE; its ending sets the format."),
        click.option("--format", "-f", "form", type=click.Choice(FORMATS), help="Default: text for the terminal."),
    ):
        wrapped = option(wrapped)
    return cast("Command", wrapped)


def overlay(command: Command) -> Command:
    """``--framework``: a ministry's own directory."""
    return click.option(
        "--framework",
        "overlay",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        metavar="DIR",
        help="Lay this directory of framework files over ours.",
    )(command)


def form_of(form: str | None, output: Path | None) -> str:
    """The format asked for, or the one that the output's ending names.

    Raises click.UsageError where the ending names none.
    """
    if form or output is None:
        return form or "text"
    if output.suffix.lower() not in _SUFFIXES:
        endings = ", ".join(_SUFFIXES)
        raise click.UsageError(f"The ending of '{output}' names no format. Use one of {endings}, or add --format.")
    return _SUFFIXES[output.suffix.lower()]
