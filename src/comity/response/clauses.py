"""Split a proposal into sentences and clauses, each with its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from comity.response import grammar

_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+|\n\s*\n|\n\s*(?=[-*•]|\(?\d+[.)])")
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|St|No|Art|Arts|para|paras|e\.g|i\.e|cf|approx|Sen|Rep|Gov|U\.S|a\.m|p\.m)\.$"
)
_CLAUSE = re.compile(
    r";|:(?=\s)|\s[–—-]{1,2}\s|—"
    r"|,?\s(?=but\s)|,\s(?=(?:while|whereas|instead|then|so|yet|although|though)\b)"
    r"|,\s(?=and\s+(?:we|I|then|instead|let|please|the|our|they|it|he|she|also)\b)",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"\b(?:line|lines|statement|text|message|wording|script|draft|point|quote)\b", re.IGNORECASE
)  # ours: "..."


@dataclass(frozen=True)
class Clause:
    """A stretch of a proposal that is read on its own.

    ``start`` is its offset in the proposal; ``onward`` runs on to the end of the sentence, where a judgement may
    follow ("... would please the crowd, but is not recommended").
    """

    text: str
    start: int
    onward: str


def clauses(proposal: str) -> tuple[Clause, ...]:
    """The clauses in order. A list under a heading such as "Rejected:" stays with its heading."""
    found = []
    for start, end in _sentences(proposal):
        for first, last in _split(proposal, start, end):
            if proposal[first:last].strip():
                found.append(Clause(proposal[first:last], first, proposal[first:end]))
    return tuple(found)


def sentences(proposal: str) -> tuple[tuple[int, int], ...]:
    """First and one past the last character of each sentence."""
    return tuple(place for place in _sentences(proposal) if proposal[slice(*place)].strip())


def _sentences(text: str) -> list[tuple[int, int]]:
    places, start = [], 0
    for match in _SENTENCE.finditer(text):
        if _ABBREVIATION.search(text[start : match.start()]):
            continue
        places.append((start, match.start()))
        start = match.end()
    return [*places, (start, len(text))]


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    if grammar.REJECTED_LIST.search(text, start, end):
        return [(start, end)]
    places, first = [], start
    for match in _CLAUSE.finditer(text, start, end):
        if match.group() == ":" and _LINE.search(text, first, match.start()):
            continue
        places.append((first, match.start()))
        first = match.end()
    return [*places, (first, end)]
