"""The brief as Markdown (CommonMark with tables). User text is escaped: it can add no markup, image, link or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.adapters.render import compose
from comity.adapters.render.brief import Brief, Entry, Gauge, Section
from comity.adapters.render.limits import FULL, SCREEN
from comity.domain.diagnosis import Diagnosis
from comity.domain.response import Plan, Review

_ANYWHERE = re.compile(r"([\\`*_\[\]<>|~$@]|&(?=#?\w+;))")
_AT_START = re.compile(r"^([-+=#]|\d+(?=[.)]))")


def render(diagnosis: Diagnosis, plan: Plan | None = None, *, full: bool = False, marking: str = "") -> str:
    """The diagnosis, with its plan if given, as Markdown; ``full`` shows everything and shortens nothing."""
    return _render(compose.of_diagnosis(diagnosis, plan, choices=FULL if full else SCREEN, marking=marking))


def render_plan(plan: Plan, *, full: bool = False, marking: str = "") -> str:
    """A response plan as Markdown."""
    return _render(compose.of_plan(plan, choices=FULL if full else SCREEN, marking=marking))


def render_review(review: Review, *, full: bool = False, marking: str = "") -> str:
    """The review of a proposal as Markdown."""
    return _render(compose.of_review(review, choices=FULL if full else SCREEN, marking=marking))


def escape(text: str) -> str:
    """``text`` written such that a Markdown reader shows exactly it, wherever in a line it stands."""
    text = _ANYWHERE.sub(r"\\\1", text)
    return _AT_START.sub(lambda start: _numeral(start[1]) if start[1].isdigit() else f"\\{start[1]}", text)


def _numeral(digits: str) -> str:
    return "".join(f"&#{ord(digit)};" for digit in digits)


def _render(brief: Brief) -> str:
    lines = [*_head(brief)]
    for section in brief.sections:
        lines += ["", *_section(section)]
    if brief.marking:
        lines += ["", f"**{escape(brief.marking)}**"]
    return "\n".join(lines) + "\n"


def _head(brief: Brief) -> Iterator[str]:
    if brief.marking:
        yield from (f"**{escape(brief.marking)}**", "")
    yield f"# {escape(brief.title)}"
    if brief.subtitle:
        yield from ("", escape(brief.subtitle))
    yield from ("", f"**{escape(brief.verdict)}.** {escape(brief.summary)}")
    if brief.standing:
        yield from ("", escape(brief.standing))
    yield from ("", f"*{escape(brief.notice)}*")


def _section(section: Section) -> Iterator[str]:
    yield f"## {escape(section.heading)}"
    for paragraph in section.paragraphs:
        yield from ("", escape(paragraph))
    if section.gauges:
        yield ""
        yield from _table(section.gauges)
    if section.entries:
        yield ""
    for number, entry in enumerate(section.entries, start=1):
        yield from _entry(entry, f"{number}." if section.numbered else "-", "")
    for line in section.closing:
        yield from ("", f"*{escape(line)}*")


def _table(gauges: tuple[Gauge, ...]) -> Iterator[str]:
    yield "| Dimension | Probability | In words | Present | Confidence |"
    yield "|---|---:|---|---|---|"
    for gauge in gauges:
        confidence = ": ".join(filter(None, (gauge.confidence, gauge.reason)))
        cells = (gauge.name, gauge.number, gauge.word, gauge.standing, confidence)
        yield f"| {' | '.join(escape(cell) for cell in cells)} |"


def _entry(entry: Entry, label: str, indent: str) -> Iterator[str]:
    """A list item; what belongs to it is indented under it, quotes as block quotes."""
    head = f"**{escape(entry.head)}** {escape(entry.tail)}".strip() if entry.head else escape(entry.tail)
    text = escape(entry.text)
    yield f"{indent}{label} {head or text}"
    inner = indent + " " * (len(label) + 1)
    if head and text:
        yield from ("", f"{inner}{text}")
    for passage in entry.passages:
        yield from ("", f"{inner}> “{escape(passage.text)}”  ", f"{inner}> {escape(passage.place)}")
    if entry.facts:
        yield ""
        yield "  \n".join(f"{inner}**{escape(fact.label)}:** {escape(fact.text)}" for fact in entry.facts)
    if entry.meta:
        yield from ("", f"{inner}*{escape(entry.meta)}*")
    if entry.points or entry.children:
        yield ""
    for point in entry.points:
        yield f"{inner}- {escape(point)}"
    for child in entry.children:
        yield from _entry(child, "-", inner)
    if entry.passages or entry.meta or entry.children:
        yield ""
