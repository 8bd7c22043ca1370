"""Scored proposals: what an official might propose, in which situation, and the flags that experts expect."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from comity.domain.base import Noun
from comity.domain.diagnosis import Verdict
from comity.domain.framework import Id, Text

Chance = Annotated[float, Field(ge=0, le=1)]


class TypedDiagnosis(Noun):
    """A diagnosis as an expert types it: what is found, and how likely. What is not named is not found."""

    verdict: Verdict = Verdict.PROBLEM
    dimensions: dict[Id, Chance] = Field(default_factory=dict)
    causes: dict[Id, Chance] = Field(default_factory=dict)
    gravity: str = ""  # what makes the matter grave, in plain words


class ScoredProposal(Noun):
    """One proposal and what a review should say of it."""

    id: Id
    style: str = ""
    proposal: Text
    diagnosis: TypedDiagnosis | None = None  # where it differs from its file's
    flags: tuple[Id, ...] = ()
    fits: tuple[Id, ...] = ()  # remedies of the plan that it carries out; not all need be named


class ProposalFile(Noun):
    """One kind of situation and the proposals made in it."""

    situation: Text
    held_out: bool = False  # written last; never used to tune the recogniser
    undiagnosed: bool = False  # reviewed without a diagnosis
    diagnosis: TypedDiagnosis | None = None
    proposals: Annotated[tuple[ScoredProposal, ...], Field(min_length=1)]
