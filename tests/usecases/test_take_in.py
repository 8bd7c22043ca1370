"""Reports go into the ledger once, and what people wrote there stays."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from comity.domain.document import Document, Paragraph
from comity.domain.evidence import Evidence, Ledger, Quote, Status
from comity.domain.reading import Reading, Span
from comity.usecases.take_in import take_in


@dataclass
class FixedAssessor:
    """Says the same of every document, and counts how often it was asked."""

    probability: float = 0.8
    enough: bool = True
    asked: list[str] = field(default_factory=list)
    name: str = "fixed 1"

    def assess(self, document):
        self.asked.append(document.name)
        quote = Quote(text=document.text[:6], document=document.name, start=0, end=6)
        return Reading(
            document=document.name,
            problem=0.9,
            dimensions={"policy": 0.2, "process": self.probability, "personality": 0.05, "politics": 0.1},
            causes={"procedure-not-followed": self.probability * 0.9},
            spans=(Span("procedure-not-followed", quote, 0.9),),
            enough=self.enough,
            reason="" if self.enough else "too short to be read",
        )


def report(name="a.txt", text="Nobody told the ally.", sha="1"):
    """A one-paragraph document."""
    return Document(name, "text", text, (Paragraph(0, len(text), 1),), sha, title="A matter")


@pytest.fixture
def taken(network):
    """A ledger with one report read."""
    return take_in(Ledger(), [report()], network=network, assessor=FixedAssessor())


def test_a_report_brings_its_source_title_and_quoted_evidence(taken):
    """Everything a finding needs is in the ledger: source, place, assessor, and that no person has judged it."""
    assert [source.name for source in taken.sources] == ["a.txt"]
    assert taken.title == "A matter"
    quoted = [entry for entry in taken.evidence if entry.quotes]
    assert quoted
    assert all(entry.status == Status.PROPOSED and entry.assessor == "fixed 1" for entry in quoted)


def test_the_same_report_is_not_read_twice(taken, network):
    """Running again on an unchanged file changes nothing and asks no model."""
    assessor = FixedAssessor()
    assert take_in(taken, [report()], network=network, assessor=assessor) == taken
    assert assessor.asked == []


def test_a_changed_report_is_read_again_and_peoples_marks_stay(taken, network):
    """A rejected entry stays rejected; answers stay; the rest is the new reading."""
    rejected = taken.evidence[0].model_copy(update={"status": Status.REJECTED, "note": "misread"})
    own = Evidence(id="mine", about="problem", polarity="supports", weight=3, assessor="Ada")
    edited = taken.model_copy(update={"evidence": (rejected, *taken.evidence[1:], own)})
    again = take_in(edited, [report(text="Nobody told them.", sha="2")], network=network, assessor=FixedAssessor(0.3))
    assert rejected in again.evidence
    assert own in again.evidence
    assert len({entry.id for entry in again.evidence}) == len(again.evidence)
    assert len(again.sources) == 1


def test_a_report_that_cannot_be_judged_leaves_a_note_and_no_evidence(network):
    """Not enough to read is said with the source."""
    ledger = take_in(Ledger(), [report()], network=network, assessor=FixedAssessor(enough=False))
    assert ledger.evidence == ()
    assert "too short to be read" in ledger.sources[0].notes
