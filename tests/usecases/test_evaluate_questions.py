"""The score of the questions, on simulated readings and an oracle."""

from __future__ import annotations

import random

import pytest

from comity.domain.reading import Reading
from comity.usecases.evaluate_questions import CodedReading, evaluate


@pytest.fixture(scope="module")
def cases(framework):
    """Readings that know little about causes drawn from the priors."""
    rng = random.Random(5)
    made = []
    for n in range(24):
        causes = frozenset(c.id for c in framework.causes if rng.random() < c.prior.value / 2)
        held = {framework.cause(c).dimension for c in causes}
        dimensions = {d.id: (0.45 if d.id in held else 0.3) + rng.uniform(-0.15, 0.15) for d in framework.dimensions}
        likely = {c.id: (0.3 if c.id in causes else 0.1) for c in framework.causes}
        made.append(CodedReading(Reading(str(n), 0.7, dimensions, likely, ()), causes))
    return made


def test_questions_recover_the_dimensions(framework, cases):
    """After three chosen questions the dimensions are better known than from the text alone, and than at random."""
    scores = {(s.policy, s.asked): s for s in evaluate(framework, cases, steps=(0, 3))}
    alone, chosen = scores["chosen", 0].macro_f1, scores["chosen", 3].macro_f1
    assert chosen > alone + 0.1
    assert chosen > scores["random", 3].macro_f1
    assert scores["random", 0].macro_f1 == scores["fixed", 0].macro_f1 == alone
    assert set(scores["chosen", 3].f1) == {"policy", "process", "personality", "politics"}


def test_the_same_seed_gives_the_same_scores(framework, cases):
    """An evaluation can be run again."""
    once, again = (evaluate(framework, cases[:6], steps=(1,), oracle="noisy", seed=3) for _ in range(2))
    assert once == again
