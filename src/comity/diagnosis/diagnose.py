"""From a ledger to a diagnosis: everything the engine knows, put together."""

from __future__ import annotations

from comity._version import __version__
from comity.diagnosis import estimates
from comity.diagnosis.explain import explanations
from comity.diagnosis.findings import findings
from comity.diagnosis.gaps import unknown
from comity.diagnosis.inference import Inference, work_through
from comity.diagnosis.network import Network
from comity.diagnosis.posterior import Posterior
from comity.diagnosis.questions import next_questions, outcome
from comity.diagnosis.verdict import PROBLEM_AT, primary, summary, verdict
from comity.diagnosis.weighing import decibans
from comity.domain.diagnosis import Change, Diagnosis, OpenQuestion, Provenance, Verdict
from comity.domain.evidence import Ledger, Quote
from comity.domain.framework import Framework

QUESTIONS = 3
VISIBLE = 0.02  # least difference between the answers for which a change is shown


def diagnose(framework: Framework, ledger: Ledger, *, network: Network | None = None) -> Diagnosis:
    """The machine's reading of a ledger; a proposal until a person confirms it.

    Args:
        framework: the four Ps as data.
        ledger: the evidence; rejected entries count for nothing.
        network: the framework's network where it is at hand already (building it takes some 40 ms).

    Raises:
        InputError: an entry speaks of something that the framework does not have.
    """
    inference = work_through(framework, ledger, network)
    problem, dimensions = estimates.problem(inference), estimates.dimensions(inference)
    result = _verdict(inference, any_present=any(d.present for d in dimensions.values()))
    if result != Verdict.PROBLEM:  # where nothing is diagnosed, nothing is called present
        dimensions = {name: d.model_copy(update={"present": False}) for name, d in dimensions.items()}
    causes = estimates.causes(inference, dimensions)
    clauses = {cause.id: cause.clause for cause in framework.causes}
    accounts = explanations(inference.posterior, clauses, problem=problem.probability >= PROBLEM_AT)
    support, against = findings(inference)
    present = [name for name, d in dimensions.items() if d.present]
    return Diagnosis(
        title=ledger.title,
        alliance=ledger.alliance,
        verdict=result,
        summary=summary(result, problem, dimensions, accounts, {d.id: d.name for d in framework.dimensions}),
        problem=problem,
        dimensions=dimensions,
        causes=causes,
        primary=primary(inference.posterior, present),
        explanations=accounts,
        findings=support,
        against=against,
        unknown=unknown(framework, ledger, dimensions, causes),
        questions=questions(framework, ledger, inference.posterior),
        ledger=ledger,
        provenance=_provenance(framework, ledger),
    )


def questions(
    framework: Framework, ledger: Ledger, posterior: Posterior, *, count: int = QUESTIONS
) -> tuple[OpenQuestion, ...]:
    """The open questions most worth asking; none when nothing that could be asked would change much."""
    seen: dict[str, Quote] = {}
    for entry in ledger.evidence:
        if entry.sign and entry.quotes and decibans(entry) > 0:
            seen.setdefault(entry.sign, entry.quotes[0])
    chosen = next_questions(posterior, {*ledger.answers, *ledger.skipped}, count)
    asked = [(framework.indicator(gain.indicator), gain.value) for gain in chosen]
    return tuple(
        OpenQuestion(
            indicator=indicator.id,
            question=indicator.question,
            why=indicator.why,
            gain=value,
            changes=_changes(posterior, indicator.id),
            seen=seen.get(indicator.id),
        )
        for indicator, value in asked
    )


def _verdict(inference: Inference, *, any_present: bool) -> Verdict:
    weighed = sum(decibans(entry) != 0 for entry in inference.entries)
    return verdict(inference.posterior, inference.prior, entries=weighed, any_present=any_present)


def _changes(posterior: Posterior, indicator: str) -> tuple[Change, ...]:
    after = outcome(posterior, indicator)
    rows = zip(posterior.network.dimensions, posterior.dimensions, after.yes, after.no, strict=True)
    changes = [
        Change(dimension=name, now=_unit(now), if_yes=_unit(yes), if_no=_unit(no))
        for name, now, yes, no in rows
        if abs(yes - no) >= VISIBLE
    ]
    return tuple(sorted(changes, key=lambda change: -abs(change.if_yes - change.if_no)))


def _unit(value: float) -> float:
    return min(max(float(value), 0.0), 1.0)


def _provenance(framework: Framework, ledger: Ledger) -> Provenance:
    assessors = sorted({entry.assessor for entry in ledger.evidence if entry.assessor})
    return Provenance(comity=__version__, framework=framework.version, assessors=tuple(assessors))
