"""Clean running text: one line a paragraph, plain spaces, nothing invisible."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = [
    0xAD,
    0x200B,
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),
    *range(0x2060, 0x206A),
    0xFEFF,
    0xFFF9,
    0xFFFA,
    0xFFFB,
]
_CONTROL = [code for code in (*range(0x20), *range(0x7F, 0xA0)) if not chr(code).isspace()]
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
# Unicode tag characters (E0000-E007F) show as nothing and can carry words that only a machine reads.
_TABLE: dict[int, str | None] = {
    **dict.fromkeys([*_CONTROL, *_INVISIBLE, *range(0xE0000, 0xE0080)]),
    **_LIGATURES,
}
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """``text`` on one line: whitespace runs become one space; control and invisible characters are dropped.

    Soft hyphens go, ligatures become letters, and composed characters are used (Unicode NFC).
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    text = _SURROGATE.sub("\ufffd", text).translate(_TABLE)
    return " ".join(unicodedata.normalize("NFC", text).split())
