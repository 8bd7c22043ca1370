"""Check a proposed course of action against the diagnosis: few flags, each with its reason and what fits instead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from comity.domain.diagnosis import Diagnosis
from comity.domain.errors import InputError
from comity.domain.framework import Framework
from comity.domain.response import Flag, Plan, Review
from comity.response.acts import Found, recognise, typed
from comity.response.clauses import sentences
from comity.response.plan import plan
from comity.response.rules import RULES, Matter

MOST_CHARACTERS = 50_000  # about fifteen pages; longer is a report, not a proposal
NOTHING_AGAINST = "Nothing recognised in it stands against the diagnosis."
SHOWN, MOST_SHOWN = 90, 2  # characters, sentences
COUNTED = {2: "Two", 3: "Three", 4: "Four"}
UNREAD = (
    "No act was recognised in these words, so nothing was checked: this is no finding that the proposal fits. Say in "
    "plain words who is to do what (withhold, pay, amend, publish, ask, wait), or name the act with --act; "
    "'comity knowledge list acts' prints the acts known."
)


def review(framework: Framework, diagnosis: Diagnosis | None, proposal: str, acts: Sequence[str] = ()) -> Review:
    """The acts recognised in ``proposal`` (and those typed, by id), what they carry out, and what does not fit.

    Raises InputError for an empty or overlong proposal and for an unknown act.
    """
    _check(framework, proposal, acts)
    found = (*recognise(framework, proposal), *typed(framework, acts))
    matter = Matter(framework, diagnosis, proposal, found)
    flags = tuple(flag for flag in (_flag(matter, guardrail.id) for guardrail in framework.guardrails) if flag)
    response = plan(framework, diagnosis, date.min) if diagnosis else None
    fits = _fits(response, found)
    return Review(
        proposal=proposal,
        acts=tuple(dict.fromkeys(one.act for one in found if one.guardrail is None)),
        act_names=tuple(dict.fromkeys(_act_name(framework, one) for one in found if one.guardrail is None)),
        fits=fits,
        fit_names=tuple(remedy.name for remedy in framework.remedies if remedy.id in fits),
        flags=flags,
        verdict=_verdict(framework, matter, fits, flags),
    )


def _check(framework: Framework, proposal: str, acts: Sequence[str]) -> None:
    if not proposal.strip() and not acts:
        raise InputError("the proposal is empty", remedy="Write what is to be done, in a sentence or more")
    if len(proposal) > MOST_CHARACTERS:
        what = f"the proposal is too long ({len(proposal):,} characters; {MOST_CHARACTERS:,} can be read)"
        raise InputError(what, remedy="Give the course of action alone, without the report and its annexes")
    known = [act.id for act in framework.acts]
    for act in acts:
        if act not in known:
            raise InputError(f"'{act}' is not a known act", remedy=f"Use one of: {', '.join(known)}")


def _flag(matter: Matter, guardrail_id: str) -> Flag | None:
    rule = RULES.get(guardrail_id)
    hit = rule(matter) if rule else None
    if hit is None:
        return None
    guardrail = next(one for one in matter.framework.guardrails if one.id == guardrail_id)
    return Flag(
        guardrail=guardrail.id,
        name=guardrail.name,
        reason=f"{hit.here} {guardrail.reason}".strip(),
        words=hit.found.words,
        lift=guardrail.lift,
        instead=guardrail.instead,
        essay=guardrail.essay,
    )


def _fits(response: Plan | None, found: Sequence[Found]) -> tuple[str, ...]:
    if response is None:
        return ()
    carried = {remedy for one in found for remedy in one.remedies}
    return tuple(remedy.id for remedy in response.remedies if remedy.id in carried)


def _act_name(framework: Framework, found: Found) -> str:
    return next(act.name for act in framework.acts if act.id == found.act)


def _verdict(framework: Framework, matter: Matter, fits: Sequence[str], flags: Sequence[Flag]) -> str:
    names = [remedy.name.lower() for remedy in framework.remedies if remedy.id in fits]
    unread = _unread(matter)
    good = f" It carries out: {'; '.join(names)}." if names else ""
    if flags:
        count = "One thing does" if len(flags) == 1 else f"{COUNTED.get(len(flags), len(flags))} things do"
        return f"{count} not fit: {'; '.join(flag.name.lower() for flag in flags)}.{good}"
    if not matter.found:
        return UNREAD
    if matter.diagnosis is None:
        return f"Nothing recognised in it runs ahead of a diagnosis.{unread}"
    unasked = matter.unfounded
    if unasked:
        return f"Nothing stands against it, yet the diagnosis shows no {unasked} problem for it to solve.{good}{unread}"
    return f"What was recognised in it fits.{good}{unread}" if names else f"{NOTHING_AGAINST}{unread}"


def _unread(matter: Matter) -> str:
    """The sentences in which no proposed act was read, so that nobody takes them for checked."""
    acts = [one.place for one in matter.found]
    missed = [
        matter.proposal[first:last].strip()
        for first, last in sentences(matter.proposal)
        if not any(first <= place < last for place in acts)
    ]
    shown = [
        f"“{one if len(one) <= SHOWN else one[:SHOWN].rpartition(' ')[0] + ' ...'}”" for one in missed[:MOST_SHOWN]
    ]
    more = f" and {len(missed) - MOST_SHOWN} more" if len(missed) > MOST_SHOWN else ""
    return f" No proposed act was read in {' and '.join(shown)}{more}." if shown else ""
