"""From a diagnosis to a response plan. Pure: the same framework, diagnosis and day give the same plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from comity.domain.diagnosis import Diagnosis, OpenQuestion, Verdict
from comity.domain.framework import Cause, Framework, Remedy
from comity.domain.response import Plan, PlannedRemedy
from comity.domain.words import in_words
from comity.response.basis import acted_on, acting, described, doubtful, grave, present, told
from comity.response.cautions import cautions

HOLDING = "find-out-first"  # the only remedy where the evidence is not enough
ISOLATE = "isolate-policy-and-process"  # needs something to isolate
SHELVE = "shelve-for-counterpart"  # never in a grave process matter
PARTS = 6  # the essay's order: up to here the policy and process parts,
PEOPLE = 9  # up to here people and interests; then clarity, consultation, patience
WEATHER = "weather-the-storm"
OPENING = 3  # remedies named in the summary
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
    fitting = [
        (remedy, mine, dimensions)
        for remedy in framework.remedies
        for mine, dimensions in [_answers(framework, diagnosis, remedy, causes)]
        if dimensions
    ]
    fitting.sort(key=lambda one: _rank(diagnosis, one[0], one[2], acted_on(framework, diagnosis)))
    remedies = tuple(
        _planned(remedy, mine, dimensions, diagnosis, today).model_copy(update={"order": place})
        for place, (remedy, mine, dimensions) in enumerate(fitting, start=1)
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


def _rank(
    diagnosis: Diagnosis, remedy: Remedy, dimensions: Sequence[str], acted: Sequence[str]
) -> tuple[int, float, int, str]:
    """The essay's order, and within each of its stages the likeliest dimension first.

    Where there are politics, the policy and process parts are isolated and worked through before anything else.
    Without politics nothing has to be isolated, and people may come before a less likely policy or process part.
    """
    if remedy.order > PEOPLE:
        return remedy.order, 0.0, 0, remedy.id
    stage = 1 if remedy.order <= PARTS or "politics" not in acted else 2
    stage = 0 if remedy.id == ISOLATE else stage
    return stage, -max(diagnosis.dimensions[name].probability for name in dimensions), remedy.order, remedy.id


def _answers(
    framework: Framework, diagnosis: Diagnosis, remedy: Remedy, causes: Sequence[Cause]
) -> tuple[list[Cause], tuple[str, ...]]:
    """The causes and dimensions of this diagnosis that the remedy answers; empty where it does not fit."""
    found = acted_on(framework, diagnosis)
    mine = [c for c in causes if c.dimension in remedy.dimensions and (not remedy.causes or c.id in remedy.causes)]
    dimensions = tuple(d.id for d in framework.dimensions if any(cause.dimension == d.id for cause in mine))
    if remedy.id == HOLDING or (remedy.id == ISOLATE and not {"policy", "process"} & set(found)):
        return [], ()
    if remedy.id == SHELVE and "process" in present(framework, diagnosis) and grave(framework, diagnosis):
        return [], ()
    return mine, dimensions


def _planned(
    remedy: Remedy, causes: Sequence[Cause], dimensions: tuple[str, ...], diagnosis: Diagnosis, today: date
) -> PlannedRemedy:
    here = told(diagnosis, causes)
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
    if not remedies:
        return "No dimension stands out, so no remedy is proposed; settle the open questions and look again."
    sentences = [f"Begin here: {_join([_lower(remedy.name) for remedy in remedies[:OPENING]])}."]
    if first:
        asked = "one question" if len(first) == 1 else f"{len(first)} questions"
        sentences.insert(0, f"Settle {asked} first; an answer could change the plan.")
    if unsettled := doubtful(framework, diagnosis):
        named = _join(
            [
                f"{framework.dimension(name).name.lower()} ({in_words(diagnosis.dimensions[name].probability)})"
                for name in unsettled
            ]
        )
        sentences.append(f"Nothing is planned for {named}, below even chance, until more is known.")
    if any(r.id == WEATHER for r in remedies) and "process" in present(framework, diagnosis):
        sentences.append("Patience here is for the politics only; the process is worked on now.")
    return " ".join(sentences)


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _join(parts: Sequence[str]) -> str:
    *most, last = parts
    return f"{'; '.join(most)}; then {last}" if len(most) > 1 else " and ".join(parts)


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
