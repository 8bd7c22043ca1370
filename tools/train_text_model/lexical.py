"""Train the word model: character pieces of masked words, one logistic regression per head."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from data import HEADS, Passage
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from comity.adapters.textmodel.masking import words

FEWEST = 8  # positives; below this a head gets no word model
MOST = 24_000  # pieces


def masked(text: str) -> str:
    return " ".join(words(text))


def fit(items: list[Passage], weights: np.ndarray) -> tuple[TfidfVectorizer, np.ndarray, np.ndarray]:
    """The vectoriser, the weights (heads, pieces) and the offsets (heads)."""
    vectoriser = TfidfVectorizer(
        ngram_range=(3, 5), analyzer="char_wb", min_df=5, max_features=MOST, sublinear_tf=True, lowercase=False
    )
    table = vectoriser.fit_transform([masked(item.text) for item in items])
    targets = np.array([item.targets for item in items]) >= 0.5
    weight, bias = np.zeros((len(HEADS), table.shape[1])), np.full(len(HEADS), -3.0)
    for row in range(len(HEADS)):
        if targets[:, row].sum() >= FEWEST:
            model = LogisticRegression(C=2.0, max_iter=300).fit(table, targets[:, row], sample_weight=weights)
            weight[row], bias[row] = model.coef_[0], model.intercept_[0]
    return vectoriser, weight, bias


def logits(model: tuple[TfidfVectorizer, np.ndarray, np.ndarray], texts: list[str]) -> np.ndarray:
    vectoriser, weight, bias = model
    return vectoriser.transform([masked(text) for text in texts]) @ weight.T + bias


def export(model: tuple[TfidfVectorizer, np.ndarray, np.ndarray], target: Path) -> None:
    vectoriser, weight, bias = model
    names = "\n".join(vectoriser.get_feature_names_out())
    np.savez_compressed(
        target,
        pieces=np.frombuffer(names.encode("utf-8"), dtype=np.uint8),
        idf=vectoriser.idf_.astype(np.float16),
        weight=weight.astype(np.float16),
        bias=bias.astype(np.float16),
    )
