"""Turn logits into probabilities, and windows into a document, with parameters fitted out of fold."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from comity.adapters.textmodel.encoder import Floats

FLOOR = 0.002  # no reading is certain; the fit saw too few passages to say more


@dataclass(frozen=True)
class Calibration:
    """Shares of the readers, a slope and an offset per head (Platt 1999), and two numbers that pool windows."""

    version: str
    heads: tuple[str, ...]
    sentence_heads: tuple[str, ...]
    lexical_share: Floats  # per head, weight of the word model beside the encoder's own logits
    sentence_share: Floats  # per head, weight of the strongest sentence
    length_share: float  # weight of the logarithm of a sentence's length in characters, in its logit
    slope: Floats
    offset: Floats
    sentence_slope: Floats
    sentence_offset: Floats
    pool_mean: float
    pool_count: float
    base: dict[str, float]  # share of each head in the training passages: what to say where nothing can be read
    owner: dict[str, str]  # cause to dimension

    @classmethod
    def load(cls, path: Path) -> Calibration:
        stored: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        arrays = ("lexical_share", "sentence_share", "slope", "offset", "sentence_slope", "sentence_offset")
        return cls(
            version=stored["version"],
            heads=tuple(stored["heads"]),
            sentence_heads=tuple(stored["sentence_heads"]),
            length_share=stored["length_share"],
            pool_mean=stored["pool_mean"],
            pool_count=stored["pool_count"],
            base=stored["base"],
            owner=stored["owner"],
            **{name: np.array(stored[name], dtype=np.float32) for name in arrays},
        )

    def document(self, windows: Floats) -> Floats:
        """Probabilities for a document from the logits of its windows (rows).

        The strongest window leads; the mean of all moderates it; and since the largest of many is high by chance
        alone, it loses ``pool_count`` for each doubling of their number.
        """
        calibrated = windows * self.slope + self.offset
        strongest, mean = calibrated.max(0), calibrated.mean(0)
        logits = strongest - self.pool_mean * (strongest - mean) - self.pool_count * np.log2(len(windows))
        return _probability(logits)

    def sentences(self, logits: Floats) -> Floats:
        return _probability(logits * self.sentence_slope + self.sentence_offset)


def _probability(logits: Floats) -> Floats:
    bounded: Floats = np.clip(1 / (1 + np.exp(-logits)), FLOOR, 1 - FLOOR).astype(np.float32)
    return bounded
