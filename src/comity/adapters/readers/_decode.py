"""Bytes to text: byte order marks, UTF-16 and UTF-32 without one, UTF-8, then legacy code pages."""

# ruff: noqa: SIM905 - long lists of names read better as words
from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from comity.domain.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ISO_2022_JP = re.compile(rb"\x1b(\$[@B]|\([JB])")
_SAMPLE = 65_536  # bytes; enough to tell a code page
_MOST_CONTROLS = 0.05  # share of control characters from which something is not text
_CODE_PAGES = (
    "cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 koi8_r koi8_u mac_roman cp437 cp850 cp852 cp866"
    " cp932 euc_jp cp949 gb18030 big5"
).split()
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """``text``, the ``encoding`` it was read in, and whether that was a guess."""

    text: str
    encoding: str
    guessed: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        if not self.guessed:
            return ()
        return (
            f"The file does not say how its letters are encoded; it was read as {self.encoding}. Check the accents.",
        )


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """Read ``data`` as text; ``declared`` is the encoding the file itself names, which a byte order mark overrules.

    Raises:
        InputError: it is not text, or in an encoding that cannot be told.
    """
    decoded = _marked(data, name) or _declared(data, declared) or _wide(data) or _plain(data) or _legacy(data)
    if decoded is None or is_binary(decoded.text):
        raise InputError(
            "this is not text that can be read (binary data, or an unknown encoding)",
            where=name,
            remedy="Save it as UTF-8 text, DOCX or PDF and try again",
        )
    return decoded


def is_binary(text: str) -> bool:
    """Whether ``text`` holds more control characters than any text would."""
    return len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text)


def _marked(data: bytes, name: str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _try(data, encoding)
            if text is not None:
                return Decoded(text, encoding)
            if encoding == "utf-8-sig":
                return None
            raise InputError(
                f"it is marked as {encoding.upper()} but holds bytes that are not",
                where=name,
                remedy="The file is damaged: save it again as UTF-8 text",
            )
    return None


def _declared(data: bytes, encoding: str | None) -> Decoded | None:
    text = _try(data, encoding) if encoding else None
    return Decoded(text, encoding) if encoding and text is not None else None


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 without a mark: written text falls into few blocks of 256 characters, junk does not."""
    plain = _try(data, "utf-8")
    if 0 not in data[:_SAMPLE] or (plain is not None and not is_binary(plain)):
        return None
    found = []
    for encoding, width in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        text = None if len(data) % width else _try(data, encoding)
        if text and "\x00" not in text and _looks_written(text[:_SAMPLE]):
            found.append((_concentration(text[:_SAMPLE]), Decoded(text, encoding)))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _looks_written(text: str) -> bool:
    """Mostly letters, and hardly a character that no script has."""
    written = sum(char.isalnum() or char.isspace() for char in text)
    strange = sum(unicodedata.category(char) in {"Cn", "Co", "Cc"} and not char.isspace() for char in text)
    return written > 0.6 * len(text) and strange <= 0.01 * len(text)


def _concentration(text: str) -> float:
    """The share of the text that its four commonest blocks of 256 characters hold."""
    blocks = Counter(ord(char) >> 8 for char in text)
    return sum(count for _, count in blocks.most_common(4)) / len(text)


def _plain(data: bytes) -> Decoded | None:
    if _ISO_2022_JP.search(data[:_SAMPLE]) and data.isascii():
        text = _try(data, "iso2022_jp")
        if text is not None:
            return Decoded(text, "iso2022_jp")
    text = _try(data, "utf-8")
    return Decoded(text, "utf-8") if text is not None else None


def _legacy(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes  # heavy, and rarely needed

    best = from_bytes(data[:_SAMPLE], cp_isolation=_CODE_PAGES).best()
    for encoding in (best.encoding if best else None, "cp1252" if best else None):
        text = _try(data, encoding) if encoding else None
        if encoding and text is not None:
            return Decoded(text, encoding, guessed=True)
    return None


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None
