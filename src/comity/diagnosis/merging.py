"""What one assessor reads in several documents on the same matter, joined.

Each document's entries are first worked out by themselves, to what they say of every target. Then the document that
says most for a target counts in full, and each further one that supports it counts half of the one before: documents
on one matter, read by one assessor, share what they report and the assessor's errors. A document that is silent on a
target takes nothing away from one that speaks (codebook, rule 1: no evidence for a cause is not evidence against it).

For the same reason a text's silence takes nothing away from a person who speaks: where somebody has answered that a
sign of a cause is there, a reading that lowers that cause, its dimension or the problem says nothing of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from comity.diagnosis.jeffrey import Targets, consistent, decibans_of, fit, marginals
from comity.diagnosis.network import Floats, Network

REPEAT = 0.5


def discounted(weights: Iterable[float]) -> float:
    """Weights of several documents on one target: the largest in full, further support halved each time."""
    ordered = sorted(weights, reverse=True)
    further = (max(weight, 0.0) * REPEAT**place for place, weight in enumerate(ordered[1:], start=1))
    return ordered[0] + sum(further) if ordered else 0.0


def merge(
    network: Network, documents: Sequence[Mapping[str, float]], attested: Collection[str] = ()
) -> dict[str, float]:
    """Decibans by target from the decibans by target of each document; one document is left as it is.

    ``attested`` are causes of which a person has seen a sign: there the documents' silence counts nothing.
    """
    if len(documents) == 1 and not attested:
        return dict(documents[0])
    nothing = Targets(0.0, np.zeros(len(network.dimensions)), np.zeros(len(network.causes)))
    before = marginals(network, nothing)
    said = [marginals(network, _targets(network, document)) for document in documents]
    joined = Targets(
        problem=float(_join(np.array([before.problem]), [np.array([one.problem]) for one in said])[0]),
        dimensions=_join(before.dimensions, [one.dimensions for one in said]),
        causes=_join(before.causes, [one.causes for one in said]),
    )
    if attested:
        joined = _heard(network, joined, before, attested)
    weights = fit(network, consistent(network, joined))
    merged = {"problem": weights.problem}
    merged |= {f"dimension/{d}": float(w) for d, w in zip(network.dimensions, weights.dimensions, strict=True)}
    return merged | {f"cause/{c}": float(w) for c, w in zip(network.causes, weights.causes, strict=True)}


def _heard(network: Network, joined: Targets, before: Targets, attested: Collection[str]) -> Targets:
    """The readings with attested causes no lower than before, and dimensions and problem as high as those make them."""
    named = np.array([cause in attested for cause in network.causes])
    causes = np.where(named, np.maximum(joined.causes, before.causes), joined.causes)
    dimensions = joined.dimensions.copy()
    for place, members in enumerate(network.members):
        if named[members].any():
            dimensions[place] = max(dimensions[place], 1 - float(np.prod(1 - causes[members])))
    problem = max(joined.problem, 1 - float(np.prod(1 - dimensions)))
    return Targets(problem, dimensions, causes)


def _targets(network: Network, decibans: Mapping[str, float]) -> Targets:
    return Targets(
        decibans.get("problem", 0.0),
        np.array([decibans.get(f"dimension/{name}", 0.0) for name in network.dimensions]),
        np.array([decibans.get(f"cause/{name}", 0.0) for name in network.causes]),
    )


def _join(before: Floats, said: Sequence[Floats]) -> Floats:
    """Probabilities after several documents, from those before any and after each alone."""
    moved = np.array([decibans_of(np.clip(one, 1e-9, 1 - 1e-9)) for one in said]) - decibans_of(before)
    after = decibans_of(before) + np.array([discounted(column) for column in moved.T.tolist()])
    return np.asarray(1 / (1 + 10 ** (-after / 10)))
