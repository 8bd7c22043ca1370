"""Are the questions worth asking? Dimensions recovered from the text alone and after a few answers.

An oracle answers from the coded causes of passages that the text model did not see. The engine's choice is held
against random questions and against the best fixed list (chosen once, before any report is read).
"""

from __future__ import annotations

import json
import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from comity.diagnosis.network import Network, build
from comity.diagnosis.posterior import infer
from comity.diagnosis.questions import next_questions
from comity.diagnosis.reading import reading_evidence
from comity.diagnosis.weighing import weigh
from comity.domain.errors import InputError
from comity.domain.evidence import Answer, Evidence
from comity.domain.framework import Framework, Indicator
from comity.domain.reading import Reading

STRONG = 0.5  # a coded cause shows a sign, to the 'coded' oracle, where the link is at least this strong

Oracle = Literal["coded", "noisy"]
Policy = Literal["chosen", "random", "fixed"]
POLICIES: tuple[Policy, ...] = ("chosen", "random", "fixed")


@dataclass(frozen=True)
class CodedReading:
    """A text model's reading of a passage it was not trained on, and the causes coded for that passage."""

    reading: Reading
    causes: frozenset[str]


@dataclass(frozen=True)
class QuestionScore:
    """How well one way of asking recovers the dimensions after so many questions."""

    policy: Policy
    asked: int
    macro_f1: float
    f1: Mapping[str, float]
    mean_asked: float  # below ``asked`` where the engine stopped because nothing more was worth asking


def load_cases(passages: Path, readings: Path) -> list[CodedReading]:
    """Coded passages (JSON lines: id, causes) joined with out-of-fold readings of them (JSON: id, problem, ...).

    Raises InputError where a file cannot be read or no passage has a reading.
    """
    try:
        coded = [json.loads(line) for line in passages.read_text(encoding="utf-8").splitlines() if line.strip()]
        read = {row["id"]: row for row in json.loads(readings.read_text(encoding="utf-8"))}
        cases = [
            CodedReading(_reading(read[row["id"]]), frozenset(row.get("causes") or ()))
            for row in coded
            if row["id"] in read
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = f"cannot be used ({type(error).__name__}: {error})"
        remedy = "Give coded passages as JSON lines and readings as a JSON list, both with ids"
        raise InputError(what, where=f"{passages} with {readings}", remedy=remedy) from None
    if not cases:
        raise InputError("hold no passage in common", where=f"{passages} and {readings}", remedy="Check the ids")
    return cases


def _reading(row: Mapping[str, Any]) -> Reading:
    return Reading(row["id"], row["problem"], row["dimensions"], row["causes"], ())


def evaluate(
    framework: Framework,
    cases: Sequence[CodedReading],
    *,
    steps: Sequence[int] = (0, 1, 3, 5, 8),
    oracle: Oracle = "coded",
    seed: int = 0,
) -> list[QuestionScore]:
    """Macro-F1 over the dimensions for each way of asking and each number of questions.

    ``oracle`` is 'coded' (yes where a coded cause is strongly linked, no otherwise) or 'noisy' (signs drawn from the
    network itself given the coded causes). A dimension is called present as in a diagnosis, at its ``present_at``.
    """
    network = build(framework)
    replies = [_replies(framework, case.causes, oracle, f"{seed}/{n}") for n, case in enumerate(cases)]
    fixed = [gain.indicator for gain in next_questions(infer(network, {}), count=max(steps))]
    scores = []
    for policy in POLICIES:
        runs = []
        for n, case in enumerate(cases):
            order = _shuffled(network, f"{seed}/{n}") if policy == "random" else fixed if policy == "fixed" else None
            runs.append(_interview(network, case.reading, replies[n], order, max(steps)))
        scores += [_score(framework, policy, step, runs, cases) for step in steps]
    return scores


def _replies(framework: Framework, causes: frozenset[str], oracle: Oracle, seed: str) -> dict[str, Answer]:
    """What the oracle answers to every question; drawn at once, so that every policy meets the same officer."""
    rng = random.Random(seed)  # noqa: S311 (a simulation)
    return {
        indicator.id: Answer.YES if _shows(indicator, causes, oracle, rng) else Answer.NO
        for indicator in framework.indicators
    }


def _shows(indicator: Indicator, causes: frozenset[str], oracle: Oracle, rng: random.Random) -> bool:
    strengths = [link.strength for link in indicator.links if link.cause in causes]
    if oracle == "coded":
        return max(strengths, default=0.0) >= STRONG
    return rng.random() < 1 - (1 - indicator.leak) * math.prod(1 - strength for strength in strengths)


def _shuffled(network: Network, seed: str) -> list[str]:
    return random.Random(seed).sample(list(network.signs), len(network.signs))  # noqa: S311 (a simulation)


def _interview(
    network: Network, reading: Reading, replies: Mapping[str, Answer], order: Sequence[str] | None, most: int
) -> list[list[float]]:
    """The dimensions' probabilities after no answer, one, two and so on; ends where nothing is worth asking."""
    entries = list(reading_evidence(network, reading, assessor="text"))
    posterior, asked = infer(network, weigh(network, entries)), list[str]()
    dimensions = [posterior.dimensions.tolist()]
    while len(asked) < most:
        if order is not None:
            question = order[len(asked)]
        elif best := next_questions(posterior, asked, count=1):
            question = best[0].indicator
        else:
            break
        asked.append(question)
        about = f"indicator/{question}"
        entries.append(Evidence(id=question, about=about, answer=replies[question], source="oracle"))
        posterior = infer(network, weigh(network, entries))
        dimensions.append(posterior.dimensions.tolist())
    return dimensions


def _score(
    framework: Framework, policy: Policy, step: int, runs: Sequence[list[list[float]]], cases: Sequence[CodedReading]
) -> QuestionScore:
    f1 = {}
    for place, dimension in enumerate(framework.dimensions):
        own = {cause.id for cause in framework.causes_of(dimension.id)}
        truth = [bool(case.causes & own) for case in cases]
        called = [run[min(step, len(run) - 1)][place] >= dimension.present_at.value for run in runs]
        right = sum(t and c for t, c in zip(truth, called, strict=True))
        f1[dimension.id] = 2 * right / max(sum(truth) + sum(called), 1)
    asked = sum(min(step, len(run) - 1) for run in runs) / max(len(runs), 1)
    return QuestionScore(policy, step, sum(f1.values()) / len(f1), f1, asked)
