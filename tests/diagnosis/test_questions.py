"""Expected information: exact, and the next question is the one that has most of it."""

from __future__ import annotations

import pytest
from engine_worlds import (
    entropy,
    enumerate_posterior,
    framework,
    frameworks,
    holds,
    likelihoods_for,
)
from hypothesis import given
from hypothesis import strategies as st

from comity.diagnosis.network import build
from comity.diagnosis.posterior import infer
from comity.diagnosis.questions import ALPHA, SETTLED, gains, next_questions, outcome, settled
from comity.diagnosis.weighing import NATS, RIGHT, likelihoods
from comity.domain.evidence import Evidence, Ledger


def information_by_enumeration(world, posterior, indicator):
    """I(answer; dimensions) and I(answer; causes | dimensions), from the joint of sets and answers."""
    joint = {}
    for held, p in posterior.items():
        shows = holds(world, f"indicator/{indicator}", held)
        yes = shows * RIGHT + (1 - shows) * (1 - RIGHT)
        joint[held, True], joint[held, False] = p * yes, p * (1 - yes)

    def h(key):
        table = {}
        for (held, answer), p in joint.items():
            table[key(held, answer)] = table.get(key(held, answer), 0) + p
        return entropy(table.values())

    def dimensions(held):
        return frozenset(world.cause(c).dimension for c in held)

    answer_alone = h(lambda _, a: a)
    about_dimensions = answer_alone + h(lambda s, _: dimensions(s)) - h(lambda s, a: (dimensions(s), a))
    about_all = answer_alone + h(lambda s, _: s) - h(lambda s, a: (s, a))
    return about_dimensions, about_all - about_dimensions, answer_alone


@given(st.data())
def test_gains_are_exact_and_bounded(data):
    """Each gain equals enumeration, is not negative and is at most the entropy of the answer."""
    world = data.draw(frameworks())
    seen = data.draw(likelihoods_for(world))
    expected = enumerate_posterior(world, seen)
    for gain in gains(infer(build(world), seen)):
        dimensions, causes, most = information_by_enumeration(world, expected, gain.indicator)
        assert gain.dimensions == pytest.approx(dimensions, abs=1e-9)
        assert gain.causes == pytest.approx(causes, abs=1e-9)
        assert 0 <= gain.dimensions + gain.causes <= most + 1e-9


@given(st.data())
def test_the_next_question_has_the_largest_gain(data):
    """Nothing open is worth more than the first question, and closed questions are never asked."""
    world = data.draw(frameworks())
    closed = data.draw(st.sets(st.sampled_from([i.id for i in world.indicators])))
    posterior = infer(build(world), {})
    ranked = gains(posterior, closed)
    chosen = next_questions(posterior, closed)
    assert not {g.indicator for g in chosen} & closed
    assert len({g.indicator for g in chosen}) == len(chosen) <= 3
    if ranked and ranked[0].value >= SETTLED:
        assert chosen[0].value == max(g.dimensions + ALPHA * g.causes for g in ranked)
        assert not settled(posterior, closed)
    else:
        assert chosen == []
        assert settled(posterior, closed)


@given(st.data())
def test_outcome_is_what_the_answer_does(data):
    """The announced effect of a yes or a no is what the diagnosis shows once it is given."""
    world = data.draw(frameworks())
    network = build(world)
    posterior = infer(network, {})
    indicator = data.draw(st.sampled_from(world.indicators)).id
    after = outcome(posterior, indicator)
    for given_, told in (("yes", after.yes), ("no", after.no)):
        entry = Evidence(id="e", about=f"indicator/{indicator}", answer=given_, source="ann")
        real = infer(network, likelihoods(network, Ledger(evidence=(entry,))))
        assert told == pytest.approx(real.dimensions, abs=1e-3)


def test_the_second_question_does_not_repeat_the_first():
    """Of two questions on the same thing and one on another, the other is asked second."""
    world = framework(
        {"a": ("north", 0.5), "b": ("south", 0.3)},
        {"one": ({"a": 0.9}, 0.03), "same": ({"a": 0.88}, 0.03), "other": ({"b": 0.6}, 0.05)},
    )
    chosen = next_questions(infer(build(world), {}), count=2)
    assert [gain.indicator for gain in chosen] == ["one", "other"]


def test_nothing_is_asked_when_nothing_would_change():
    """With every cause established the interview is over."""
    world = framework({"a": ("north", 0.5)}, {"i": ({"a": 0.9}, 0.03)})
    posterior = infer(build(world), {"cause/a": (60 * NATS, 0.0)})
    assert settled(posterior)
    assert next_questions(posterior) == []
