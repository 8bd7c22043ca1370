"""Whole accounts, and what each entry did."""

from __future__ import annotations

import pytest
from engine_worlds import entries_for, enumerate_posterior, framework, frameworks, likelihoods_for
from hypothesis import given
from hypothesis import strategies as st

from comity.diagnosis.explain import effects, explanations, sentence
from comity.diagnosis.network import build
from comity.diagnosis.posterior import infer
from comity.diagnosis.weighing import counted, weigh
from comity.domain.evidence import Ledger


@given(st.data())
def test_an_effect_is_the_diagnosis_with_less_the_diagnosis_without(data):
    """Leave-one-out effects equal running everything again without the entry."""
    world = data.draw(frameworks())
    network = build(world)
    entries = counted(Ledger(evidence=data.draw(entries_for(world))))
    whole = infer(network, weigh(network, entries))
    found = effects(whole, entries, of=entries)
    for entry in entries:
        rest = infer(network, weigh(network, [e for e in entries if e is not entry]))
        effect = found[entry.id]
        assert effect.problem == pytest.approx(whole.problem - rest.problem, abs=1e-7)
        for place, name in enumerate(network.dimensions):
            assert effect.dimensions[name] == pytest.approx(whole.dimensions[place] - rest.dimensions[place], abs=1e-7)
        for name, moved in effect.causes.items():
            target = f"cause/{name}"
            assert moved == pytest.approx(whole.probability(target) - rest.probability(target), abs=1e-7)


@given(st.data())
def test_explanations_are_the_likeliest_sets(data):
    """The first is the most probable set; each has the probability of exactly that set; none comes twice."""
    world = data.draw(frameworks())
    seen = data.draw(likelihoods_for(world))
    clauses = {cause.id: cause.clause for cause in world.causes}
    found = explanations(infer(build(world), seen), clauses, problem=False)
    expected = enumerate_posterior(world, seen)
    assert found[0].probability == pytest.approx(max(expected.values()), abs=1e-9)
    assert [e.probability for e in found] == sorted((e.probability for e in found), reverse=True)
    for explanation in found:
        assert explanation.probability == pytest.approx(expected[frozenset(explanation.causes)], abs=1e-9)
    assert len({e.causes for e in found}) == len(found) <= 3


def test_accounts_that_differ_in_one_cause_of_a_present_dimension_are_one():
    """The officer sees different accounts, not the same one with a footnote."""
    world = framework({"a": ("north", 0.6), "b": ("north", 0.4), "c": ("south", 0.3)}, {"i": ({"a": 0.5}, 0.1)})
    clauses = {name: f"{name} was at work" for name in "abc"}
    found = explanations(infer(build(world), {}), clauses)
    assert ("a",) in [e.causes for e in found]
    assert ("a", "b") not in [e.causes for e in found]
    assert () not in [e.causes for e in found]


def test_an_account_reads_as_a_sentence():
    """Clauses become one sentence, whatever their number."""
    assert sentence([]) == "There is no problem between the allies here."
    assert sentence(["nobody was told"]) == "Nobody was told."
    assert sentence(["nobody was told", "votes were sought"]) == "Nobody was told, and votes were sought."
    assert sentence(["one", "two", "three"]) == "One; two; and three."
