"""The exact posterior, held against plain enumeration and against pgmpy."""

from __future__ import annotations

import logging
import math

import numpy as np
import pytest
from engine_worlds import enumerate_posterior, framework, frameworks, likelihoods_for, probability, targets
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.diagnosis.network import build
from comity.diagnosis.posterior import infer
from comity.domain.errors import InputError

SURE = (0.0, -math.inf)
NEVER = (-math.inf, 0.0)


@given(st.data())
def test_agrees_with_enumeration(data):
    """Every marginal and every set of causes has the probability that the definition gives it."""
    world = data.draw(frameworks())
    seen = data.draw(likelihoods_for(world))
    network = build(world)
    posterior = infer(network, seen)
    expected = enumerate_posterior(world, seen)
    for target in targets(world):
        assert posterior.probability(target) == pytest.approx(probability(world, expected, target), abs=1e-9)
    for state, p in enumerate(posterior.joint):
        assert p == pytest.approx(expected[frozenset(network.cause_set(state))], abs=1e-9)


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_agrees_with_pgmpy(data):
    """An independent library's exact inference with virtual evidence gives the same marginals."""
    world = data.draw(frameworks(most_causes=4, most_indicators=4))
    seen = data.draw(likelihoods_for(world))
    posterior = infer(build(world), seen)
    for target, p in pgmpy_marginals(world, seen).items():
        assert posterior.probability(target) == pytest.approx(p, abs=1e-6)


def pgmpy_marginals(world, likelihoods):
    """Cause, dimension and problem marginals by variable elimination."""
    logging.getLogger("pgmpy").setLevel(logging.ERROR)
    from pgmpy.factors.discrete import TabularCPD
    from pgmpy.inference import VariableElimination
    from pgmpy.models import DiscreteBayesianNetwork

    model = DiscreteBayesianNetwork()

    def add(node, parents, p_true):
        model.add_node(node)
        model.add_edges_from((parent, node) for parent in parents)
        columns = [p_true(states) for states in np.ndindex(*(2,) * len(parents))]
        table = [[1 - p for p in columns], columns]
        cpd = TabularCPD(node, 2, table, parents or None, [2] * len(parents) if parents else None)
        model.add_cpds(cpd)

    for cause in world.causes:
        add(f"cause/{cause.id}", [], lambda _, p=cause.prior.value: p)
    for dimension in world.dimensions:
        own = [f"cause/{c.id}" for c in world.causes_of(dimension.id)]
        add(f"dimension/{dimension.id}", own, lambda held: float(any(held)))
    add("problem", [f"dimension/{d.id}" for d in world.dimensions], lambda held: float(any(held)))
    for indicator in world.indicators:
        strengths = [link.strength for link in indicator.links]
        add(
            f"indicator/{indicator.id}",
            [f"cause/{link.cause}" for link in indicator.links],
            lambda held, s=strengths, leak=indicator.leak: (
                1 - (1 - leak) * math.prod(1 - x for x, on in zip(s, held, strict=True) if on)
            ),
        )
    soft = [TabularCPD(t, 2, [[math.exp(false)], [math.exp(true)]]) for t, (true, false) in likelihoods.items()]
    engine = VariableElimination(model)
    asked = [t for t in targets(world) if not t.startswith("indicator/")]
    return {t: float(engine.query([t], virtual_evidence=soft or None, show_progress=False).values[1]) for t in asked}


@given(st.data())
def test_order_of_evidence_does_not_matter(data):
    """The same likelihoods in another order give the same posterior."""
    world = data.draw(frameworks())
    seen = data.draw(likelihoods_for(world))
    shuffled = dict(data.draw(st.permutations(list(seen.items()))))
    network = build(world)
    assert infer(network, seen).joint == pytest.approx(infer(network, shuffled).joint, abs=1e-12)


@given(st.data())
def test_a_sign_alone_never_lowers_its_cause(data):
    """Evidence for an indicator, by itself, raises every cause that is linked to it."""
    world = data.draw(frameworks())
    indicator = data.draw(st.sampled_from(world.indicators))
    network = build(world)
    before, after = infer(network, {}), infer(network, {f"indicator/{indicator.id}": (0.0, -2.0)})
    for link in indicator.links:
        target = f"cause/{link.cause}"
        assert after.probability(target) >= before.probability(target) - 1e-12


@given(p=st.floats(0.02, 0.6), q=st.floats(0.02, 0.6), s=st.floats(0.2, 0.95), t=st.floats(0.2, 0.95))
def test_explaining_away(p, q, s, t):
    """Two causes of one seen sign: once one is established, the other is less likely."""
    world = framework({"a": ("north", p), "b": ("south", q)}, {"i": ({"a": s, "b": t}, 0.02)})
    network = build(world)
    seen = infer(network, {"indicator/i": (0.0, -3.0)})
    explained = infer(network, {"indicator/i": (0.0, -3.0), "cause/a": SURE})
    assert explained.probability("cause/b") < seen.probability("cause/b")


def test_certain_evidence_is_taken_as_certain():
    """Likelihoods of 0 rule out exactly what they say, without warnings or NaN."""
    world = framework({"a": ("north", 0.2), "b": ("south", 0.3)}, {"i": ({"a": 0.5}, 0.1)})
    network = build(world)
    posterior = infer(network, {"cause/a": SURE, "dimension/south": NEVER, "indicator/i": SURE})
    assert posterior.causes == pytest.approx([1.0, 0.0])
    assert posterior.problem == pytest.approx(1.0)


def test_many_strong_entries_do_not_underflow():
    """Products that no float could hold stay exact in logarithms."""
    world = framework({"a": ("north", 0.2)}, {f"i{n}": ({"a": 0.5}, 0.1) for n in range(50)})
    posterior = infer(build(world), {f"indicator/i{n}": (-900.0, -914.0) for n in range(50)})
    assert posterior.probability("cause/a") == pytest.approx(1.0)


def test_impossible_evidence_is_refused_in_a_sentence():
    """Evidence that rules out everything is an input error, not a NaN."""
    network = build(framework({"a": ("north", 0.2)}, {"i": ({"a": 0.5}, 0.1)}))
    with pytest.raises(InputError, match="contradicts itself"):
        infer(network, {"cause/a": SURE, "problem": NEVER})


def test_an_unknown_target_is_refused_by_name():
    """A ledger for another framework is refused, naming the target."""
    network = build(framework({"a": ("north", 0.2)}, {"i": ({"a": 0.5}, 0.1)}))
    for target in ("cause/zz", "dimension/zz", "indicator/zz"):
        with pytest.raises(InputError, match=target):
            infer(network, {target: (0.0, -1.0)})


def test_too_many_causes_are_refused():
    """A framework beyond exact reach says so instead of filling the memory."""
    causes = {f"c{chr(97 + n)}": ("north", 0.1) for n in range(19)}
    with pytest.raises(InputError, match="19 causes"):
        build(framework(causes, {"i": ({"ca": 0.5}, 0.1)}))
