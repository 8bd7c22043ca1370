"""How names, numbers, dates and quotes are written, the same in every format."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Invisible characters that reorder the text around them: a quote must not rearrange the page it stands on.
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability not judged",
}
_CREDIBILITY = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth not judged",
}
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z])")
_LONGEST = 320
GAP = " [...] "


def clean(text: str) -> str:
    """One line of printable text: white space collapsed, characters dropped that cannot be shown or reorder others."""
    if text.isprintable():
        return " ".join(text.split())
    kept = (" " if char.isspace() else char for char in text if char.isspace() or _printable(char))
    return " ".join("".join(kept).split())


def _printable(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cs", "Cn", "Co"} and char not in _REORDERING


def shorten(text: str, limit: int) -> str:
    """At most ``limit`` characters, cut in the middle at a word, the cut marked ``[...]``; head and tail stay."""
    if len(text) <= limit:
        return text
    head = int((limit - len(GAP)) * 0.6)
    tail = limit - len(GAP) - head
    first, last = text[:head], text[-tail:]
    return (first.rpartition(" ")[0] or first) + GAP + (last.partition(" ")[2] or last)


def digest(text: str, limit: int) -> str:
    """The whole sentences that fit ``limit`` characters, at least the first; only one beyond ``_LONGEST`` is cut."""
    if len(text) <= limit:
        return text
    first, *others = _SENTENCE_END.split(text)
    kept = first
    for other in others:
        if len(kept) + 1 + len(other) > limit:
            break
        kept = f"{kept} {other}"
    return shorten(kept, max(limit, _LONGEST))


def name(id: str) -> str:
    """An id in words: ``procedure-not-followed`` becomes ``Procedure not followed``. Other text stays as it is."""
    return id.replace("-", " ").capitalize() if _ID.fullmatch(id) else clean(id)


def names(ids: Iterable[str]) -> str:
    """``policy, process and politics``"""
    words = [name(id) for id in ids]
    words = words[:1] + [word[:1].lower() + word[1:] for word in words[1:]]
    return listing(words)


def listing(words: Iterable[str]) -> str:
    """``a, b and c``"""
    *most, last = [clean(word) for word in words] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def points(change: float) -> str:
    """A change of probability in percentage points, with its sign: ``+34 points``."""
    size = round(abs(change) * 100)
    if size == 0:
        return "under 1 point"
    return f"{'+' if change > 0 else '-'}{size} point{'s' if size > 1 else ''}"


def day(iso: str) -> str:
    """``2026-12-22`` as ``22 December 2026``; anything that is not an ISO date as it stands."""
    try:
        when = date.fromisoformat(iso)
    except ValueError:
        return clean(iso)
    return f"{when.day} {when:%B} {when.year}"


def reliability(code: str | None) -> str:
    """An Admiralty code with its meaning (NATO AJP-2.1): ``B2 (usually reliable, probably true)``."""
    if not code:
        return "not rated"
    return f"{code} ({_RELIABILITY.get(code[0], '?')}, {_CREDIBILITY.get(code[1:], '?')})"


def more(count: int, noun: str, plural: str = "") -> str:
    """``3 more findings``; empty when nothing was left out."""
    return "" if count <= 0 else f"{count} more {noun if count == 1 else plural or noun + 's'}"


def sentence(*parts: str, joint: str = " · ") -> str:
    """The parts that say something, joined."""
    return joint.join(part for part in parts if part)


def stop(text: str) -> str:
    """``text`` with a full stop at its end, unless it ends a sentence already."""
    return text if text.endswith((".", "!", "?", "]")) else f"{text}."
