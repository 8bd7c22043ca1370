"""Confidence is about the grounds, not about the likelihood."""

from __future__ import annotations

from comity.diagnosis.confidence import Bearing, confidence, grounds


def level(*bearing, probability=0.9, prior=0.3):
    return confidence(grounds(bearing, probability, prior))


def answer(who="ann", effect=0.2):
    return Bearing(("interview", who), effect, personal=True)


def report(name="x", effect=0.3):
    return Bearing(("model", name), effect, document=name)


def test_nothing_bears_on_it():
    """Without evidence confidence is low, and says why."""
    assert level() == ("low", "nothing in the evidence bears on it")
    assert level(report(effect=0.001))[0] == "low"


def test_one_report_read_by_a_machine_is_low():
    """However sure the machine is, a single report with nobody's answer is thin ground."""
    got, reason = level(report(), probability=0.99)
    assert got == "low"
    assert "no person" in reason


def test_answers_and_agreeing_reports_raise_it():
    """An answer or a second report gives moderate, three answers or two of each give high."""
    assert level(report(), answer())[0] == "moderate"
    assert level(report("x"), report("y"))[0] == "moderate"
    assert level(answer(), answer("ben"), answer("cara"))[0] == "high"
    assert level(report("x"), report("y"), answer(), answer("ben"))[0] == "high"


def test_conflict_lowers_it():
    """Evidence that pulls both ways is never high."""
    got, reason = level(report(), answer(effect=-0.3))
    assert got == "low"
    assert "both ways" in reason
    assert level(answer(effect=0.2), answer("ben", 0.2), answer("cara", -0.4))[0] == "moderate"


def test_likelihood_is_another_matter():
    """The same grounds give the same confidence whether the thing is likely or not."""
    assert level(report(effect=-0.3), probability=0.02)[0] == level(report(), probability=0.98)[0]
