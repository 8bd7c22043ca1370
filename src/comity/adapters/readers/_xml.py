"""XML from strangers: nothing is fetched, no entity is expanded, size and depth are bounded."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from comity.adapters.readers._clean import clean
from comity.adapters.readers._limits import MAX_ATTRIBUTES, MAX_MARKUP_BYTES, MAX_TAGS, megabytes
from comity.domain.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_FORBIDDEN = re.compile(r"<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)|<!DOCTYPE[^>\[]*\[")
_INCLUDES_NOTHING = re.compile(r"<!DOCTYPE[^>\[]*>")


def declared_encoding(data: bytes) -> str | None:
    """The encoding an XML declaration names, where Python knows it; None where it is left to the bytes themselves."""
    match = _ENCODING.match(data[:400].lstrip())
    if not match:
        return None
    try:
        return codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return None


def parse_xml(text: str, name: str) -> _Element:
    """The root element of ``text``.

    Raises:
        InputError: it is not well-formed, declares entities, or is too large or too deep.
    """
    from lxml import etree  # heavy: only when XML is read

    _check(text, name)
    text = _INCLUDES_NOTHING.sub("", _DECLARATION.sub("", text, count=1), count=1)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise _broken(error, name) from None


def local(element: _Element) -> str:
    """The tag without its namespace; an empty string for what is not an element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def walk(element: _Element, wanted: str) -> Iterator[_Element]:
    """The descendants of ``element`` with the local name ``wanted``."""
    return element.iter(f"{{*}}{wanted}")


def _check(text: str, name: str) -> None:
    if len(text) > MAX_MARKUP_BYTES or text.count("<") > MAX_TAGS or text.count("=") > MAX_ATTRIBUTES:
        raise InputError(
            f"there is too much XML in it (at most {megabytes(MAX_MARKUP_BYTES)} and {MAX_TAGS:,} tags are read)",
            where=name,
            remedy="Split it into smaller files",
        )
    if _FORBIDDEN.search(text):
        raise InputError(
            "this XML declares its own entities or document type, which is not read because it can be an attack",
            where=name,
            remedy="Save it without the <!DOCTYPE ...> part",
        )


def _broken(error: Exception, name: str) -> InputError:
    line = getattr(error, "lineno", None)
    message = clean(str(getattr(error, "msg", error))).split(", line ")[0]  # it may quote the file
    if "depth" in message.lower():
        return InputError("its elements are nested too deeply", where=name, remedy="Save it again from its program")
    if "resource limit" in message.lower() or "huge" in message.lower():
        return InputError("a piece of it is too long to read safely", where=name, remedy="Split it in its program")
    where = f"{name}, line {line}" if line else name
    return InputError(
        f"this is not well-formed XML ({message[:120]})", where=where, remedy="Correct it there, or save it as text"
    )
