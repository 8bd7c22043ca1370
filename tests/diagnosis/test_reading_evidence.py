"""Readings as ledger entries: alone they reproduce the text model's numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest
from engine_worlds import enumerate_posterior, framework, frameworks, holds, probability, states
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from comity.diagnosis.jeffrey import Targets, consistent, fit, marginals
from comity.diagnosis.network import build
from comity.diagnosis.posterior import infer
from comity.diagnosis.reading import REMAINDER, _stated, reading_evidence
from comity.diagnosis.weighing import likelihoods
from comity.domain.evidence import Ledger, Quote, Status
from comity.domain.reading import Reading, Span

WORLD = framework(
    {"a": ("north", 0.2), "b": ("north", 0.1), "c": ("south", 0.15), "d": ("south", 0.3), "e": ("west", 0.05)},
    {"i": ({"a": 0.8, "c": 0.3}, 0.05)},
)
NETWORK = build(WORLD)
chance = st.floats(0.01, 0.97)


def posterior_of(network, entries):
    return infer(network, likelihoods(network, Ledger(evidence=tuple(entries))))


@st.composite
def possible_readings(draw, world):
    """Probabilities that some distribution has: the marginals of a random posterior."""
    names = ["problem", *(f"dimension/{d.id}" for d in world.dimensions), *(f"cause/{c.id}" for c in world.causes)]
    seen = {name: (draw(st.floats(-2, 2)), 0.0) for name in names}
    posterior = enumerate_posterior(world, seen)
    return Reading(
        document="x.txt",
        problem=probability(world, posterior, "problem"),
        dimensions={d.id: probability(world, posterior, f"dimension/{d.id}") for d in world.dimensions},
        causes={c.id: probability(world, posterior, f"cause/{c.id}") for c in world.causes},
        spans=(),
    )


@given(st.data())
def test_a_reading_alone_is_reproduced(data):
    """Posterior marginals are the stated probabilities wherever these can hold together at all."""
    reading = data.draw(possible_readings(WORLD))
    assume(well_inside(reading))
    posterior = posterior_of(NETWORK, reading_evidence(NETWORK, reading, assessor="model"))
    assert posterior.problem == pytest.approx(reading.problem, abs=0.002)
    for name, p in reading.dimensions.items():
        assert posterior.probability(f"dimension/{name}") == pytest.approx(p, abs=0.002)
    for name, p in reading.causes.items():
        assert posterior.probability(f"cause/{name}") == pytest.approx(p, abs=0.002)


def well_inside(reading):
    """Whether the repairs for inconsistent readings leave it alone (they may touch the edges of the possible)."""
    stated = _stated(NETWORK, reading)
    kept = consistent(NETWORK, stated)
    return np.allclose(np.append(kept.causes, kept.problem), np.append(stated.causes, stated.problem), atol=1e-9)


@given(
    problem=chance, dimensions=st.lists(chance, min_size=3, max_size=3), causes=st.lists(chance, min_size=5, max_size=5)
)
def test_dimensions_survive_any_reading(problem, dimensions, causes):
    """However its numbers contradict each other, a reading's dimensions come out as stated, and nothing breaks."""
    stated = dict(zip(("north", "south", "west"), dimensions, strict=True))
    reading = Reading("x.txt", problem, stated, dict(zip("abcde", causes, strict=True)), ())
    posterior = posterior_of(NETWORK, reading_evidence(NETWORK, reading, assessor="model"))
    for name, p in stated.items():
        assert posterior.probability(f"dimension/{name}") == pytest.approx(p, abs=0.002)
    assert max(posterior.dimensions) <= posterior.problem <= 1


@settings(max_examples=25)
@given(st.data())
def test_the_closed_form_is_iterative_proportional_fitting(data):
    """Raking the enumerated joint until every marginal fits ends at the same distribution."""
    reading = data.draw(possible_readings(WORLD))
    wanted = {
        "problem": reading.problem,
        **{f"dimension/{k}": p for k, p in reading.dimensions.items()},
        **{f"cause/{k}": p for k, p in reading.causes.items()},
    }
    exact = Targets(
        reading.problem, np.array(list(reading.dimensions.values())), np.array(list(reading.causes.values()))
    )
    weights = fit(NETWORK, exact)
    names = ["problem", *(f"dimension/{d}" for d in NETWORK.dimensions), *(f"cause/{c}" for c in NETWORK.causes)]
    decibans = [weights.problem, *weights.dimensions, *weights.causes]
    posterior = infer(NETWORK, {n: (w * math.log(10) / 10, 0.0) for n, w in zip(names, decibans, strict=True)})
    raked = raking(WORLD, wanted)
    for state, p in enumerate(posterior.joint):
        assert p == pytest.approx(raked[frozenset(NETWORK.cause_set(state))], abs=2e-4)


def raking(world, wanted, sweeps=600):
    """Iterative proportional fitting over all sets of causes, from the prior."""
    table = dict(states(world))
    held = {target: {s: holds(world, target, s) > 0 for s in table} for target in wanted}
    for _ in range(sweeps):
        for target, p in wanted.items():
            now = sum(w for s, w in table.items() if held[target][s])
            up, down = p / now, (1 - p) / (1 - now)
            table = {s: w * (up if held[target][s] else down) for s, w in table.items()}
        if all(abs(sum(w for s, w in table.items() if held[t][s]) - p) < 1e-9 for t, p in wanted.items()):
            break
    return table


@given(st.data())
def test_marginals_undo_the_fit(data):
    """The closed-form marginals are those of the exact posterior, on any framework."""
    world = data.draw(frameworks())
    network = build(world)
    draw = st.floats(-15, 15)
    weights = Targets(
        data.draw(draw),
        np.array([data.draw(draw) for _ in network.dimensions]),
        np.array([data.draw(draw) for _ in network.causes]),
    )
    seen = {"problem": weights.problem}
    seen |= {f"dimension/{d}": w for d, w in zip(network.dimensions, weights.dimensions, strict=True)}
    seen |= {f"cause/{c}": w for c, w in zip(network.causes, weights.causes, strict=True)}
    posterior = infer(network, {target: (w * math.log(10) / 10, 0.0) for target, w in seen.items()})
    told = marginals(network, weights)
    assert told.problem == pytest.approx(posterior.problem, abs=1e-9)
    assert told.dimensions == pytest.approx(posterior.dimensions, abs=1e-9)
    assert told.causes == pytest.approx(posterior.causes, abs=1e-9)


def spoken():
    quote = Quote(text="They never told us.", document="x.txt", start=3, end=22)
    other = Quote(text="Not a word came.", document="x.txt", start=30, end=46)
    spans = (Span("a", quote, 0.9, sign="i", sides=("Norland",), level="working"), Span("a", other, 0.3))
    dimensions = {"north": 0.8, "south": 0.2, "west": 0.03}
    return Reading("x.txt", 0.85, dimensions, {"a": 0.7, "b": 0.2, "c": 0.1, "d": 0.15, "e": 0.03}, spans)


def test_quotes_carry_the_weight_of_their_cause():
    """Each sentence is an entry with its quote, sign, side and level; the better sentence weighs more."""
    quoted = [e for e in reading_evidence(NETWORK, spoken(), assessor="model") if e.quotes]
    assert [e.polarity for e in quoted] == ["supports", "supports"]
    assert quoted[0].weight > quoted[1].weight
    assert (quoted[0].sign, quoted[0].sides, quoted[0].level) == ("i", ("Norland",), "working")


def test_rejecting_the_sentences_takes_back_the_cause():
    """When a person rejects the quotes, the cause falls to where it was before, or below, and its dimension falls."""
    entries = reading_evidence(NETWORK, spoken(), assessor="model")
    rejected = [e.model_copy(update={"status": Status.REJECTED}) if e.quotes else e for e in entries]
    before, after = posterior_of(NETWORK, entries), posterior_of(NETWORK, rejected)
    assert after.probability("cause/a") <= 0.2
    assert after.probability("dimension/north") < before.probability("dimension/north") - 0.1


def test_a_text_that_cannot_be_read_gives_no_evidence():
    """Too short or too foreign a text leaves the ledger empty rather than guessing."""
    unread = Reading("x.txt", 0.9, {"north": 0.9}, {}, (), enough=False, reason="The text has nine words.")
    assert reading_evidence(NETWORK, unread, assessor="model") == ()


def test_causes_the_model_does_not_know_keep_their_place():
    """A cause without a stated probability takes no weight of its own; dimensions still come out as stated."""
    reading = Reading("x.txt", 0.7, {"north": 0.6, "south": 0.2, "west": 0.1}, {"a": 0.4, "c": 0.1}, ())
    entries = reading_evidence(NETWORK, reading, assessor="model")
    assert not [e for e in entries if e.about in ("cause/b", "cause/d")]
    posterior = posterior_of(NETWORK, entries)
    assert posterior.probability("dimension/north") == pytest.approx(0.6, abs=0.002)
    assert posterior.probability("cause/a") == pytest.approx(0.4, abs=0.002)


def test_entries_say_where_they_come_from():
    """Ids are unique and stable, and what is not a quoted sentence says so."""
    entries = reading_evidence(NETWORK, spoken(), assessor="model 1")
    assert len({e.id for e in entries}) == len(entries)
    assert all(e.id.startswith("x.txt:") and e.source == "x.txt" and e.assessor == "model 1" for e in entries)
    assert all((e.note == REMAINDER) != bool(e.quotes) for e in entries)


def test_two_reports_join_what_each_shows():
    """A report about north and one about south, read by one model, make a case of both."""
    low = dict.fromkeys("abcde", 0.04)
    north = Reading("n.txt", 0.9, {"north": 0.85, "south": 0.08, "west": 0.03}, {**low, "a": 0.83}, ())
    south = Reading("s.txt", 0.9, {"north": 0.08, "south": 0.85, "west": 0.03}, {**low, "c": 0.83}, ())
    entries = [e for r in (north, south) for e in reading_evidence(NETWORK, r, assessor="model")]
    posterior = posterior_of(NETWORK, entries)
    assert posterior.dimensions == pytest.approx([0.85, 0.85, 0.03], abs=0.01)
    assert posterior.probability("cause/a") == pytest.approx(0.83, abs=0.02)
