"""The verdict, the primary dimension, and the one or two sentences for a senior."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from comity.diagnosis.posterior import Posterior
from comity.domain.diagnosis import DimensionEstimate, Estimate, Explanation, Verdict
from comity.domain.words import EVEN, in_words

PROBLEM_AT = 0.5  # a problem is called from even odds on
NOT_A_PROBLEM_BELOW = 0.35  # between the two the evidence is not enough
MOVED_LITTLE = 0.05  # evidence that moves no dimension, nor the problem, by this much has not spoken
TIE = 0.05

# Codebook, rule 9: which dimension is primary where two tie.
TIE_ORDER = ("politics", "policy", "process", "personality")


def verdict(posterior: Posterior, prior: Posterior, *, entries: int, any_present: bool) -> Verdict:
    """Problem, not a problem between allies, or not enough evidence to say."""
    moves = np.append(posterior.dimensions - prior.dimensions, posterior.problem - prior.problem)
    if entries == 0 or float(np.abs(moves).max()) < MOVED_LITTLE:
        return Verdict.NOT_ENOUGH
    if posterior.problem < NOT_A_PROBLEM_BELOW:
        return Verdict.NOT_A_PROBLEM
    return Verdict.PROBLEM if posterior.problem >= PROBLEM_AT and any_present else Verdict.NOT_ENOUGH


def primary(posterior: Posterior, present: Sequence[str]) -> str | None:
    """The dimension without which the problem would most probably end (codebook, rule 9).

    A dimension that is alone in a pattern would end the problem; where several are at work each has an equal share.
    Shares closer than TIE are a tie, settled by the codebook's order. None where no dimension is present.
    """
    if not present:
        return None
    shares = _shares(posterior)
    best = max(shares[name] for name in present)
    tied = [name for name in present if shares[name] >= best - TIE]
    return min(tied, key=lambda name: TIE_ORDER.index(name) if name in TIE_ORDER else len(TIE_ORDER))


def _shares(posterior: Posterior) -> dict[str, float]:
    names = posterior.network.dimensions
    shares = dict.fromkeys(names, 0.0)
    for pattern, probability in enumerate(posterior.patterns):
        holders = [name for bit, name in enumerate(names) if pattern >> bit & 1]
        for name in holders:
            shares[name] += float(probability) / len(holders)
    return shares


def summary(
    outcome: Verdict,
    problem: Estimate,
    dimensions: Mapping[str, DimensionEstimate],
    accounts: Sequence[Explanation],
    names: Mapping[str, str],
) -> str:
    """One or two plain sentences. Likelihood only: confidence is reported apart."""
    if outcome == Verdict.NOT_A_PROBLEM:
        chance = in_words(problem.probability)
        return f"This does not describe a problem between allies. Likelihood that there is one: {chance}."
    if outcome == Verdict.NOT_ENOUGH:
        return "There is not enough evidence for a diagnosis: no kind of problem stands out. Ask the questions below."
    found = sorted((d for d in dimensions.values() if d.present), key=lambda d: -d.probability)
    likely = [f"{names[d.name].lower()} ({in_words(d.probability)})" for d in found if d.probability >= EVEN]
    possible = [f"{names[d.name].lower()} ({in_words(d.probability)})" for d in found if d.probability < EVEN]
    kinds = [_and(likely)] if likely else []
    kinds += [f"possibly {_and(possible)}"] if possible else []
    head = f"A problem between allies is {in_words(problem.probability)}: {'; '.join(kinds)}."
    return f"{head} Most probable account: {accounts[0].sentence}" if accounts else head


def _and(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]
