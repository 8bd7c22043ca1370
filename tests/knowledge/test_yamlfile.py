"""YAML is read strictly, and every complaint names file and line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.domain.errors import KnowledgeError
from comity.knowledge import yamlfile


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("a: 1\nb: 2\na: 3", 3, "twice"),
        ("a: &x 1\nb: *x", 2, "alias"),
        ("a: &x [1, *x]", 1, "alias"),
        ("a: !!python/object:os.system x", 1, "tag"),
        ("a:\n  - 1\n - 2", 3, "expected"),
        ("? [a]\n: 1", 1, "plain text"),
        ("a: 'open", 1, "end of stream"),
    ],
)
def test_a_mistake_is_named_with_its_line(text, line, word):
    """Duplicate keys, aliases, tags and broken syntax are refused where they stand."""
    with pytest.raises(KnowledgeError) as caught:
        yamlfile.parse(text, name="f.yaml")
    defect = caught.value.defects[0]
    assert defect.file == "f.yaml"
    assert abs(defect.line - line) <= 1
    assert word in defect.what


def test_bare_words_stay_words():
    """A bare no is the answer 'no', a date is text, and only true and false are booleans."""
    file = yamlfile.parse("answer: no\nday: 2020-01-02\nflag: true\nn: 3", name="f.yaml")
    assert file.data == {"answer": "no", "day": "2020-01-02", "flag": True, "n": 3}


def test_lines_are_kept_for_every_value():
    """A message about a nested value can point at its line."""
    file = yamlfile.parse("a:\n  b:\n    - x\n    - y\n", name="f.yaml")
    assert (file.line(("a", "b", 1)), file.line(("a", "b", 7)), file.line(("z",))) == (4, 2, 1)


def test_a_billion_laughs_is_refused_at_once():
    """Aliases that multiply are never expanded."""
    text = 'a0: &a0 "lol"\n' + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    with pytest.raises(KnowledgeError, match="alias"):
        yamlfile.parse(text, name="f.yaml")


@pytest.mark.parametrize("text", ["[" * 20_000, "[" * 20_000 + "]" * 20_000, "{a: " * 30_000, "- " * 50_000 + "a"])
def test_deep_nesting_is_refused(text):
    """Nesting beyond reason is an error, not a crash."""
    with pytest.raises(KnowledgeError, match="nested"):
        yamlfile.parse(text, name="f.yaml")


@pytest.mark.parametrize("content", [b"a: \xff\xfe", b"\x00\x01", b"\xef\xbb\xbfa: 1"])
def test_bytes_that_are_not_utf8_are_refused_and_a_mark_is_not(tmp_path, content):
    """Encodings are said, never guessed."""
    path = tmp_path / "f.yaml"
    path.write_bytes(content)
    if content.startswith(b"\xef"):
        assert yamlfile.load(path).data == {"a": 1}
    else:
        with pytest.raises(KnowledgeError):
            yamlfile.load(path)


@given(st.text(max_size=200))
def test_any_text_is_data_or_one_clear_error(text):
    """Nothing but KnowledgeError comes out."""
    try:
        yamlfile.parse(text, name="f.yaml")
    except KnowledgeError as error:
        assert "f.yaml:" in str(error)
