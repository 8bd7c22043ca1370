"""Choose the reader for the bytes at hand."""

from __future__ import annotations

from comity.adapters.readers import docx, eml, html, markdown, pdf, tei, text
from comity.adapters.readers._content import Content, too_long
from comity.adapters.readers._decode import Decoded, decode
from comity.adapters.readers._limits import MAX_DEPTH, MAX_LINES, MAX_MARKUP_BYTES, megabytes
from comity.adapters.readers._sniff import packed, textual
from comity.adapters.readers._xml import declared_encoding
from comity.domain.errors import InputError


def parse(data: bytes, name: str, fragment: str = "", depth: int = 0) -> Content:
    """Read ``data`` as what it is. ``depth`` counts messages attached to messages.

    Raises:
        InputError: unknown, damaged or hostile.
    """
    kind = packed(data, name)
    if kind == "pdf":
        return _whole(pdf.parse(data, name), name, fragment)
    if kind == "zip":
        return _whole(docx.parse(data, name), name, fragment)
    kind = textual(data[:8192].decode("latin-1"), name)
    if kind == "email":
        return _whole(_email(data, name, depth), name, fragment)
    decoded = decoded_text(data, name)
    kind = textual(decoded.text, name)
    if kind == "xml":
        return tei.parse(decoded.text, name, fragment)
    return _whole(_noted(_parse_text(kind, decoded.text, name), decoded, name), name, fragment)


def parse_all(data: bytes, name: str) -> list[tuple[str, Content]]:
    """Every document in ``data`` with its id in a TEI volume; other formats give one, with an empty id."""
    if packed(data, name) is None and textual(data[:8192].decode("latin-1"), name) != "email":
        decoded = decoded_text(data, name)
        if textual(decoded.text, name) == "xml":
            return tei.parse_all(decoded.text, name)
    return [("", parse(data, name))]


def decoded_text(data: bytes, name: str) -> Decoded:
    """``data`` as text, in the encoding its XML declaration names where it has one."""
    if len(data) > MAX_MARKUP_BYTES:
        raise InputError(
            f"this much text cannot be read at once (at most {megabytes(MAX_MARKUP_BYTES)})",
            where=name,
            remedy="Split it into separate reports and give those",
        )
    decoded = decode(data, name, declared_encoding(data))
    if max(decoded.text.count("\n"), decoded.text.count("\r")) > MAX_LINES:
        raise too_long(name)
    return decoded


def _parse_text(kind: str, decoded: str, name: str) -> Content:
    if kind == "html":
        return html.parse(decoded, name)
    return markdown.parse(decoded) if kind == "markdown" else text.parse(decoded)


def _email(data: bytes, name: str, depth: int) -> Content:
    if depth > MAX_DEPTH:
        raise InputError("messages are attached to messages too deeply", where=name, remedy="Give them one by one")
    return eml.parse(data, name, lambda part, part_name: parse(part, part_name, depth=depth + 1))


def _noted(content: Content, decoded: Decoded, name: str) -> Content:
    extension = name.lower().rpartition(".")[2]
    named = {"pdf": "a PDF", "docx": "a Word document", "xml": "XML"}.get(extension)
    odd = (f"It is named like {named} but holds plain text.",) if named and content.kind == "text" else ()
    return Content(content.kind, content.blocks, content.title, content.date, (*content.notes, *decoded.notes, *odd))


def _whole(content: Content, name: str, fragment: str) -> Content:
    if fragment:
        raise InputError(
            f"#{fragment[:40]} names a part, which only a TEI volume has", where=name, remedy="Leave it out"
        )
    return content
