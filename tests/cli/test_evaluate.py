"""``comity evaluate`` and ``comity knowledge``: figures and defects on the command line."""

from __future__ import annotations

import json


def test_the_reviews_figures_keep_held_out_wording_to_themselves(comity):
    """Both parts are scored; the text of held-out proposals is printed only when asked for."""
    shown, all_of_it = comity("evaluate", "review"), comity("evaluate", "review", "--held-out")
    assert shown.code == 0
    assert "held out" in shown.out
    assert "flags missed" in shown.out
    assert len(all_of_it.out) > len(shown.out)


def test_questions_are_scored_on_readings_of_unseen_passages(comity, tmp_path):
    """Coded passages and out-of-fold readings are joined by id."""
    dimensions = {"policy": 0.2, "process": 0.4, "personality": 0.05, "politics": 0.1}
    passages, readings = tmp_path / "p.jsonl", tmp_path / "r.json"
    passages.write_text(json.dumps({"id": "a", "causes": {"procedure-not-followed": ["x"]}}) + "\n", encoding="utf-8")
    row = {"id": "a", "problem": 0.7, "dimensions": dimensions, "causes": {"procedure-not-followed": 0.3}}
    readings.write_text(json.dumps([row]), encoding="utf-8")
    done = comity("evaluate", "questions", passages, "--readings", readings)
    assert done.code == 0
    assert "oracle 'coded'" in done.out
    assert "chosen" in done.out


def test_readings_of_other_passages_are_refused(comity, tmp_path):
    """One sentence where nothing can be joined."""
    passages, readings = tmp_path / "p.jsonl", tmp_path / "r.json"
    passages.write_text('{"id": "a"}\n', encoding="utf-8")
    readings.write_text("[]", encoding="utf-8")
    done = comity("evaluate", "questions", passages, "--readings", readings)
    assert done.code == 2
    assert "no passage in common" in done.err


def test_text_is_scored_with_the_frameworks_thresholds(comity, tmp_path):
    """Coded passages in, a table out."""
    passages = tmp_path / "p.jsonl"
    text = (
        "The Minister protested that nobody had been told of the landing before the aircraft arrived at the base. " * 9
    )
    rows = [
        {"id": f"p{n}", "text": text, "is_problem": bool(n % 2), "dimensions": ["process"] * (n % 2), "causes": {}}
        for n in range(12)
    ]
    passages.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = comity("evaluate", "text", passages)
    assert done.code == 0
    assert "macro-F1" in done.out


def test_a_ministrys_defects_are_named_and_end_with_code_1(comity, tmp_path):
    """File, line and remedy for a typo in an overlay; the same overlay is refused at work with code 2."""
    (tmp_path / "ours.yaml").write_text("indicators:\n- id: ours\n  sgin: A sign\n", encoding="utf-8")
    checked = comity("knowledge", "check", tmp_path)
    assert checked.code == 1
    assert "ours.yaml:3" in checked.out
    assert "Did you mean 'sign'?" in checked.out
    assert comity("knowledge", "list", "causes", "--framework", tmp_path).code == 2


def test_the_framework_that_ships_is_sound(comity):
    """Every reference holds and every cue behaves as its examples say."""
    done = comity("knowledge", "check")
    assert done.code == 0, done.out
    assert "All sound" in done.out


def test_an_id_can_be_shown_and_a_wrong_one_is_said(comity):
    """What is known under an id, or one sentence."""
    assert "definition" in comity("knowledge", "show", "outdated-terms").out
    wrong = comity("knowledge", "show", "no-such-id")
    assert wrong.code == 2
    assert "no-such-id" in wrong.err
