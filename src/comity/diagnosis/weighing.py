"""From ledger entries to a likelihood for each target.

Weights are likelihood ratios in decibans (Good 1950), so independent evidence adds. Three things keep a ledger from
being stronger than it is: an answer has a stated reliability, a doubtful source counts less (Admiralty code), and
what one assessor says of one target in several documents is discounted.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from comity.diagnosis.posterior import Likelihood
from comity.domain.evidence import Answer, Evidence, Ledger, Source, Status

NATS = math.log(10) / 10  # one deciban as a natural logarithm

# A careful person is taken to be wrong about a sign one time in twenty-one: odds of 20 to 1, 13 decibans. Two such
# persons agree 91 times in 100, as the coders of the training passages do (about .92). "Partly" is 3 to 1.
RIGHT = 20 / 21
ANSWER = {Answer.YES: 13.01, Answer.PARTLY: 4.77, Answer.NO: -13.01, Answer.UNKNOWN: 0.0}

# Share of the weight kept for each mark of the Admiralty code (NATO AJP-2.1): source reliability A to F, credibility
# of the information 1 to 6. F and 6 mean "cannot be judged": half, not nothing. The shares are this project's choice.
SOURCE_SHARE = {"A": 1.0, "B": 0.9, "C": 0.7, "D": 0.4, "E": 0.15, "F": 0.5}
CREDIBILITY_SHARE = {"1": 1.0, "2": 0.9, "3": 0.7, "4": 0.4, "5": 0.15, "6": 0.5}

REPEAT = 0.5  # each further document in which the same assessor says the same counts half of the one before

Groups = dict[str, list[Evidence]]


def share(reliability: str | None) -> float:
    """The part of an entry's weight that its Admiralty mark leaves; all of it where none is given."""
    return SOURCE_SHARE[reliability[0]] * CREDIBILITY_SHARE[reliability[1]] if reliability else 1.0


def decibans(entry: Evidence) -> float:
    """Signed weight of one entry by itself: positive speaks for its target. A rejected entry weighs nothing."""
    if entry.status == Status.REJECTED:
        return 0.0
    if entry.answer is not None:
        return ANSWER[entry.answer] * share(entry.reliability)
    sign = 1.0 if entry.polarity == "supports" else -1.0
    return sign * (entry.weight or 0.0) * share(entry.reliability)


def counted(ledger: Ledger) -> Groups:
    """The entries that count, by target: not rejected, and from each document only once however often it is given."""
    twins = _twins(ledger.sources)
    groups: Groups = defaultdict(list)
    for entry in ledger.evidence:
        if entry.status != Status.REJECTED and twins.get(entry.source, entry.source) == entry.source:
            groups[entry.about].append(entry)
    return dict(groups)


def likelihoods(ledger: Ledger) -> dict[str, Likelihood]:
    """The likelihood of everything the ledger says about each target."""
    return {target: likelihood(entries) for target, entries in counted(ledger).items()}


def likelihood(entries: Sequence[Evidence]) -> Likelihood:
    """What entries on one and the same target amount to together, as log-likelihoods (true, false)."""
    answers = {(e.assessor, e.source): decibans(e) for e in entries if e.answer is not None}  # the last of a person
    voices: dict[str, list[Evidence]] = defaultdict(list)
    for entry in entries:
        if entry.answer is None:
            voices[entry.assessor or entry.source].append(entry)
    total = math.fsum(answers.values()) + math.fsum(_voice(said) for said in voices.values())
    return total * NATS, 0.0


def _voice(entries: Iterable[Evidence]) -> float:
    """What one assessor's weighed entries on one target amount to.

    Within a document they add up: the assessor weighed them together. Over documents, the document that speaks most
    for the target counts in full and further support is discounted; a document that is merely silent takes nothing
    away from one that speaks (codebook, rule 1). Words quoted against the target count, discounted among themselves.
    """
    readings: dict[str, float] = defaultdict(float)
    contrary: dict[str, float] = defaultdict(float)
    for entry in entries:
        pile = contrary if entry.polarity == "against" and entry.quotes else readings
        pile[entry.source] += decibans(entry)
    return _discounted(readings) - _discounted({name: -weight for name, weight in contrary.items()})


def _discounted(weights: Mapping[str, float]) -> float:
    ordered = sorted(weights.values(), reverse=True)
    further = (max(weight, 0.0) * REPEAT**place for place, weight in enumerate(ordered[1:], start=1))
    return (ordered[0] if ordered else 0.0) + math.fsum(further)


def _twins(sources: Iterable[Source]) -> dict[str, str]:
    """Source name to the name under which the same file (by its SHA-256) counts."""
    first: dict[str, str] = {}
    for source in sorted(sources, key=lambda source: source.name):
        first.setdefault(source.sha256, source.name)
    return {source.name: first[source.sha256] for source in sources}
