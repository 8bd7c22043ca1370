"""The worked examples: each comes out as its expert expects, and a slip in an expectation is named with its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from comity.bootstrap import workbench
from comity.domain.errors import InputError, KnowledgeError
from comity.domain.evidence import Ledger
from comity.usecases.diagnose import diagnose
from comity.usecases.evaluate_examples import evaluate, load
from comity.usecases.interview import answer

EXAMPLES = Path(__file__).parent.parent / "examples"
NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/expected.yaml"))
MARK = "Written for comity from public sources, after the event"


def held(directory):
    """What ``comity evaluate examples DIRECTORY`` finds."""
    bench = workbench()
    return evaluate(
        directory, framework=bench.framework, network=bench.network, read=bench.read, assessor=bench.assessor
    )


@pytest.fixture
def copy(tmp_path):
    """``copy(old, new)``: the helicopter with one text of its expected.yaml changed."""

    def make(old: str, new: str) -> Path:
        shutil.copytree(EXAMPLES / "helicopter", tmp_path / "helicopter")
        path = tmp_path / "helicopter" / "expected.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    return make


@pytest.mark.parametrize("name", NAMES)
def test_the_example_holds(name):
    """Its reports alone, and its answers, give the reading that the expert wrote down."""
    (example,) = held(EXAMPLES / name)
    assert example.misses == ()


def test_every_directory_is_an_example():
    """No report lies there without an expectation, and there is one of each kind that the README promises."""
    directories = {path.name for path in EXAMPLES.iterdir() if path.is_dir()}
    assert directories == set(NAMES)
    assert len(NAMES) >= 8


@pytest.mark.parametrize("name", NAMES)
def test_facts_can_be_looked_up(name):
    """An example of a public event says that it was written afterwards, and lists where each fact stands."""
    example = load(EXAMPLES / name / "expected.yaml")
    texts = [(EXAMPLES / name / report).read_text(encoding="utf-8") for report in example.reports]
    assert example.sources
    if name != "helicopter":
        assert all(MARK in " ".join(text.split()) for text in texts)
        assert sum("http" in source for source in example.sources) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_the_expectation_does_not_argue_with_itself(framework, name):
    """Dimensions and causes exist, none is wanted both ways, and no cause is wanted of an absent dimension."""
    owner = {cause.id: cause.dimension for cause in framework.causes}
    example = load(EXAMPLES / name / "expected.yaml")
    for wanted in filter(None, (example.alone, example.answered)):
        assert {*wanted.present, *wanted.absent} <= {dimension.id for dimension in framework.dimensions}
        assert {*wanted.causes, *wanted.not_causes} <= set(owner)
        assert not {*wanted.present} & {*wanted.absent}
        assert not {*wanted.causes} & {*wanted.not_causes}
        assert not {owner[cause] for cause in wanted.causes} & {*wanted.absent}


def test_the_helicopter_follows_from_its_answers_alone(framework, network):
    """The essay's three questions, answered, make it policy, process and politics without any text model."""
    example = load(EXAMPLES / "helicopter" / "expected.yaml")
    ledger = Ledger(title=example.title)
    for indicator, given in example.answers.items():
        ledger = answer(ledger, indicator, given)
    dimensions = diagnose(framework, network, ledger).dimensions
    called = {name for name, estimate in dimensions.items() if estimate.present}
    assert called == {"policy", "process", "politics"}


def test_a_misspelt_key_is_named_with_file_and_line(copy):
    """A key that no example has is refused where it stands."""
    path = copy("answered:", "answerd:")
    line = path.read_text(encoding="utf-8").splitlines().index("answerd:") + 1
    with pytest.raises(KnowledgeError) as refused:
        held(path.parent)
    message = str(refused.value)
    assert f"{path}:{line}" in message
    assert "answerd" in message


def test_an_unknown_indicator_is_named(copy):
    """An answer to a question that the framework does not ask is one clear sentence with a way on."""
    path = copy("no-provision-for-it", "no-provison-for-it")
    with pytest.raises(InputError) as refused:
        held(path.parent)
    message = str(refused.value)
    assert "no-provison-for-it" in message
    assert str(path) in message
    assert "comity knowledge list indicators" in message


def test_a_missing_report_is_named(copy):
    """A report that is not there is one clear sentence."""
    path = copy("report.md", "raport.md")
    with pytest.raises(InputError, match=r"raport\.md"):
        held(path.parent)


def test_a_wrong_expectation_is_a_miss_in_words(copy):
    """What comes out otherwise is said, with what came out instead."""
    path = copy("verdict: problem", "verdict: not-a-problem-between-allies")
    (example,) = held(path.parent)
    assert any("not not-a-problem-between-allies" in miss for miss in example.misses)


def test_a_directory_without_examples_is_refused(tmp_path):
    """Nothing to hold is an error, not a success."""
    with pytest.raises(InputError, match=r"expected\.yaml"):
        held(tmp_path)


def test_the_helicopters_ledger_holds_the_answers_expected_of_it(framework):
    """What ``make run`` shows rests on the same answers as the example's expectation."""
    from comity.adapters import ledger_file

    folder = EXAMPLES / "helicopter"
    assert ledger_file.load(folder / "case.yaml", framework).answers == load(folder / "expected.yaml").answers
