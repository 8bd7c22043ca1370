"""From entries to likelihoods: reliability, dependence, and what must change nothing."""

from __future__ import annotations

import pytest
from engine_worlds import entries_for, framework, frameworks
from hypothesis import given
from hypothesis import strategies as st

from comity.diagnosis.network import build
from comity.diagnosis.posterior import infer
from comity.diagnosis.weighing import decibans, likelihoods, share
from comity.domain.evidence import Answer, Evidence, Ledger, Quote, Source, Status

WORLD = framework({"a": ("north", 0.2), "b": ("south", 0.3)}, {"i": ({"a": 0.8}, 0.05), "j": ({"b": 0.8}, 0.05)})
NETWORK = build(WORLD)


def after(*entries, sources=(), target="cause/a"):
    ledger = Ledger(evidence=entries, sources=sources)
    return infer(NETWORK, likelihoods(NETWORK, ledger)).probability(target)


def weighed(id="w", about="cause/a", polarity="supports", weight=10, source="x", assessor="model", **more):
    return Evidence(id=id, about=about, polarity=polarity, weight=weight, source=source, assessor=assessor, **more)


def answered(given="yes", who="ann", about="indicator/i", **more):
    return Evidence(id=f"{who}-{about}-{given}", about=about, answer=given, source=who, assessor="interview", **more)


def source(name, sha):
    return Source(name=name, kind="text", sha256=sha, words=9)


@given(st.data())
def test_order_of_entries_does_not_matter(data):
    """A ledger says the same however its entries are ordered (a person's answer to one question counting once)."""
    world = data.draw(frameworks())
    entries = data.draw(entries_for(world))
    once = {(e.assessor, e.source, e.about) if e.answer else e.id: e for e in entries}
    shuffled = data.draw(st.permutations(list(once.values())))
    network = build(world)
    one, other = (infer(network, likelihoods(network, Ledger(evidence=tuple(e)))) for e in (once.values(), shuffled))
    assert one.joint == pytest.approx(other.joint, abs=1e-9)


@given(st.data())
def test_rejected_and_unknown_entries_change_nothing(data):
    """Rejecting an entry is the same as deleting it, and 'unknown' is the same as no answer."""
    world = data.draw(frameworks())
    entries = data.draw(entries_for(world))
    void = data.draw(st.sets(st.sampled_from([e.id for e in entries]))) if entries else set()
    marked = [e.model_copy(update={"status": Status.REJECTED}) if e.id in void else e for e in entries]
    marked += [Evidence(id="u", about="indicator/i0", answer="unknown", source="someone else")]
    kept = [e for e in entries if e.id not in void]
    network = build(world)
    one, other = (infer(network, likelihoods(network, Ledger(evidence=tuple(e)))) for e in (marked, kept))
    assert one.joint == pytest.approx(other.joint, abs=1e-9)


@given(weight=st.floats(0, 40))
def test_support_alone_never_lowers_its_target(weight):
    """Whatever its weight, an entry that supports a cause raises it, its dimension and the problem."""
    for target in ("cause/a", "dimension/north", "problem"):
        assert after(weighed(weight=weight), target=target) >= after(target=target) - 1e-12


def test_answers_are_ordered_by_what_they_say():
    """No, unknown, partly and yes raise the cause in that order, unknown being the prior."""
    no, unknown, partly, yes = (after(answered(given)) for given in ("no", "unknown", "partly", "yes"))
    assert no < unknown < partly < yes
    assert unknown == pytest.approx(0.2)
    assert decibans(answered("yes")) == pytest.approx(-decibans(answered("no")))


def test_different_people_multiply_and_one_person_repeats_nothing():
    """A second person's yes counts in full; the same person's second yes replaces the first."""
    one, two = after(answered(who="ann")), after(answered(who="ann"), answered(who="ben"))
    again = after(answered(who="ann"), answered(who="ann").model_copy(update={"id": "again"}))
    assert two > one
    assert again == pytest.approx(one)


def test_a_persons_last_answer_stands():
    """An officer who changes a yes to a no has said no."""
    assert after(answered("yes"), answered("no")) == pytest.approx(after(answered("no")))


def test_doubtful_sources_count_less():
    """A1 is full weight, E5 nearly none, and F6, which cannot be judged, a quarter."""
    assert after(weighed(reliability="A1")) == pytest.approx(after(weighed()))
    order = [after(weighed(reliability=mark)) for mark in ("E5", "F6", "C3", "B2", "A1")]
    assert order == sorted(order)
    assert share("F6") == pytest.approx(0.25)
    assert decibans(answered(reliability="C3")) < decibans(answered())


def test_the_same_file_twice_counts_once():
    """A report handed over under two names is still one report."""
    sources = (source("x", "same"), source("y", "same"))
    twice = after(weighed("1", source="x"), weighed("2", source="y"), sources=sources)
    assert twice == pytest.approx(after(weighed()))


def test_repeated_reports_are_discounted():
    """Ten reports by one assessor say more than one, and less than two independent ones."""
    reports = [weighed(str(n), source=f"report {n}") for n in range(10)]
    independent = after(weighed("1", assessor="one"), weighed("2", assessor="two"))
    assert after(weighed()) < after(*reports[:2]) < after(*reports) < independent + 1e-9


def test_entries_of_one_document_add_up_however_they_are_cut():
    """A long report cut into many sentences is as strong as the assessor made it, no stronger."""
    parts = [weighed(str(n), weight=2) for n in range(5)]
    assert after(*parts) == pytest.approx(after(weighed(weight=10)))


def test_a_silent_document_takes_nothing_from_one_that_speaks():
    """One report's silence on a cause is no evidence against what another report shows."""
    speaks, silent = weighed("1", source="x"), weighed("2", polarity="against", source="y")
    assert after(speaks, silent) == pytest.approx(after(speaks), abs=0.002)
    assert after(silent) < after()


def test_words_quoted_against_a_cause_do_count():
    """A second report that says the opposite, and is quoted, lowers the cause."""
    quote = Quote(text="It was all agreed.", document="y", start=0, end=18)
    speaks, denies = weighed("1", source="x"), weighed("2", polarity="against", source="y", quotes=(quote,))
    assert after(denies, speaks) < after(speaks) - 0.1


def test_every_answer_has_a_weight():
    """No answer the domain allows is without a stated reliability."""
    assert all(isinstance(decibans(answered(given.value)), float) for given in Answer)
