"""From ledger entries to a likelihood for each target.

Weights are likelihood ratios in decibans (Good 1950), so independent evidence adds. Three things keep a ledger from
being stronger than it is: an answer has a stated reliability, a doubtful source counts less (Admiralty code), and
what one assessor reads in several documents is discounted (:mod:`merging`).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from comity.diagnosis.merging import discounted, merge
from comity.diagnosis.network import Network
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

OFTEN = 0.5  # a sign attests the causes that alone would make it show at least this often,
TELLING = 8  # and at least so many times as often as it shows without any of its causes


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


def counted(ledger: Ledger) -> list[Evidence]:
    """The entries that count: not rejected, from each file only once however often it was given, last answers only."""
    twins = _twins(ledger.sources)
    entries = [entry for entry in ledger.evidence if entry.status != Status.REJECTED]
    entries = [entry for entry in entries if twins.get(entry.source, entry.source) == entry.source]
    last = {(entry.assessor, entry.source, entry.about): entry for entry in entries if entry.answer is not None}
    standing = {id(entry) for entry in last.values()}
    return [entry for entry in entries if entry.answer is None or id(entry) in standing]


def likelihoods(network: Network, ledger: Ledger) -> dict[str, Likelihood]:
    """The likelihood of everything the ledger says about each target."""
    return weigh(network, counted(ledger))


def weigh(network: Network, entries: Iterable[Evidence]) -> dict[str, Likelihood]:
    """What entries amount to together: log-likelihoods (true, false) by target.

    Answers, each person's own, add up. Of weighed entries, an assessor's reading of a document is taken as a whole and
    merged with the same assessor's other readings; signs it saw, and words quoted against something, are discounted
    over documents one target at a time.
    """
    total: dict[str, float] = defaultdict(float)
    readings: dict[str, dict[str, dict[str, float]]] = defaultdict(_pile)  # assessor, document, target
    apart: dict[tuple[str, str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for entry in entries:
        if entry.answer is not None:
            total[entry.about] += decibans(entry)
        elif entry.kind == "indicator" or (entry.polarity == "against" and entry.quotes):
            apart[entry.assessor, entry.about, str(entry.polarity)][entry.source] += abs(decibans(entry))
        else:
            readings[entry.assessor][entry.source][entry.about] += decibans(entry)
    for (_, about, polarity), piles in apart.items():
        total[about] += discounted(piles.values()) * (1 if polarity == "supports" else -1)
    heard = attested(network, entries)
    for documents in readings.values():
        for about, weight in merge(network, list(documents.values()), heard).items():
            total[about] += weight
    return {about: (weight * NATS, 0.0) for about, weight in total.items()}


def attested(network: Network, entries: Iterable[Evidence]) -> set[str]:
    """Causes of which a person has said that a sign is there (yes or partly), where the sign often shows them."""
    causes: set[str] = set()
    for entry in entries:
        if entry.answer in (Answer.YES, Answer.PARTLY):
            sign = network.signs[entry.target]
            needed = max(OFTEN, TELLING * float(sign.shows[0]))
            shown_alone = (float(sign.shows[1 << bit]) for bit in range(len(sign.scope)))
            causes |= {network.causes[c] for c, chance in zip(sign.scope, shown_alone, strict=True) if chance >= needed}
    return causes


def _pile() -> dict[str, dict[str, float]]:
    return defaultdict(lambda: defaultdict(float))


def _twins(sources: Sequence[Source]) -> dict[str, str]:
    """Source name to the name under which the same file (by its SHA-256) counts."""
    first: dict[str, str] = {}
    for source in sorted(sources, key=lambda source: source.name):
        first.setdefault(source.sha256, source.name)
    return {source.name: first[source.sha256] for source in sources}
