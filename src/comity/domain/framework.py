"""The four Ps as data: dimensions, causes, indicators, remedies, guardrails. Source: the essay and the codebook."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from comity.domain.base import Noun

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Probability = Annotated[float, Field(gt=0, lt=1)]
Text = Annotated[str, Field(min_length=3)]


class Number(Noun):
    """A parameter and where it comes from."""

    value: Probability
    source: Text


class Dimension(Noun):
    """One of the four Ps. ``present_at`` is the probability from which the dimension is called present."""

    id: Id
    name: Text
    summary: Text
    essay: Text  # heading and paragraph of the essay
    present_at: Number


class Cause(Noun):
    """A cause of tension; ``prior`` is the chance that a report about allies shows it, before anything is read."""

    id: Id
    dimension: Id
    name: Text  # short noun phrase: "Procedure not followed"
    clause: Text  # completes "..., and ...": "an agreed procedure was not followed"
    definition: Text
    applies_when: Text
    not_when: Text
    near: tuple[Id, ...] = ()  # causes it is often confused with
    essay: Text
    prior: Number


class Link(Noun):
    """Chance that the cause alone would make the indicator show (noisy-OR link)."""

    cause: Id
    strength: Probability


class Indicator(Noun):
    """An observable sign, the question that asks for it, and the cues that find it in text."""

    id: Id
    sign: Text
    question: Text  # in plain words; yes means the sign is there
    why: Text  # shown to an officer who asks "why do you ask?"
    links: Annotated[tuple[Link, ...], Field(min_length=1)]
    leak: Probability  # chance that the sign shows when none of its causes is at work
    source: Text  # where the numbers come from
    cues: tuple[Text, ...] = ()
    match: Annotated[tuple[Text, ...], Field(min_length=1)]
    no_match: Annotated[tuple[Text, ...], Field(min_length=1)]


class Step(Noun):
    """One concrete step of a remedy: what, who (office), level."""

    do: Text
    who: Text
    level: Literal["working", "senior", "leader"]


class Remedy(Noun):
    """A kind of response that fits certain causes."""

    id: Id
    name: Text
    dimensions: Annotated[tuple[Id, ...], Field(min_length=1)]
    causes: tuple[Id, ...] = ()  # empty: every cause of its dimensions
    order: int = Field(ge=1)  # place in the essay's sequence
    why: Text
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    not_when: Text
    watch: Annotated[tuple[Text, ...], Field(min_length=1)]
    review_days: int = Field(gt=0)  # when to look again
    typical_time: Text
    source: Text  # where the time comes from
    essay: Text


class Act(Noun):
    """A kind of act that a proposal may contain, and the cues that show it in an official's words."""

    id: Id
    name: Text
    kind: Id  # what the guardrails and remedies ask for
    dimension: Id | None = None  # the dimension that a change of this kind presumes
    remedies: tuple[Id, ...] = ()  # those it carries out
    cues: Annotated[tuple[Text, ...], Field(min_length=1)]
    match: Annotated[tuple[Text, ...], Field(min_length=1)]
    no_match: Annotated[tuple[Text, ...], Field(min_length=1)]


class Guardrail(Noun):
    """What not to do, when it applies, and what would fit instead."""

    id: Id
    name: Text
    warning: Text  # said in the plan: what not to do here
    reason: Text
    lift: Text  # what evidence would lift the flag
    instead: Text
    essay: Text
    act: Id  # the kind of act in a proposal that sets it off
    cues: tuple[Text, ...] = ()  # phrases in a proposal that show such an act
    match: Annotated[tuple[Text, ...], Field(min_length=1)]
    no_match: Annotated[tuple[Text, ...], Field(min_length=1)]


class Framework(Noun):
    """Everything the engine and the plans need, checked as a whole."""

    version: str
    dimensions: tuple[Dimension, ...]
    causes: tuple[Cause, ...]
    indicators: tuple[Indicator, ...]
    remedies: tuple[Remedy, ...]
    acts: tuple[Act, ...]
    guardrails: tuple[Guardrail, ...]

    def cause(self, id: str) -> Cause:
        return next(cause for cause in self.causes if cause.id == id)

    def indicator(self, id: str) -> Indicator:
        return next(indicator for indicator in self.indicators if indicator.id == id)

    def dimension(self, id: str) -> Dimension:
        return next(dimension for dimension in self.dimensions if dimension.id == id)

    def causes_of(self, dimension: str) -> tuple[Cause, ...]:
        return tuple(cause for cause in self.causes if cause.dimension == dimension)
