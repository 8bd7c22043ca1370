"""The diagnosis as shown, stored and exported. Its JSON Schema is made from these models."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from comity.domain.base import Noun
from comity.domain.evidence import Ledger, Quote, Status


class Verdict(StrEnum):
    PROBLEM = "problem"
    NOT_A_PROBLEM = "not-a-problem-between-allies"
    NOT_ENOUGH = "not-enough-evidence"


Confidence = Literal["low", "moderate", "high"]


class Estimate(Noun):
    """A likelihood with its ICD 203 word, and the confidence in it, which is another matter."""

    probability: float = Field(ge=0, le=1)
    word: str
    confidence: Confidence
    confidence_reason: str
    prior: float = Field(ge=0, le=1)


class DimensionEstimate(Estimate):
    name: str
    present: bool


class CauseEstimate(Estimate):
    name: str
    dimension: str
    present: bool
    sides: tuple[str, ...] = ()
    level: str | None = None


class Finding(Noun):
    """One piece of evidence and what it did to the cause it bears on (leave-one-out)."""

    id: str  # the ledger entry's
    about: str
    cause: str | None
    dimension: str | None
    polarity: Literal["supports", "against"]
    text: str  # one plain sentence: what was seen or answered
    sign: str | None = None
    quotes: tuple[Quote, ...] = ()
    sides: tuple[str, ...] = ()
    level: str | None = None
    effect: float  # change in the probability of what it is about when this entry is left out, in [-1, 1]
    source: str = ""
    assessor: str = ""
    reliability: str | None = None
    status: Status = Status.PROPOSED


class Explanation(Noun):
    """A whole account: the causes at work together, and how probable exactly that set is."""

    causes: tuple[str, ...]
    sentence: str
    probability: float


class Change(Noun):
    """What an answer would do to one dimension."""

    dimension: str
    now: float
    if_yes: float
    if_no: float


class OpenQuestion(Noun):
    indicator: str
    question: str
    why: str
    gain: float  # expected information, bits
    changes: tuple[Change, ...] = ()
    seen: Quote | None = None  # a sentence of the report that already hints at it


class Provenance(Noun):
    """What made this diagnosis, so that it can be made again."""

    comity: str
    framework: str
    assessors: tuple[str, ...] = ()


class Diagnosis(Noun):
    """The machine's reading of the evidence. It is a proposal until a person confirms it."""

    schema_id: Literal["comity/diagnosis/1"] = "comity/diagnosis/1"
    title: str = ""
    alliance: str = ""
    verdict: Verdict
    summary: str
    problem: Estimate
    dimensions: dict[str, DimensionEstimate]
    causes: dict[str, CauseEstimate]
    primary: str | None = None  # dimension without which the problem would end, where one stands out
    explanations: tuple[Explanation, ...] = ()
    findings: tuple[Finding, ...] = ()
    against: tuple[Finding, ...] = ()
    unknown: tuple[str, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()
    ledger: Ledger
    provenance: Provenance
