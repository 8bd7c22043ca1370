"""A ledger worked through the network: what every part of a diagnosis is read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from comity.diagnosis.explain import Effect, effects
from comity.diagnosis.network import Network, build
from comity.diagnosis.posterior import Posterior, infer
from comity.diagnosis.weighing import Groups, counted, likelihood
from comity.domain.evidence import Evidence, Ledger
from comity.domain.framework import Framework

Voice = tuple[str, str]  # assessor, document


@dataclass(frozen=True, eq=False)
class Inference:
    """Prior, posterior, and what each entry and each reading did (leave-one-out, exact)."""

    framework: Framework
    ledger: Ledger
    groups: Groups
    prior: Posterior
    posterior: Posterior
    effects: Mapping[str, Effect]  # by entry id
    readings: Mapping[Voice, Effect]  # by assessor and document: all its weighed entries left out at once

    @property
    def entries(self) -> dict[str, Evidence]:
        """The entries that count, by id."""
        return {entry.id: entry for group in self.groups.values() for entry in group}


def work_through(framework: Framework, ledger: Ledger, network: Network | None = None) -> Inference:
    """Infer exactly what the ledger says. Raises InputError for an entry on something the framework lacks."""
    network = network or build(framework)
    groups = counted(ledger)
    posterior = infer(network, {target: likelihood(entries) for target, entries in groups.items()})
    return Inference(
        framework=framework,
        ledger=ledger,
        groups=groups,
        prior=infer(network, {}),
        posterior=posterior,
        effects=effects(posterior, groups),
        readings=_readings(posterior, groups),
    )


def voice(entry: Evidence) -> Voice:
    """Who says it, from which document."""
    return entry.assessor, entry.source


def _readings(posterior: Posterior, groups: Groups) -> dict[Voice, Effect]:
    network = posterior.network
    voices = {voice(e) for entries in groups.values() for e in entries if e.answer is None}
    found = {}
    for left_out in sorted(voices):
        rest = {
            target: likelihood([e for e in entries if e.answer is not None or voice(e) != left_out])
            for target, entries in groups.items()
        }
        without = infer(network, rest)
        dimensions = dict(zip(network.dimensions, map(float, posterior.dimensions - without.dimensions), strict=True))
        causes = dict(zip(network.causes, map(float, posterior.causes - without.causes), strict=True))
        found[left_out] = Effect(posterior.problem - without.problem, dimensions, causes)
    return found
