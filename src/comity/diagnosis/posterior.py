"""The exact posterior over all sets of causes, given soft evidence on anything.

Soft evidence is a likelihood: how probable is what was seen if the target is true, and if it is false (virtual
evidence, Pearl 1988, section 2.3.3). Only the ratio matters. Everything is added in logarithms, so that likelihoods
of 0 and products of many small numbers do no harm.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from comity.diagnosis.network import Floats, Network, Scope
from comity.domain.errors import InputError

Likelihood = tuple[float, float]  # natural logarithms of P(what was seen | true) and P(what was seen | false)
Factor = tuple[Scope, Floats]  # log-likelihood by (pattern, local state) of a scope; one row where all are alike


@dataclass(frozen=True, eq=False)
class Posterior:
    """A probability for every set of causes. ``joint[state]`` sums to one."""

    network: Network
    joint: Floats
    seen: dict[Scope, Floats] = field(default_factory=dict)  # the joint through each cover looked through so far

    @cached_property
    def patterns(self) -> Floats:
        """Probability of each combination of dimensions (bit d of the position: dimension d is present)."""
        return self.over(())[:, 0]

    @cached_property
    def causes(self) -> Floats:
        """Probability of each cause, in the network's order."""
        count = len(self.network.causes)
        return np.array([self.joint.reshape(-1, 2, 1 << cause)[:, 1].sum() for cause in range(count)])

    @cached_property
    def dimensions(self) -> Floats:
        """Probability of each dimension, in the network's order."""
        return self.patterns @ present(len(self.network.dimensions))

    @property
    def problem(self) -> float:
        """Probability that any cause is at work."""
        return float(self.patterns[1:].sum())

    def over(self, scope: Scope) -> Floats:
        """The joint seen through a scope: rows are patterns of dimensions, columns local states of its causes."""
        network = self.network
        cover = network.covers[scope]
        if cover not in self.seen:
            sums = np.bincount(network.cells[cover], self.joint, len(network.inside[scope]))
            self.seen[cover] = sums.astype(np.float64, copy=False)
        shape = (1 << len(network.dimensions), 1 << len(scope))
        sums = np.bincount(network.inside[scope], self.seen[cover], shape[0] * shape[1])
        return sums.astype(np.float64, copy=False).reshape(shape)

    def probability(self, target: str) -> float:
        """Probability of a ledger target: ``problem``, ``dimension/<id>``, ``cause/<id>`` or ``indicator/<id>``."""
        kind, _, name = target.partition("/")
        if kind == "problem":
            return self.problem
        if kind == "dimension":
            return float(self.dimensions[self.network.dimensions.index(name)])
        if kind == "cause":
            return float(self.causes[self.network.causes.index(name)])
        sign = self.network.signs[name]
        return float(self.over(sign.scope).sum(axis=0) @ sign.shows)


def present(dimensions: int) -> Floats:
    """Rows are patterns, columns dimensions; 1 where the pattern holds the dimension."""
    patterns = np.arange(1 << dimensions)
    return (patterns[:, None] >> np.arange(dimensions) & 1).astype(np.float64)


def infer(network: Network, likelihoods: Mapping[str, Likelihood]) -> Posterior:
    """The exact posterior given a likelihood for each target.

    Raises:
        InputError: a target is not in the framework, or the evidence rules out every state.
    """
    log = network.log_prior.copy()
    for cover, table in _gather(network, (factor(network, *item) for item in likelihoods.items())).items():
        log += table[network.cells[cover]]
    top = log.max()
    if not np.isfinite(top):
        raise InputError(
            "the evidence contradicts itself: nothing could have produced all of it",
            where="ledger",
            remedy="Lower the weight of an entry that cannot be certain, or reject it",
        )
    joint = np.exp(log - top)
    return Posterior(network, joint / joint.sum())


def _gather(network: Network, factors: Iterable[Factor]) -> dict[Scope, Floats]:
    """Add factors up by scope, then by cover, while they are still small tables."""
    tables: dict[Scope, Floats] = {}
    for scope, table in factors:
        tables[scope] = tables[scope] + table if scope in tables else table
    covers: dict[Scope, Floats] = {}
    for scope, table in tables.items():
        cover = network.covers[scope]
        spread = network.under_cover(scope, table)
        covers[cover] = covers[cover] + spread if cover in covers else spread
    return covers


def factor(network: Network, target: str, likelihood: Likelihood) -> Factor:
    """Evidence on a target as a table over a scope. Raises InputError where the framework lacks the target."""
    kind, _, name = target.partition("/")
    true, false = likelihood
    rows = 1 << len(network.dimensions)
    try:
        if kind == "indicator":
            sign = network.signs[name]
            return sign.scope, np.logaddexp(true + sign.log_shows, false + sign.log_stays_away)[None, :]
        if kind == "cause":
            return (network.causes.index(name),), np.array([[false, true]])
        bits = (rows - 1) if kind == "problem" else 1 << network.dimensions.index(name)
    except (KeyError, ValueError):
        raise InputError(
            f"the framework has no {target!r}",
            where="ledger",
            remedy="Correct the entry's 'about', or use the framework it was written for",
        ) from None
    holds = (np.arange(rows) & bits) > 0
    return (), np.where(holds, true, false)[:, None]
