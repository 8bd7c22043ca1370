"""Which question to ask next: the expected information of every open one, exactly.

The value of asking about an indicator is what the answer is expected to tell of the dimensions, in bits, and a share
ALPHA of what it tells of the causes once the dimensions are known. Answers are taken as :mod:`weighing` takes them:
right with probability RIGHT.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from comity.diagnosis.network import Floats
from comity.diagnosis.posterior import Posterior, present
from comity.diagnosis.weighing import RIGHT

ALPHA = (
    0.1  # worth of a bit about which cause, dimensions known; in simulation .25 recovers fewer dimensions at every step
)
SETTLED = 0.02  # bits; going on to .01 asks 1.5 more questions a case in simulation, and recovers no dimension more
SHORTLIST = 24  # questions looked at for second and third place


@dataclass(frozen=True)
class Gain:
    """What asking about an indicator is expected to tell, in bits."""

    indicator: str
    dimensions: float  # I(answer; dimensions)
    causes: float  # I(answer; causes | dimensions)

    @property
    def value(self) -> float:
        """Bits, causes at their reduced worth."""
        return self.dimensions + ALPHA * self.causes


@dataclass(frozen=True, eq=False)
class Outcome:
    """The dimensions' probabilities after a yes and after a no, in the network's order."""

    yes: Floats
    no: Floats


def gains(posterior: Posterior, closed: Collection[str] = ()) -> list[Gain]:
    """Every open question, the most informative first (ties by id). ``closed`` are those asked or skipped."""
    found = [_gain(name, posterior) for name in posterior.network.signs if name not in closed]
    return sorted(found, key=lambda gain: (-gain.value, gain.indicator))


def next_questions(posterior: Posterior, closed: Collection[str] = (), count: int = 3) -> list[Gain]:
    """The best question, then those that add most once the ones before have been answered, whatever the answers.

    Only those worth asking by themselves are given, so the list can be shorter than ``count``, or empty: then the
    diagnosis is settled.
    """
    worth = [gain for gain in gains(posterior, closed) if gain.value >= SETTLED]
    chosen, worlds = worth[:1], [posterior]
    while chosen and len(chosen) < count:
        worlds = [world for old in worlds for world in _answered(old, chosen[-1].indicator)]
        rest = [gain for gain in worth[:SHORTLIST] if gain not in chosen]
        added = {gain.indicator: _joint_value(gain.indicator, worlds) for gain in rest}
        if not rest or max(added.values()) < SETTLED:
            break
        chosen.append(max(rest, key=lambda gain: added[gain.indicator]))
    return chosen


def settled(posterior: Posterior, closed: Collection[str] = ()) -> bool:
    """Whether no open question is worth asking."""
    return not next_questions(posterior, closed, count=1)


def outcome(posterior: Posterior, indicator: str) -> Outcome:
    """What a yes and a no about an indicator would make of the dimensions."""
    sign = posterior.network.signs[indicator]
    view = posterior.over(sign.scope)
    holds = present(len(posterior.network.dimensions))
    says_yes = _says_yes(sign.shows)
    yes, no = view @ says_yes, view @ (1 - says_yes)
    return Outcome(yes @ holds / yes.sum(), no @ holds / no.sum())


def _says_yes(shows: Floats) -> Floats:
    return shows * RIGHT + (1 - shows) * (1 - RIGHT)


def _gain(name: str, posterior: Posterior) -> Gain:
    sign = posterior.network.signs[name]
    return _information(name, posterior.over(sign.scope), _says_yes(sign.shows))


def _information(name: str, view: Floats, says_yes: Floats) -> Gain:
    """Mutual information from a view (patterns by local states) of any total mass; bits are scaled by the mass."""
    mass = view.sum(axis=1)
    yes = view @ says_yes
    total = float(mass.sum())
    uncertain = total * float(_entropy(np.array(yes.sum() / total)))
    given_dimensions = float(mass @ _entropy(np.divide(yes, mass, out=np.zeros_like(yes), where=mass > 0)))
    given_causes = float(view.sum(axis=0) @ _entropy(says_yes))
    return Gain(name, max(uncertain - given_dimensions, 0.0), max(given_dimensions - given_causes, 0.0))


def _entropy(p: Floats) -> Floats:
    p = np.clip(p, 1e-300, 1 - 1e-16)
    return np.asarray(-(p * np.log2(p) + (1 - p) * np.log2(1 - p)))


def _answered(world: Posterior, indicator: str) -> Iterator[Posterior]:
    """The worlds after a yes and after a no; their masses add up to that of the world before."""
    network = world.network
    sign = network.signs[indicator]
    says_yes = network.through(sign.scope, _says_yes(sign.shows)[None, :])
    yield Posterior(network, world.joint * says_yes)
    yield Posterior(network, world.joint * (1 - says_yes))


def _joint_value(indicator: str, worlds: list[Posterior]) -> float:
    return sum(_gain(indicator, world).value for world in worlds)
