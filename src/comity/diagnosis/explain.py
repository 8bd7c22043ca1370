"""What the evidence adds up to: whole accounts of the matter, and what each entry did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from comity.diagnosis.network import Network
from comity.diagnosis.posterior import Likelihood, Posterior, factor, infer, present
from comity.diagnosis.weighing import weigh
from comity.domain.diagnosis import Explanation
from comity.domain.evidence import Evidence

UNCHANGED = 1e-9
LOOKED_AT = 64  # most probable sets among which different accounts are sought


@dataclass(frozen=True, eq=False)
class Effect:
    """What one ledger entry did: probabilities with it less those without it, exact."""

    problem: float
    dimensions: Mapping[str, float]
    causes: Mapping[str, float]  # at least the causes that the entry bears on directly

    def on(self, about: str) -> float:
        """The effect on a ledger target (0 for a cause not borne on); for an indicator, on the cause moved most."""
        kind, _, name = about.partition("/")
        if kind == "problem":
            return self.problem
        if kind == "dimension":
            return self.dimensions[name]
        return self.causes.get(name if kind == "cause" else self.most_moved, 0.0)

    @property
    def most_moved(self) -> str:
        """The cause, among those the entry bears on directly, whose probability it changed most; or empty."""
        return max(self.causes, key=lambda cause: abs(self.causes[cause]), default="")


def explanations(
    posterior: Posterior, clauses: Mapping[str, str], *, count: int = 3, problem: bool = True
) -> tuple[Explanation, ...]:
    """The most probable sets of causes that are different accounts, each with the probability of exactly that set.

    Two sets are one account where they show the same dimensions and differ in one cause; the likelier stands for
    both. With ``problem`` the set without any cause is left out: the question is then which account, not whether.
    """
    network, joint = posterior.network, posterior.joint
    most = min(LOOKED_AT, len(joint))
    likely = np.argpartition(joint, len(joint) - most)[-most:]
    kept: list[int] = []
    for state in sorted((int(s) for s in likely), key=lambda s: (-joint[s], s)):
        if len(kept) < count and not (problem and state == 0) and not any(_near(network, state, k) for k in kept):
            kept.append(state)
    return tuple(_explanation(network, state, float(joint[state]), clauses) for state in kept)


def _near(network: Network, one: int, other: int) -> bool:
    return bool(network.patterns[one] == network.patterns[other]) and (one ^ other).bit_count() <= 1


def _explanation(network: Network, state: int, probability: float, clauses: Mapping[str, str]) -> Explanation:
    causes = network.cause_set(state)
    return Explanation(causes=causes, sentence=sentence([clauses[c] for c in causes]), probability=probability)


def sentence(clauses: Sequence[str]) -> str:
    """Clauses joined into one sentence that reads as an account."""
    if not clauses:
        return "There is no problem between the allies here."
    joined = "; ".join(clauses[:-1]) + "; and " + clauses[-1] if len(clauses) > 2 else ", and ".join(clauses)
    return joined[0].upper() + joined[1:].rstrip(".") + "."


def effects(posterior: Posterior, entries: Sequence[Evidence], *, of: Iterable[Evidence]) -> dict[str, Effect]:
    """The leave-one-out effect of some of the entries that count, by entry id.

    Mostly only the entry's own target is weighed differently without it; then the joint seen through that target's
    scope is enough and no posterior is computed anew.
    """
    network = posterior.network
    full = weigh(network, entries)
    found: dict[str, Effect] = {}
    for entry in of:
        rest = weigh(network, [other for other in entries if other is not entry])
        changed = [t for t in full if abs(full[t][0] - rest.get(t, (0.0, 0.0))[0]) > UNCHANGED]
        if changed in ([], [entry.about]):
            without = rest.get(entry.about, (0.0, 0.0))
            found[entry.id] = _local(posterior, entry.about, full[entry.about], without)
        else:
            found[entry.id] = difference(posterior, infer(network, rest))
    return found


def difference(posterior: Posterior, without: Posterior) -> Effect:
    """What evidence did, from the posterior with it and the one without."""
    network = posterior.network
    dimensions, causes = posterior.dimensions - without.dimensions, posterior.causes - without.causes
    return Effect(
        posterior.problem - without.problem,
        dict(zip(network.dimensions, map(float, dimensions), strict=True)),
        dict(zip(network.causes, map(float, causes), strict=True)),
    )


def _local(posterior: Posterior, target: str, full: Likelihood, rest: Likelihood) -> Effect:
    network = posterior.network
    scope, with_it = factor(network, target, full)
    _, without_it = factor(network, target, rest)
    change = without_it - with_it
    left = posterior.over(scope) * np.exp(change - change.max())
    left /= left.sum()
    patterns = left.sum(axis=1)
    dimensions = posterior.dimensions - patterns @ present(len(network.dimensions))
    states = np.arange(1 << len(scope))
    causes = {
        network.causes[cause]: float(posterior.causes[cause] - left[:, (states >> bit & 1) == 1].sum())
        for bit, cause in enumerate(scope)
    }
    by_dimension = dict(zip(network.dimensions, map(float, dimensions), strict=True))
    return Effect(float(posterior.problem - patterns[1:].sum()), by_dimension, causes)
