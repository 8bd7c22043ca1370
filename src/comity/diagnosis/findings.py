"""Ledger entries as findings: what was seen or answered, and what it did."""

from __future__ import annotations

from comity.diagnosis.explain import Effect
from comity.diagnosis.inference import Inference, voice
from comity.diagnosis.reading import REMAINDER
from comity.diagnosis.verdict import PROBLEM_AT
from comity.diagnosis.weighing import decibans
from comity.domain.diagnosis import Finding
from comity.domain.evidence import Answer, Evidence
from comity.domain.framework import Framework

CLEARLY = 0.05  # a silent text is reported as speaking against only where it lowers something by this much


def findings(inference: Inference) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """What supports and what speaks against, each with the strongest first.

    What was read from a text beyond its quoted sentences is shown only among what speaks against, and only where the
    reading clearly lowers a dimension or the problem; its effect is that of the whole reading.
    """
    support: list[Finding] = []
    against: list[Finding] = []
    likely = inference.posterior.problem >= PROBLEM_AT
    for entry in inference.entries:
        weight = decibans(entry)
        effect = inference.readings[voice(entry)] if entry.note == REMAINDER else inference.effects[entry.id]
        if weight != 0 and _shown(entry, weight, effect, likely=likely):
            (support if weight > 0 else against).append(_finding(inference.framework, entry, effect))
    return _ordered(support), _ordered(against)


def _ordered(found: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(found, key=lambda finding: (-abs(finding.effect), finding.id)))


def _shown(entry: Evidence, weight: float, effect: Effect, *, likely: bool) -> bool:
    if entry.note != REMAINDER:
        return True
    doubted = entry.kind != "problem" or not likely  # a report may lower a high prior and still describe a problem
    return weight < 0 and entry.kind in ("dimension", "problem") and effect.on(entry.about) <= -CLEARLY and doubted


def _finding(framework: Framework, entry: Evidence, effect: Effect) -> Finding:
    cause = {"cause": entry.target, "indicator": effect.most_moved}.get(entry.kind) or None
    dimension = framework.cause(cause).dimension if cause else entry.target or None
    return Finding(
        id=entry.id,
        about=entry.about,
        cause=cause,
        dimension=dimension,
        polarity="supports" if decibans(entry) > 0 else "against",
        text=_text(framework, entry),
        sign=entry.sign or (entry.target if entry.kind == "indicator" else None),
        quotes=entry.quotes,
        sides=entry.sides,
        level=entry.level,
        effect=effect.on(entry.about),
        source=entry.source,
        assessor=entry.assessor,
        reliability=entry.reliability,
        status=entry.status,
    )


ANSWERED = {Answer.YES: "Answered yes", Answer.PARTLY: "Answered partly", Answer.NO: "Answered no"}


def _text(framework: Framework, entry: Evidence) -> str:
    """One plain sentence: what was seen or answered."""
    if entry.answer is not None:
        return f"{ANSWERED[entry.answer]}: {framework.indicator(entry.target).question}"
    known = {indicator.id for indicator in framework.indicators}
    sign = entry.sign or (entry.target if entry.kind == "indicator" else None)
    if sign in known and entry.polarity == "supports":
        return framework.indicator(sign).sign
    if entry.note == REMAINDER:
        return f"The text as a whole gives little sign of {_name(framework, entry)}."
    way = "speaks for" if entry.polarity == "supports" else "speaks against"
    subject = "A passage" if entry.quotes else "An entry"
    return f"{subject} {way} {_name(framework, entry)}."


def _name(framework: Framework, entry: Evidence) -> str:
    if entry.kind == "problem":
        return "a problem between allies"
    if entry.kind == "dimension":
        return f"a {framework.dimension(entry.target).name.lower()} problem"
    if entry.kind == "cause":
        return f"“{framework.cause(entry.target).name.lower()}”"
    return f"“{framework.indicator(entry.target).sign.rstrip('.')}”"
