"""Scoring the review: counting, intervals, and files that experts get wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.domain.errors import InputError, KnowledgeError
from comity.domain.proposal import ProposalFile
from comity.usecases.evaluate_review import Share, evaluate, load_proposals

GOOD = """
situation: A test
diagnosis: {dimensions: {politics: 0.9}, causes: {electoral-interest: 0.9}}
proposals:
  - {id: one, proposal: Amend the treaty., flags: [policy-or-process-fix-for-a-political-problem]}
  - {id: two, proposal: Recall our ambassador., flags: [fawning]}
  - {id: three, proposal: Be patient.}
"""


def test_misses_and_false_flags_are_counted(framework, tmp_path):
    """One right, one missed and flagged otherwise, one that fits."""
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")
    scores = evaluate(framework, load_proposals(tmp_path))
    assert (scores.overall.missed.count, scores.overall.missed.total) == (1, 2)
    assert (scores.overall.false.count, scores.overall.false.total) == (1, 2)
    assert (scores.overall.clean.count, scores.overall.clean.total) == (0, 1)
    assert (scores.overall.right.count, scores.overall.right.total) == (2, 3)
    assert [one.id for one in scores.wrong] == ["two"]
    by_flag = {part.name: part for part in scores.by_flag}
    assert by_flag["fawning"].missed.count == 1
    assert by_flag["fighting"].false.count == 1


def test_wilson_interval_against_a_published_value():
    """81 of 263: 0.2553 to 0.3662 (Newcombe 1998, Statistics in Medicine 17, table I, method 3)."""
    low, high = Share(81, 263).interval
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


@given(st.integers(0, 200), st.integers(0, 200))
def test_the_interval_holds_the_share(first, second):
    """Whatever was counted, the interval lies in [0, 1] and around the share."""
    share = Share(min(first, second), max(first, second))
    low, high = share.interval
    assert 0 <= low <= share.value + 1e-12
    assert share.value - 1e-12 <= high <= 1


def test_a_typo_in_a_proposal_file_names_file_and_line(tmp_path):
    """Experts edit these files; a wrong key is told with its place."""
    (tmp_path / "a.yaml").write_text(GOOD.replace("flags: [fawning]", "flag: [fawning]"), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"a.yaml:6: the key 'proposals.1.flag' is not known|a.yaml:6"):
        load_proposals(tmp_path)


def test_a_proposal_without_a_diagnosis_is_told(tmp_path):
    """Neither a diagnosis nor 'undiagnosed: true'."""
    (tmp_path / "a.yaml").write_text(
        "situation: A test\nproposals:\n  - {id: one, proposal: Wait.}\n", encoding="utf-8"
    )
    with pytest.raises(KnowledgeError, match="has no diagnosis"):
        load_proposals(tmp_path)


def test_an_empty_directory_is_told(tmp_path):
    """One clear sentence."""
    with pytest.raises(InputError, match="holds no proposals"):
        load_proposals(tmp_path)


def test_what_ships_meets_its_own_rules(framework):
    """Enough proposals, half of which fit, ids once, flags and remedies that exist, a third held out."""
    files = load_proposals()
    proposals = [(file, one) for file in files for one in file.proposals]
    assert len(proposals) >= 72
    assert sum(not one.flags for _, one in proposals) >= len(proposals) / 2
    assert len({one.id for _, one in proposals}) == len(proposals)
    held_out = sum(file.held_out for file, _ in proposals)
    assert held_out >= 24
    assert {flag for _, one in proposals for flag in one.flags} == {guardrail.id for guardrail in framework.guardrails}
    assert {remedy for _, one in proposals for remedy in one.fits} <= {remedy.id for remedy in framework.remedies}
    assert all(isinstance(file, ProposalFile) for file in files)
