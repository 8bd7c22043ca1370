"""Fit slopes and offsets on out-of-fold logits, and the pooling of windows on composed documents."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from data import ALL_CAUSES, CAUSES, DIMENSION_OF, HEADS, Passage
from scipy.optimize import minimize, minimize_scalar
from scipy.special import expit

FEWEST = 40  # with fewer positives than this a head borrows the common slope
LENGTH_SHARE = 0.5  # of the logarithm of a sentence's length in characters, in its logit
PSEUDO = 4.0  # positives assumed of a cause that the material hardly holds


def _loss(logits: np.ndarray, target: np.ndarray) -> float:
    return float(np.mean(np.logaddexp(0, logits) - target * logits))


def platt(logits: np.ndarray, target: np.ndarray) -> tuple[float, float]:
    """Slope and offset with a mild pull towards a slope of 1 (Platt 1999)."""

    def cost(pair: np.ndarray) -> float:
        return _loss(pair[0] * logits + pair[1], target) + 1e-3 * (pair[0] - 1) ** 2

    best = minimize(cost, np.array([1.0, 0.0]), method="Nelder-Mead", options={"maxiter": 2000, "xatol": 1e-4})
    return float(max(best.x[0], 0.05)), float(best.x[1])


def _offset(logits: np.ndarray, slope: float, mean: float) -> float:
    """The offset at which the mean probability is ``mean``."""
    found = minimize_scalar(
        lambda b: (expit(slope * logits + b).mean() - mean) ** 2, bounds=(-15, 10), method="bounded"
    )
    return float(found.x)


def heads(logits: np.ndarray, targets: np.ndarray, names: tuple[str, ...]) -> tuple[list[float], list[float]]:
    """One pair for each head; thin heads take the median slope of the others and fit only the offset."""
    rich = [i for i in range(len(names)) if targets[:, i].sum() >= FEWEST]
    pairs = {i: platt(logits[:, i], targets[:, i]) for i in rich}
    common = float(np.median([pairs[i][0] for i in rich]))
    for i in range(len(names)):
        if i not in pairs:
            mean = max(targets[:, i].sum(), PSEUDO) / len(targets)
            pairs[i] = (common, _offset(logits[:, i], common, mean))
    return [pairs[i][0] for i in range(len(names))], [pairs[i][1] for i in range(len(names))]


def composed(items: list[Passage], seed: int = 0, rounds: int = 4) -> list[list[int]]:
    """Index lists: passages of one volume set side by side, two to ten, as stand-ins for longer documents."""
    rng = np.random.default_rng(seed)
    by_group: dict[str, list[int]] = {}
    for index, item in enumerate(items):
        by_group.setdefault(item.group, []).append(index)
    out = [[index] for index in range(len(items))]
    for _ in range(rounds):
        for members in by_group.values():
            order = list(rng.permutation(members))
            while len(order) > 1:
                size = int(rng.choice([2, 3, 4, 6, 8, 10]))
                out.append([int(index) for index in order[:size]])
                order = order[size:]
    return [row for row in out if row]


def pooling(calibrated: np.ndarray, targets: np.ndarray, documents: list[list[int]]) -> tuple[float, float]:
    """The share of the mean and the loss per doubling, for the four dimensions and the problem together.

    The truth of a composed document is that any part shows it. Composing strangers makes that truth nearly certain as
    the number grows, which real reports (one matter, many pages) do not; so documents are weighted until, at every
    size, the share of positives is what it is for single passages.
    """
    sizes = np.array([len(d) for d in documents])
    columns = range(5)
    rows = []
    for column in columns:
        base = targets[:, column].mean()
        truth = np.array([targets[d, column].max() for d in documents])
        strongest = np.array([calibrated[d, column].max() for d in documents])
        mean = np.array([calibrated[d, column].mean() for d in documents])
        weight = np.zeros(len(documents))
        for size in np.unique(sizes):
            here = sizes == size
            share = truth[here].mean()
            if 0 < share < 1:
                weight[here] = np.where(truth[here] == 1, base / share, (1 - base) / (1 - share))
        weight[sizes == 1] *= 0  # the parameters do nothing there
        rows.append((truth, strongest, mean, weight))

    def cost(pair: np.ndarray) -> float:
        total = 0.0
        for truth, strongest, mean, weight in rows:
            logits = strongest - pair[0] * (strongest - mean) - pair[1] * np.log2(sizes)
            total += float((weight * (np.logaddexp(0, logits) - truth * logits)).sum() / weight.sum())
        return total + 0.01 * (pair**2).sum()

    best = minimize(cost, np.array([0.2, 0.3]), method="Nelder-Mead")
    return float(np.clip(best.x[0], 0, 1)), float(max(best.x[1], 0))


def base_rates(targets: np.ndarray) -> dict[str, float]:
    return {name: round(float(max(targets[:, i].mean(), 0.003)), 4) for i, name in enumerate(HEADS)}


def thresholds(probabilities: np.ndarray, targets: np.ndarray) -> dict[str, float]:
    """Per dimension the threshold for the best F1.

    Half the best F1 is where it lies when probabilities are calibrated (Lipton and others 2014); the mean of that and
    of the best on a smoothed curve is kept, since the curve is flat and its top a matter of chance.
    """
    grid = np.arange(0.05, 0.75, 0.01)
    out = {}
    for column, name in enumerate(CAUSES):
        f1 = np.array([_f1(probabilities[:, column] >= t, targets[:, column]) for t in grid])
        smooth = np.convolve(np.pad(f1, 3, mode="edge"), np.ones(7) / 7, mode="valid")
        out[name] = round(float((grid[smooth.argmax()] + smooth.max() / 2) / 2), 2)
    return out


def _f1(called: np.ndarray, truth: np.ndarray) -> float:
    hit = float((called * truth).sum())
    return 2 * hit / max(float(called.sum() + truth.sum()), 1e-9)


SHARES = (0.0, 0.3, 0.6, 0.9, 1.2, 1.6, 2.0, 2.5)


@dataclass(frozen=True)
class Shares:
    """Weights of the word model and of the strongest sentence beside the encoder: one pair for the problem, one for
    everything else, so that there is little to overfit."""

    problem: tuple[float, float]
    rest: tuple[float, float]

    def column(self, which: int) -> np.ndarray:
        return np.array([self.problem[which]] + [self.rest[which]] * (len(HEADS) - 1))


def blend(encoder: np.ndarray, lexical: np.ndarray, best: np.ndarray, shares: Shares) -> np.ndarray:
    """Logits of the passage heads from the three readers; ``best`` are the largest sentence logits of a passage."""
    return encoder + shares.column(0) * lexical + shares.column(1) * best


def choose_shares(encoder: np.ndarray, lexical: np.ndarray, best: np.ndarray, targets: np.ndarray) -> Shares:
    """The pairs with the least log loss, over the problem and over the four dimensions."""
    pairs = [(words, sentences) for words in SHARES for sentences in SHARES]

    def loss(pair: tuple[float, float], columns: range) -> float:
        logits = blend(encoder, lexical, best, Shares(pair, pair))
        total = 0.0
        for head in columns:
            slope, offset = platt(logits[:, head], targets[:, head])
            total += _loss(slope * logits[:, head] + offset, targets[:, head])
        return total

    chosen = [min(pairs, key=lambda pair: loss(pair, columns)) for columns in (range(1), range(1, 5))]
    return Shares(*chosen)


def crossfit(logits: np.ndarray, targets: np.ndarray, folds: np.ndarray) -> np.ndarray:
    """Calibrated probabilities, each from a fit on the other folds."""
    out = np.zeros_like(logits)
    for fold in np.unique(folds):
        slope, offset = heads(logits[folds != fold], targets[folds != fold], HEADS)
        out[folds == fold] = expit(logits[folds == fold] * np.array(slope) + np.array(offset))
    return out


def coherent(probabilities: np.ndarray) -> np.ndarray:
    """As the run time has it: no dimension likelier than the problem, no cause likelier than its dimension."""
    out = probabilities.copy()
    out[:, 1:5] = np.minimum(out[:, 1:5], out[:, :1])
    for place, cause in enumerate(ALL_CAUSES, start=5):
        out[:, place] = np.minimum(out[:, place], out[:, 1 + list(CAUSES).index(DIMENSION_OF[cause])])
    return out


def document(version: str, logits: np.ndarray, targets: np.ndarray, sentence, quoted, names, items, shares) -> dict:
    """Everything the run time's calibration file holds."""
    slope, offset = heads(logits, targets, HEADS)
    s_slope, s_offset = heads(sentence, quoted, names)
    mean, count = pooling(logits * np.array(slope) + np.array(offset), targets, composed(items))
    return {
        "version": version,
        "heads": list(HEADS),
        "sentence_heads": list(names),
        "lexical_share": [float(x) for x in shares.column(0)],
        "sentence_share": [float(x) for x in shares.column(1)],
        "length_share": LENGTH_SHARE,
        "slope": [round(x, 5) for x in slope],
        "offset": [round(x, 5) for x in offset],
        "sentence_slope": [round(x, 5) for x in s_slope],
        "sentence_offset": [round(x, 5) for x in s_offset],
        "pool_mean": round(mean, 4),
        "pool_count": round(count, 4),
        "base": base_rates(targets),
        "owner": {cause: DIMENSION_OF[cause] for cause in ALL_CAUSES},
    }
