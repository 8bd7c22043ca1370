"""From wanted probabilities to the weights that produce them (Jeffrey's rule by maximum entropy), in closed form.

A text model states P(problem), P(dimension) and P(cause). Among all distributions with these marginals the one
nearest to the prior (least relative entropy) multiplies the prior by one likelihood ratio a target, which is what
the ledger can hold. Because a dimension is the OR of its causes and the problem the OR of the dimensions, no iterative
fitting is needed: given that an OR holds, its parts are independent with probabilities p / k for one constant k, so
each OR leaves a single unknown k, found by bisection. docs/explanation/engine.md derives it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from comity.diagnosis.network import Floats, Network

FLOOR = 0.005  # a text model's probabilities are held between FLOOR and 1 - FLOOR
MARGIN = 0.02  # how far inside the possible range an inconsistent probability is put
RARE = 0.0005  # the least probability of a single cause
MOST_TOGETHER = 1.5  # most causes of a present dimension, on average; the coded passages have 1.04 to 1.21
LEAN = 0.2  # how far from the ends of its possible range, towards independence, an inconsistent problem is put


@dataclass(frozen=True)
class Weights:
    """Decibans for the problem, each dimension and each cause; positive speaks for it."""

    problem: float
    dimensions: Mapping[str, float]
    causes: Mapping[str, float]


@dataclass(frozen=True, eq=False)
class Marginals:
    """Probabilities that hold together. ``causes`` has NaN where the assessor says nothing of a cause."""

    problem: float
    dimensions: Floats
    causes: Floats


def consistent(
    network: Network, problem: float, dimensions: Mapping[str, float], causes: Mapping[str, float]
) -> Marginals:
    """The nearest probabilities that some distribution can have, dimensions kept.

    A cause may not be likelier than its dimension, nor the dimension likelier than all its causes together: the causes
    give way. The problem may not be less likely than a dimension, nor likelier than all together: the problem gives
    way. A dimension with a single cause is that cause.
    """
    p_cause = np.array([_clip(causes[c], RARE) if c in causes else np.nan for c in network.causes])
    p_dimension = np.zeros(len(network.dimensions))
    for d, name in enumerate(network.dimensions):
        members = list(network.members(d))
        if name in dimensions or not members:
            p_dimension[d] = _clip(dimensions.get(name, FLOOR))
        else:
            known = np.where(np.isnan(p_cause[members]), network.priors[members], p_cause[members])
            p_dimension[d] = _clip(1 - float(np.prod(1 - known)))
        p_cause[members] = _fit_causes(p_cause[members], p_dimension[d])
    used = p_dimension[[d for d in range(len(p_dimension)) if network.members(d)]]
    return Marginals(_fit_problem(_clip(problem), used), p_dimension, p_cause)


def fit(network: Network, wanted: Marginals) -> Weights:
    """The weights under which the network's own marginals are exactly those wanted."""
    used = [d for d in range(len(network.dimensions)) if network.members(d)]
    scale, problem = _or_node(wanted.dimensions[used], np.array([]), wanted.problem)
    dimensions: dict[str, float] = {}
    causes: dict[str, float] = {}
    for d in used:
        members = network.members(d)
        inner = wanted.causes[list(members)] / scale
        known = ~np.isnan(inner)
        free = network.priors[list(members)][~known]
        k, weight = _or_node(inner[known], free, float(wanted.dimensions[d]) / scale)
        dimensions[network.dimensions[d]] = weight
        for cause, p in zip(members, inner / k, strict=True):
            if not np.isnan(p):
                causes[network.causes[cause]] = 10 * (_log10_odds(p) - _log10_odds(network.priors[cause]))
    return Weights(problem, dimensions, causes)


def _or_node(parts: Floats, free: Floats, whole: float) -> tuple[float, float]:
    """Scale k, and decibans on the OR, that give an OR of independent parts the probability ``whole``.

    The parts have probability ``parts / k`` before the OR is weighed; ``free`` parts keep the probability they have.
    """
    if len(parts) + len(free) == 1 and len(parts):
        return 1.0, 0.0
    rest = float(np.prod(1 - free))
    low, high = (float(parts.max()) if len(parts) else whole), 1e6
    for _ in range(80):  # the excess of the OR over `whole` grows with k
        middle = (low * high) ** 0.5
        excess = middle * (1 - rest * float(np.prod(1 - parts / middle))) - whole
        low, high = (middle, high) if excess < 0 else (low, middle)
    none = rest * float(np.prod(1 - parts / high))
    return high, -10 * float(np.log10((1 - whole) / (high * none)))


def _fit_causes(causes: Floats, dimension: float) -> Floats:
    if len(causes) == 1:
        return np.array([dimension])
    cap, need = dimension * (1 - MARGIN), dimension * (1 + MARGIN)
    fitted = np.minimum(causes * min(1.0, MOST_TOGETHER * dimension / np.nansum(causes)), cap)
    for _ in range(len(fitted)):
        if np.isnan(fitted).any() or fitted.sum() >= need:
            break
        room = fitted < cap
        fitted[room] = np.minimum(cap, fitted[room] * (need - fitted[~room].sum()) / fitted[room].sum())
    return fitted


def _fit_problem(problem: float, dimensions: Floats) -> float:
    if len(dimensions) == 1:
        return float(dimensions[0])
    likeliest, together = float(dimensions.max()), min(float(dimensions.sum()), 1.0)
    independent = 1 - float(np.prod(1 - dimensions))
    low = likeliest + LEAN * (independent - likeliest)
    return min(max(problem, low), together - LEAN * (together - independent))


def _clip(value: float, floor: float = FLOOR) -> float:
    return min(max(value, floor), 1 - FLOOR)


def _log10_odds(p: float) -> float:
    return float(np.log10(p) - np.log10(1 - p))
