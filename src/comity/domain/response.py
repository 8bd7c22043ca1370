"""A response plan, and the review of a proposed course of action."""

from __future__ import annotations

from typing import Literal

from comity.domain.base import Noun
from comity.domain.framework import Step


class PlannedRemedy(Noun):
    """A remedy that fits this diagnosis, in its place in the order."""

    id: str
    name: str
    dimensions: tuple[str, ...]  # those of the diagnosis that it answers
    causes: tuple[str, ...]
    order: int
    why: str
    steps: tuple[Step, ...]
    watch: tuple[str, ...]
    review_on: str  # ISO date
    typical_time: str
    source: str
    essay: str


class Caution(Noun):
    """What not to do here, why, and the paragraph of the essay."""

    guardrail: str
    warning: str
    reason: str
    instead: str
    essay: str


class Plan(Noun):
    schema_id: Literal["comity/plan/1"] = "comity/plan/1"
    title: str = ""
    summary: str
    made_on: str  # ISO date
    remedies: tuple[PlannedRemedy, ...]
    cautions: tuple[Caution, ...]
    first: tuple[str, ...] = ()  # questions to settle before acting
    basis: tuple[str, ...] = ()  # the dimensions acted on, each with its likelihood in words and number


class Flag(Noun):
    """One misfit between a proposal and the diagnosis."""

    guardrail: str
    name: str
    reason: str
    words: str  # the words of the proposal that set it off, verbatim
    lift: str
    instead: str
    essay: str


class Review(Noun):
    schema_id: Literal["comity/review/1"] = "comity/review/1"
    proposal: str
    acts: tuple[str, ...]  # kinds of act recognised
    act_names: tuple[str, ...] = ()  # the same in words
    fits: tuple[str, ...]  # remedies of the plan it carries out
    fit_names: tuple[str, ...] = ()  # the same in words
    flags: tuple[Flag, ...]
    verdict: str  # one sentence
