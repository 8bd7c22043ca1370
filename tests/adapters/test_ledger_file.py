"""A ledger survives its file, and every mistake in one is named with its line."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.adapters import files, ledger_file
from comity.domain.errors import InputError, KnowledgeError
from comity.domain.evidence import Answer, Evidence, Ledger, Quote, Status

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)


@st.composite
def entries(draw, number):
    """An entry of either kind."""
    base = {
        "id": f"e{number}",
        "source": draw(TEXT),
        "note": draw(TEXT),
        "status": draw(st.sampled_from(Status)),
        "reliability": draw(st.sampled_from([None, "A1", "F6"])),
    }
    if draw(st.booleans()):
        return Evidence(about="indicator/INDICATOR".lower(), answer=draw(st.sampled_from(Answer)), **base)
    words = draw(TEXT)
    quote = Quote(text=words, document=draw(TEXT), start=0, end=len(words), page=draw(st.sampled_from([None, 3])))
    weight = draw(st.integers(0, 6000)) / 100
    return Evidence(
        about="problem", polarity=draw(st.sampled_from(["supports", "against"])), weight=weight, quotes=(quote,), **base
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_what_is_saved_is_what_is_loaded(tmp_path, framework, data):
    """Saving and loading gives the same ledger, whatever the words in it."""
    known = framework.indicators[0].id
    made = [data.draw(entries(number)) for number in range(data.draw(st.integers(0, 4)))]
    evidence = tuple(e.model_copy(update={"about": f"indicator/{known}"}) if e.answer else e for e in made)
    ledger = Ledger(title=data.draw(TEXT), evidence=evidence, skipped=(known,))
    path = tmp_path / "case.yaml"
    ledger_file.save(ledger, path)
    assert ledger_file.load(path, framework) == ledger


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("comity: ledger/1\nevidense: []", 2, "Did you mean 'evidence'"),
        ("comity: ledger/2", 1, "comity"),
        (
            "comity: ledger/1\nevidence:\n- id: a\n  about: cause/no-such\n  polarity: supports\n  weight: 1",
            4,
            "no-such",
        ),
        ("comity: ledger/1\nevidence:\n- id: a\n  about: problem\n  polarity: supports\n  weight: many", 6, "weight"),
        ("comity: ledger/1\nevidence:\n- id: a\n  about: problem\n", 3, "answer"),
        ("comity: ledger/1\nevidence:\n- id: a\n  about: problem\n  answer: yes\n", 3, "indicator"),
        (
            "comity: ledger/1\nevidence:\n" + 2 * "- {id: a, about: problem, polarity: against, weight: 1}\n",
            4,
            "twice",
        ),
        ("just words", 1, "keys and values"),
        ("", 1, "keys and values"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(tmp_path, framework, text, line, words):
    """Typos, unknown ids, wrong values and doubles are refused where they stand."""
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        ledger_file.load(path, framework)
    assert words in str(caught.value)
    assert line in [defect.line for defect in caught.value.defects]
    assert str(path) in str(caught.value)


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    """No traceback for a directory that is not there."""
    with pytest.raises(InputError, match="cannot be written"):
        files.write(tmp_path / "no" / "such" / "file.txt", "x")


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    """Interrupted before the move, the old content stands and no half file lies about."""
    path = tmp_path / "case.yaml"
    files.write(path, "old")
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        files.write(path, "new")
    assert path.read_text() == "old"
    assert [child.name for child in tmp_path.iterdir()] == ["case.yaml"]
