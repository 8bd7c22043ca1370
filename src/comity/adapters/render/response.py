"""The plan and the review as sections of a brief."""

from __future__ import annotations

from collections.abc import Collection

from comity.adapters.render.brief import Entry, Fact, Section
from comity.adapters.render.limits import Limits
from comity.adapters.render.wording import clean, day, listing, more, name, names, sentence, shorten
from comity.domain.framework import Step
from comity.domain.response import Caution, Flag, Plan, PlannedRemedy, Review

_LEVEL = {"working": "working level", "senior": "senior officials", "leader": "political leaders"}


def plan_sections(plan: Plan, limits: Limits, asked: Collection[str] = ()) -> list[Section]:
    """What to settle first (unless it is ``asked`` elsewhere in the brief), what fits in order, what not to do here."""
    return [
        section for section in (_first(plan, limits, asked), _fits(plan, limits), _not_here(plan, limits)) if section
    ]


def _first(plan: Plan, limits: Limits, asked: Collection[str]) -> Section | None:
    open_ones = [question for question in plan.first if question not in asked][: limits.questions]
    entries = tuple(Entry(text=shorten(clean(question), limits.text)) for question in open_ones)
    return Section("first", "Settle before acting", entries=entries) if entries else None


def _fits(plan: Plan, limits: Limits) -> Section | None:
    remedies = sorted(plan.remedies, key=lambda remedy: remedy.order)
    if not remedies:
        return None
    return Section(
        "plan",
        "What fits, in this order",
        columns=("Remedy", "Why, steps and what to watch"),
        entries=tuple(_remedy(remedy, limits) for remedy in remedies),
        numbered=True,
        closing=(f"Plan made on {day(plan.made_on)}.",),
    )


def _remedy(remedy: PlannedRemedy, limits: Limits) -> Entry:
    shown = remedy.steps[: limits.steps]
    left_out = more(len(remedy.steps) - len(shown), "step")
    return Entry(
        head=shorten(clean(remedy.name), limits.text),
        tail=sentence(f"for {names(remedy.dimensions).lower()}", f"look again on {day(remedy.review_on)}"),
        text=shorten(clean(remedy.why), limits.text),
        points=tuple(_step(step, limits) for step in shown),
        facts=(
            Fact("Watch", shorten("; ".join(clean(sign) for sign in remedy.watch[: limits.watch]), limits.text)),
            Fact("Usual time", shorten(clean(remedy.typical_time), limits.text)),
        ),
        meta=sentence(
            left_out,
            f"answers {names(remedy.causes).lower()}" if limits.full and remedy.causes else "",
            f"time from {clean(remedy.source)}" if limits.full else "",
            f"essay: {clean(remedy.essay)}" if limits.full else "",
        ),
    )


def _step(step: Step, limits: Limits) -> str:
    return f"{shorten(clean(step.do), limits.text).rstrip('.')} ({clean(step.who)}; {_LEVEL[step.level]})"


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
        head=shorten(clean(caution.warning), limits.text),
        tail=f"(essay: {clean(caution.essay)})",
        text=shorten(clean(caution.reason), limits.text),
        facts=(Fact("Instead", shorten(clean(caution.instead), limits.text)),),
    )


def review_sections(review: Review, limits: Limits) -> list[Section]:
    """The proposal, what of it fits, and each flag with its reason, what would lift it and what would fit."""
    proposal = Section(
        "proposal", "The proposal", paragraphs=(shorten(clean(review.proposal), limits.text),), closing=_acts(review)
    )
    fits = tuple(Entry(text=name(remedy)) for remedy in review.fits)
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
        return ("No kind of act was recognised in these words.",)
    return (f"Read as: {listing(name(act).lower() for act in review.acts)}.",)


def _flag(flag: Flag, limits: Limits) -> Entry:
    return Entry(
        head=clean(flag.name),
        tail=f"“{shorten(clean(flag.words), limits.quote)}”" if flag.words else "",
        text=shorten(clean(flag.reason), limits.text),
        facts=(
            Fact("Lifted by", shorten(clean(flag.lift), limits.text)),
            Fact("Instead", shorten(clean(flag.instead), limits.text)),
        ),
        meta=f"Essay: {clean(flag.essay)}",
    )
