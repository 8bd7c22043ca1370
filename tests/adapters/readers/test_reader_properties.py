"""What must hold for any bytes: a sound Document or one InputError."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reader_samples import VOLUME, samples

from comity.adapters.readers import read_stream
from comity.domain.errors import InputError

NAMES = ["a.txt", "a.md", "a.html", "a.docx", "a.pdf", "a.eml", "a.xml", "standard input"]
SAMPLES = {**samples(), "volume.xml": VOLUME}
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LONG = settings(max_examples=3000, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(data, name):
    """Read, and check what every document promises."""
    try:
        document = read_stream(data, name)
    except InputError as error:
        assert error.what
        assert error.remedy
        return
    cut = [document.text[paragraph.start : paragraph.end] for paragraph in document.paragraphs]
    assert "\n\n".join(cut) == document.text
    assert all(text == " ".join(text.split()) and text for text in cut)
    assert [paragraph.number for paragraph in document.paragraphs] == list(range(1, len(cut) + 1))
    document.text.encode("utf-8")
    (document.title + document.date + "".join(document.notes)).encode("utf-8")


@st.composite
def damaged(draw):
    """A valid file with some of its bytes changed, cut out or doubled."""
    name = draw(st.sampled_from(sorted(SAMPLES)))
    data = bytearray(SAMPLES[name])
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        stop = min(len(data), start + draw(st.integers(0, 60)))
        change = draw(st.sampled_from(["write", "cut", "double"]))
        patch = {"write": draw(st.binary(max_size=12)), "cut": b"", "double": bytes(data[start:stop]) * 2}[change]
        data[start:stop] = patch
    return bytes(data), name


PIECES = [
    "<p>", "</p>", "<", ">", "<!--", "-->", "<script>", "</script>", "<div hidden>", "</div>", "<td>", "<a b='", "'",
    '"', "&amp;", "&#0;", "&#xD800;", "&", "\n", "\n\n", "# ", "- ", "> ", "```", "|a|b|\n|-|-|\n", "[a](b)", "![", "*",
    "_", "\\", "word ", "Ünicode ", "\0", "\ufeff", "\u202e", "<title>", "<br/>", "=", "---\n", "<![CDATA[", "<?",
]  # fmt: skip
MARKUP = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@QUICK
@given(st.binary(max_size=400), st.sampled_from(NAMES))
def test_any_bytes_give_a_document_or_a_sentence(data, name):
    """Random bytes never cause another error."""
    check(data, name)


@QUICK
@given(st.text(max_size=300), st.sampled_from(NAMES), st.sampled_from(["utf-8", "utf-16", "utf-16-le"]))
def test_any_text_gives_a_document_or_a_sentence(text, name, encoding):
    """Random text never causes another error."""
    check(text.encode(encoding, "ignore"), name)


@QUICK
@given(MARKUP, st.sampled_from(["a.html", "a.md", "a.txt", "a.eml"]))
def test_any_markup_gives_a_document_or_a_sentence(markup, name):
    """Pieces of markup in any order never cause another error."""
    check(markup.encode("utf-8", "surrogatepass"), name)


@QUICK
@given(damaged())
def test_damaged_files_give_a_document_or_a_sentence(file):
    """Valid files with bytes changed never cause another error."""
    check(*file)


@pytest.mark.slow
@LONG
@given(st.one_of(damaged(), st.tuples(st.binary(max_size=3000), st.sampled_from(NAMES))))
def test_damaged_files_long(file):
    """The same, for longer."""
    check(*file)


WORDS = st.lists(st.text("abcdefgh", min_size=2, max_size=9), min_size=1, max_size=80)


@QUICK
@given(st.lists(WORDS, min_size=1, max_size=5), st.integers(50, 100))
def test_wrapping_is_undone(paragraphs, width):
    """Text wrapped at any usual width gives back its paragraphs, word for word."""
    import textwrap

    wrapped = "\n\n".join(textwrap.fill(" ".join(words), width, break_on_hyphens=False) for words in paragraphs)
    expected = [" ".join(words) for words in paragraphs]
    assert read_stream(wrapped.encode(), "a.txt").text == "\n\n".join(expected)
