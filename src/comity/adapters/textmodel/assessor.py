"""The text model as a port: a document in, a calibrated reading with its sentences out."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from comity.adapters.textmodel.calibration import Calibration
from comity.adapters.textmodel.encoder import Encoder, Floats
from comity.adapters.textmodel.heads import Heads
from comity.adapters.textmodel.scope import why_not
from comity.adapters.textmodel.spans import Parties, Signs, SpanMaker
from comity.adapters.textmodel.windows import windows
from comity.domain.document import Document
from comity.domain.reading import Reading

DIMENSIONS = 4  # heads in order: problem, the dimensions, the causes


class TextModel:
    """Fulfils ``TextAssessor``. Nothing in a document is ever taken as an instruction: it is only encoded."""

    def __init__(self, folder: Path, signs: Signs | None = None, parties: Parties | None = None) -> None:
        self._encoder = Encoder(folder)
        self._heads = Heads.load(folder / "heads.npz")
        self._calibration = Calibration.load(folder / "calibration.json")
        self._dimensions = self._calibration.heads[1 : 1 + DIMENSIONS]
        self._causes = self._calibration.heads[1 + DIMENSIONS :]
        self._spans = SpanMaker(self._causes, signs, parties)

    @property
    def name(self) -> str:
        return f"comity-text {self._calibration.version}"

    def assess(self, document: Document) -> Reading:
        reason = why_not(document.text)
        places, logits, sentences = self._read(document.text)
        if reason or not places:
            return self._nothing(document, reason or "The text is empty.")
        probabilities = self._calibration.document(logits)
        scores = self._calibration.sentences(sentences)[:, DIMENSIONS:]
        problem, dimensions, causes = self._named(probabilities)
        spans = self._spans.make(document, places, scores, causes)
        return Reading(document.name, problem, dimensions, causes, spans)

    def _read(self, text: str) -> tuple[list[tuple[int, int]], Floats, Floats]:
        """Sentences, logits of each window, and logits of each sentence (the mean where two windows share one)."""
        if why_not(text):
            return [], np.zeros((0, 0), np.float32), np.zeros((0, 0), np.float32)
        places, found = windows(text)
        states = self._encoder.states([text[window.start : window.end] for window in found])
        logits = np.stack([self._heads.passage(state) for state in states])
        total = np.zeros((len(places), len(self._calibration.sentence_heads)), dtype=np.float32)
        seen = np.zeros((len(places), 1), dtype=np.float32)
        for window, state in zip(found, states, strict=True):
            inside = [(start - window.start, end - window.start) for start, end in places[window.first : window.last]]
            total[window.first : window.last] += self._heads.sentences(state, inside)
            seen[window.first : window.last] += 1
        return places, logits, total / seen

    def _named(self, probabilities: Floats) -> tuple[float, dict[str, float], dict[str, float]]:
        """By name, and coherent: no dimension likelier than a problem, no cause likelier than its dimension."""
        problem = float(probabilities[0])
        values = dict(zip(self._calibration.heads[1:], map(float, probabilities[1:]), strict=True))
        dimensions = {name: min(values[name], problem) for name in self._dimensions}
        causes = {name: min(values[name], dimensions[self._calibration.owner[name]]) for name in self._causes}
        return problem, dimensions, causes

    def _nothing(self, document: Document, reason: str) -> Reading:
        base = self._calibration.base
        return Reading(
            document.name,
            base["problem"],
            {name: base[name] for name in self._dimensions},
            {name: base[name] for name in self._causes},
            (),
            enough=False,
            reason=reason,
        )
