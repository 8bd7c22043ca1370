"""The interview: the question worth most, the officer's answer, and every step kept.

Each function takes a ledger and gives a new one, so that a caller can save after every answer and step back at will.
"""

from __future__ import annotations

from comity.diagnosis.network import Network
from comity.diagnosis.posterior import infer
from comity.diagnosis.questions import next_questions
from comity.diagnosis.weighing import likelihoods
from comity.domain.errors import InputError
from comity.domain.evidence import Answer, Evidence, Ledger, Status
from comity.domain.framework import Framework, Indicator

ASSESSOR = "interview"


def next_question(framework: Framework, network: Network, ledger: Ledger) -> Indicator | None:
    """The open question with the largest expected information, or None when no answer would change much."""
    posterior = infer(network, likelihoods(network, ledger))
    best = next_questions(posterior, closed_questions(ledger), count=1)
    return framework.indicator(best[0].indicator) if best else None


def closed_questions(ledger: Ledger) -> frozenset[str]:
    """Indicators already answered (unknown is an answer) or skipped."""
    return frozenset(ledger.answers) | frozenset(ledger.skipped)


def answer(ledger: Ledger, indicator: str, given: Answer, *, person: str = "", note: str = "") -> Ledger:
    """The ledger with this person's answer; an earlier answer of the same person to the question is replaced."""
    who = person or "officer"
    entry = Evidence(
        id=f"answer:{who}:{indicator}",
        about=f"indicator/{indicator}",
        answer=given,
        source=who,
        assessor=ASSESSOR,
        status=Status.CONFIRMED,
        note=note,
    )
    others = tuple(old for old in ledger.evidence if old.id != entry.id)
    skipped = tuple(id for id in ledger.skipped if id != indicator)
    return ledger.model_copy(update={"evidence": (*others, entry), "skipped": skipped})


def skip(ledger: Ledger, indicator: str) -> Ledger:
    """The ledger with the question set aside: it is not asked again and weighs nothing."""
    others = tuple(id for id in ledger.skipped if id != indicator)
    return ledger.model_copy(update={"skipped": (*others, indicator)})


def back(ledger: Ledger) -> tuple[Ledger, str]:
    """The ledger without its last answer, and the question that is open again.

    Raises InputError where nothing has been answered.
    """
    answers = [entry for entry in ledger.evidence if entry.answer is not None]
    if not answers:
        raise InputError("there is no answer to go back to", remedy="Answer the question, or type 'quit'")
    last = answers[-1]
    kept = tuple(entry for entry in ledger.evidence if entry is not last)
    return ledger.model_copy(update={"evidence": kept}), last.target
