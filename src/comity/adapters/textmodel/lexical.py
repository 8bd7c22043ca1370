"""The word model beside the encoder: character pieces of masked words, weighed linearly (TF-IDF).

It knows wordings the small encoder blurs ("without prior consultation"); names and numbers are masked before it looks.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from comity.adapters.textmodel.encoder import Floats
from comity.adapters.textmodel.masking import words

SHORTEST, LONGEST = 3, 5  # characters of a piece


@lru_cache(maxsize=20_000)
def pieces(word: str) -> tuple[str, ...]:
    """Runs of 3 to 5 characters of a word, its edges marked by spaces; a short word counts once."""
    padded = f" {word} "
    found: list[str] = []
    for size in range(SHORTEST, LONGEST + 1):
        found += [padded[at : at + size] for at in range(max(len(padded) - size + 1, 1))]
        if len(padded) <= size:
            break
    return tuple(found)


@dataclass(frozen=True)
class Lexical:
    """Rows of ``weight`` run over the passage heads, columns over the pieces in ``index``."""

    index: dict[str, int]
    idf: Floats
    weight: Floats
    bias: Floats

    @classmethod
    def load(cls, path: Path) -> Lexical:
        with np.load(path, allow_pickle=False) as stored:
            names = stored["pieces"].tobytes().decode("utf-8").split("\n")
            numbers = (stored[name].astype(np.float32) for name in ("idf", "weight", "bias"))
            return cls({name: place for place, name in enumerate(names)}, *numbers)

    def logits(self, text: str) -> Floats:
        """One logit per passage head."""
        counts: Counter[int] = Counter()
        for word, times in Counter(words(text)).items():
            for piece in pieces(word):
                place = self.index.get(piece)
                if place is not None:
                    counts[place] += times
        if not counts:
            return self.bias
        places: NDArray[np.int64] = np.fromiter(counts, dtype=np.int64)
        values = (1 + np.log(np.fromiter(counts.values(), dtype=np.float32))) * self.idf[places]
        found: Floats = self.weight[:, places] @ (values / np.linalg.norm(values)) + self.bias
        return found
