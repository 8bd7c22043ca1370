"""Hold worked examples against the reading that an expert expects of them.

An example is a directory with an ``expected.yaml`` and the reports it names. Experts edit both without Python.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from comity.diagnosis.network import Network
from comity.domain.base import Noun
from comity.domain.diagnosis import Diagnosis, Verdict
from comity.domain.document import Document
from comity.domain.errors import InputError, KnowledgeError
from comity.domain.evidence import Answer, Ledger
from comity.domain.framework import Framework
from comity.domain.ports import TextAssessor
from comity.knowledge import yamlfile
from comity.knowledge.models import build
from comity.usecases.diagnose import diagnose
from comity.usecases.interview import answer
from comity.usecases.take_in import take_in


class Expectation(Noun):
    """What the reading must be. Dimensions named in neither list may come out either way."""

    verdict: Verdict | None = None
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()  # each must be called present
    not_causes: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()  # each must stand inside a quote shown


class Example(Noun):
    """One worked example, read with its reports alone and again after its answers."""

    title: str
    reports: tuple[str, ...]
    sources: tuple[str, ...] = ()  # where the facts can be looked up
    alone: Expectation | None = None  # from the reports alone
    answers: dict[str, Answer] = Field(default_factory=dict)
    answered: Expectation | None = None  # after the answers
    note: str = ""


@dataclass(frozen=True)
class Held:
    """An example and what came out otherwise than expected; none when it holds."""

    name: str
    title: str
    misses: tuple[str, ...]


def evaluate(
    directory: Path,
    *,
    framework: Framework,
    network: Network,
    read: Callable[[Path], list[Document]],
    assessor: TextAssessor,
) -> list[Held]:
    """Every example under ``directory``. Raises KnowledgeError or InputError where one cannot be read."""
    found = sorted(directory.rglob("expected.yaml"))
    if not found:
        raise InputError("holds no expected.yaml", where=str(directory), remedy="Name a directory of examples")
    held = []
    for path in found:
        example = load(path)
        documents = [document for report in example.reports for document in read(path.parent / report)]
        ledger = take_in(Ledger(title=example.title), documents, network=network, assessor=assessor)
        misses = list(_misses("from the reports alone", example.alone, diagnose(framework, network, ledger)))
        for indicator, given in example.answers.items():
            framework_has(framework, indicator, path)
            ledger = answer(ledger, indicator, given)
        misses += _misses("after the answers", example.answered, diagnose(framework, network, ledger))
        held.append(Held(path.parent.name, example.title, tuple(misses)))
    return held


def load(path: Path) -> Example:
    """One ``expected.yaml``. Raises KnowledgeError with file and line."""
    file = yamlfile.load(path)
    example, defects = build(Example, file, file.data)
    if example is None:
        raise KnowledgeError(defects)
    return example


def framework_has(framework: Framework, indicator: str, path: Path) -> None:
    """Raise InputError unless the framework has the indicator."""
    if indicator not in {known.id for known in framework.indicators}:
        remedy = "See: comity knowledge list indicators"
        raise InputError(f"'answers' names '{indicator}', which is no indicator", where=str(path), remedy=remedy)


def _misses(when: str, wanted: Expectation | None, got: Diagnosis) -> Iterator[str]:
    if wanted is None:
        return
    if wanted.verdict and got.verdict != wanted.verdict:
        yield f"{when}: the verdict is {got.verdict}, not {wanted.verdict}"
    for kind, names, should in (
        ("dimensions", wanted.present, True),
        ("dimensions", wanted.absent, False),
        ("causes", wanted.causes, True),
        ("causes", wanted.not_causes, False),
    ):
        for name in names:
            estimate = getattr(got, kind).get(name)
            if estimate is None:
                yield f"{when}: the framework has no '{name}' among its {kind}"
            elif estimate.present != should:
                yield f"{when}: {name} is {'not ' if should else ''}called present ({estimate.probability:.0%})"
    shown = [quote.text for finding in (*got.findings, *got.against) for quote in finding.quotes]
    for words in wanted.quotes:
        if not any(words in quote for quote in shown):
            yield f"{when}: no quote shown holds “{words}”"
