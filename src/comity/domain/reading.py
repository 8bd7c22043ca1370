"""What a text assessor hands over: calibrated probabilities and the sentences they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from comity.domain.evidence import Quote


@dataclass(frozen=True)
class Span:
    """A sentence that bears on a cause. ``score`` is the model's probability for that sentence alone."""

    cause: str
    quote: Quote
    score: float
    sign: str | None = None  # indicator whose cue was found in it
    sides: tuple[str, ...] = ()
    level: str | None = None
    against: bool = False  # the sentence speaks against the cause


@dataclass(frozen=True)
class Reading:
    """Calibrated probabilities for one document, from the text alone.

    ``enough`` is False where the text is too short or too foreign to the training material to be read;
    ``reason`` then says why, in a sentence for the user.
    """

    document: str
    problem: float
    dimensions: Mapping[str, float]
    causes: Mapping[str, float]
    spans: tuple[Span, ...]
    enough: bool = True
    reason: str = ""
