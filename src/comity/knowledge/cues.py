"""The cue language: phrases a domain expert writes to say how a sign shows in text.

A cue is matched case-insensitively on whole words inside one sentence. ``word*`` takes any ending, ``a|b`` either word,
``(two words|another phrase)`` either phrase, ``word?`` may be missing, `` .. `` leaves room for up to six other words.
A cue that begins with ``!`` is a veto: a sentence that matches it does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

GAP_WORDS = 6
_GAP = rf"(?:\W+[\w'’]+){{0,{GAP_WORDS}}}?\W+"
_TOKEN = re.compile(r"\.\.|\([^()]*\)\??|[^\s()]+")
_WORD = re.compile(r"[^\W_]+")


class CueError(ValueError):
    """A cue that cannot be understood; the message says why."""


@dataclass(frozen=True)
class Cue:
    """One compiled cue. ``anchors`` are word beginnings, one of which every match contains."""

    pattern: str
    veto: bool
    anchors: tuple[tuple[str, bool], ...]  # (beginning, whole word?)


def _phrase(text: str) -> str:
    words = text.split()
    return r"\W+".join(_word(word) for word in words)


def _word(word: str) -> str:
    stem = word.removesuffix("*")
    if not _WORD.search(stem) or "*" in stem:
        raise CueError(f"'{word}' is not a word; '*' may stand only at the end of one")
    body = re.sub("['’]", "['’]", re.escape(stem).replace(r"\-", r"[-\s]?"))
    return body + (r"\w*" if word.endswith("*") else "")


def _alternatives(token: str) -> list[str]:
    inner = token[1:-1] if token.startswith("(") else token
    parts = [part.strip() for part in inner.split("|")]
    if not all(parts):
        raise CueError(f"'{token}' has an empty alternative")
    return parts


@lru_cache(maxsize=8192)
def parse(cue: str) -> Cue:
    """Compile one cue to a regular expression. Raises CueError."""
    body = cue.strip()
    veto = body.startswith("!")
    body = body.removeprefix("!").strip()
    tokens = _TOKEN.findall(body)
    if "".join(tokens) != "".join(body.split()) and "".join("".join(tokens).split()) != "".join(body.split()):
        raise CueError(f"the brackets in '{cue}' do not match")
    regex, separator, pending = "", "", ""
    anchors: list[list[tuple[str, bool]]] = []
    for token in tokens:
        if token == "..":  # noqa: S105
            if not regex:
                raise CueError(f"'..' cannot begin '{cue}'")
            separator = _GAP
            continue
        optional = token.endswith("?")
        parts = _alternatives(token.removesuffix("?"))
        group = "(?:" + "|".join(_phrase(part) for part in parts) + ")"
        if optional:
            pending += rf"(?:{group}\W+)?"
            continue
        regex += (separator if regex else "") + pending + group
        separator, pending = r"\W+", ""
        anchors.append([_anchor(part) for part in parts])
    if not anchors or separator == _GAP:
        raise CueError(f"'{cue}' needs a word that must be there, and may not end in '..' or only optional words")
    if pending:
        raise CueError(f"'{cue}' ends in an optional word; leave it out")
    best = max(anchors, key=lambda options: min(len(stem) for stem, _ in options))
    return Cue(rf"(?<!\w){regex}(?!\w)", veto, tuple(best))


def _anchor(part: str) -> tuple[str, bool]:
    """The longest word of a phrase, as (beginning up to any apostrophe or hyphen, whole word?)."""
    word = max(part.split(), key=len)
    head = _WORD.match(word.lower())
    if head is None:
        raise CueError(f"'{word}' must begin with a letter or digit")
    return head.group(), head.group() == word.lower()


@lru_cache(maxsize=8192)
def _regex(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def find(cues: Iterable[str], sentence: str) -> re.Match[str] | None:
    """The first match of any cue in ``sentence``, or None where nothing matches or a veto does."""
    found: re.Match[str] | None = None
    for cue in map(parse, cues):
        if found is not None and not cue.veto:
            continue
        match = _regex(cue.pattern).search(sentence)
        if match and cue.veto:
            return None
        found = found or match
    return found


class Index:
    """Finds the cues of many owners in a sentence at once; only those whose anchor word occurs are tried."""

    def __init__(self, cues: Mapping[str, Iterable[str]]) -> None:
        self._cues = {owner: tuple(texts) for owner, texts in cues.items() if texts}
        self._whole: dict[str, set[str]] = {}
        self._beginning: dict[str, set[str]] = {}
        for owner, texts in self._cues.items():
            for cue in map(parse, texts):
                if not cue.veto:
                    self._register(owner, cue)

    def _register(self, owner: str, cue: Cue) -> None:
        for stem, whole in cue.anchors:
            (self._whole if whole else self._beginning).setdefault(stem, set()).add(owner)

    def find(self, sentence: str) -> dict[str, re.Match[str]]:
        """Owner to match, for every owner one of whose cues is found and none of whose vetoes is."""
        candidates: set[str] = set()
        for word in {match.group().lower() for match in _WORD.finditer(sentence)}:
            candidates |= self._whole.get(word, set())
            for length in range(1, len(word) + 1):
                candidates |= self._beginning.get(word[:length], set())
        matches = {owner: find(self._cues[owner], sentence) for owner in sorted(candidates)}
        return {owner: match for owner, match in matches.items() if match is not None}
