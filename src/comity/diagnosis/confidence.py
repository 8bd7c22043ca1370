"""Confidence: how good the grounds are, which is another matter than how likely the thing is (ICD 203, D.6.e.2).

Low: nothing bears on it, or it rests on a single report read by a machine, or the evidence hardly moved it, or the
evidence pulls both ways with nobody to settle it.
Moderate: a person has answered something that bears on it, or several reports agree.
High: at least three answers that bear on it, or two with two reports, and no conflict.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from comity.domain.diagnosis import Confidence

BEARS = 0.01  # an entry bears on something whose probability it changes by at least this,
BEARS_DECIBANS = 0.5  # or whose odds it changes by at least this: near certainty, probabilities hardly move
CONFLICT = 0.10  # evidence pulls both ways where each side changes the probability by at least this
MOVED = 0.05  # least distance from the prior that counts as moved
ANSWERS_FOR_HIGH = 3
NOTHING = "nothing in the evidence bears on it"


@dataclass(frozen=True)
class Bearing:
    """One answer, or one reading of a document, and what it did to the probability in question."""

    voice: tuple[str, str]  # assessor, source
    effect: float
    personal: bool = False  # a person answered, or confirmed entries of the reading
    document: str = ""  # empty for an answer


@dataclass(frozen=True)
class Grounds:
    """What stands behind one estimate."""

    answers: int  # by persons: yes, no or partly; a report with confirmed entries counts as one
    people: int
    documents: int
    conflict: bool
    moved: bool


def grounds(bearing: Sequence[Bearing], probability: float, prior: float) -> Grounds:
    """Count what bears on an estimate."""
    used = [one for one in bearing if _bears(one.effect, probability)]
    personal = [one for one in used if one.personal]
    lifts = sum(max(one.effect, 0.0) for one in used)
    lowers = sum(max(-one.effect, 0.0) for one in used)
    return Grounds(
        answers=len(personal),
        people=len({one.voice for one in personal}),
        documents=len({one.document for one in used if one.document}),
        conflict=min(lifts, lowers) >= CONFLICT,
        moved=abs(probability - prior) >= MOVED,
    )


def _bears(effect: float, probability: float) -> bool:
    return abs(effect) >= BEARS or abs(_odds(probability) - _odds(probability - effect)) >= BEARS_DECIBANS


def _odds(probability: float) -> float:
    """Log odds in decibans; the ends, which only rounding reaches, are held off."""
    held = min(max(probability, 1e-9), 1 - 1e-9)
    return 10 * math.log10(held / (1 - held))


def confidence(stands: Grounds) -> tuple[Confidence, str]:
    """The level of confidence and its reason in words."""
    basis = _basis(stands)
    if not stands.answers and not stands.documents:
        return "low", NOTHING
    if stands.conflict:
        level: Confidence = "moderate" if stands.answers >= ANSWERS_FOR_HIGH else "low"
        return level, f"{basis}; the evidence pulls both ways"
    if stands.answers >= ANSWERS_FOR_HIGH or (stands.answers >= 2 and stands.documents >= 2):
        return "high", f"{basis}; they agree"
    if not stands.moved:
        return "low", f"{basis}, and it hardly moved the estimate"
    if stands.answers or stands.documents >= 2:
        return "moderate", basis
    return "low", f"{basis}, and no person has answered a question on it"


def _basis(stands: Grounds) -> str:
    parts = []
    if stands.answers:
        by = f" from {stands.people} people" if stands.people > 1 else ""
        parts.append(_count(stands.answers, "answer") + by)
    if stands.documents:
        parts.append(_count(stands.documents, "report"))
    return " and ".join(parts)


def _count(number: int, noun: str) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return f"{words[number] if number < len(words) else number} {noun}{'' if number == 1 else 's'}"
