"""From wanted probabilities to the weights that produce them, and back, in closed form.

A text model states P(problem), P(dimension) and P(cause). Among all distributions with these marginals the one
nearest to the prior (least relative entropy; Jeffrey's rule) multiplies the prior by one likelihood ratio a target,
which is what the ledger can hold. Because a dimension is the OR of its causes and the problem the OR of the
dimensions, no iterative fitting is needed: below an OR the parts are independent, with probabilities p / k for one
constant k, so each OR leaves a single unknown, found by bisection. docs/explanation/engine.md derives it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from comity.diagnosis.network import Floats, Network

FLOOR = 0.005  # a text model's probabilities are held between FLOOR and 1 - FLOOR
RARE = 0.0005  # the least probability of a single cause
MARGIN = 0.02  # how far inside its possible range a cause is put
MOST_TOGETHER = 1.5  # most causes of a present dimension, on average; the coded passages have 1.04 to 1.21
LEAN = 0.2  # how far from the ends of its possible range, towards independence, an inconsistent problem is put


@dataclass(frozen=True, eq=False)
class Targets:
    """One number for the problem, each dimension and each cause, in the network's order.

    As probabilities, NaN marks a cause of which nothing is said. As weights, the numbers are decibans.
    """

    problem: float
    dimensions: Floats
    causes: Floats


def consistent(network: Network, wanted: Targets) -> Targets:
    """The nearest probabilities that some distribution can have, dimensions kept.

    A cause may not be likelier than its dimension, nor the dimension likelier than all its causes together: the causes
    give way. The problem may not be less likely than a dimension, nor likelier than all together: the problem gives
    way. A dimension with a single cause is that cause.
    """
    dimensions = np.clip(wanted.dimensions, FLOOR, 1 - FLOOR)
    causes = np.clip(wanted.causes, RARE, 1 - FLOOR)
    for members, dimension in zip(network.members, dimensions, strict=True):
        causes[members] = _fit_causes(causes[members], float(dimension))
    problem = min(max(wanted.problem, FLOOR), 1 - FLOOR)
    return Targets(_fit_problem(problem, dimensions), dimensions, causes)


def fit(network: Network, wanted: Targets) -> Targets:
    """The weights, in decibans, under which the network's own marginals are exactly those wanted."""
    scale, problem = _or_weight(wanted.dimensions.tolist(), 1.0, wanted.problem)
    dimensions = np.zeros(len(network.dimensions))
    before_or = np.full(len(network.causes), np.nan)
    for place, members in enumerate(network.members):
        inner = wanted.causes[members] / scale
        unsaid = network.priors[members][np.isnan(inner)]
        known = inner[~np.isnan(inner)].tolist()
        k, dimensions[place] = _or_weight(known, math.prod(1 - unsaid), float(wanted.dimensions[place]) / scale)
        before_or[members] = inner / k
    weights = decibans_of(before_or) - decibans_of(network.priors)
    return Targets(problem, dimensions, np.nan_to_num(weights))


def marginals(network: Network, weights: Targets) -> Targets:
    """The network's probabilities under such weights alone; undoes :func:`fit`."""
    causes = 1 / (1 + 10 ** (-(decibans_of(network.priors) + weights.causes) / 10))
    dimensions = np.zeros(len(network.dimensions))
    for place, members in enumerate(network.members):
        none = float(np.prod(1 - causes[members]))
        lifted = 10 ** (weights.dimensions[place] / 10)
        whole = none + lifted * (1 - none)
        dimensions[place] = lifted * (1 - none) / whole
        causes[members] *= lifted / whole
    none = float(np.prod(1 - dimensions))
    lifted = 10 ** (weights.problem / 10)
    whole = none + lifted * (1 - none)
    return Targets(lifted * (1 - none) / whole, dimensions * lifted / whole, causes * lifted / whole)


def decibans_of(probability: Floats) -> Floats:
    """Log odds in decibans."""
    return 10 * (np.log10(probability) - np.log10(1 - probability))


def _or_weight(parts: Sequence[float], rest_fails: float, whole: float) -> tuple[float, float]:
    """Scale k, and decibans on an OR, that give an OR of independent parts the probability ``whole``.

    The parts have probability ``part / k`` before the OR is weighed. ``rest_fails`` is the chance that no other part,
    of which nothing is said, holds.
    """
    if len(parts) == 1 and rest_fails == 1:
        return 1.0, 0.0
    low, high = max(parts, default=whole), 1e6
    for _ in range(80):  # the excess of the OR over `whole` grows with k
        middle = math.sqrt(low * high)
        if middle * (1 - rest_fails * math.prod(1 - part / middle for part in parts)) < whole:
            low = middle
        else:
            high = middle
    none = rest_fails * math.prod(1 - part / high for part in parts)
    return high, -10 * math.log10((1 - whole) / (high * none))


def _fit_causes(causes: Floats, dimension: float) -> Floats:
    if len(causes) == 1:
        return np.array([dimension])
    if np.isnan(causes).all():  # nothing is said of any of them
        return causes
    cap, need = dimension * (1 - MARGIN), dimension * (1 + MARGIN)
    fitted: Floats = np.minimum(causes * min(1.0, MOST_TOGETHER * dimension / np.nansum(causes)), cap)
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
