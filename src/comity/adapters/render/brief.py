"""The brief as content: what is said, in which order, before any format.

Every format renders this one model, so what a reader is told is decided once, here and in the modules that fill it.
All text in it is cleaned (no control characters) and plain: never markup.
"""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGE = "en-GB"


@dataclass(frozen=True)
class Passage:
    """A verbatim quote and its place. In a brief the quote may be shortened in the middle; the place never is."""

    text: str
    place: str


@dataclass(frozen=True)
class Fact:
    """A labelled remark: ``Watch for``, ``Instead``."""

    label: str
    text: str


@dataclass(frozen=True)
class Entry:
    """One thing said: a cause, a finding, a question, a remedy, a caution.

    ``head`` is what the eye should catch, ``tail`` qualifies it on the same line, ``meta`` is small print.
    """

    head: str = ""
    tail: str = ""
    text: str = ""
    passages: tuple[Passage, ...] = ()
    points: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    meta: str = ""
    children: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Gauge:
    """One dimension on the scale. ``reason`` is empty where one reason holds for all of them."""

    name: str
    probability: float
    number: str
    word: str
    confidence: str
    reason: str
    present: bool
    standing: str  # present, in words


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it, always in the order of these fields."""

    id: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    gauges: tuple[Gauge, ...] = ()
    entries: tuple[Entry, ...] = ()
    columns: tuple[str, str] = ("", "")  # what entries say left and right, where a format sets them as a table
    numbered: bool = False
    closing: tuple[str, ...] = ()  # small print: reasons that hold for all, what was left out


@dataclass(frozen=True)
class Brief:
    """A whole brief.

    ``standing`` says how sure the verdict is, ``notice`` how far a reader may rely on the whole; ``marking`` (a
    classification or handling word) stands at head and foot of each page.
    """

    title: str
    subtitle: str
    verdict: str
    summary: str
    standing: str
    notice: str
    sections: tuple[Section, ...]
    marking: str = ""
    language: str = LANGUAGE
