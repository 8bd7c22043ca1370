"""The brief as a Word document: real headings, lists and tables with header rows, on A4, to be edited further."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.adapters.render import compose
from comity.adapters.render.brief import Brief, Entry, Gauge, Section
from comity.adapters.render.limits import FULL, PAGES
from comity.adapters.render.wording import sentence
from comity.domain.diagnosis import Diagnosis
from comity.domain.response import Plan, Review

if TYPE_CHECKING:
    from comity.adapters.render.docx_page import Page, Table


BOLD = "bold"


def render(diagnosis: Diagnosis, plan: Plan | None = None, *, full: bool = False, marking: str = "") -> bytes:
    """The diagnosis, with its plan if given, as a DOCX file; ``full`` leaves nothing out."""
    return _render(compose.of_diagnosis(diagnosis, plan, choices=FULL if full else PAGES, marking=marking))


def render_plan(plan: Plan, *, full: bool = False, marking: str = "") -> bytes:
    """A response plan as a DOCX file."""
    return _render(compose.of_plan(plan, choices=FULL if full else PAGES, marking=marking))


def render_review(review: Review, *, full: bool = False, marking: str = "") -> bytes:
    """The review of a proposal as a DOCX file."""
    return _render(compose.of_review(review, choices=FULL if full else PAGES, marking=marking))


def _render(brief: Brief) -> bytes:
    from comity.adapters.render.docx_page import Page

    page = Page(brief.title, brief.language, brief.marking)
    page.paragraph(brief.title, "Title")
    if brief.subtitle:
        page.paragraph(brief.subtitle, "Subtitle")
    page.paragraph(brief.verdict, "Verdict")
    page.paragraph(brief.summary)
    if brief.standing:
        page.paragraph(brief.standing)
    page.paragraph(brief.notice, "Small print")
    for section in brief.sections:
        _section(page, section)
    return page.saved()


def _section(page: Page, section: Section) -> None:
    page.paragraph(section.heading, "Heading 1")
    for paragraph in section.paragraphs:
        page.paragraph(paragraph)
    if section.gauges:
        _scale(page, section.gauges)
    if any(_supported(entry) or entry.children for entry in section.entries):
        _table(page, section)
    else:
        style = "List Bullet" if len(section.entries) > 1 else "Normal"
        for entry in section.entries:
            page.paragraph("", style).runs((entry.head, BOLD), (entry.tail, ""), (entry.text, ""))
    for line in section.closing:
        page.paragraph(line, "Small print")


def _scale(page: Page, gauges: tuple[Gauge, ...]) -> None:
    table = page.table(("Dimension", "Probability", "In words", "Here", "Confidence"), (24, 22, 34, 20, 76))
    for gauge in gauges:
        name, number, word, standing, confidence = table.row()
        style = BOLD if gauge.present else ""
        name.paragraph().runs((gauge.name, style))
        number.paragraph().runs((gauge.number, style))
        word.paragraph().runs((gauge.word, ""))
        standing.paragraph().runs((gauge.standing, style))
        confidence.paragraph().runs((gauge.confidence + (":" if gauge.reason else ""), BOLD), (gauge.reason, ""))


def _table(page: Page, section: Section) -> None:
    table = page.table(section.columns, (54, 122))
    for number, entry in enumerate(section.entries, start=1):
        _entry(table, entry, f"{number}. " if section.numbered else "")


def _entry(table: Table, entry: Entry, label: str) -> None:
    """A row: the claim on the left, what carries it on the right. A cause has its findings in the rows below."""
    left, right = table.row()
    if entry.head and entry.tail and not _supported(entry):
        left.paragraph().runs((label + entry.head, BOLD))
        right.paragraph().runs((entry.tail, ""))
    elif entry.head:
        left.paragraph().runs((label + entry.head, BOLD), (entry.tail, ""))
    else:
        left.paragraph().runs((label + entry.text, ""))
    if entry.head and entry.text:
        right.paragraph().runs((entry.text, ""))
    for passage in entry.passages:
        right.paragraph("Quote").runs((f"“{passage.text}”", ""))
        last = passage is entry.passages[-1]
        right.paragraph("Small print").runs((sentence(passage.place, entry.meta if last else ""), ""))
    for point in entry.points:
        right.paragraph("List Bullet" if len(entry.points) > 1 else "").runs((point, ""))
    if entry.facts:
        right.paragraph().runs(
            *(piece for fact in entry.facts for piece in ((f"{fact.label}:", BOLD), (fact.text, "")))
        )
    if entry.meta and not entry.passages:
        right.paragraph("Small print").runs((entry.meta, ""))
    for child in entry.children:
        _entry(table, child, "– ")


def _supported(entry: Entry) -> bool:
    """Whether anything stands on the right of it."""
    return bool(entry.passages or entry.points or entry.facts or entry.meta or (entry.head and entry.text))
