"""What is not known, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.domain.diagnosis import CauseEstimate, DimensionEstimate
from comity.domain.evidence import Answer, Ledger
from comity.domain.framework import Framework
from comity.domain.words import EVEN

NEAR_EVEN = (0.35, 0.65)
WORTH_NAMING = 0.15  # a cause this likely, with nothing quoted or answered on it, is named as not known


def unknown(
    framework: Framework,
    ledger: Ledger,
    dimensions: Mapping[str, DimensionEstimate],
    causes: Mapping[str, CauseEstimate],
) -> tuple[str, ...]:
    """Open dimensions, present ones without a cause, causes without a side, what officers did not know, lost text."""
    return (
        *_dimensions(framework, dimensions, causes),
        *_sides(framework, causes),
        *_not_known(framework, ledger),
        *(f"{source.name}: {note}" for source in ledger.sources for note in source.notes),
    )


def _dimensions(
    framework: Framework, dimensions: Mapping[str, DimensionEstimate], causes: Mapping[str, CauseEstimate]
) -> Iterator[str]:
    for name, estimate in dimensions.items():
        title = framework.dimension(name).name
        if NEAR_EVEN[0] <= estimate.probability <= NEAR_EVEN[1]:
            yield f"Whether {title.lower()} plays a part is open ({estimate.probability:.0%})."
        own = [cause for cause in causes.values() if cause.dimension == name]
        if estimate.present and not any(cause.present for cause in own):
            likeliest = _likeliest(framework, own)
            part = "plays a part, but" if estimate.probability >= EVEN else "may play a part;"
            yield f"{title} {part} the evidence does not show through which cause{likeliest}."


def _likeliest(framework: Framework, own: list[CauseEstimate]) -> str:
    named = sorted((c for c in own if c.probability >= WORTH_NAMING), key=lambda c: -c.probability)[:2]
    listed = " or ".join(f"{framework.cause(c.name).name.lower()} ({c.probability:.0%})" for c in named)
    return f"; likeliest {listed}" if listed else ""


def _sides(framework: Framework, causes: Mapping[str, CauseEstimate]) -> Iterator[str]:
    names = [framework.cause(c.name).name.lower() for c in causes.values() if c.present and not c.sides]
    if names:
        yield f"Which side it comes from is not established for: {', '.join(names)}."


def _not_known(framework: Framework, ledger: Ledger) -> Iterator[str]:
    for indicator, answer in ledger.answers.items():
        if answer == Answer.UNKNOWN:
            yield f"Asked and not known: {framework.indicator(indicator).question}"
