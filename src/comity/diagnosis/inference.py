"""A ledger worked through the network: what every part of a diagnosis is read from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comity.diagnosis.explain import Effect, difference, effects
from comity.diagnosis.network import Network, build
from comity.diagnosis.posterior import Posterior, infer
from comity.diagnosis.reading import REMAINDER
from comity.diagnosis.weighing import counted, weigh
from comity.domain.evidence import Evidence, Ledger
from comity.domain.framework import Framework

Voice = tuple[str, str]  # assessor, document


@dataclass(frozen=True, eq=False)
class Inference:
    """Prior, posterior, and what each entry and each reading did (leave-one-out, exact)."""

    framework: Framework
    ledger: Ledger
    entries: Sequence[Evidence]  # those that count
    prior: Posterior
    posterior: Posterior
    effects: Mapping[str, Effect]  # by entry id; not for what a reading says beyond its quoted sentences
    readings: Mapping[Voice, Effect]  # by assessor and document: all its weighed entries left out at once


def work_through(framework: Framework, ledger: Ledger, network: Network | None = None) -> Inference:
    """Infer exactly what the ledger says. Raises InputError for an entry on something the framework lacks."""
    network = network or build(framework)
    entries = counted(ledger)
    posterior = infer(network, weigh(network, entries))
    return Inference(
        framework=framework,
        ledger=ledger,
        entries=entries,
        prior=infer(network, {}),
        posterior=posterior,
        effects=effects(posterior, entries, of=[entry for entry in entries if entry.note != REMAINDER]),
        readings=_readings(posterior, entries),
    )


def voice(entry: Evidence) -> Voice:
    """Who says it, from which document."""
    return entry.assessor, entry.source


def _readings(posterior: Posterior, entries: Sequence[Evidence]) -> dict[Voice, Effect]:
    network = posterior.network
    found = {}
    for left_out in sorted({voice(entry) for entry in entries if entry.answer is None}):
        rest = [entry for entry in entries if entry.answer is not None or voice(entry) != left_out]
        found[left_out] = difference(posterior, infer(network, weigh(network, rest)))
    return found
