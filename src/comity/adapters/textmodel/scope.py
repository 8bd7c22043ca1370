"""Decide whether a text can be read at all: long enough, in English, and prose."""

from __future__ import annotations

import re

FEWEST_WORDS = 40  # trained on passages of 120 words and more; below this the reading rests on too little
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FUNCTION_WORDS = frozenset(
    """
    the of and to in that a is was for on with as by at from it this which be had have has not but or an were are he
    his they their would could should will we our i you there been who when if than more any no its also said into
    """.split()  # noqa: SIM905 (a block of words is easier to read and add to)
)
# Telegraphese drops articles, so the share asked for is low; other languages in Latin script stay well below it.
_ENGLISH_SHARE = 0.12
_CODE_MARKS = re.compile(r"[{}<>=\\|_#@^~`\[\]]|\(\)|;\s*$", re.MULTILINE)


def why_not(text: str) -> str:
    """Why this text cannot be read, in a sentence for the user; empty where it can."""
    words = _WORD.findall(text.lower())
    if len(words) < FEWEST_WORDS:
        return f"The text has {len(words)} words; at least {FEWEST_WORDS} are needed for a reading."
    if not _latin(text) or _share(words) < _ENGLISH_SHARE:
        return "The text does not look like English prose; the text model reads English only."
    if len(_CODE_MARKS.findall(text)) > 0.08 * len(words):
        return "The text looks like source code, a table or markup rather than prose."
    return ""


def _latin(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return sum(character < "\u0250" for character in letters) > 0.8 * len(letters)


def _share(words: list[str]) -> float:
    return sum(word in _FUNCTION_WORDS for word in words) / len(words)
