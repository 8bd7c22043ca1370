"""PDF: the text layer, page by page. A scan without text is refused with advice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from comity.adapters.readers._content import Content
from comity.adapters.readers._limits import MAX_PAGES, PDF_SECONDS
from comity.adapters.readers._pdf_layout import Line, blocks
from comity.adapters.readers._pdf_process import shared
from comity.domain.errors import InputError

_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")
_USELESS_TITLE = re.compile(r"^(untitled|microsoft word - |document\d*$)", re.IGNORECASE)
_ERRORS = {
    "password": ("this PDF is encrypted and asks for a password", "Save a copy without the password and give that"),
    "corrupt": ("this PDF is damaged", "Open it in a PDF viewer and print it to a new PDF, or download it again"),
    "crash": (
        "this PDF is damaged or asks for far too much memory",
        "Open it in a PDF viewer and print it to a new PDF",
    ),
    "memory": ("this PDF needs too much memory", "Open it in a PDF viewer and print it to a new PDF"),
    "start": ("the program that reads PDFs cannot be started here", "Save the text of the PDF and give that"),
    "time": (f"this PDF took longer than {PDF_SECONDS:.0f} seconds", "Print the pages that matter to a new PDF"),
}


def parse(data: bytes, name: str) -> Content:
    """Paragraphs with the page each begins on.

    Raises:
        InputError: encrypted, damaged, without any text, or too much for the time and memory allowed.
    """
    answer = shared.extract(data)
    if "error" in answer:
        what, remedy = _ERRORS[answer["error"]]
        raise InputError(what, where=name, remedy=remedy)
    pages = [[_line(*line) for line in page or ()] for page in answer["pages"]]
    if not any(line.text.strip() for page in pages for line in page):
        raise InputError(
            f"there is no text in this PDF of {_pages(answer['count'])}, only pictures",
            where=name,
            remedy="Run text recognition (OCR) on it first, for example with ocrmypdf, and read the result",
        )
    found, dropped = blocks(pages)
    return Content("pdf", tuple(found), _title(answer["title"]), _date(answer["date"]), _notes(answer, pages, dropped))


def _line(text: str, left: float, right: float, bottom: float, size: float) -> Line:
    broken = text.endswith("\ufffe")
    return Line(text.removesuffix("\ufffe"), left, right, bottom, size, broken)


def _notes(answer: dict[str, Any], pages: Sequence[Sequence[Line]], dropped: bool) -> tuple[str, ...]:
    notes = []
    empty = [number for number, page in enumerate(pages, 1) if not page]
    if answer["count"] > len(pages):
        notes.append(f"Only the first {MAX_PAGES:,} of {answer['count']:,} pages were read.")
    if empty:
        shown = ", ".join(map(str, empty[:8])) + (", ..." if len(empty) > 8 else "")
        notes.append(f"{_pages(len(empty))} without text left out ({shown}): blank, or pictures that need OCR.")
    if dropped:
        notes.append("Running heads, feet and page numbers were left out.")
    return tuple(notes)


def _pages(count: int) -> str:
    return f"{count:,} page{'s' * (count != 1)}"


def _title(title: str) -> str:
    return "" if _USELESS_TITLE.match(title) else title


def _date(date: str) -> str:
    match = _DATE.match(date)
    return "-".join(part for part in match.groups() if part) if match else ""
