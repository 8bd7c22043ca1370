"""``comity interview``: a conversation that can be stopped, resumed and stepped back in."""

from __future__ import annotations

import yaml


def answers(path):
    """Indicator to answer, as the ledger file has them."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8")).get("evidence", [])
    return {entry["about"].removeprefix("indicator/"): entry["answer"] for entry in entries if "answer" in entry}


def test_answers_are_kept_and_the_interview_resumes(comity, tmp_path):
    """The end of input stops; the next run asks on and does not repeat."""
    path = tmp_path / "case.yaml"
    first = comity("interview", path, stdin="yes\nno\n")
    assert first.code == 0
    assert "Resume with" in first.err
    assert list(answers(path).values()) == ["yes", "no"]
    comity("interview", path, stdin="unknown\n")
    assert list(answers(path).values()) == ["yes", "no", "unknown"]


def test_why_back_skip_and_nonsense(comity, tmp_path):
    """'why' explains, 'back' reopens, 'skip' sets aside, nonsense is asked again."""
    path = tmp_path / "case.yaml"
    done = comity("interview", path, stdin="why\nbanana\nyes\nback\nno\nskip\nq\n")
    assert done.code == 0
    assert "'banana' is none of the answers" in done.err
    assert list(answers(path).values()) == ["no"]
    assert len(yaml.safe_load(path.read_text(encoding="utf-8"))["skipped"]) == 1


def test_back_at_the_start_is_said(comity, tmp_path):
    """There is nothing to go back to yet."""
    assert "no answer to go back to" in comity("interview", tmp_path / "case.yaml", stdin="back\nq\n").err


def test_text_and_answers_meet_in_one_ledger(comity, tmp_path, helicopter):
    """The report's findings and the officer's answers stand in the same file."""
    path = tmp_path / "case.yaml"
    done = comity("interview", path, helicopter, stdin="yes\nq\n")
    ledger = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert {entry["assessor"] for entry in ledger["evidence"]} > {"interview"}
    assert "So far:" in done.err
    assert "Policy" in done.out
