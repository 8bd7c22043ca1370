"""The text model as a port: a document in, a calibrated reading with its sentences out."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from comity.adapters.textmodel.calibration import Calibration
from comity.adapters.textmodel.encoder import Encoder, Floats, States
from comity.adapters.textmodel.heads import Heads
from comity.adapters.textmodel.lexical import Lexical
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
        self._lexical = Lexical.load(folder / "lexical.npz")
        self._calibration = Calibration.load(folder / "calibration.json")
        self._dimensions = self._calibration.heads[1 : 1 + DIMENSIONS]
        self._causes = self._calibration.heads[1 + DIMENSIONS :]
        self._spans = SpanMaker(self._causes, signs, parties)

    @property
    def name(self) -> str:
        return f"comity-text {self._calibration.version}"

    def assess(self, document: Document) -> Reading:
        reason = why_not(document.text)
        if reason:
            return self._nothing(document, reason)
        places, logits, sentences = self._read(document.text)
        probabilities = self._calibration.document(logits)
        scores = self._calibration.sentences(sentences)[:, DIMENSIONS:]
        problem, dimensions, causes = self._named(probabilities)
        spans = self._spans.make(document, places, scores, causes)
        return Reading(document.name, problem, dimensions, causes, spans)

    def _read(self, text: str) -> tuple[list[tuple[int, int]], Floats, Floats]:
        """Sentences, logits of each window, and logits of each sentence (the mean where two windows share one)."""
        places, found = windows(text)
        states = self._encoder.states([text[window.start : window.end] for window in found])
        total = np.zeros((len(places), len(self._calibration.sentence_heads)), dtype=np.float32)
        seen = np.zeros((len(places), 1), dtype=np.float32)
        rows = []
        for window, state in zip(found, states, strict=True):
            part = text[window.start : window.end]
            inside = [(start - window.start, end - window.start) for start, end in places[window.first : window.last]]
            sentences = self._sentences(part, state, inside)
            rows.append(self._window(part, state, sentences))
            total[window.first : window.last] += sentences
            seen[window.first : window.last] += 1
        return places, np.stack(rows), total / seen

    def _sentences(self, text: str, state: States, places: list[tuple[int, int]]) -> Floats:
        """Logits of the sentences of one window: the encoder's and the word model's, and a little for length."""
        words = np.stack([self._lexical.sentence(text[start:end]) for start, end in places])
        lengths = np.log(np.array([max(end - start, 1) for start, end in places], dtype=np.float32))
        logits: Floats = self._heads.sentences(state, places) + words
        logits += self._calibration.length_share * lengths[:, None]
        return logits

    def _window(self, text: str, state: States, sentences: Floats) -> Floats:
        """Logits of one window: the encoder's own, the word model's and the strongest sentence's, by their shares."""
        best = sentences.max(0)
        strongest = np.concatenate([best[:DIMENSIONS].max(keepdims=True), best])
        fit = self._calibration
        logits: Floats = (
            state.passage + fit.lexical_share * self._lexical.passage(text) + fit.sentence_share * strongest
        )
        return logits

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
