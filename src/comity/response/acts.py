"""Recognise the kinds of act that a proposal, in ordinary words, proposes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from comity.domain.framework import Act, Framework, Guardrail
from comity.knowledge import cues
from comity.response import grammar
from comity.response.clauses import Clause, clauses
from comity.response.scopes import belongs_to_others, dead_spans, rejected_after

DEMANDS = ("demand", "wish")  # kinds that tell what a politician asks for
CIRCUMSTANCE = "circumstance"
SHORT = 2  # words; a shorter match is shown with its clause


@dataclass(frozen=True)
class Found:
    """An act that is proposed, and the words that show it.

    ``demanded``: it stands in a clause that tells what a politician demands. ``guardrail`` is set where the words
    are a guardrail's own cue rather than an act's.
    """

    act: str
    kind: str
    dimension: str | None = None
    remedies: tuple[str, ...] = ()
    words: str = ""
    place: int = -1  # offset in the proposal; -1 where the act was typed
    demanded: bool = False
    guardrail: str | None = None


@dataclass(frozen=True)
class _Owner:
    found: Found
    phrases: tuple[str, ...]


def recognise(framework: Framework, proposal: str) -> tuple[Found, ...]:
    """The acts proposed, in the order of the text; one that is both demanded and proposed is given as proposed."""
    owners, index = _vocabulary(framework.acts, framework.guardrails)
    seen: dict[str, Found] = {}
    for clause in clauses(proposal):
        seen.update(_in_clause(owners, index, clause, skip=seen))
    return tuple(sorted(seen.values(), key=lambda found: found.place))


def typed(framework: Framework, ids: Sequence[str]) -> tuple[Found, ...]:
    """Acts given by id; an unknown id is left for the caller to refuse."""
    known = {act.id: act for act in framework.acts}
    acts = [known[id] for id in ids if id in known]
    return tuple(Found(act.id, act.kind, act.dimension, act.remedies, act.name) for act in acts)


@lru_cache(maxsize=4)
def _vocabulary(acts: tuple[Act, ...], guardrails: tuple[Guardrail, ...]) -> tuple[Mapping[str, _Owner], cues.Index]:
    """Owners and their index, built once for each framework."""
    owners = {
        f"act/{act.id}": _Owner(Found(act.id, act.kind, act.dimension, act.remedies), act.cues)
        for act in acts
        if act.kind != CIRCUMSTANCE
    }
    for guardrail in guardrails:
        if guardrail.cues:
            found = Found(guardrail.id, guardrail.act, guardrail=guardrail.id)
            owners[f"guardrail/{guardrail.id}"] = _Owner(found, guardrail.cues)
    return owners, cues.Index({key: owner.phrases for key, owner in owners.items()})


def _in_clause(
    owners: Mapping[str, _Owner], index: cues.Index, clause: Clause, *, skip: Mapping[str, Found]
) -> dict[str, Found]:
    keys = [key for key in index.find(clause.text) if key not in skip or skip[key].demanded]
    own = dead_spans(clause.text, reported=False)
    demands = {
        key: place for key in keys if owners[key].found.kind in DEMANDS for place in _place(owners[key], clause, own)
    }
    dead = own if demands else dead_spans(clause.text)
    found = {}
    for key in keys:
        place = demands.get(key) or next(iter(_place(owners[key], clause, dead)), None)
        if place and not (demands and key in skip):
            kind = owners[key].found
            found[key] = replace(
                kind,
                words=_shown(place, clause.text),
                place=clause.start + place.start(),
                demanded=bool(demands) and kind.kind not in DEMANDS,
            )
    return found


def _place(owner: _Owner, clause: Clause, dead: Sequence[tuple[int, int]]) -> list[re.Match[str]]:
    """The first match that is really proposed, if any."""
    alive = [match for match in _matches(owner.phrases, clause.text) if _alive(match, clause, dead)]
    return sorted(alive, key=lambda match: (match.start(), -match.end()))[:1]


def _alive(match: re.Match[str], clause: Clause, dead: Sequence[tuple[int, int]]) -> bool:
    if any(first <= match.start() < last for first, last in dead):
        return False
    return not rejected_after(clause.onward, match.start(), match.end()) and not belongs_to_others(
        clause.text, match.start()
    )


def _matches(phrases: Sequence[str], text: str) -> Iterator[re.Match[str]]:
    for phrase in phrases:
        cue = cues.parse(phrase)
        if cue.veto:
            continue
        negative = grammar.NOT.search(phrase) is not None
        for match in _compiled(cue.pattern).finditer(text):
            if negative or not grammar.NOT.search(match.group()):  # "tell the press nothing about ..." tells nothing
                yield match


@lru_cache(maxsize=8192)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _shown(match: re.Match[str], text: str) -> str:
    words = match.group()
    return words if len(words.split()) >= SHORT else text.strip(" \t\n,.;:")
