"""A report as read: plain text, and where each part of it came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Paragraph:
    """One paragraph. ``start`` and ``end`` are character offsets into ``Document.text``."""

    start: int
    end: int
    number: int  # 1-based, over the whole document
    page: int | None = None  # 1-based; None where the format has no pages


@dataclass(frozen=True)
class Document:
    """A report whose every character can be found again.

    ``text`` is the text as shown to people and models; paragraphs are joined by a blank line.
    ``notes`` are sentences for the user about what reading it lost (an image, a skipped attachment).
    """

    name: str
    kind: str  # text, markdown, html, docx, pdf, email, tei
    text: str
    paragraphs: tuple[Paragraph, ...]
    sha256: str
    title: str = ""
    date: str = ""  # ISO 8601, as far as it is known
    notes: tuple[str, ...] = field(default=())

    @property
    def words(self) -> int:
        return len(self.text.split())

    def paragraph_at(self, offset: int) -> Paragraph:
        """The paragraph that holds character ``offset`` (the last one that starts at or before it)."""
        index = bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.start) - 1
        return self.paragraphs[max(index, 0)]
