"""Markdown: its block structure from a CommonMark parser, its inline marks taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from comity.adapters.readers import html, text
from comity.adapters.readers._content import Block, Content
from comity.adapters.readers._lines import paragraphs

if TYPE_CHECKING:
    from markdown_it.token import Token

_LONGEST = 300_000  # characters; the parser takes seconds for more, so longer files are read as plain text
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_FIELD = re.compile(r"^(title|date):[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE | re.IGNORECASE)
_INLINE = (
    (re.compile(r"!\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)"), ""),  # an image
    (re.compile(r"\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)"), r"\1"),  # a link
    (re.compile(r"\[([^\[\]]*)\]\[[^\[\]]*\]"), r"\1"),
    (re.compile(r"<((?:https?|mailto):[^<>\s]+)>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>]{0,500}>"), " "),
    (re.compile(r"(?<!\w)(\*\*\*|\*\*|\*|___|__|_|~~)(?=\S)|(?<=\S)(\*\*\*|\*\*|\*|___|__|_|~~)(?!\w)"), ""),
    (re.compile(r"`+"), ""),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)
_IMAGE = re.compile(r"!\[[^\[\]]*\]\(")


def parse(source: str) -> Content:
    """Headings, paragraphs, list items, quotes, table rows and code of a Markdown file, in their order."""
    if len(source) > _LONGEST:
        note = f"Longer than {_LONGEST:,} characters: read as plain text, with its Markdown marks."
        return Content("markdown", text.parse(source).blocks, notes=(note,))
    fields, source = _front_matter(source)
    from markdown_it import MarkdownIt  # heavy: only when a Markdown file is read

    # Inline parsing is left out: it is not linear in hostile input, and only its marks need taking off.
    tokens = MarkdownIt("commonmark").enable("table").disable("inline").parse(source)
    blocks = tuple(Block(piece) for piece in _pieces(tokens))
    images = len(_IMAGE.findall(source))
    notes = (f"{images} image{'s' * (images > 1)} left out.",) if images else ()
    return Content("markdown", blocks, fields.get("title") or _heading(tokens), fields.get("date", ""), notes)


def plain(marked: str) -> str:
    """Inline Markdown without its marks: the words of links, no images, no emphasis."""
    for pattern, replacement in _INLINE:
        marked = pattern.sub(replacement, marked)
    return marked


def _pieces(tokens: Sequence[Token]) -> Iterator[str]:
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield " | ".join(filter(None, row))
            row = None
        elif token.type == "inline":
            if row is None:
                yield plain(token.content)
            else:
                row.append(plain(token.content))
        elif token.type in {"fence", "code_block"}:
            yield from paragraphs(token.content)
        elif token.type == "html_block":
            yield from (block.text for block in html.parse(token.content).blocks)


def _heading(tokens: Sequence[Token]) -> str:
    for token, following in pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h1":
            return plain(following.content)
    return ""


def _front_matter(source: str) -> tuple[dict[str, str], str]:
    match = _FRONT_MATTER.match(source)
    if not match:
        return {}, source
    return {key.lower(): value for key, value in _FIELD.findall(match[1])}, source[match.end() :]
