"""Recognise the kinds of act that a proposal, in ordinary words, proposes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from comity.domain.framework import Framework
from comity.knowledge import cues
from comity.response.clauses import Clause, clauses
from comity.response.scopes import belongs_to_others, dead_spans, judged_against

DEMAND = "demand"
CIRCUMSTANCE = "circumstance"
SHORT = 3  # words; a shorter match is shown with its clause


@dataclass(frozen=True)
class Found:
    """An act that is proposed, and the words that show it.

    ``guardrail`` is set where the words are a guardrail's own cue rather than an act's.
    """

    act: str
    kind: str
    dimension: str | None
    remedies: tuple[str, ...]
    words: str
    sentence: int
    guardrail: str | None = None


@dataclass(frozen=True)
class _Owner:
    found: Found
    phrases: tuple[str, ...]


def recognise(framework: Framework, proposal: str) -> tuple[Found, ...]:
    """The acts proposed, in the order of the text; an act is given once, at its first place."""
    owners = _owners(framework)
    index = cues.Index({key: owner.phrases for key, owner in owners.items()})
    seen: dict[str, Found] = {}
    for clause in clauses(proposal):
        for key in index.find(clause.text):
            owner = owners[key]
            words = _proposed(owner, clause) if key not in seen else None
            if words is not None:
                seen[key] = _with(owner.found, words, clause.sentence)
    return tuple(sorted(seen.values(), key=lambda found: (found.sentence, proposal.find(found.words))))


def typed(framework: Framework, ids: Sequence[str]) -> tuple[Found, ...]:
    """Acts given by id; an unknown id is left for the caller to refuse."""
    known = {act.id: act for act in framework.acts}
    return tuple(
        Found(id, known[id].kind, known[id].dimension, known[id].remedies, known[id].name, -1)
        for id in ids
        if id in known
    )


def _owners(framework: Framework) -> dict[str, _Owner]:
    owners = {
        f"act/{act.id}": _Owner(Found(act.id, act.kind, act.dimension, act.remedies, "", 0), act.cues)
        for act in framework.acts
        if act.kind != CIRCUMSTANCE
    }
    for guardrail in framework.guardrails:
        if guardrail.cues:
            found = Found(guardrail.id, guardrail.act, None, (), "", 0, guardrail.id)
            owners[f"guardrail/{guardrail.id}"] = _Owner(found, guardrail.cues)
    return owners


def _with(found: Found, words: str, sentence: int) -> Found:
    return Found(found.act, found.kind, found.dimension, found.remedies, words, sentence, found.guardrail)


def _proposed(owner: _Owner, clause: Clause) -> str | None:
    """The words of the first match that is really proposed, or None."""
    dead = dead_spans(clause.text, reported=owner.found.kind != DEMAND and not _demanded(clause))
    alive = [match for match in _matches(owner.phrases, clause.text) if _alive(match, clause.text, dead)]
    if not alive:
        return None
    first = min(alive, key=lambda match: (match.start(), -match.end()))
    return _shown(first, clause.text)


_DEMANDED = re.compile(
    r"\b(?:minister|president|premier|chancellor|leader|leadership|party|chairman|governor|senator|coalition|caucus|cabinet|office|mayor)\w*\b",
    re.IGNORECASE,
)


def _demanded(clause: Clause) -> bool:
    """What a politician demands may be what is proposed, so that it is read."""
    return bool(_DEMANDED.search(clause.text))


def _alive(match: re.Match[str], text: str, dead: Sequence[tuple[int, int]]) -> bool:
    start = match.start()
    if any(first <= start < last for first, last in dead):
        return False
    return not judged_against(text, match.end()) and not belongs_to_others(text, start)


def _matches(phrases: Sequence[str], text: str) -> Iterator[re.Match[str]]:
    for phrase in phrases:
        cue = cues.parse(phrase)
        if not cue.veto:
            yield from _compiled(cue.pattern).finditer(text)


@lru_cache(maxsize=8192)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _shown(match: re.Match[str], text: str) -> str:
    words = match.group()
    return words if len(words.split()) >= SHORT else text.strip(" \t\n,.;:")
