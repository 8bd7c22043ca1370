"""What a format's reader hands back, and how it becomes a Document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from comity.adapters.readers._clean import clean
from comity.adapters.readers._limits import MAX_CHARACTERS
from comity.domain.document import Document, Paragraph
from comity.domain.errors import InputError

_TITLE_LENGTH = 300
_ISO_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph before cleaning, and the page it starts on."""

    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What one format's reader found. ``date`` is ISO 8601 or empty; ``notes`` are sentences for the user."""

    kind: str
    blocks: tuple[Block, ...]
    title: str = ""
    date: str = ""
    notes: tuple[str, ...] = ()


def assemble(content: Content, name: str, data: bytes, where: str) -> Document:
    """Clean the blocks, drop empty ones, and join the rest by a blank line, keeping each one's offsets.

    ``where`` is the place that an error names.

    Raises:
        InputError: nothing is left to read, or far too much.
    """
    paragraphs: list[Paragraph] = []
    parts: list[str] = []
    offset = 0
    for text, page in _cleaned(content.blocks):
        paragraphs.append(Paragraph(offset, offset + len(text), len(paragraphs) + 1, page))
        parts.append(text)
        offset += len(text) + 2
        if offset > MAX_CHARACTERS:
            raise too_long(where)
    if not any(any(map(str.isalnum, part)) for part in parts):
        raise InputError(
            "no text was found in it", where=where, remedy="Check that it is the right file and that it holds words"
        )
    return Document(
        name=name,
        kind=content.kind,
        text="\n\n".join(parts),
        paragraphs=tuple(paragraphs),
        sha256=hashlib.sha256(data).hexdigest(),
        title=clean(content.title)[:_TITLE_LENGTH].strip(),
        date=iso(content.date),
        notes=content.notes,
    )


def _cleaned(blocks: Iterable[Block]) -> Iterator[tuple[str, int | None]]:
    for block in blocks:
        text = clean(block.text)
        if text:
            yield text, block.page


def iso(date: str) -> str:
    """``date`` where it begins like an ISO 8601 date, else an empty string."""
    match = _ISO_DATE.match(date.strip())
    return match.group() if match else ""


def too_long(name: str) -> InputError:
    return InputError(
        f"the text is longer than {MAX_CHARACTERS:,} characters",
        where=name,
        remedy="Split it into separate reports and give those",
    )
