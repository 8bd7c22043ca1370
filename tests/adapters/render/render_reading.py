"""Reads what was rendered back as the text a person sees."""

from __future__ import annotations

import re
from io import BytesIO

import pypdfium2
from docx import Document
from docx.oxml.ns import qn
from lxml import html as lxml_html
from markdown_it import MarkdownIt


def seen(renderer, made: str | bytes) -> str:
    """The text of a rendering as a reader sees it, white space collapsed."""
    format = renderer.__name__.rpartition(".")[2]
    return " ".join(_READERS[format](made).split())


def _pdf(made: bytes) -> str:
    pages = pypdfium2.PdfDocument(made)
    return "\n".join(page.get_textpage().get_text_range() for page in pages).replace("\u200b", "")


def _docx(made: bytes) -> str:
    body = Document(BytesIO(made)).element.body
    return "\n".join("".join(node.text or "" for node in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def _html(made: str) -> str:
    tree = lxml_html.document_fromstring(made)
    for node in tree.xpath("//style"):
        node.getparent().remove(node)
    return " ".join(tree.itertext())


def _markdown(made: str) -> str:
    return _html(MarkdownIt("commonmark").enable("table").render(made))


def _terminal(made: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", made)


_READERS = {"pdf": _pdf, "docx": _docx, "html": _html, "markdown": _markdown, "terminal": _terminal}
