"""The process that opens PDFs, so that one that crashes, swells or never ends harms nothing else.

Run as a script. It reads frames (length, then a PDF) from standard input and writes frames (length, then JSON) to
standard output, until its input ends. It imports nothing of comity, so that it starts fast.
"""

from __future__ import annotations

import contextlib
import json
import re
import struct
import sys
from typing import Any

_BREAK = re.compile("(\ufffe|\r\n|\r|\n)")  # PDFium writes U+FFFE where a hyphen breaks a word between lines
_LENGTH = struct.Struct(">Q")
_WRONG_PASSWORD = 4  # FPDF_ERR_PASSWORD
_WRONG_SECURITY = 5  # FPDF_ERR_SECURITY


def lines_of(textpage: Any) -> list[tuple[str, float, float, float, float]]:
    """The lines of a page: text, left and right edge, bottom and font size, in points."""
    import pypdfium2.raw as pdfium

    lines: list[tuple[str, float, float, float, float]] = []
    index = 0  # in UTF-16 units, as PDFium counts
    pieces = _BREAK.split(textpage.get_text_range())
    for text, broken_by in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        length = len(text.encode("utf-16-le", "surrogatepass")) // 2
        shown = text.strip()
        if shown:
            lead = len(text) - len(text.lstrip())
            first = pdfium.FPDFText_GetCharIndexFromTextIndex(textpage, index + lead)
            last = pdfium.FPDFText_GetCharIndexFromTextIndex(textpage, index + lead + len(shown) - 1)
            left, bottom, _, _ = textpage.get_charbox(max(first, 0), loose=True)
            _, _, right, _ = textpage.get_charbox(max(last, 0), loose=True)
            # in the middle of the line: a bullet or a note mark at its ends is set in another size
            size = pdfium.FPDFText_GetFontSize(textpage, max((first + last) // 2, 0))
            hyphen = "\ufffe" if broken_by == "\ufffe" else ""
            lines.append((shown + hyphen, round(left, 1), round(right, 1), round(bottom, 1), round(size, 1)))
        index += length + len(broken_by)
    return lines


def extract(data: bytes, most_pages: int) -> dict[str, Any]:
    """Lines of every page, properties and page count; or ``error``: password, corrupt."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        protected = getattr(error, "err_code", 0) in {_WRONG_PASSWORD, _WRONG_SECURITY} or "password" in str(error)
        return {"error": "password" if protected else "corrupt"}
    with contextlib.closing(document):
        count = len(document)
        pages = [_page(document, number) for number in range(min(count, most_pages))]
        metadata = document.get_metadata_dict()
    return {"count": count, "pages": pages, "title": metadata["Title"], "date": metadata["CreationDate"]}


def _page(document: Any, number: int) -> list[Any] | None:
    """The lines of one page; None where the page is damaged."""
    import pypdfium2

    try:
        page = document[number]
        with contextlib.closing(page), contextlib.closing(page.get_textpage()) as textpage:
            return lines_of(textpage)
    except pypdfium2.PdfiumError:
        return None


def limit_memory(size: int) -> None:
    """Bound this process's address space, where the system can (not on Windows)."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def main() -> None:
    most_pages, memory = int(sys.argv[1]), int(sys.argv[2])
    limit_memory(memory)
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while len(header := source.read(_LENGTH.size)) == _LENGTH.size:
        data = source.read(_LENGTH.unpack(header)[0])
        try:
            answer = extract(data, most_pages)
        except MemoryError:
            answer = {"error": "memory"}
        reply = json.dumps(answer).encode()
        sink.write(_LENGTH.pack(len(reply)) + reply)
        sink.flush()


if __name__ == "__main__":
    main()
