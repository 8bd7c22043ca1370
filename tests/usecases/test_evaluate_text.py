"""Scores of a text assessor are those of the textbook."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.domain.errors import InputError
from comity.domain.reading import Reading
from comity.usecases.evaluate_text import (
    CodedPassage,
    auc,
    average_precision,
    calibration_error,
    disturbances,
    evaluate,
    f1,
    invariance,
    load_passages,
    swap,
)


class ByWord:
    """Finds politics where the text says 'election', in whatever case."""

    name = "by word"

    def assess(self, document):
        found = 0.9 if "election" in document.text.lower() else 0.1
        return Reading(document.name, found, {"politics": found}, {"electoral-interest": found}, ())


def passages(count: int = 12) -> list[CodedPassage]:
    rows = []
    for number in range(count):
        said = number % 2 == 0
        found = frozenset(["politics"]) if said else frozenset()
        causes = frozenset(["electoral-interest"]) if said else frozenset()
        rows.append(CodedPassage(str(number), "the election" if said else "the weather", said, found, causes))
    return rows


def test_a_perfect_reader_gets_perfect_scores():
    """Ranked and called right, with the errors of its caution in the Brier score."""
    result = evaluate(ByWord(), passages())
    politics = result.dimensions["politics"]
    assert (politics.auc, politics.average_precision, politics.f1, result.macro_f1) == (1, 1, 1, 1)
    assert politics.brier == pytest.approx(0.01)
    assert politics.ece == pytest.approx(0.1)
    assert politics.always_yes == pytest.approx(2 / 3)
    assert result.causes["electoral-interest"].auc == 1
    assert result.problem.positives == 6


def test_a_threshold_above_everything_calls_nothing():
    """F1 is that of the threshold given, not of the best one."""
    assert evaluate(ByWord(), passages(), present_at={"politics": 0.95}).macro_f1 == 0


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=2, max_size=40))
def test_auc_is_the_share_of_pairs_in_order(rows):
    """Counted pair by pair, ties as half."""
    said, truth = np.array([r[0] for r in rows]), np.array([float(r[1]) for r in rows])
    pairs = [(p > q) + 0.5 * (p == q) for p in said[truth == 1] for q in said[truth == 0]]
    if pairs:
        assert auc(said, truth) == pytest.approx(np.mean(pairs))


def test_scores_by_hand():
    """Small numbers worked out on paper."""
    said, truth = np.array([0.9, 0.8, 0.3, 0.2]), np.array([1.0, 0.0, 1.0, 0.0])
    assert average_precision(said, truth) == pytest.approx((1 + 2 / 3) / 2)
    assert f1(said >= 0.5, truth) == pytest.approx(0.5)
    assert calibration_error(said, truth) == pytest.approx((0.1 + 0.8 + 0.7 + 0.2) / 4)


def test_surface_does_not_move_a_reader_of_words_but_a_lost_word_does():
    """Upper case leaves this reader alone; taking its word away moves it."""
    shifts = {shift.name: shift for shift in invariance(ByWord(), passages(), disturbances({"weather": "rain"}))}
    assert shifts["upper case"].largest == 0
    assert shifts["names swapped"].flips == 0
    changed = invariance(ByWord(), passages(), {"lost": lambda text: text.replace("election", "vote")})
    assert changed[0].flips == pytest.approx(0.5)


def test_names_are_swapped_at_once_and_whole():
    """France for Japan and Japan for France; 'Frances' is another word."""
    assert swap("France, Japan, Frances", {"France": "Japan", "Japan": "France"}) == "Japan, France, Frances"


def test_a_bad_line_is_named(tmp_path):
    """File and line, in one sentence."""
    path = tmp_path / "coded.jsonl"
    path.write_text('{"text": "a", "is_problem": true, "dimensions": []}\n{"text": 1}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"coded\.jsonl:2"):
        load_passages(path)
    path.write_text("\n", encoding="utf-8")
    with pytest.raises(InputError, match="no coded passage"):
        load_passages(path)
