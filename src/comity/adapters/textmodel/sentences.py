"""Cut a text into sentences without losing a character's place."""

from __future__ import annotations

import re

_ABBREVIATIONS = frozenset(  # kept as a block of words, to be read and added to
    """
    mr mrs ms messrs dr prof st sr jr gen lt col maj capt adm amb sec rep sen gov pres hon rev sgt brig cmdr min
    no nos vol pp para paras art arts sect fig ch cf ibid vs viz etc e.g i.e al approx dept depts embtel deptel
    ref reftel govt inc ltd co corp jan feb mar apr jun jul aug sept sep oct nov dec a.m p.m u.s u.k u.n u.s.s.r
    """.split()  # noqa: SIM905
)
_BREAK = re.compile(
    r"(?:[.!?…]+[\"'”’)\]]*)(?:(?=\s+[\"'“‘(\[]*[A-Z0-9])|(?<=[a-z)][.!?])(?=[A-Z][a-z]))|\n\s*\n|(?<=[;:])\s*\n"
)
_LAST_WORD = re.compile(r"([\w.]+)\.[\"'”’)\]]*$")
_LONGEST = 700  # characters; a longer run without a stop is cut at a semicolon or a space
_SHORTEST = 12


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence in ``text``, without the white space around it; nothing overlaps."""
    spans: list[tuple[int, int]] = []
    start = 0
    for found in _BREAK.finditer(text):
        if found.end() - start < _SHORTEST and "\n" not in found.group():
            continue
        if "\n" not in found.group() and _is_abbreviation(text[start : found.end()]):
            continue
        spans.append((start, found.end()))
        start = found.end()
    spans.append((start, len(text)))
    return [piece for span in spans for piece in _cut(text, *span) if text[slice(*piece)].strip()]


def _is_abbreviation(before: str) -> bool:
    """Whether the stop at the end of ``before`` belongs to an abbreviation, an initial or a list number."""
    last = _LAST_WORD.search(before[-24:])
    if last is None:
        return False
    word = last.group(1).lower()
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()) or (word.isdigit() and len(before) < _SHORTEST)


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Trim white space; cut what is too long to be one sentence."""
    pieces = []
    while end - start > _LONGEST:
        stop = max(text.rfind("; ", start, start + _LONGEST), start)
        if stop == start:
            stop = text.rfind(" ", start + _SHORTEST, start + _LONGEST)
        stop = start + _LONGEST if stop <= start else stop + 1
        pieces.append((start, stop))
        start = stop
    pieces.append((start, end))
    return [_trim(text, *piece) for piece in pieces]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
