"""The brief in a terminal, from 60 columns up. Colour only repeats what the words say."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from io import StringIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from comity.adapters.render import compose
from comity.adapters.render.brief import Brief, Entry, Gauge, Section
from comity.adapters.render.limits import FULL, SCREEN
from comity.domain.diagnosis import Diagnosis
from comity.domain.response import Plan, Review

NARROWEST, WIDEST = 40, 110  # a longer line is hard to read, however wide the window
_MEDIUM = 68  # from here it is said beside the likelihood whether a dimension is present
_WIDE = 92  # and from here how much confidence it deserves


def render(
    diagnosis: Diagnosis,
    plan: Plan | None = None,
    *,
    full: bool = False,
    width: int | None = None,
    color: bool | None = None,
) -> str:
    """The diagnosis, with its plan if given, as text for a terminal.

    ``full`` shows everything and shortens nothing. ``width`` is in columns (the terminal's own if not given).
    ``color`` adds ANSI colour; if not given, only where standard output is a terminal and NO_COLOR is not set.
    """
    return _render(compose.of_diagnosis(diagnosis, plan, choices=FULL if full else SCREEN), width, color)


def render_plan(plan: Plan, *, full: bool = False, width: int | None = None, color: bool | None = None) -> str:
    """A response plan as text for a terminal."""
    return _render(compose.of_plan(plan, choices=FULL if full else SCREEN), width, color)


def render_review(review: Review, *, full: bool = False, width: int | None = None, color: bool | None = None) -> str:
    """The review of a proposal as text for a terminal."""
    return _render(compose.of_review(review, choices=FULL if full else SCREEN), width, color)


def _render(brief: Brief, width: int | None, color: bool | None) -> str:
    columns = max(NARROWEST, min(width or shutil.get_terminal_size((100, 24)).columns, WIDEST))
    color = sys.stdout.isatty() and not os.environ.get("NO_COLOR") if color is None else color
    out = StringIO()
    console = Console(
        file=out,
        width=columns,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for part in _parts(brief, columns):
        console.print(part, soft_wrap=False)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _parts(brief: Brief, width: int) -> Iterator[RenderableType]:
    yield Text.assemble((brief.title, "bold"), f"  {brief.subtitle}" if brief.subtitle else "", overflow="fold")
    yield Rule(style="dim")
    yield Text(brief.verdict.upper(), style="bold", overflow="fold")
    yield _text(brief.summary)
    if brief.standing:
        yield _text(brief.standing)
    yield Text(f"! {brief.notice}", style="italic", overflow="fold")
    for section in brief.sections:
        yield Text("")
        yield from _section(section, width)


def _section(section: Section, width: int) -> Iterator[RenderableType]:
    yield Text(section.heading, style="bold cyan", overflow="fold")
    for paragraph in section.paragraphs:
        yield _indented(_text(paragraph), 2)
    for gauge in section.gauges:
        yield from _gauge(gauge, width)
    for number, entry in enumerate(section.entries, start=1):
        yield from _entry(entry, f"{number}." if section.numbered else "", 2)
    for line in section.closing:
        yield _indented(_text(line, "dim"), 2)


def _gauge(gauge: Gauge, width: int) -> Iterator[RenderableType]:
    """Name, bar, number and word on one line; what does not fit beside them goes on the next."""
    cells = 20 if width >= _WIDE else 10
    filled = min(int(gauge.probability * cells + 0.5), cells if gauge.probability > 0.99 else cells - 1)
    line = Text("  ", overflow="fold")
    line.append(f"{gauge.name:<12}", "bold" if gauge.present else "")
    line.append("█" * filled, "yellow" if gauge.present else "")
    line.append("░" * (cells - filled), "dim")
    line.append(f" {gauge.number:>8}  {gauge.word:<19} ")
    beneath = [gauge.standing, f"confidence {gauge.confidence}"]
    if width >= _MEDIUM:
        line.append(f"{beneath.pop(0):<9}", "bold" if gauge.present else "")
    if width >= _WIDE:
        line.append(f"  {beneath.pop(0)}")
    yield line
    if said := ": ".join(part for part in (", ".join(beneath), gauge.reason) if part):
        yield _indented(_text(said, "dim"), 14)


def _entry(entry: Entry, label: str, indent: int) -> Iterator[RenderableType]:
    """An entry: its label hangs in the margin, all else lines up under the head."""
    label = label or ("" if entry.head or entry.tail else "-")
    inner = indent + _margin(label)
    head = Text.assemble((entry.head, "bold"), "  " if entry.head and entry.tail else "", entry.tail)
    if head:
        yield _hanging(label, head, indent)
    if entry.text:
        yield _indented(_text(entry.text), inner) if head else _hanging(label, _text(entry.text), indent)
    for passage in entry.passages:
        yield _indented(Text(f"“{passage.text}”", style="green", overflow="fold"), inner)
        last = passage is entry.passages[-1]
        yield _indented(
            _text(f"{passage.place} · {entry.meta}" if last and entry.meta else passage.place, "dim"), inner
        )
    for point in entry.points:
        yield _hanging("-", _text(point), inner)
    for fact in entry.facts:
        yield _indented(Text.assemble((f"{fact.label}: ", "bold"), fact.text), inner)
    if entry.meta and not entry.passages:
        yield _indented(_text(entry.meta, "dim"), inner)
    for child in entry.children:
        yield from _entry(child, "", inner if label else inner + 2)


def _text(text: str, style: str = "") -> Text:
    return Text(text, style=style, overflow="fold")


def _indented(text: Text, columns: int) -> RenderableType:
    return Padding(text, (0, 0, 0, columns))


def _margin(label: str) -> int:
    return len(label) + 1 if label else 0


def _hanging(label: str, text: Text, indent: int) -> RenderableType:
    if not label:
        return _indented(text, indent)
    grid = Table.grid(padding=0)
    grid.add_column(width=_margin(label), no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(label), text)
    return Padding(grid, (0, 0, 0, indent))
