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

WIDEST = 8  # causes under one cover: 256 local states cost nothing beside 65,536
MOST_CAUSES = 18  # 2**18 states still answer in a tenth of a second


@dataclass(frozen=True, eq=False)
class Sign:
    """An indicator in the network. ``shows[s]`` is the chance that it shows when its causes are in local state s."""

    scope: Scope
    shows: Floats
    log_shows: Floats
    log_stays_away: Floats


@dataclass(frozen=True, eq=False)
class Network:
    """A framework made ready for exact inference; build it once with :func:`build` and use it for every ledger.

    ``patterns[state]`` holds the dimensions present in a state, one bit each. Seen through a scope, a state is a
    *cell*: its pattern, then one bit for each cause of the scope. Passing over all states is the expensive step, so
    scopes are gathered under few wider *covers*: ``cells[cover][state]`` leads from states to a cover's cells, and
    ``inside[scope]`` from there to the scope's.
    """

    version: str
    causes: tuple[str, ...]
    dimensions: tuple[str, ...]
    members: tuple[list[int], ...]  # the causes of each dimension
    priors: Floats
    log_prior: Floats
    patterns: Index
    signs: Mapping[str, Sign]
    covers: Mapping[Scope, Scope]
    cells: Mapping[Scope, Index]
    inside: Mapping[Scope, Index]

    def under_cover(self, scope: Scope, table: Floats) -> Floats:
        """A table by (pattern, local state) of a scope, or one row of it for all patterns, over its cover's cells."""
        rows = 1 << len(self.dimensions)
        return np.broadcast_to(table, (rows, 1 << len(scope))).reshape(-1)[self.inside[scope]]

    def through(self, scope: Scope, table: Floats) -> Floats:
        """Such a table as one number for each state."""
        return self.under_cover(scope, table)[self.cells[self.covers[scope]]]

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
    covers = _covers({(), *((j,) for j in range(count)), *(sign.scope for sign in signs.values())})
    return Network(
        version=framework.version,
        causes=causes,
        dimensions=dimensions,
        members=tuple([j for j, owner in enumerate(dimension_of) if owner == d] for d in range(len(dimensions))),
        priors=priors,
        log_prior=_log_prior(priors),
        patterns=patterns,
        signs=signs,
        covers=covers,
        cells={cover: _cells(patterns, cover, len(dimensions)) for cover in sorted(set(covers.values()))},
        inside={scope: _inside(scope, cover, len(dimensions)) for scope, cover in covers.items()},
    )


def _sign(indicator: Indicator, causes: tuple[str, ...]) -> Sign:
    strengths = {causes.index(link.cause): link.strength for link in indicator.links}
    scope = tuple(sorted(strengths))
    stays_away = np.array([1 - indicator.leak])
    for cause in scope:  # a later cause is a higher bit of the local state
        stays_away = np.concatenate([stays_away, stays_away * (1 - strengths[cause])])
    return Sign(scope, 1 - stays_away, np.log1p(-stays_away), np.log(stays_away))


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


def _covers(scopes: Iterable[Scope]) -> dict[Scope, Scope]:
    """Each scope with the cover it is gathered under: the widest first, each where it adds fewest causes."""
    groups: list[tuple[set[int], list[Scope]]] = []
    for scope in sorted(scopes, key=lambda scope: (-len(scope), scope)):
        fitting = [group for group in groups if len(group[0] | set(scope)) <= WIDEST]
        if fitting:
            causes, held = min(fitting, key=lambda group: len(set(scope) - group[0]))
            causes |= set(scope)
            held.append(scope)
        else:
            groups.append((set(scope), [scope]))
    return {scope: tuple(sorted(causes)) for causes, held in groups for scope in held}


def _cells(patterns: Index, scope: Scope, dimensions: int) -> Index:
    states = np.arange(len(patterns), dtype=np.uint32)
    cells = patterns.astype(np.uint32) << len(scope)
    for bit, cause in enumerate(scope):
        cells |= (states >> cause & 1) << bit
    widest = (1 << (dimensions + len(scope))) - 1
    return cells.astype(np.min_scalar_type(widest))


def _inside(scope: Scope, cover: Scope, dimensions: int) -> Index:
    cells = np.arange(1 << (dimensions + len(cover)), dtype=np.uint32)
    inside = (cells >> len(cover) << len(scope)).astype(np.uint32)
    for bit, cause in enumerate(scope):
        inside |= (cells >> cover.index(cause) & 1) << bit
    return inside.astype(np.min_scalar_type((1 << (dimensions + len(scope))) - 1))
