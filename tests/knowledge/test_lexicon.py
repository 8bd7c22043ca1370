"""Sides and levels are read where the words say them, and left open where they do not."""

from __future__ import annotations

import re

import pytest

from comity.knowledge.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("Tokyo sent the note back unopened.", ("JPN",)),
        ("The U.S. command was not told by the Philippine authorities.", ("PHL",)),
        ("Both governments refused to yield to each other.", ("both",)),
        ("They let us know on Thursday.", ()),
        ("The minister complained to Washington.", ()),
        ("ROKG informed Emb that it would not sign.", ("KOR",)),
        ("All officers spoke with the turkey farmers.", ()),
    ],
)
def test_the_party_that_acts_is_named_only_where_the_sentence_says_so(sentence, sides):
    """A party in second place, or none, is no side."""
    assert load_lexicon().sides(sentence) == sides


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("The Prime Minister overruled his ambassador.", "leader"),
        ("The Foreign Minister was short with the desk officer.", "senior"),
        ("A working group of experts stalled.", "working"),
        ("Nobody spoke.", None),
    ],
)
def test_the_highest_level_named_counts(sentence, level):
    """Levels come from words of rank."""
    assert load_lexicon().level(sentence) == level


def test_every_party_has_one_id_and_no_word_means_two():
    """The lexicon holds together: three-letter ids, words that name one party."""
    lexicon = load_lexicon()
    assert len(lexicon.names) > 90
    assert all(re.fullmatch("[A-Z]{3}", id) for id in lexicon.names)
    assert set(lexicon.parties.values()) == set(lexicon.names)
