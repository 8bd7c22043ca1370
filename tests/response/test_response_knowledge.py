"""What an expert's slip in acts, guardrails or proposals is answered with: file, line and remedy, never a traceback."""

from __future__ import annotations

import pytest

from comity.domain.errors import KnowledgeError
from comity.knowledge import load_framework
from comity.knowledge.check import check, proposals_of
from comity.knowledge.collect import collect, data_directory

ACT = """acts:
  - id: hint
    name: drop a hint
    kind: firm
    cues:
      - "{cue}"
    match: [Drop a hint.]
    no_match: [Say it outright.]
"""


@pytest.fixture
def overlay(tmp_path):
    """Call with the text of an overlay's one file."""

    def make(text):
        (tmp_path / "ministry.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return make


def test_a_malformed_cue_in_an_overlay_is_named_when_it_is_loaded(overlay):
    """File, line and what is wrong, before anything is read with it."""
    with pytest.raises(KnowledgeError, match=r"ministry\.yaml:6: hint: the cue cannot be read: .*brackets"):
        load_framework(overlay(ACT.format(cue="drop (a hint")))


def test_a_sound_overlay_is_loaded(overlay):
    """The same act with a readable cue becomes part of the framework."""
    framework = load_framework(overlay(ACT.format(cue="drop a hint")))
    assert "hint" in {act.id for act in framework.acts}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "remedies: [amend-polcy]",
            "'remedies' names 'amend-polcy', which is not in remedies. Did you mean 'amend-pol",
        ),
        ("dimension: polcy", "'dimension' names 'polcy', which is not in dimensions. Did you mean 'policy'"),
    ],
)
def test_an_act_that_names_what_does_not_exist_is_a_defect(overlay, line, said):
    """A remedy or dimension with a typo would silently carry out nothing."""
    text = ACT.format(cue="drop a hint").replace("    kind: firm\n", f"    kind: firm\n    {line}\n")
    assert any(said in str(defect) for defect in check(overlay(text)).defects)


def test_proposals_are_checked_with_the_framework(tmp_path):
    """A flag with a typo and an id that stands twice are named with their lines."""
    (tmp_path / "p.yaml").write_text(
        "situation: A test\nundiagnosed: true\nproposals:\n"
        "  - {id: one, proposal: Wait., flags: [figthing]}\n  - {id: one, proposal: Wait.}\n",
        encoding="utf-8",
    )
    count, defects = proposals_of(tmp_path, collect([data_directory() / "framework"]))
    assert count == 1
    assert [str(defect) for defect in defects] == [
        "p.yaml:4: one: 'flags' names 'figthing', which is not known. Did you mean 'fighting'?.",
        "p.yaml:5: the id 'one' stands twice. Give one another id.",
    ]
