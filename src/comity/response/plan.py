"""From a diagnosis to a response plan. Pure: the same framework, diagnosis and day give the same plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from comity.domain.diagnosis import Diagnosis, OpenQuestion, Verdict
from comity.domain.framework import Cause, Framework, Remedy
from comity.domain.response import Plan, PlannedRemedy
from comity.response.basis import acting, described, grave, in_words, present
from comity.response.cautions import cautions

HOLDING = "find-out-first"  # the only remedy where the evidence is not enough
ISOLATE = "isolate-policy-and-process"  # needs something to isolate
SHELVE = "shelve-for-counterpart"  # never in a grave process matter
MOST_QUESTIONS = 3
WORTH_ASKING = 0.05  # bits; below this an answer would not change what is done


def plan(framework: Framework, diagnosis: Diagnosis, today: date) -> Plan:
    """The remedies that fit, in the essay's order, what not to do here, and what to settle first."""
    match diagnosis.verdict:
        case Verdict.NOT_ENOUGH:
            return _diagnose_first(framework, diagnosis, today)
        case Verdict.NOT_A_PROBLEM:
            return _no_action(diagnosis, today)
        case _:
            return _respond(framework, diagnosis, today)


def _respond(framework: Framework, diagnosis: Diagnosis, today: date) -> Plan:
    causes = acting(framework, diagnosis)
    remedies = tuple(
        _planned(remedy, mine, dimensions, diagnosis, today)
        for remedy in sorted(framework.remedies, key=lambda one: (one.order, one.id))
        for mine, dimensions in [_answers(framework, diagnosis, remedy, causes)]
        if dimensions
    )
    first = _deciding(framework, diagnosis)
    return Plan(
        title=diagnosis.title,
        summary=_summary(framework, diagnosis, remedies, first),
        made_on=today.isoformat(),
        remedies=remedies,
        cautions=cautions(framework, diagnosis),
        first=first,
        basis=described(framework, diagnosis),
    )


def _answers(
    framework: Framework, diagnosis: Diagnosis, remedy: Remedy, causes: Sequence[Cause]
) -> tuple[list[Cause], tuple[str, ...]]:
    """The causes and dimensions of this diagnosis that the remedy answers; empty where it does not fit."""
    found = present(framework, diagnosis)
    mine = [c for c in causes if c.dimension in remedy.dimensions and (not remedy.causes or c.id in remedy.causes)]
    dimensions = tuple(name for name in found if any(cause.dimension == name for cause in mine))
    if remedy.id == HOLDING or (remedy.id == ISOLATE and not {"policy", "process"} & set(found)):
        return [], ()
    if remedy.id == SHELVE and "process" in found and grave(framework, diagnosis):
        return [], ()
    return mine, dimensions


def _planned(
    remedy: Remedy, causes: Sequence[Cause], dimensions: tuple[str, ...], diagnosis: Diagnosis, today: date
) -> PlannedRemedy:
    here = "; ".join(f"{c.clause} ({in_words(diagnosis.causes[c.id].probability)})" for c in causes)
    return PlannedRemedy(
        id=remedy.id,
        name=remedy.name,
        dimensions=dimensions,
        causes=tuple(cause.id for cause in causes),
        order=remedy.order,
        why=f"{remedy.why} Here: {here}." if here else remedy.why,
        steps=remedy.steps,
        watch=remedy.watch,
        review_on=(today + timedelta(days=remedy.review_days)).isoformat(),
        typical_time=remedy.typical_time,
        source=remedy.source,
        essay=remedy.essay,
    )


def _deciding(framework: Framework, diagnosis: Diagnosis) -> tuple[str, ...]:
    """Open questions one answer to which would add or remove a dimension, and so change what is done."""
    asked = [question for question in diagnosis.questions if _decides(framework, question)]
    return tuple(question.question for question in asked[:MOST_QUESTIONS])


def _decides(framework: Framework, question: OpenQuestion) -> bool:
    if question.gain < WORTH_ASKING:
        return False
    for change in question.changes:
        threshold = framework.dimension(change.dimension).present_at.value
        if len({value >= threshold for value in (change.now, change.if_yes, change.if_no)}) > 1:
            return True
    return not question.changes


def _summary(
    framework: Framework, diagnosis: Diagnosis, remedies: Sequence[PlannedRemedy], first: Sequence[str]
) -> str:
    names = [framework.dimension(name).name.lower() for name in present(framework, diagnosis)]
    if not remedies:
        return "No dimension stands out, so no remedy is proposed; settle the open questions and look again."
    sentences = [f"Act on {_join(names)}, in this order: {_join([_lower(r.name) for r in remedies])}."]
    if first:
        asked = "one question" if len(first) == 1 else f"{len(first)} questions"
        sentences.insert(0, f"Settle {asked} before acting; an answer could change the plan.")
    if any(r.id == "weather-the-storm" for r in remedies) and "process" in present(framework, diagnosis):
        sentences.append("Patience here is for the politics only; the process is worked on now.")
    return " ".join(sentences)


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _join(parts: Sequence[str]) -> str:
    return (
        parts[0]
        if len(parts) == 1
        else f"{'; '.join(parts[:-1])}; and {parts[-1]}"
        if len(parts) > 2
        else " and ".join(parts)
    )


def _diagnose_first(framework: Framework, diagnosis: Diagnosis, today: date) -> Plan:
    holding = [remedy for remedy in framework.remedies if remedy.id == HOLDING]
    return Plan(
        title=diagnosis.title,
        summary="Diagnose first: the evidence does not yet show what kind of problem this is. "
        "Only steps that are safe whatever the cause are proposed.",
        made_on=today.isoformat(),
        remedies=tuple(_planned(remedy, (), (), diagnosis, today) for remedy in holding),
        cautions=cautions(framework, diagnosis),
        first=tuple(question.question for question in diagnosis.questions[:MOST_QUESTIONS]),
        basis=(f"A problem between allies: {in_words(diagnosis.problem.probability)}.",),
    )


def _no_action(diagnosis: Diagnosis, today: date) -> Plan:
    return Plan(
        title=diagnosis.title,
        summary="No action as between allies is called for. Watch whether the ally raises the matter, whether "
        "ministers or the press take it up, and whether an agreed step is missed; look again if one of these happens.",
        made_on=today.isoformat(),
        remedies=(),
        cautions=(),
        basis=(f"A problem between allies: {in_words(diagnosis.problem.probability)}.",),
    )
