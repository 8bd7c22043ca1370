"""Diagnosis, plan and review to a brief: which sections, in the order a busy reader needs them."""

from __future__ import annotations

from collections.abc import Sequence

from comity.adapters.render import findings, reading
from comity.adapters.render.brief import Brief, Section
from comity.adapters.render.fit import first_that_fits
from comity.adapters.render.limits import PAGES, Limits
from comity.adapters.render.response import plan_sections, review_sections
from comity.adapters.render.wording import clean, digest, name, names, sentence, shorten
from comity.domain.diagnosis import Diagnosis, Verdict
from comity.domain.evidence import Status
from comity.domain.response import Plan, Review

_TITLE = 140  # characters: two lines
_VERDICT = {
    Verdict.PROBLEM: "A problem between allies",
    Verdict.NOT_A_PROBLEM: "Does not describe a problem between allies",
    Verdict.NOT_ENOUGH: "Not enough evidence for a diagnosis",
}


def of_diagnosis(
    diagnosis: Diagnosis, plan: Plan | None = None, *, choices: Sequence[Limits] = PAGES, marking: str = ""
) -> Brief:
    """The brief of a diagnosis, with its plan if there is one.

    ``choices`` says how much of each thing may be said, from roomy to tight; the first that fits two pages is taken.
    """

    def make(limits: Limits) -> Brief:
        return Brief(
            title=shorten(_title(diagnosis), max(limits.quote, _TITLE)),
            subtitle=clean(diagnosis.alliance),
            verdict=_verdict(diagnosis),
            summary=digest(clean(diagnosis.summary), limits.text),
            standing=digest(_standing(diagnosis), limits.text * 2),
            notice=_notice(diagnosis),
            sections=tuple(_sections(diagnosis, plan, limits)),
            marking=clean(marking),
        )

    return first_that_fits(make, choices)


def of_plan(plan: Plan, *, choices: Sequence[Limits] = PAGES, marking: str = "") -> Brief:
    """The brief of a plan alone."""

    def make(limits: Limits) -> Brief:
        return Brief(
            title=shorten(clean(plan.title) or "Response plan", max(limits.quote, _TITLE)),
            subtitle="Response plan" if plan.title else "",
            verdict=_acting_on(plan),
            summary=digest(clean(plan.summary), limits.text * 2),
            standing=digest(_basis(plan), limits.text * 2),
            notice="A proposal: people decide.",
            sections=tuple(plan_sections(plan, limits)),
            marking=clean(marking),
        )

    return first_that_fits(make, choices)


def of_review(review: Review, *, choices: Sequence[Limits] = PAGES, marking: str = "") -> Brief:
    """The brief of a review of a proposed course of action."""

    def make(limits: Limits) -> Brief:
        return Brief(
            title="Review of a proposal",
            subtitle="",
            verdict=_of_flags(review),
            summary=digest(clean(review.verdict), limits.text * 2),
            standing="",
            notice=_caveat(review),
            sections=tuple(review_sections(review, limits)),
            marking=clean(marking),
        )

    return first_that_fits(make, choices)


def _sections(diagnosis: Diagnosis, plan: Plan | None, limits: Limits) -> list[Section]:
    parts = [
        reading.dimensions(diagnosis, limits),
        reading.account(diagnosis, limits),
        findings.found(diagnosis, limits),
        findings.against(diagnosis, limits),
        reading.unknown(diagnosis, limits),
        reading.questions(diagnosis, limits),
    ]
    asked = {question.question for question in diagnosis.questions[: limits.questions]}
    planned = plan_sections(plan, limits, asked) if plan else []
    return [part for part in parts if part] + planned + [reading.sources(diagnosis, limits)]


def _standing(diagnosis: Diagnosis) -> str:
    """How likely a problem is at all. Where there is not enough to go on no figure is given: it would only mislead."""
    if diagnosis.verdict is Verdict.NOT_ENOUGH:
        return (
            "No likelihood is given for any dimension, because what was read does not bear one. "
            "This is an answer about the evidence, not about the alliance."
        )
    return reading.standing(diagnosis.problem)


def _acting_on(plan: Plan) -> str:
    """``Act on policy and politics``: the dimensions, in the order in which the plan takes them up."""
    if not plan.remedies:
        return "No action"
    acted = dict.fromkeys(name for remedy in plan.remedies for name in remedy.dimensions)
    return f"Act on {names(acted).lower()}" if acted else "Find out first"


def _caveat(review: Review) -> str:
    if not review.acts and not review.flags:
        return "Nothing was held against the diagnosis. People decide."
    if review.flags:
        return "A check against the diagnosis, not a decision: people decide."
    return "No flag is no approval: indirect wording is often missed. People decide."


def _of_flags(review: Review) -> str:
    """``No flag`` would mislead where nothing was recognised, and so nothing held against the diagnosis."""
    if not review.acts and not review.flags:
        return "Not checked"
    flags = len(review.flags)
    return f"{flags} flag{'s' if flags > 1 else ''}" if flags else "No flag"


def _basis(plan: Plan) -> str:
    if not plan.basis:
        return ""
    said = "; ".join(clean(one).rstrip(".") for one in plan.basis)
    return f"Acted on: {said}." if any(remedy.dimensions for remedy in plan.remedies) else f"{said}."


def _title(diagnosis: Diagnosis) -> str:
    sources = diagnosis.ledger.sources
    if diagnosis.title or not sources:
        return clean(diagnosis.title) or "Diagnosis"
    return clean(sources[0].title or sources[0].name)


def _verdict(diagnosis: Diagnosis) -> str:
    label = _VERDICT[diagnosis.verdict]
    if diagnosis.verdict is Verdict.PROBLEM and diagnosis.primary:
        return f"{label}, mainly {name(diagnosis.primary).lower()}"
    return label


def _notice(diagnosis: Diagnosis) -> str:
    """Says what the reader may rely on: a machine's reading stays a proposal until a person confirms it."""
    entries = [e for e in diagnosis.ledger.evidence if e.status is not Status.REJECTED]
    confirmed = sum(entry.status is Status.CONFIRMED for entry in entries)
    proposal = "A machine's reading: a proposal until a person confirms it"
    if not entries:
        return f"{proposal}."
    if confirmed == len(entries):
        return f"Computed from {_entries(confirmed)}, each confirmed by a person. The judgement remains yours."
    return sentence(f"{proposal}.", f"{confirmed} of {_entries(len(entries))} confirmed so far.", joint=" ")


def _entries(count: int) -> str:
    return f"{count} piece{'' if count == 1 else 's'} of evidence"
