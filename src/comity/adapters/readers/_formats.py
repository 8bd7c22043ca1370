"""Choose the reader for the bytes at hand. Each is imported only when a file needs it, so that the start is light."""

from __future__ import annotations

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
    if kind:
        return _whole(_packed(kind, data, name), name, fragment)
    kind = textual(data[:8192].decode("latin-1"), name)
    if kind == "email":
        return _whole(_email(data, name, depth), name, fragment)
    decoded = decoded_text(data, name)
    kind = textual(decoded.text, name)
    if kind == "xml":
        from comity.adapters.readers import tei

        return tei.parse(decoded.text, name, fragment)
    return _whole(_noted(_parse_text(kind, decoded.text, name), decoded, name), name, fragment)


def parse_all(data: bytes, name: str) -> list[tuple[str, Content]]:
    """Every document in ``data`` with its id in a TEI volume; other formats give one, with an empty id."""
    if packed(data, name) is None and textual(data[:8192].decode("latin-1"), name) != "email":
        decoded = decoded_text(data, name)
        if textual(decoded.text, name) == "xml":
            from comity.adapters.readers import tei

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


def _packed(kind: str, data: bytes, name: str) -> Content:
    if kind == "pdf":
        from comity.adapters.readers import pdf

        return pdf.parse(data, name)
    from comity.adapters.readers import docx

    return docx.parse(data, name)


def _parse_text(kind: str, decoded: str, name: str) -> Content:
    if kind == "html":
        from comity.adapters.readers import html

        return html.parse(decoded, name)
    if kind == "markdown":
        from comity.adapters.readers import markdown

        return markdown.parse(decoded)
    from comity.adapters.readers import text

    return text.parse(decoded)


def _email(data: bytes, name: str, depth: int) -> Content:
    if depth > MAX_DEPTH:
        raise InputError("messages are attached to messages too deeply", where=name, remedy="Give them one by one")
    from comity.adapters.readers import eml

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
