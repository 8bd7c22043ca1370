"""Small frameworks for the engine's tests, a strategy that makes them, and inference by plain enumeration."""

from __future__ import annotations

import itertools
import math

from hypothesis import strategies as st

from comity.domain.evidence import Evidence
from comity.domain.framework import Cause, Dimension, Framework, Indicator, Link, Number

NATS = math.log(10) / 10


def number(value):
    return Number(value=value, source="test")


def framework(causes, indicators):
    """``causes``: id to (dimension, prior). ``indicators``: id to (strength by cause, leak)."""
    dimensions = dict.fromkeys(dimension for dimension, _ in causes.values())
    return Framework(
        version="test",
        dimensions=tuple(
            Dimension(id=d, name=d.title() + " name", summary=f"about {d}", essay="nowhere", present_at=number(0.5))
            for d in dimensions
        ),
        causes=tuple(
            Cause(
                id=id,
                dimension=dimension,
                name=f"Cause {id}",
                clause=f"cause {id} was at work",
                definition="what it is",
                applies_when="when it is",
                not_when="when it is not",
                essay="nowhere",
                prior=number(prior),
            )
            for id, (dimension, prior) in causes.items()
        ),
        indicators=tuple(
            Indicator(
                id=id,
                sign=f"Sign {id} is there.",
                question=f"Is sign {id} there?",
                why="it tells",
                links=tuple(Link(cause=cause, strength=strength) for cause, strength in links.items()),
                leak=leak,
                source="test",
                match=("yes",),
                no_match=("not",),
            )
            for id, (links, leak) in indicators.items()
        ),
        remedies=(),
        acts=(),
        guardrails=(),
    )


chance = st.floats(0.02, 0.9)


@st.composite
def frameworks(draw, most_causes=5, most_indicators=5):
    names = "abcdefgh"[: draw(st.integers(1, most_causes))]
    kinds = ["north", "south", "west"][: draw(st.integers(1, min(3, len(names))))]
    owners = [*kinds, *(draw(st.sampled_from(kinds)) for _ in names[len(kinds) :])]
    causes = {name: (owner, draw(chance)) for name, owner in zip(names, owners, strict=True)}
    indicators = {}
    for n in range(draw(st.integers(1, most_indicators))):
        linked = draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True))
        indicators[f"i{n}"] = ({cause: draw(chance) for cause in linked}, draw(st.floats(0.01, 0.4)))
    return framework(causes, indicators)


def targets(world):
    return [
        "problem",
        *(f"dimension/{d.id}" for d in world.dimensions),
        *(f"cause/{c.id}" for c in world.causes),
        *(f"indicator/{i.id}" for i in world.indicators),
    ]


def likelihoods_for(world):
    """A strategy: log-likelihoods (true, false) on some of the targets of a framework."""
    pair = st.tuples(st.floats(0.01, 1), st.floats(0.01, 1)).map(lambda p: (math.log(p[0]), math.log(p[1])))
    return st.dictionaries(st.sampled_from(targets(world)), pair, max_size=6)


def entries_for(world, *, voices=("ann", "ben"), documents=("x", "y")):
    """A strategy: ledger entries, weighed and answered, with unique ids."""
    ids = [indicator.id for indicator in world.indicators]
    weighed = st.builds(
        dict,
        about=st.sampled_from(targets(world)),
        polarity=st.sampled_from(["supports", "against"]),
        weight=st.floats(0, 20),
        assessor=st.sampled_from(voices),
        source=st.sampled_from(documents),
    )
    answered = st.builds(
        dict,
        about=st.sampled_from(ids).map("indicator/{}".format),
        answer=st.sampled_from(["yes", "no", "partly", "unknown"]),
        assessor=st.just("interview"),
        source=st.sampled_from(voices),
    )
    many = st.lists(st.one_of(weighed, answered), max_size=8)
    return many.map(lambda rows: tuple(Evidence(id=f"e{n}", **row) for n, row in enumerate(rows)))


def states(world):
    """Every set of causes with its prior, by enumeration."""
    for bits in itertools.product([False, True], repeat=len(world.causes)):
        held = frozenset(c.id for c, bit in zip(world.causes, bits, strict=True) if bit)
        prior = math.prod(c.prior.value if c.id in held else 1 - c.prior.value for c in world.causes)
        yield held, prior


def holds(world, target, held):
    """Chance that a target is true in a set of causes."""
    kind, _, name = target.partition("/")
    if kind == "problem":
        return float(bool(held))
    if kind == "dimension":
        return float(any(world.cause(cause).dimension == name for cause in held))
    if kind == "cause":
        return float(name in held)
    indicator = world.indicator(name)
    fails = math.prod(1 - link.strength for link in indicator.links if link.cause in held)
    return 1 - (1 - indicator.leak) * fails


def enumerate_posterior(world, likelihoods):
    """Set of causes to probability, by the definition and nothing else."""
    weights = {}
    for held, prior in states(world):
        weight = prior
        for target, (true, false) in likelihoods.items():
            p = holds(world, target, held)
            weight *= p * math.exp(true) + (1 - p) * math.exp(false)
        weights[held] = weight
    total = sum(weights.values())
    return {held: weight / total for held, weight in weights.items()}


def probability(world, posterior, target):
    return sum(p * holds(world, target, held) for held, p in posterior.items())


def entropy(probabilities):
    return -sum(p * math.log2(p) for p in probabilities if p > 0)
