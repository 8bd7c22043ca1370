"""The word model beside the encoder: character pieces of masked words, weighed linearly (TF-IDF).

It knows wordings the small encoder blurs ("without prior consultation"); names and numbers are masked before it looks.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from comity.adapters.textmodel.encoder import Floats
from comity.adapters.textmodel.masking import masked

SHORTEST, LONGEST = 3, 5  # characters of a piece
MOST_KNOWN = 50_000  # words whose pieces are remembered


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
    """Rows of the weights run over the pieces in ``index``, columns over the passage or the sentence heads."""

    index: dict[str, int]
    idf: Floats
    weight: Floats
    bias: Floats
    sentence_weight: Floats
    sentence_bias: Floats
    known: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False)  # words met, by their pieces' columns

    @classmethod
    def load(cls, path: Path) -> Lexical:
        with np.load(path, allow_pickle=False) as stored:
            names = stored["pieces"].tobytes().decode("utf-8").split("\n")
            index = {name: place for place, name in enumerate(names)}
            arrays = ("idf", "weight", "bias", "sentence_weight", "sentence_bias")
            idf, *rest = (np.ascontiguousarray(stored[name].astype(np.float32).T) for name in arrays)
        return cls(index, idf, rest[0], rest[1], rest[2], rest[3])

    def passage(self, text: str) -> Floats:
        """Logits of the passage heads."""
        return self._logits(text, self.weight, self.bias)

    def sentence(self, text: str) -> Floats:
        """Logits of the sentence heads."""
        return self._logits(text, self.sentence_weight, self.sentence_bias)

    def _logits(self, text: str, weight: Floats, bias: Floats) -> Floats:
        counts: Counter[int] = Counter()
        for word in masked(text).split():
            counts.update(self._columns(word))
        if not counts:
            return bias
        places: NDArray[np.int64] = np.fromiter(counts, dtype=np.int64)
        values = (1 + np.log(np.fromiter(counts.values(), dtype=np.float32))) * self.idf[places]
        found: Floats = (values / np.linalg.norm(values)) @ weight[places] + bias
        return found

    def _columns(self, word: str) -> tuple[int, ...]:
        """Where the pieces of a word stand in the table; kept for words met before, up to a bound."""
        found = self.known.get(word)
        if found is None:
            found = tuple(place for piece in pieces(word) if (place := self.index.get(piece)) is not None)
            if len(self.known) < MOST_KNOWN:
                self.known[word] = found
        return found
