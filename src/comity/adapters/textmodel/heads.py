"""The sentence heads on top of the encoder: one logit per sentence and head."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from comity.adapters.textmodel.encoder import Floats, States


@dataclass(frozen=True)
class Heads:
    """Weights learned by ``tools/train_text_model``; rows run over the sentence heads."""

    sentence: Floats
    sentence_bias: Floats

    @classmethod
    def load(cls, path: Path) -> Heads:
        with np.load(path, allow_pickle=False) as stored:
            return cls(**{name: stored[name].astype(np.float32) for name in cls.__dataclass_fields__})

    def sentences(self, states: States, spans: list[tuple[int, int]]) -> Floats:
        """Logits of the sentence heads; ``spans`` are offsets into the window's text."""
        rows = [self._pool(states, start, end) for start, end in spans]
        logits: Floats = np.stack(rows) @ self.sentence.T + self.sentence_bias
        return logits

    @staticmethod
    def _pool(states: States, start: int, end: int) -> Floats:
        """Mean state of the tokens inside; beyond what the encoder read, a zero vector (the bias alone speaks)."""
        offsets: NDArray[np.int64] = states.offsets
        inside = (offsets[:, 0] >= start) & (offsets[:, 1] <= end) & (offsets[:, 1] > offsets[:, 0])
        if not inside.any():
            return np.zeros(states.vectors.shape[1], dtype=np.float32)
        mean: Floats = states.vectors[inside].mean(0)
        return mean
