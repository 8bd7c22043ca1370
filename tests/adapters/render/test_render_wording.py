"""Names, numbers and quotes: what must hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from comity.adapters.render import wording
from comity.adapters.render.markdown import escape


@given(st.text(), st.integers(min_value=20, max_value=200))
def test_a_shortened_quote_keeps_head_and_tail(text, limit):
    """Never longer than asked; what is left is from the two ends; a short quote is untouched."""
    made = wording.shorten(text, limit)
    assert len(made) <= max(limit, len(text) if len(text) <= limit else 0)
    if len(text) <= limit:
        assert made == text
    else:
        head, _, tail = made.partition(wording.GAP)
        assert text.startswith(head)
        assert text.endswith(tail)


@given(st.text())
def test_cleaned_text_is_one_line_that_xml_can_hold(text):
    """No control character, no reordering mark, no surrogate; cleaning twice changes nothing."""
    made = wording.clean(text)
    assert made == wording.clean(made)
    assert "\n" not in made
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or 0x202A <= ord(char) <= 0x202E for char in made)
    etree.Element("p").text = made


def test_cleaning_keeps_every_script():
    """Combining marks, right-to-left text and joined emoji stay."""
    for text in ("Žluť ώ Ж", "שלום مرحبا", "你好 हिन्दी", "👩‍🚀"):
        assert wording.clean(text) == text


@given(st.text(alphabet="AbcdE.!? ", min_size=1), st.integers(min_value=1, max_value=80))
def test_a_digest_is_made_of_whole_sentences(text, limit):
    """It begins as the text does and is never longer than it."""
    made = wording.digest(text, limit)
    assert len(made) <= len(text)
    assert text.startswith(made[:5])


def test_a_digest_stops_at_a_sentence():
    """The first sentence always, the next ones while they fit; only a monster is cut."""
    assert wording.digest("One two. Three four. Five six.", 21) == "One two. Three four."
    assert wording.digest("One two three four five. Six.", 5) == "One two three four five."
    assert len(wording.digest("word " * 500, 50)) <= 320


@pytest.mark.parametrize(("change", "said"), [(0.41, "+41 points"), (-0.01, "-1 point"), (0.001, "under 1 point")])
def test_a_change_has_its_sign(change, said):
    """In percentage points."""
    assert wording.points(change) == said


def test_ids_become_words_and_other_text_stays():
    """procedure-not-followed is a name; a name is left alone."""
    assert wording.name("procedure-not-followed") == "Procedure not followed"
    assert wording.name("Carry out the NATO procedure") == "Carry out the NATO procedure"
    assert wording.names(["policy", "process", "politics"]) == "Policy, process and politics"


def test_dates_are_written_out():
    """ISO in, British out; what is no date stays."""
    assert wording.day("2026-12-22") == "22 December 2026"
    assert wording.day("spring 1962") == "spring 1962"


def test_reliability_is_the_admiralty_code_in_words():
    """Source and information apart."""
    assert wording.reliability("B2") == "B2 (usually reliable, probably true)"
    assert wording.reliability(None) == "not rated"


@given(st.text(alphabet=st.characters(codec="ascii", categories=["L", "N", "P", "S", "Zs"]), min_size=1))
def test_escaped_markdown_is_read_back_as_it_was(text):
    """Whatever the text holds, a Markdown reader shows exactly it, alone and in a list."""
    plain = wording.clean(text)
    for before in ("", "- "):
        tree = lxml_html.document_fromstring(
            MarkdownIt("commonmark").enable("table").render(before + escape(plain)) or "<p></p>"
        )
        assert " ".join("".join(tree.itertext()).split()) == plain
        assert not list(tree.iter("a", "img", "em", "strong", "code", "h1", "script"))
