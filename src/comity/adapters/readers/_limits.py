"""What the readers accept at most. Each limit is in the error a user sees and in docs/reference/formats.md."""

from __future__ import annotations

MAX_BYTES = 50_000_000  # a file or standard input, before anything is decoded
MAX_MARKUP_BYTES = (
    20_000_000  # text, Markdown, HTML, TEI and one XML part of a DOCX: their trees cost many times their size
)
MAX_CHARACTERS = 5_000_000  # of running text, about 800,000 words: longer than any report or volume
MAX_LINES = 500_000  # of text or of an email as sent
MAX_HTML_TAGS = 300_000  # "<" in HTML: real pages have a tenth of that
MAX_TAGS = 1_000_000  # "<" in XML: about half as many elements, under 200 MB as a tree
MAX_ATTRIBUTES = 2_000_000  # "=" in XML
MAX_PAGES = 1_000  # of a PDF; later pages are left out, with a note
MAX_ENTRIES = 5_000  # files inside a DOCX
MAX_UNPACKED = 1_000_000_000  # bytes all files inside a DOCX declare together
MAX_RATIO = 300  # declared size over packed size of one XML part; real Word parts stay under 100
RATIO_FROM = 1_000_000  # bytes; a small part may pack as well as it likes
MAX_FIELD = 10_000  # characters of one Content-... header of an email
MAX_PARTS = 1_000  # of an email
MAX_DEPTH = 20  # of parts within parts, and of messages attached to messages
MAX_ATTACHMENT = 2_000_000  # bytes of an attachment that is read in
MAX_ATTACHMENTS = 10  # read in; the others are named in a note
PDF_SECONDS = 30.0  # for one PDF
PDF_MEMORY = 1_000_000_000  # bytes of address space of the process that reads PDFs


def megabytes(size: int) -> str:
    """A size for the user: ``50 MB``, ``1.5 MB``."""
    return f"{size / 1_000_000:.1f}".removesuffix(".0") + " MB"
