"""A slower, better reader (all-mpnet-base-v2 with a word model) softens the coders' yes and no in training.

Its probabilities for a passage always come from a fit that saw neither the passage's volume nor the fold held out.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from data import Passage
from scipy.special import expit
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from transformers import AutoModel, AutoTokenizer

from comity.adapters.textmodel.masking import masked
from comity.adapters.textmodel.sentences import sentences

SOFTENED = 5  # the problem and the four dimensions; causes keep the coders' answer
FOLDS = 5


def embed(items: list[Passage], path: Path) -> np.ndarray:
    """Mean over tokens, mean and maximum over sentences, of the frozen encoder."""
    tokenizer, model = AutoTokenizer.from_pretrained(path), AutoModel.from_pretrained(path).eval()
    rows = []
    for item in items:
        coded = tokenizer(item.text, truncation=True, max_length=510, return_tensors="pt", return_offsets_mapping=True)
        offsets = coded.pop("offset_mapping")[0].numpy()
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            states = model(**coded).last_hidden_state[0].float().numpy()
        rows.append(_pooled(states, offsets, sentences(item.text)))
    return np.array(rows)


def _pooled(states: np.ndarray, offsets: np.ndarray, spans: list[tuple[int, int]]) -> np.ndarray:
    parts = []
    for start, end in spans:
        inside = (offsets[:, 0] >= start) & (offsets[:, 1] <= end) & (offsets[:, 1] > offsets[:, 0])
        mean = states[inside].mean(0) if inside.any() else np.zeros(states.shape[1])
        parts.append(mean / max(float(np.linalg.norm(mean)), 1e-9))
    whole = states.mean(0)
    return np.concatenate([whole / np.linalg.norm(whole), np.mean(parts, 0), np.max(parts, 0)])


def nested(items: list[Passage], vectors: np.ndarray, folds: np.ndarray) -> dict[int | str, np.ndarray]:
    """For each fold held out (and for none, ``all``): probabilities for the passages of the other folds."""
    out: dict[int | str, np.ndarray] = {}
    for held in (*range(FOLDS), "all"):
        found = np.zeros((len(items), SOFTENED))
        for inner in range(FOLDS):
            if inner != held:
                train = (
                    np.flatnonzero((folds != inner) & (folds != held))
                    if held != "all"
                    else np.flatnonzero(folds != inner)
                )
                test = np.flatnonzero(folds == inner)
                found[test] = _probabilities(items, vectors, train, test)
        out[held] = found
    return out


def _probabilities(items: list[Passage], vectors: np.ndarray, train: np.ndarray, test: np.ndarray) -> np.ndarray:
    mean, spread = vectors[train].mean(0), vectors[train].std(0) + 1e-4
    scaled = (vectors - mean) / spread / np.sqrt(vectors.shape[1]) * 8
    texts = [masked(item.text) for item in items]
    vectoriser = TfidfVectorizer(
        ngram_range=(3, 5), analyzer="char_wb", min_df=5, max_features=40_000, sublinear_tf=True
    )
    table = vectoriser.fit_transform([texts[i] for i in train])
    other = vectoriser.transform([texts[i] for i in test])
    targets = np.array([item.targets[:SOFTENED] for item in items])
    out = np.zeros((len(test), SOFTENED))
    for head in range(SOFTENED):
        dense = LogisticRegression(C=0.02, max_iter=500).fit(scaled[train], targets[train, head])
        sparse = LogisticRegression(C=3, max_iter=500).fit(table, targets[train, head])
        out[:, head] = expit(0.6 * dense.decision_function(scaled[test]) + 0.6 * sparse.decision_function(other))
    return out
