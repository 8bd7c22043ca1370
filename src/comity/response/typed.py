"""A full Diagnosis from one typed by hand: for scored proposals, tests, and an officer who knows what it is."""

from __future__ import annotations

from comity.domain.diagnosis import (
    CauseEstimate,
    Confidence,
    Diagnosis,
    DimensionEstimate,
    Estimate,
    Finding,
    Provenance,
    Verdict,
)
from comity.domain.evidence import Ledger
from comity.domain.framework import Cause, Dimension, Framework
from comity.domain.proposal import TypedDiagnosis
from comity.domain.words import likelihood

BY_HAND = "Typed by hand"
NOT_NAMED = 0.02  # probability given to what the person did not name
CONFIDENCE: Confidence = "moderate"
PROBLEM = {Verdict.PROBLEM: 0.95, Verdict.NOT_ENOUGH: 0.5, Verdict.NOT_A_PROBLEM: 0.05}


def from_typed(framework: Framework, typed: TypedDiagnosis, *, title: str = "") -> Diagnosis:
    """The diagnosis as typed; dimensions and causes are present from their dimension's threshold on."""
    return Diagnosis(
        title=title,
        verdict=typed.verdict,
        summary=BY_HAND,
        problem=_estimate(PROBLEM[typed.verdict]),
        dimensions={one.id: _dimension(one, typed) for one in framework.dimensions},
        causes={one.id: _cause(framework, one, typed) for one in framework.causes},
        findings=_gravity(typed.gravity),
        ledger=Ledger(title=title),
        provenance=Provenance(comity=BY_HAND, framework=framework.version),
    )


def _estimate(probability: float) -> Estimate:
    return Estimate(
        probability=probability,
        word=likelihood(probability),
        confidence=CONFIDENCE,
        confidence_reason=BY_HAND,
        prior=NOT_NAMED,
    )


def _dimension(dimension: Dimension, typed: TypedDiagnosis) -> DimensionEstimate:
    probability = typed.dimensions.get(dimension.id, NOT_NAMED)
    found = probability >= dimension.present_at.value
    return DimensionEstimate(name=dimension.name, present=found, **_estimate(probability).model_dump())


def _cause(framework: Framework, cause: Cause, typed: TypedDiagnosis) -> CauseEstimate:
    probability = typed.causes.get(cause.id, NOT_NAMED)
    found = probability >= framework.dimension(cause.dimension).present_at.value
    shown = _estimate(probability).model_dump()
    return CauseEstimate(name=cause.name, dimension=cause.dimension, present=found, **shown)


def _gravity(told: str) -> tuple[Finding, ...]:
    if not told:
        return ()
    finding = Finding(
        id="gravity",
        about="dimension/process",
        cause=None,
        dimension="process",
        polarity="supports",
        text=told,
        effect=0.0,
        assessor=BY_HAND,
    )
    return (finding,)
