"""Sentences and windows keep every place."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from comity.adapters.textmodel.sentences import sentences
from comity.adapters.textmodel.windows import SINGLE, windows


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def test_abbreviations_do_not_end_a_sentence():
    """Ranks, initials and telegraphese keep their stops."""
    text = "Mr. Dulles told Gen. J. L. Smith that the U.S. Govt. would wait. He did not say why."
    assert cut(text) == ["Mr. Dulles told Gen. J. L. Smith that the U.S. Govt. would wait.", "He did not say why."]


def test_a_blank_line_ends_a_sentence():
    """A heading without a stop does not run into the text below it."""
    assert cut("Summary of talks\n\nThe Minister agreed.") == ["Summary of talks", "The Minister agreed."]


def test_a_footnote_run_into_the_text_is_cut_off():
    """Scanned volumes print notes without a space before them."""
    assert cut("He refused to sign.Not printed. He then left the room.")[0] == "He refused to sign."


@given(st.text(alphabet='ab AB.!?\n;,"”1', max_size=900))
def test_sentences_never_overlap_and_lose_nothing(text):
    """In order, without overlap, and every character that is not white space is in one of them."""
    spans = sentences(text)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    inside = "".join(text[start:end] for start, end in spans)
    assert "".join(inside.split()) == "".join(text.split())


@given(st.integers(min_value=1, max_value=120), st.integers(min_value=3, max_value=40))
def test_windows_cover_every_sentence(count, length):
    """Each sentence stands in a window, and a window is about as long as a passage."""
    text = " ".join(["W" + "ord word" * 1 + " word" * (length - 2) + "." for _ in range(count)])
    spans, found = windows(text)
    assert found[0].first == 0
    assert found[-1].last == len(spans)
    assert all(b.first <= a.last and b.last > a.last for a, b in pairwise(found))
    assert all(len(text[w.start : w.end].split()) <= SINGLE for w in found)
