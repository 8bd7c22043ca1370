"""Email messages (.eml): the best body part, then attachments that can be read.

Subject and date become title and date; other headers are not body text. Quoted history in a reply is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import PurePath

from comity.adapters.readers import html
from comity.adapters.readers._content import Block, Content
from comity.adapters.readers._decode import decode
from comity.adapters.readers._limits import (
    MAX_ATTACHMENT,
    MAX_ATTACHMENTS,
    MAX_DEPTH,
    MAX_FIELD,
    MAX_LINES,
    MAX_PARTS,
    megabytes,
)
from comity.adapters.readers._lines import paragraphs
from comity.domain.errors import InputError

Parse = Callable[[bytes, str], Content]
_CONTENT_FIELD = re.compile(rb"(?i)(?:^|[\r\n])(content-(?:[^\r\n]|\r?\n[ \t]|\r[ \t])*+)")
_BOUNDARY = re.compile(rb"(?i)boundary[*\d\s]{0,9}=")
_LONGEST_HEADER = 2_000  # characters of a subject or file name that are looked at
_READ_IN = {".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf", ".eml", ".xml"}
_FORMAT = {"text/plain": "text.txt", "text/html": "page.html", "message/rfc822": "message.eml"}
_QUOTE = re.compile(r"^(>[ \t]?)+", re.MULTILINE)


def parse(data: bytes, name: str, parse_part: Parse) -> Content:
    """The body, then each small attachment that ``parse_part`` can read, under a line that names it.

    Raises:
        InputError: damaged, or with more parts or deeper nesting than any real message has.
    """
    message = _message(data, name)
    found = _Found(parse_part)
    for part in _walk(message, name):
        found.take(part)
    subject, date = _header(message, "Subject"), _date(message)
    return Content("email", (*found.body, *found.attached), subject, date, tuple(found.notes()))


def _message(data: bytes, name: str) -> Message:
    if max(data.count(b"\n"), data.count(b"\r")) > MAX_LINES or data.count(b"\n--") > 20 * MAX_PARTS:
        raise _too_many(name)
    if len(_BOUNDARY.findall(data)) > 3 * MAX_DEPTH:  # each line is compared with every open boundary
        raise _too_many(name)
    if any(len(field) > MAX_FIELD for field in _CONTENT_FIELD.findall(data)):  # parsing one is not linear in time
        raise _too_many(name)
    try:
        return message_from_bytes(data)
    except (MessageError, RecursionError, ValueError, LookupError, TypeError, AttributeError, IndexError):
        raise InputError(
            "this email is damaged or too deeply nested", where=name, remedy="Save its text alone and read that"
        ) from None


def _walk(message: Message, name: str) -> Iterator[Message]:
    """The leaves of the message, choosing one of each set of alternatives."""
    stack, count = [(message, 0)], 0
    while stack:
        part, depth = stack.pop()
        count += 1
        if count > MAX_PARTS or depth > MAX_DEPTH:
            raise _too_many(name)
        children = _children(part)
        if part.get_content_type() == "message/rfc822" or not children:
            yield part
        elif part.get_content_type() == "multipart/alternative":
            stack.extend((child, depth + 1) for child in _best(children))
        else:
            stack.extend((child, depth + 1) for child in reversed(children))


def _children(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def _best(alternatives: list[Message]) -> list[Message]:
    """Plain text where it says something, else HTML, else whatever is there."""
    for kind in ("text/plain", "text/html"):
        for part in alternatives:
            if part.get_content_type() == kind and _bytes(part).strip():
                return [part]
    return alternatives[-1:]


def _too_many(name: str) -> InputError:
    return InputError(
        "this email has more parts, lines or nesting than a real message",
        where=name,
        remedy="Save its text alone and read that",
    )


@dataclass
class _Found:
    """Body and attachments, as they are met."""

    parse_part: Parse
    body: list[Block] = field(default_factory=list)
    attached: list[Block] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    images: int = 0
    read: int = 0

    def take(self, part: Message) -> None:
        kind, name = part.get_content_type(), _header_text(part.get_filename() or "")
        if part.get_content_disposition() != "attachment" and not name and kind in {"text/plain", "text/html"}:
            self._take_body(part, kind)
        elif part.get_content_maintype() == "image":
            self.images += 1
        else:
            self._take_attachment(part, name or _FORMAT.get(kind, f"of type {kind}"))

    def notes(self) -> Iterator[str]:
        if self.images:
            yield f"{self.images} image{'s' * (self.images > 1)} left out."
        yield from dict.fromkeys(self.skipped)

    def _take_body(self, part: Message, kind: str) -> None:
        written = _text(part)
        if written is None:
            self.skipped.append("A part of the message could not be decoded and was left out.")
        elif kind == "text/html":
            self.body.extend(html.parse(written).blocks)
        else:
            self.body.extend(Block(line) for line in _paragraphs(written))

    def _take_attachment(self, part: Message, name: str) -> None:
        data = _bytes(part)
        if PurePath(name).suffix.lower() not in _READ_IN:
            self.skipped.append(f"The attachment {name} was left out: it is of a kind that is not read.")
        elif len(data) > MAX_ATTACHMENT or self.read >= MAX_ATTACHMENTS:
            why = f"only {MAX_ATTACHMENTS} of up to {megabytes(MAX_ATTACHMENT)} each are read in"
            self.skipped.append(f"The attachment {name} was left out ({why}): give it as a file of its own.")
        else:
            self.read += 1
            self._read_in(data, name)

    def _read_in(self, data: bytes, name: str) -> None:
        try:
            content = self.parse_part(data, name)
        except InputError as error:
            self.skipped.append(f"The attachment {name} was left out: {error.what}.")
            return
        self.attached.append(Block(f"[Attachment: {name}]"))
        if content.title and content.kind == "email":
            self.attached.append(Block(content.title))
        self.attached.extend(Block(block.text) for block in content.blocks)
        self.skipped.extend(f"{name}: {note}" for note in content.notes)


def _paragraphs(written: str) -> list[str]:
    """Paragraphs of a plain body; the marks of quoted history are taken off, its words kept."""
    return paragraphs(_QUOTE.sub("", written))


def _bytes(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        return b"".join(child.as_bytes() for child in _children(part))
    try:
        decoded = part.get_payload(decode=True)
    except (ValueError, LookupError, AttributeError):
        return b""
    return decoded if isinstance(decoded, bytes) else b""


def _text(part: Message) -> str | None:
    data = _bytes(part)
    charset = part.get_content_charset()
    try:
        return data.decode(charset) if charset else decode(data, "").text if data else ""
    except (UnicodeDecodeError, LookupError, ValueError):
        pass
    try:
        return decode(data, "").text
    except InputError:
        return None


def _header(message: Message, name: str) -> str:
    return _header_text(str(message.get(name, "")))


def _header_text(raw: str) -> str:
    raw = raw[:_LONGEST_HEADER]
    try:
        return " ".join(str(make_header(decode_header(raw))).split())
    except (ValueError, LookupError, MessageError):
        return " ".join(raw.split())


def _date(message: Message) -> str:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))[:200]).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
