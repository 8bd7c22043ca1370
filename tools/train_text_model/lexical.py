"""Train the word model: character pieces of masked words, one logistic regression per passage and sentence head."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from data import ALL_CAUSES, DIMENSIONS, HEADS, Passage, quoted
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from comity.adapters.textmodel.masking import masked
from comity.adapters.textmodel.sentences import sentences

FEWEST = 8  # positives; below this a head gets no word model
MOST = 24_000  # pieces
UNKNOWN = -4.0  # offset of a head without a word model


@dataclass(frozen=True)
class WordModel:
    """Weights (heads, pieces) and offsets (heads), for passages and for sentences."""

    vectoriser: TfidfVectorizer
    weight: np.ndarray
    bias: np.ndarray
    sentence_weight: np.ndarray
    sentence_bias: np.ndarray

    def logits(self, texts: list[str]) -> np.ndarray:
        return self._table(texts) @ self.weight.T + self.bias

    def sentence_logits(self, text: str) -> np.ndarray:
        """One row for each sentence of the passage."""
        return self._table(pieces_of(text)) @ self.sentence_weight.T + self.sentence_bias

    def _table(self, texts: list[str]) -> csr_matrix:
        return self.vectoriser.transform([masked(text) for text in texts])


def pieces_of(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def fit(items: list[Passage], weights: np.ndarray) -> WordModel:
    vectoriser = TfidfVectorizer(
        ngram_range=(3, 5), analyzer="char_wb", min_df=5, max_features=MOST, sublinear_tf=True, lowercase=False
    )
    table = vectoriser.fit_transform([masked(item.text) for item in items])
    targets = np.array([item.targets for item in items]) >= 0.5
    weight, bias = _heads(table, targets, weights, len(HEADS), strength=2.0)
    rows = vectoriser.transform([masked(piece) for item in items for piece in pieces_of(item.text)])
    marks = np.concatenate([quoted(item, sentences(item.text)) for item in items]) > 0
    even = np.ones(len(marks))
    s_weight, s_bias = _heads(rows, marks, even, len(DIMENSIONS) + len(ALL_CAUSES), strength=1.0)
    return WordModel(vectoriser, weight, bias, s_weight, s_bias)


def _heads(
    table: csr_matrix, targets: np.ndarray, weights: np.ndarray, count: int, strength: float
) -> tuple[np.ndarray, np.ndarray]:
    weight, bias = np.zeros((count, table.shape[1])), np.full(count, UNKNOWN)
    for row in range(count):
        if targets[:, row].sum() >= FEWEST:
            model = LogisticRegression(C=strength, solver="liblinear").fit(
                table, targets[:, row], sample_weight=weights
            )
            weight[row], bias[row] = model.coef_[0], model.intercept_[0]
    return weight, bias


def export(model: WordModel, target: Path) -> None:
    names = "\n".join(model.vectoriser.get_feature_names_out())
    arrays = {name: getattr(model, name) for name in ("weight", "bias", "sentence_weight", "sentence_bias")}
    np.savez_compressed(
        target,
        pieces=np.frombuffer(names.encode("utf-8"), dtype=np.uint8),
        idf=model.vectoriser.idf_.astype(np.float16),
        **{name: array.astype(np.float16) for name, array in arrays.items()},
    )
