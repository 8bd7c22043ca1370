"""Estimates of the problem, the dimensions and the causes: likelihood in number and word, and confidence apart."""

from __future__ import annotations

from collections.abc import Mapping

from comity.diagnosis.confidence import MOVED, Bearing, confidence, grounds
from comity.diagnosis.inference import Inference, voice
from comity.diagnosis.weighing import decibans
from comity.domain.diagnosis import CauseEstimate, DimensionEstimate, Estimate
from comity.domain.evidence import Answer, Evidence, Status
from comity.domain.framework import Cause
from comity.domain.words import likelihood

CAUSE_PRESENT_AT = 0.4


def problem(inference: Inference) -> Estimate:
    """The estimate that there is a problem between allies at all."""
    return _estimate(inference, "problem", inference.posterior.problem, inference.prior.problem)


def dimensions(inference: Inference) -> dict[str, DimensionEstimate]:
    """One estimate a dimension; present from the probability that the framework states for it.

    Without a report to read, a dimension is present only where answers have clearly raised it: common is not present.
    """
    estimates = {}
    for place, dimension in enumerate(inference.framework.dimensions):
        now, before = inference.posterior.dimensions[place], inference.prior.dimensions[place]
        estimate = _estimate(inference, f"dimension/{dimension.id}", float(now), float(before))
        heard = bool(inference.readings) or now - before >= MOVED
        present = bool(heard) and estimate.probability >= dimension.present_at.value
        estimates[dimension.id] = DimensionEstimate(name=dimension.id, present=present, **dict(estimate))
    return estimates


def causes(inference: Inference, dimensions: Mapping[str, DimensionEstimate]) -> dict[str, CauseEstimate]:
    """One estimate a cause; present where it is likely enough and its dimension is present."""
    return {
        cause.id: _cause(inference, place, cause, dimension_present=dimensions[cause.dimension].present)
        for place, cause in enumerate(inference.framework.causes)
    }


def _cause(inference: Inference, place: int, cause: Cause, *, dimension_present: bool) -> CauseEstimate:
    now, before = inference.posterior.causes[place], inference.prior.causes[place]
    estimate = _estimate(inference, f"cause/{cause.id}", float(now), float(before))
    telling = [entry for entry in inference.entries if entry.about == f"cause/{cause.id}" and decibans(entry) > 0]
    telling.sort(key=lambda entry: -decibans(entry))
    return CauseEstimate(
        name=cause.id,
        dimension=cause.dimension,
        present=dimension_present and estimate.probability >= CAUSE_PRESENT_AT,
        sides=tuple(dict.fromkeys(side for entry in telling for side in entry.sides)),
        level=next((entry.level for entry in telling if entry.level), None),
        **dict(estimate),
    )


def _estimate(inference: Inference, about: str, probability: float, prior: float) -> Estimate:
    probability, prior = (min(max(value, 0.0), 1.0) for value in (probability, prior))  # sums may exceed 1 by 1e-16
    level, reason = confidence(grounds(_bearing(inference, about), probability, prior))
    return Estimate(
        probability=probability, word=likelihood(probability), confidence=level, confidence_reason=reason, prior=prior
    )


def _bearing(inference: Inference, about: str) -> list[Bearing]:
    """Every answer, and every reading of a document, with what it did to a target."""
    entries = inference.entries
    answers = [Bearing(voice(e), inference.effects[e.id].on(about), personal=True) for e in entries if _told(e)]
    confirmed = {voice(e) for e in entries if e.answer is None and e.status == Status.CONFIRMED}
    readings = [Bearing(v, e.on(about), personal=v in confirmed, document=v[1]) for v, e in inference.readings.items()]
    return answers + readings


def _told(entry: Evidence) -> bool:
    return entry.answer is not None and entry.answer != Answer.UNKNOWN
