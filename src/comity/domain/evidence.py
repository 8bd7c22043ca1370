"""The ledger: what was seen, where, how strong it is and who says so.

Every assessor (a person answering questions, a text model, a second officer) writes the same kind of entry.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from comity.domain.base import Noun


class Answer(StrEnum):
    """What an officer can say about an indicator."""

    YES = "yes"
    NO = "no"
    PARTLY = "partly"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """Only a person moves an entry out of ``proposed``."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class Quote(Noun):
    """A verbatim passage and its place. ``start`` and ``end`` are offsets into the document's text."""

    text: str
    document: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    page: int | None = None
    paragraph: int | None = None

    @property
    def place(self) -> str:
        """File, page and paragraph, characters: ``report.pdf, p. 2, para. 3, chars 120-188``."""
        parts = [self.document]
        if self.page is not None:
            parts.append(f"p. {self.page}")
        if self.paragraph is not None:
            parts.append(f"para. {self.paragraph}")
        parts.append(f"chars {self.start}-{self.end}")
        return ", ".join(parts)


TARGET = r"^(problem|dimension/[a-z-]+|cause/[a-z-]+|indicator/[a-z0-9-]+)$"


class Evidence(Noun):
    """One entry of the ledger.

    It carries either an ``answer`` about an indicator, or a ``polarity`` with a ``weight``: the likelihood ratio
    of what was seen, in decibans (ten times its common logarithm, never negative; Good 1950).
    """

    id: str
    about: Annotated[str, Field(pattern=TARGET)]
    answer: Answer | None = None
    polarity: Literal["supports", "against"] | None = None
    weight: float | None = Field(default=None, ge=0, le=60)
    sign: str | None = None  # the indicator a quote shows, where ``about`` is a cause
    quotes: tuple[Quote, ...] = ()
    sides: tuple[str, ...] = ()  # parties, as the text names them
    level: Literal["working", "senior", "leader"] | None = None
    source: str = ""  # a document's name, or the person who answered
    reliability: str | None = Field(default=None, pattern=r"^[A-F][1-6]$")  # Admiralty code
    assessor: str = ""
    status: Status = Status.PROPOSED
    note: str = ""

    @model_validator(mode="after")
    def _answer_or_weight(self) -> Evidence:
        weighed = self.polarity is not None and self.weight is not None
        if (self.answer is not None) == weighed or (self.polarity is None) != (self.weight is None):
            raise ValueError("give either 'answer', or both 'polarity' and 'weight'")
        if self.answer is not None and not self.about.startswith("indicator/"):
            raise ValueError("'answer' needs an indicator: write about: indicator/<id>")
        return self

    @property
    def kind(self) -> str:
        return self.about.partition("/")[0]

    @property
    def target(self) -> str:
        """The id of the cause, dimension or indicator; empty for ``problem``."""
        return self.about.partition("/")[2]


class Source(Noun):
    """A document the ledger rests on."""

    name: str
    kind: str
    sha256: str
    words: int
    title: str = ""
    date: str = ""
    notes: tuple[str, ...] = ()


class Ledger(Noun):
    """All evidence on one matter; a person can edit it as YAML and run the diagnosis again."""

    comity: Literal["ledger/1"] = "ledger/1"
    title: str = ""
    alliance: str = ""
    sources: tuple[Source, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    skipped: tuple[str, ...] = ()  # indicators the officer does not want to be asked again

    @property
    def answers(self) -> dict[str, Answer]:
        """Indicator id to the answer given (the last one counts)."""
        return {e.target: e.answer for e in self.evidence if e.answer is not None and e.status != Status.REJECTED}
