"""What a report does not say never outvotes a person who has seen it (codebook, rule 1)."""

from __future__ import annotations

import pytest
from engine_worlds import framework
from hypothesis import given
from hypothesis import strategies as st

from comity.diagnosis.network import build
from comity.diagnosis.posterior import infer
from comity.diagnosis.reading import reading_evidence
from comity.diagnosis.weighing import likelihoods
from comity.domain.evidence import Evidence, Ledger
from comity.domain.reading import Reading

WORLD = framework(
    {"a": ("north", 0.4), "b": ("north", 0.1), "c": ("south", 0.3)},
    {"shows-a": ({"a": 0.9}, 0.03), "shows-c": ({"c": 0.9}, 0.03)},
)
NETWORK = build(WORLD)
chance = st.floats(0.02, 0.95)


def after(reading, **answers):
    """Posterior of a reading and some answers."""
    said = [
        Evidence(id=name, about=f"indicator/shows-{name}", answer=given, source="Ada", assessor="interview")
        for name, given in answers.items()
    ]
    entries = (*reading_evidence(NETWORK, reading, assessor="model"), *said) if reading else tuple(said)
    return infer(NETWORK, likelihoods(NETWORK, Ledger(evidence=entries)))


def silent(north=0.03, south=0.5):
    """A text that shows little sign of a northern cause."""
    causes = {"a": north * 0.8, "b": north * 0.4, "c": south}
    return Reading("r.txt", max(north, south) + 0.02, {"north": north, "south": south}, causes, ())


def test_an_answer_counts_as_much_beside_a_silent_text_as_alone():
    """The officer has seen the sign; a text that does not mention it takes nothing away."""
    alone, beside = after(None, a="yes"), after(silent(), a="yes")
    assert beside.probability("cause/a") == pytest.approx(alone.probability("cause/a"), abs=0.02)
    assert beside.probability("dimension/north") > 0.8


def test_silence_still_counts_where_nobody_has_spoken():
    """An answer about one cause leaves the reading of the others as it was."""
    beside = after(silent(south=0.05), a="yes")
    assert beside.probability("cause/c") < 0.1


def test_a_no_leaves_the_reading_alone():
    """Only a sign that is there attests a cause."""
    assert after(silent(), a="no").probability("cause/a") < after(silent()).probability("cause/a") + 1e-9


@given(chance, chance)
def test_a_yes_never_lowers_what_it_attests(north, south):
    """Whatever the text says, answering that a sign is there does not make its cause less likely."""
    reading = silent(north, south)
    assert after(reading, a="yes").probability("cause/a") >= after(reading).probability("cause/a") - 1e-6
