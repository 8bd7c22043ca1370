"""The cue language finds what its author meant and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.knowledge import cues


@pytest.mark.parametrize(
    ("cue", "sentence", "found"),
    [
        ("without any? prior|advance notice", "It was closed WITHOUT PRIOR notice.", "WITHOUT PRIOR notice"),
        (
            "without any? prior|advance notice",
            "It was closed without any advance  notice",
            "without any advance  notice",
        ),
        ("without any? prior|advance notice", "It was closed without notice", None),
        (
            "fail*|neglect* to (notify|keep us informed)",
            "They neglected to keep us informed.",
            "neglected to keep us informed",
        ),
        (
            "order* .. withdrawal",
            "He ordered the immediate and full withdrawal",
            "ordered the immediate and full withdrawal",
        ),
        ("order* .. withdrawal", "He ordered one two three four five six seven withdrawal", None),
        ("vote", "The voters stayed away, devoted as ever", None),
        ("don't know", "We don’t know", "don’t know"),
        ("quick-win", "a quick win", "quick win"),
        ("élan vital", "Their ÉLAN VITAL impressed", "ÉLAN VITAL"),
    ],
)
def test_a_cue_matches_whole_words_in_order(cue, sentence, found):
    """Endings, alternatives, optional words and gaps work as the language says."""
    match = cues.find([cue], sentence)
    assert (match.group() if match else None) == found


def test_a_veto_silences_the_sentence():
    """A sentence that matches a veto counts for none of its owner's cues."""
    assert cues.find(["consult*", "! after full consult*"], "We acted after full consultation") is None
    assert cues.find(["! after full consult*", "consult*"], "We consulted them")


@pytest.mark.parametrize("cue", ["", "..", "a ..", ".. b", "a|", "(a b", "a b)", "x? y?", "*", "a*b", "ask me?"])
def test_a_cue_that_cannot_be_read_says_so(cue):
    """An author's slip is an error with a reason, not a cue that never matches."""
    with pytest.raises(cues.CueError, match=r"\w"):
        cues.parse(cue)


WORDS = st.sampled_from(
    ["base", "vote", "voters", "notice", "prior", "don't", "quick-win", "the", "Angebot", "notified"]
)
CUES = st.sampled_from(
    [
        "vote*",
        "prior? notice",
        "notif*|notice",
        "don't",
        "quick win|wins",
        "(the base|a base)",
        "base .. notice",
        "! prior",
    ]
)


@given(st.lists(WORDS, max_size=12).map(" ".join), st.dictionaries(st.sampled_from("abc"), st.lists(CUES, max_size=4)))
def test_the_index_finds_just_what_each_cue_list_finds(sentence, owners):
    """Looking up by anchor word is a short cut and changes no result."""
    alone = {owner: match.group() for owner, texts in owners.items() if (match := cues.find(texts, sentence))}
    assert {owner: match.group() for owner, match in cues.Index(owners).find(sentence).items()} == alone


@given(st.text(max_size=80))
def test_no_text_breaks_the_language(text):
    """Whatever stands in a YAML file is a cue or a CueError."""
    try:
        cues.find([text], text)
    except cues.CueError as error:
        assert str(error)
