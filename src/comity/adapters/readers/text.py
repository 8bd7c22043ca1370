"""Plain text."""

from __future__ import annotations

from comity.adapters.readers._content import Block, Content
from comity.adapters.readers._lines import paragraphs


def parse(text: str) -> Content:
    """Paragraphs of plain text; hard-wrapped lines are joined."""
    return Content("text", tuple(Block(paragraph) for paragraph in paragraphs(text)))
