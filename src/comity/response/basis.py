"""What a diagnosis gives a response to stand on: dimensions and causes at work, in words and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from comity.domain.diagnosis import Diagnosis
from comity.domain.framework import Cause, Framework
from comity.domain.words import EVEN, in_words
from comity.knowledge import cues

SHARE_OF_LEADING = 0.5  # a cause less than half as probable as its dimension's leading one does not choose remedies
MOST_CAUSES = 3  # of one dimension; a plan that answers everything answers nothing
GRAVE_ACT = "grave-matter"  # the record in acts.yaml whose cues show that a matter is grave
COORDINATION = "coordination-needed"  # "so grave, sensitive or widely spread": grave by its definition


def present(framework: Framework, diagnosis: Diagnosis) -> tuple[str, ...]:
    """The dimensions found, in the framework's order."""
    known = diagnosis.dimensions
    return tuple(d.id for d in framework.dimensions if d.id in known and known[d.id].present)


def acted_on(framework: Framework, diagnosis: Diagnosis) -> tuple[str, ...]:
    """The dimensions found that are more likely than not, likeliest first; where none is, all that are found."""
    found = sorted(present(framework, diagnosis), key=lambda name: -diagnosis.dimensions[name].probability)
    return tuple(name for name in found if diagnosis.dimensions[name].probability >= EVEN) or tuple(found)


def doubtful(framework: Framework, diagnosis: Diagnosis) -> tuple[str, ...]:
    """The dimensions found that are left for an answer to settle, because they are below even chance."""
    acted = acted_on(framework, diagnosis)
    return tuple(name for name in present(framework, diagnosis) if name not in acted)


def acting(framework: Framework, diagnosis: Diagnosis) -> tuple[Cause, ...]:
    """The causes that choose remedies: those likely within each dimension acted on, leading one first."""
    return tuple(cause for name in acted_on(framework, diagnosis) for cause in _of(framework, diagnosis, name))


def _of(framework: Framework, diagnosis: Diagnosis, dimension: str) -> list[Cause]:
    known = diagnosis.causes
    causes = sorted(
        (cause for cause in framework.causes_of(dimension) if cause.id in known),
        key=lambda cause: -known[cause.id].probability,
    )
    if not causes:
        return []
    floor = SHARE_OF_LEADING * known[causes[0].id].probability
    found = [cause for cause in causes if known[cause.id].present and known[cause.id].probability >= floor]
    return found[:MOST_CAUSES] or causes[:1]


def described(framework: Framework, diagnosis: Diagnosis) -> tuple[str, ...]:
    """One phrase for each dimension acted on: how likely, and which causes."""
    causes = acting(framework, diagnosis)
    phrases = []
    for name in acted_on(framework, diagnosis):
        why = told(diagnosis, [cause for cause in causes if cause.dimension == name])
        head = f"{framework.dimension(name).name} ({in_words(diagnosis.dimensions[name].probability)})"
        phrases.append(f"{head}: {why}" if why else head)
    return tuple(phrases)


def told(diagnosis: Diagnosis, causes: Sequence[Cause]) -> str:
    """The causes more likely than not, each with its chance; where none is, that the leading one is only that."""
    likely = [cause for cause in causes if diagnosis.causes[cause.id].probability >= EVEN]
    if likely:
        return " and ".join(f"{c.clause} ({in_words(diagnosis.causes[c.id].probability)})" for c in likely)
    if not causes:
        return ""
    first = max(causes, key=lambda cause: diagnosis.causes[cause.id].probability)
    chance = in_words(diagnosis.causes[first.id].probability)
    return f"no one cause stands out; the first to look at is that {first.clause} ({chance})"


def grave(framework: Framework, diagnosis: Diagnosis, *more: str) -> bool:
    """Whether the matter is so grave that a failed procedure cannot wait.

    It is where close coordination is needed, or where the evidence (or ``more``, a proposal) names something grave.
    """
    cause = diagnosis.causes.get(COORDINATION)
    return bool(cause and cause.present) or mentions_gravity(framework, [*_told(diagnosis), *more])


def _told(diagnosis: Diagnosis) -> Iterable[str]:
    yield diagnosis.title
    for finding in diagnosis.findings:
        yield finding.text
        yield from (quote.text for quote in finding.quotes)


def mentions_gravity(framework: Framework, texts: Iterable[str]) -> bool:
    """Whether any of the texts names something grave, by the cues of acts.yaml."""
    phrases = [cue for act in framework.acts if act.id == GRAVE_ACT for cue in act.cues]
    return bool(phrases) and any(cues.find(phrases, text) for text in texts)
