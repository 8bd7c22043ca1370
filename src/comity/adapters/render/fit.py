"""Makes a brief fit: measures how many lines it takes on paper and picks the roomiest limits that fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import ceil

from comity.adapters.render.brief import Brief, Entry, Section
from comity.adapters.render.limits import Limits

# Measured on the PDF template (10 pt, A4, 2 cm margins); the other formats are laid out no wider.
LINE = 100  # characters of body text on a line
SMALL = 120  # characters of small print on a line
CAPACITY = 116.0  # body lines on two pages


def first_that_fits(make: Callable[[Limits], Brief], choices: Iterable[Limits]) -> Brief:
    """The first brief, from roomy to tight, that takes at most two pages; else the tightest."""
    brief: Brief | None = None
    for limits in choices:
        brief = make(limits)
        if lines(brief) <= CAPACITY:
            return brief
    assert brief is not None
    return brief


def lines(brief: Brief) -> float:
    """How many lines of body text the brief takes on paper, about."""
    head = 4 + _text(brief.summary) + _text(brief.notice)
    return head + sum(_section(section) for section in brief.sections)


def _section(section: Section) -> float:
    gauges = sum(1.3 + 0.9 * (_small(gauge.reason) - 1 if gauge.reason else 0) for gauge in section.gauges)
    return (
        2.0
        + sum(_text(paragraph) for paragraph in section.paragraphs)
        + (gauges + 1.4 if gauges else 0)
        + sum(_entry(entry) for entry in section.entries)
        + sum(_small(line) for line in section.closing)
    )


def _entry(entry: Entry) -> float:
    return (
        0.3
        + _text(f"{entry.head} {entry.tail}".strip())
        + _text(entry.text)
        + sum(_text(f"{passage.text} {passage.place}") for passage in entry.passages)
        + sum(_text(point) for point in entry.points)
        + sum(_text(f"{fact.label} {fact.text}") for fact in entry.facts)
        + _small(entry.meta)
        + sum(_entry(child) for child in entry.children)
    )


def _text(text: str) -> float:
    return ceil(len(text) / LINE)


def _small(text: str) -> float:
    return 0.85 * ceil(len(text) / SMALL)
