"""Makes a brief fit two pages: measures how tall it stands on paper and picks the roomiest limits that fit.

The measure is that of the Word layout (Calibri 10 pt, A4, claim and support side by side), the widest-set format;
figures are points, taken from documents set with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import ceil

from comity.adapters.render.brief import Brief, Entry, Section
from comity.adapters.render.limits import Limits

PAGES = 2
CAPACITY = PAGES * 745.0  # height of the text area, less 1 per cent
WHOLE, LEFT, RIGHT = 116, 37, 82  # characters on a line: full width, and in the two columns
_LINE, _AFTER = 12.2, 1.0
_SMALL, _SMALL_AFTER, _FINER = 10.4, 0.0, 1.18  # small print: line, space after, more characters on a line
_HEADING = 20.5
_ROW = 0.5


def first_that_fits(make: Callable[[Limits], Brief], choices: Iterable[Limits]) -> Brief:
    """The first brief, from roomy to tight, that takes at most two pages; else the tightest."""
    brief: Brief | None = None
    for limits in choices:
        brief = make(limits)
        if height(brief) <= CAPACITY:
            return brief
    assert brief is not None
    return brief


def height(brief: Brief) -> float:
    """How tall the brief stands on paper, in points, about."""
    head = 21 * ceil(len(brief.title) / 55) + (16 if brief.subtitle else 0) + 20
    words = _text(brief.summary) + _text(brief.standing) + _small(brief.notice)
    return head + words + sum(_section(section) for section in brief.sections)


def _section(section: Section) -> float:
    gauges = [max(1, ceil(len(f"{gauge.confidence}: {gauge.reason}") / 44)) for gauge in section.gauges]
    table = any(_right(entry) for entry in section.entries)
    entries = (_row(entry) if table else _text(_left(entry)) for entry in section.entries)
    return (
        _HEADING
        + sum(_text(paragraph) for paragraph in section.paragraphs)
        + sum(count * _LINE + _AFTER + _ROW for count in gauges)
        + (_SMALL + _AFTER) * bool(gauges or table)
        + sum(entries)
        + sum(_small(line) for line in section.closing)
    )


def _row(entry: Entry) -> float:
    left = _text(_left(entry), LEFT)
    return _ROW + max(left, _right(entry)) + sum(_row(child) for child in entry.children)


def _left(entry: Entry) -> str:
    return f"{entry.head} {entry.tail}" if entry.head else entry.text


def _right(entry: Entry) -> float:
    """Height of the right column; 0 where all an entry says stands on the left."""
    facts = " ".join(f"{fact.label}: {fact.text}" for fact in entry.facts)
    places = [f"{passage.place} {entry.meta}" for passage in entry.passages] or [entry.meta]
    return (
        (_text(entry.text, RIGHT) if entry.head else 0)
        + (_LINE if entry.children else 0)
        + sum(_text(passage.text, RIGHT) for passage in entry.passages)
        + sum(_text(point, RIGHT) for point in entry.points)
        + _text(facts, RIGHT)
        + sum(_small(place, RIGHT) for place in places)
    )


def _text(text: str, width: int = WHOLE) -> float:
    return ceil(len(text) / width) * _LINE + _AFTER if text else 0.0


def _small(text: str, width: int = WHOLE) -> float:
    return ceil(len(text) / (width * _FINER)) * _SMALL + _SMALL_AFTER if text else 0.0
