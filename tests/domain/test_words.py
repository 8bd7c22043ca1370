"""Likelihood in words and numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.domain import words


@pytest.mark.parametrize(
    ("probability", "said"), [(0.0, "under 1%"), (0.005, "under 1%"), (0.01, "1%"), (0.5, "50%"), (0.995, "over 99%")]
)
def test_a_probability_is_never_nought_or_certain(probability, said):
    """A model does not know anything for certain."""
    assert words.percent(probability) == said


@pytest.mark.parametrize(
    ("probability", "word"),
    [
        (0.0, "almost no chance"),
        (0.05, "very unlikely"),
        (0.2, "unlikely"),
        (0.45, "roughly even chance"),
        (0.55, "likely"),
        (0.8, "very likely"),
        (0.95, "almost certain"),
        (1.0, "almost certain"),
    ],
)
def test_the_words_are_those_of_icd_203(probability, word):
    """An edge belongs to the band above it."""
    assert words.likelihood(probability) == word


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_larger_chance_never_has_a_smaller_word(one, other):
    """The words are in order."""
    order = [words.likelihood(p) for p in (0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99)]
    low, high = sorted((one, other))
    assert order.index(words.likelihood(low)) <= order.index(words.likelihood(high))


@pytest.mark.parametrize("wrong", [-0.01, 1.01, float("nan")])
def test_what_is_no_probability_is_refused(wrong):
    """A slip in arithmetic does not become a word."""
    with pytest.raises(ValueError, match="between 0 and 1"):
        words.likelihood(wrong)
