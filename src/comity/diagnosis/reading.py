"""A text assessor's reading as ledger entries: one for each sentence it rests on, and one for the rest of each reading.

The entries of one reading, alone, make the network say exactly what the assessor said; answers then update it.
A cause's sentences carry what the text says of that cause by itself, so that rejecting them takes it back; what is
left (the same words also raise its dimension, and must not count twice) stands in an entry without a quote.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from comity.diagnosis.jeffrey import Targets, consistent, decibans_of, fit
from comity.diagnosis.network import Network
from comity.domain.evidence import Evidence
from comity.domain.reading import Reading, Span

QUOTES_PER_CAUSE = 3
MOST = 60.0  # decibans an entry can hold
REMAINDER = "rest of the reading of the whole text"


def reading_evidence(network: Network, reading: Reading, *, assessor: str) -> tuple[Evidence, ...]:
    """Ledger entries for a reading; none where the text was not enough to be read."""
    if not reading.enough:
        return ()
    wanted = consistent(network, _stated(network, reading))
    weights = fit(network, wanted)
    scribe = _Scribe(reading, assessor)
    scribe.write_rest("problem", weights.problem)
    for dimension, weight in zip(network.dimensions, weights.dimensions, strict=True):
        scribe.write_rest(f"dimension/{dimension}", float(weight))
    alone = np.nan_to_num(decibans_of(wanted.causes) - decibans_of(network.priors))
    for cause, by_itself, weight in zip(network.causes, alone, weights.causes, strict=True):
        carried = scribe.write_spans(cause, float(by_itself))
        scribe.write_rest(f"cause/{cause}", float(weight) - carried)
    return tuple(scribe.entries)


def _stated(network: Network, reading: Reading) -> Targets:
    """The reading in the network's order; a dimension left out is what its causes make it by themselves."""
    causes = np.array([reading.causes.get(cause, np.nan) for cause in network.causes])
    filled = np.where(np.isnan(causes), network.priors, causes)
    implied = [1 - float(np.prod(1 - filled[members])) for members in network.members]
    dimensions = [reading.dimensions.get(name, p) for name, p in zip(network.dimensions, implied, strict=True)]
    return Targets(reading.problem, np.array(dimensions), causes)


@dataclass
class _Scribe:
    """Writes the entries of one reading."""

    reading: Reading
    assessor: str
    entries: list[Evidence] = field(default_factory=list)

    def write_spans(self, cause: str, alone: float) -> float:
        """Share what the text says of a cause by itself among its best sentences; the weight that they carry."""
        against = alone < 0
        spans = [span for span in self.reading.spans if span.cause == cause and span.against == against]
        chosen = sorted(spans, key=lambda span: (-span.score, span.quote.start))[:QUOTES_PER_CAUSE]
        scores = [max(span.score, 0.01) for span in chosen]
        parts = [round(alone * score / sum(scores), 2) for score in scores]
        for place, (span, part) in enumerate(zip(chosen, parts, strict=True), start=1):
            self._write(f"cause/{cause}", part, place, span)
        return sum(parts)

    def write_rest(self, about: str, weight: float) -> None:
        """What the text as a whole says beyond its sentences."""
        if round(weight, 2) != 0:
            self._write(about, weight)

    def _write(self, about: str, weight: float, place: int | None = None, span: Span | None = None) -> None:
        entry = Evidence(
            id=f"{self.reading.document}:{about}" + (f"/{place}" if place else ""),
            about=about,
            polarity="supports" if weight >= 0 else "against",
            weight=min(round(abs(weight), 2), MOST),
            source=self.reading.document,
            assessor=self.assessor,
            note="" if span else REMAINDER,
        )
        if span:
            shown = {"sign": span.sign, "quotes": (span.quote,), "sides": span.sides, "level": span.level}
            entry = Evidence(**{**entry.model_dump(), **shown})
        self.entries.append(entry)
