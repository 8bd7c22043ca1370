"""The noisy-OR network: causes with priors, indicators that they make show, dimensions and the problem above them.

The form is that of QMR-DT (Shwe et al. 1991): binary causes, independent before anything is seen; an indicator stays
away when its leak and every cause at work all fail to make it show,

    P(indicator absent | S) = (1 - leak) * product over its causes in S of (1 - strength).

A dimension is present when any of its causes is, a problem when any cause is. Every set of causes is one *state*: an
integer whose bit j says whether cause j is at work. Sixteen causes give 65,536 states, few enough to hold them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.domain.errors import InputError
from comity.domain.framework import Framework, Indicator

Floats = NDArray[np.float64]
Index = NDArray[np.unsignedinteger]
Scope = tuple[int, ...]  # positions of the causes that something depends on, ascending

MOST_CAUSES = 18  # 2**18 states still answer in a tenth of a second


@dataclass(frozen=True, eq=False)
class Sign:
    """An indicator in the network. ``shows[s]`` is the chance that it shows when its causes are in local state s."""

    scope: Scope
    shows: Floats


@dataclass(frozen=True, eq=False)
class Network:
    """A framework made ready for exact inference; build it once with :func:`build` and use it for every ledger.

    ``patterns[state]`` holds the dimensions present in a state, one bit each. ``cells[scope][state]`` is the state
    seen through a scope: the pattern, then one bit for each cause of the scope.
    """

    version: str
    causes: tuple[str, ...]
    dimensions: tuple[str, ...]
    members: tuple[list[int], ...]  # the causes of each dimension
    priors: Floats
    log_prior: Floats
    patterns: Index
    signs: Mapping[str, Sign]
    cells: Mapping[Scope, Index]

    def cause_set(self, state: int) -> tuple[str, ...]:
        """The ids of the causes at work in a state, in the framework's order."""
        return tuple(cause for bit, cause in enumerate(self.causes) if state >> bit & 1)


def build(framework: Framework) -> Network:
    """Make the network of a framework.

    Raises:
        InputError: the framework has more causes than can be held exactly, or a dimension without one.
    """
    count = len(framework.causes)
    empty = {d.id for d in framework.dimensions} - {cause.dimension for cause in framework.causes}
    if not 0 < count <= MOST_CAUSES:
        raise InputError(
            f"a framework with {count} causes cannot be diagnosed exactly",
            where="framework",
            remedy=f"Give it between 1 and {MOST_CAUSES} causes",
        )
    if empty:
        raise InputError(
            f"no cause belongs to the dimension {', '.join(sorted(empty))}",
            where="framework",
            remedy="Give it a cause or leave it out",
        )
    causes = tuple(cause.id for cause in framework.causes)
    dimensions = tuple(dimension.id for dimension in framework.dimensions)
    dimension_of = tuple(dimensions.index(cause.dimension) for cause in framework.causes)
    priors = np.array([cause.prior.value for cause in framework.causes])
    signs = {indicator.id: _sign(indicator, causes) for indicator in framework.indicators}
    patterns = _patterns(count, dimension_of)
    scopes: Iterable[Scope] = {(), *((j,) for j in range(count)), *(sign.scope for sign in signs.values())}
    return Network(
        version=framework.version,
        causes=causes,
        dimensions=dimensions,
        members=tuple([j for j, owner in enumerate(dimension_of) if owner == d] for d in range(len(dimensions))),
        priors=priors,
        log_prior=_log_prior(priors),
        patterns=patterns,
        signs=signs,
        cells={scope: _cells(patterns, scope, len(dimensions)) for scope in scopes},
    )


def _sign(indicator: Indicator, causes: tuple[str, ...]) -> Sign:
    strengths = {causes.index(link.cause): link.strength for link in indicator.links}
    scope = tuple(sorted(strengths))
    stays_away = np.array([1 - indicator.leak])
    for cause in scope:  # a later cause is a higher bit of the local state
        stays_away = np.concatenate([stays_away, stays_away * (1 - strengths[cause])])
    return Sign(scope, 1 - stays_away)


def _log_prior(priors: Floats) -> Floats:
    log = np.zeros(1)
    for prior in priors:
        log = np.concatenate([log + np.log1p(-prior), log + np.log(prior)])
    return log


def _patterns(count: int, dimension_of: tuple[int, ...]) -> Index:
    patterns = np.zeros(1, dtype=np.uint16)
    for cause in range(count):
        patterns = np.concatenate([patterns, patterns | np.uint16(1 << dimension_of[cause])])
    return patterns


def _cells(patterns: Index, scope: Scope, dimensions: int) -> Index:
    states = np.arange(len(patterns), dtype=np.uint32)
    cells = patterns.astype(np.uint32) << len(scope)
    for bit, cause in enumerate(scope):
        cells |= (states >> cause & 1) << bit
    widest = (1 << (dimensions + len(scope))) - 1
    return cells.astype(np.min_scalar_type(widest))
