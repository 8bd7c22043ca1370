"""Take reports in: read each, and write what it shows into the ledger."""

from __future__ import annotations

from collections.abc import Iterable

from comity.diagnosis.network import Network
from comity.diagnosis.reading import reading_evidence
from comity.domain.document import Document
from comity.domain.evidence import Evidence, Ledger, Source, Status
from comity.domain.ports import TextAssessor


def take_in(ledger: Ledger, documents: Iterable[Document], *, network: Network, assessor: TextAssessor) -> Ledger:
    """The ledger with the documents' evidence added.

    A document that is already there with the same content is left as people have edited it. One whose content has
    changed is read again; what people confirmed, rejected or wrote about it stays.
    """
    for document in documents:
        known = {source.name: source.sha256 for source in ledger.sources}
        if known.get(document.name) != document.sha256:
            ledger = _add(ledger, document, network, assessor)
    return ledger


def _add(ledger: Ledger, document: Document, network: Network, assessor: TextAssessor) -> Ledger:
    reading = assessor.assess(document)
    fresh = reading_evidence(network, reading, assessor=assessor.name)
    kept = [entry for entry in ledger.evidence if not _stale(entry, document.name, assessor.name)]
    taken = {entry.id for entry in kept}
    source = Source(
        name=document.name,
        kind=document.kind,
        sha256=document.sha256,
        words=document.words,
        title=document.title,
        date=document.date,
        notes=document.notes if reading.enough else (*document.notes, reading.reason),
    )
    others = tuple(old for old in ledger.sources if old.name != document.name)
    return ledger.model_copy(
        update={
            "title": ledger.title or document.title,
            "sources": (*others, source),
            "evidence": (*kept, *(entry for entry in fresh if entry.id not in taken)),
        }
    )


def _stale(entry: Evidence, document: str, assessor: str) -> bool:
    """A machine's proposal about an older state of the document, which no person has touched."""
    return entry.source == document and entry.assessor == assessor and entry.status == Status.PROPOSED
