"""The plan and the review as sections of a brief."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from comity.adapters.render.brief import Entry, Fact, Section
from comity.adapters.render.limits import Limits
from comity.adapters.render.wording import clean, day, digest, more, name, names, sentence, shorten
from comity.domain.framework import Step
from comity.domain.response import Caution, Flag, Plan, PlannedRemedy, Review

_REASON = 320  # characters: a reason is told with its ground, not its ground alone
_OPENING = re.compile(r' \("[^"]*"\)')  # the first words of a paragraph of the essay, quoted to find it by
_LEVEL = {"working": "working level", "senior": "senior officials", "leader": "political leaders"}


def plan_sections(plan: Plan, limits: Limits, asked: Collection[str] = ()) -> list[Section]:
    """What to settle first (unless it is ``asked`` elsewhere in the brief), what fits in order, what not to do here."""
    return [
        section for section in (_first(plan, limits, asked), _fits(plan, limits), _not_here(plan, limits)) if section
    ]


def _first(plan: Plan, limits: Limits, asked: Collection[str]) -> Section | None:
    open_ones = [question for question in plan.first if question not in asked][: limits.questions]
    entries = tuple(Entry(text=digest(clean(question), limits.text)) for question in open_ones)
    return Section("first", "Settle before acting", entries=entries) if entries else None


def _fits(plan: Plan, limits: Limits) -> Section | None:
    remedies = sorted(plan.remedies, key=lambda remedy: remedy.order)
    if not remedies:
        return None
    left_out = any(len(remedy.steps) > limits.steps for remedy in remedies)
    return Section(
        "plan",
        "What fits, in this order",
        columns=("Remedy", "First steps and what to watch"),
        entries=tuple(_remedy(remedy, limits) for remedy in remedies),
        numbered=True,
        closing=(f"Plan made on {day(plan.made_on)}." + (" Further steps are in the full view." if left_out else ""),),
    )


def _remedy(remedy: PlannedRemedy, limits: Limits) -> Entry:
    watch = _together(remedy.watch[: limits.watch])
    time = clean(remedy.typical_time) if limits.why else ""
    return Entry(
        head=digest(clean(remedy.name), limits.text),
        tail=f"({_for(remedy)}look again on {day(remedy.review_on)})",
        text=digest(clean(remedy.why), limits.text) if limits.why else "",
        points=tuple(_step(step, limits) for step in remedy.steps[: limits.steps]),
        facts=tuple(Fact(label, said) for label, said in (("Watch", watch), ("Usual time", time)) if said),
        meta=sentence(
            f"answers {names(remedy.causes).lower()}" if remedy.causes else "",
            f"time from {clean(remedy.source)}",
            f"essay: {clean(remedy.essay)}",
        )
        if limits.full
        else "",
    )


def _together(signs: Sequence[str]) -> str:
    """Several signs as one sentence: after the first, no capital, unless the word is written in capitals."""
    first, *others = map(clean, signs) if signs else [""]
    return "; ".join([first, *(s if s[:2].isupper() else s[:1].lower() + s[1:] for s in others)])


def _for(remedy: PlannedRemedy) -> str:
    """``for policy; ``: nothing where a remedy answers no dimension, as a holding step does."""
    return f"for {names(remedy.dimensions).lower()}; " if remedy.dimensions else ""


def _step(step: Step, limits: Limits) -> str:
    return f"{digest(clean(step.do), limits.text).rstrip('.')} ({clean(step.who)}; {_LEVEL[step.level]})"


def _not_here(plan: Plan, limits: Limits) -> Section | None:
    shown = plan.cautions[: limits.cautions]
    if not shown:
        return None
    left_out = more(len(plan.cautions) - len(shown), "caution")
    return Section(
        "cautions",
        "What not to do here",
        columns=("Not here", "Why, and what instead"),
        entries=tuple(_caution(caution, limits) for caution in shown),
        closing=(f"{left_out} in the full view.",) if left_out else (),
    )


def _caution(caution: Caution, limits: Limits) -> Entry:
    return Entry(
        head=digest(clean(caution.warning), limits.text),
        tail=f"(essay: {_essay(caution.essay, limits)})",
        text=digest(clean(caution.reason), max(limits.text, _REASON)),
        facts=(Fact("Instead", digest(clean(caution.instead), limits.text)),),
    )


def review_sections(review: Review, limits: Limits) -> list[Section]:
    """The proposal, what of it fits, and each flag with its reason, what would lift it and what would fit."""
    proposal = Section(
        "proposal",
        "The proposal",
        paragraphs=(shorten(clean(review.proposal), 5 * limits.quote),),
        closing=_acts(review),
    )
    fits = tuple(Entry(text=clean(remedy)) for remedy in review.fit_names or map(name, review.fits))
    flags = tuple(_flag(flag, limits) for flag in review.flags)
    return [
        proposal,
        *(
            [
                Section(
                    "flags",
                    "Flags",
                    entries=flags,
                    columns=("Flag", "Reason, what would lift it, what fits"),
                    numbered=True,
                )
            ]
            if flags
            else []
        ),
        *([Section("fits", "What of it fits the diagnosis", entries=fits)] if fits else []),
    ]


def _acts(review: Review) -> tuple[str, ...]:
    if not review.acts:
        return ("No act was recognised in these words.",)
    return (f"Read as: {'; '.join(map(clean, review.act_names)) or names(review.acts).lower()}.",)


def _flag(flag: Flag, limits: Limits) -> Entry:
    return Entry(
        head=clean(flag.name),
        tail=f"“{shorten(clean(flag.words), limits.quote)}”" if flag.words else "",
        text=digest(clean(flag.reason), max(limits.text, _REASON)),
        facts=(
            Fact("Lifted by", digest(clean(flag.lift), limits.text)),
            Fact("Instead", digest(clean(flag.instead), limits.text)),
        ),
        meta=f"Essay: {_essay(flag.essay, limits)}",
    )


def _essay(reference: str, limits: Limits) -> str:
    """A paragraph of the essay; in a brief its number says enough."""
    return clean(reference) if limits.full else _OPENING.sub("", clean(reference))
