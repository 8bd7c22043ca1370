"""Tell a file's format: by what is in it first, by its extension second."""

from __future__ import annotations

import re
from pathlib import PurePath

from comity.domain.errors import InputError

READ = "comity reads text, Markdown, HTML, DOCX, PDF, email (.eml) and TEI XML"
_ADVICE = f"{READ}: save it as DOCX or PDF and try again"

_SIGNATURES = (
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"BM", "a BMP image"),
    (b"ID3", "an MP3 recording"),
    (b"\xff\xfb", "an MP3 recording"),
    (b"\xff\xf3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"fLaC", "a FLAC recording"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"%!PS", "a PostScript file"),
    (b"PK\x05\x06", "an empty ZIP archive"),
)
_EXTENSIONS = {
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".eml": "email",
}
_HTML = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(
    r"\s*+(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:\?xml\s|!DOCTYPE\s|(?:\w+:)?(?:TEI|TEI\.2|teiCorpus)\b)", re.DOTALL
)
_HEADER = re.compile(r"([!-9;-~]+):[ \t]")
_MAIL_ONLY = {"received", "return-path", "message-id", "mime-version", "delivered-to", "x-mailer", "dkim-signature"}
_MARKDOWN = re.compile(r"^(#{1,6} \S|```|\[[^\]\n]+\]\(\S+\))", re.MULTILINE)
_BEGINNING = 4_096  # characters looked at


def packed(data: bytes, name: str) -> str | None:
    """``pdf`` or ``zip`` by signature; None where the data may be text.

    Raises:
        InputError: it is of a kind that is known and not read.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "zip"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise _compound(data, name)
    kind = _signature(data)
    if kind:
        raise unreadable(kind, name)
    return None


def textual(text: str, name: str) -> str:
    """The format of decoded text: html, xml, email, markdown or text."""
    beginning = text[:_BEGINNING]
    extension = PurePath(name).suffix.lower()
    if _HTML.match(beginning):
        return "html"
    if _XML.match(beginning):
        return "xml"
    if extension in _EXTENSIONS:
        return _EXTENSIONS[extension]
    if _is_mail(beginning):
        return "email"
    if not extension and _MARKDOWN.search(beginning):
        return "markdown"
    return "text"


def unreadable(kind: str, name: str) -> InputError:
    return InputError(f"this is {kind}, which is not read", where=name, remedy=_ADVICE)


def _signature(data: bytes) -> str | None:
    if data[:4] == b"RIFF" and data[8:12] in {b"WAVE", b"AVI ", b"WEBP"}:
        return {b"WAVE": "a WAV recording", b"AVI ": "a film", b"WEBP": "a WebP image"}[data[8:12]]
    if data[4:8] == b"ftyp":
        return "a film, recording or image (MP4 family)"
    binary = b"\x00" in data[:512]
    for signature, kind in _SIGNATURES:
        if data.startswith(signature) and (binary or not signature.isalnum()):
            return kind
    return None


def _compound(data: bytes, name: str) -> InputError:
    """Old Office files, Outlook messages and password-protected DOCX share one container."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return InputError(
            "this document is protected by a password", where=name, remedy="Open it, save it without the password"
        )
    kinds = {
        "WordDocument": "a Word document of the old kind (.doc)",
        "Workbook": "an Excel workbook of the old kind (.xls)",
        "PowerPoint Document": "a PowerPoint file of the old kind (.ppt)",
        "__substg1.0_": "an Outlook message (.msg)",
    }
    found = (kind for mark, kind in kinds.items() if mark.encode("utf-16-le") in data)
    return unreadable(next(found, "an Office file of the old kind"), name)


def _is_mail(beginning: str) -> bool:
    """A header block as mail programs write it; a memo with FROM and TO lines is not one."""
    names: set[str] = set()
    for line in beginning.splitlines():
        if line[:1] in {" ", "\t"} and names:
            continue
        match = _HEADER.match(line)
        if not match:
            break
        names.add(match[1].lower())
    return "from" in names and bool(names & _MAIL_ONLY)
