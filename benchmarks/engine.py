"""How fast the engine is, beside pgmpy's exact inference on the same network in the same run.

    python benchmarks/engine.py

The network is made up with a fixed seed: 16 causes, 110 indicators with one to three causes each, 100 of them
answered. pgmpy answers by variable elimination, one query for each cause, its model built beforehand and without the
indicators nobody answered. Both must agree.
"""

from __future__ import annotations

import json
import logging
import math
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

import numpy as np
from pgmpy.factors.discrete import TabularCPD
from pgmpy.inference import VariableElimination
from pgmpy.models import DiscreteBayesianNetwork

from comity.diagnosis.diagnose import diagnose
from comity.diagnosis.network import build
from comity.diagnosis.posterior import Posterior, infer
from comity.diagnosis.questions import gains, next_questions
from comity.diagnosis.weighing import weigh
from comity.domain.evidence import Evidence, Ledger
from comity.domain.framework import Cause, Dimension, Framework, Indicator, Link, Number

CAUSES, INDICATORS, ANSWERED = 16, 110, 100
AGREE = 1e-6


def made_up_framework(seed: int = 7) -> Framework:
    rng = np.random.default_rng(seed)
    kinds = ("north", "south", "east", "west")
    names = [f"{kinds[n % 4]}-{'abcd'[n // 4]}" for n in range(CAUSES)]
    words = {"essay": "none", "definition": "made up", "applies_when": "made up", "not_when": "made up"}
    return Framework(
        version="benchmark",
        dimensions=tuple(
            Dimension(
                id=k, name=k.title(), summary="made up", essay="none", present_at=Number(value=0.5, source="none")
            )
            for k in kinds
        ),
        causes=tuple(
            Cause(
                id=name,
                dimension=name.split("-")[0],
                name=name,
                clause=name,
                prior=Number(value=float(rng.uniform(0.03, 0.3)), source="none"),
                **words,
            )
            for name in names
        ),
        indicators=tuple(
            Indicator(
                id=f"i{n}",
                sign="made up",
                question="made up?",
                why="made up",
                links=tuple(
                    Link(cause=names[c], strength=float(rng.uniform(0.2, 0.9)))
                    for c in sorted(rng.choice(CAUSES, int(rng.integers(1, 4)), replace=False))
                ),
                leak=float(rng.uniform(0.02, 0.1)),
                source="none",
                match=("yes",),
                no_match=("not",),
            )
            for n in range(INDICATORS)
        ),
        remedies=(),
        acts=(),
        guardrails=(),
    )


def answers(count: int) -> Ledger:
    given = [
        Evidence(id=f"a{n}", about=f"indicator/i{n}", answer="yes" if n % 4 == 0 else "no", source="ann")
        for n in range(count)
    ]
    return Ledger(evidence=tuple(given))


@dataclass(frozen=True)
class Took:
    """Medians in milliseconds: by the clock, and of the processor (what a loaded machine would have needed alone)."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:9.1f} ms {self.processor:9.1f} ms"


def took(work: Callable[[], object], repeat: int = 25) -> Took:
    clock, processor = [], []
    for _ in range(repeat):
        started, busy = time.perf_counter(), time.process_time()
        work()
        clock.append(1000 * (time.perf_counter() - started))
        processor.append(1000 * (time.process_time() - busy))
    return Took(statistics.median(clock), statistics.median(processor))


Seen = list[TabularCPD]


def pgmpy_model(framework: Framework, likelihoods: dict[str, tuple[float, float]]) -> tuple[VariableElimination, Seen]:
    """The same network in pgmpy, and the answers as its virtual evidence."""
    model = DiscreteBayesianNetwork()
    for cause in framework.causes:
        model.add_node(cause.id)
        model.add_cpds(TabularCPD(cause.id, 2, [[1 - cause.prior.value], [cause.prior.value]]))
    for indicator in framework.indicators:
        if f"indicator/{indicator.id}" not in likelihoods:
            continue  # an unseen leaf changes nothing
        links = indicator.links
        model.add_edges_from((link.cause, indicator.id) for link in links)
        fails = [
            math.prod(1 - link.strength for link, on in zip(links, held, strict=True) if on)
            for held in product((0, 1), repeat=len(links))
        ]
        away = [(1 - indicator.leak) * chance for chance in fails]
        table = [away, [1 - p for p in away]]
        model.add_cpds(TabularCPD(indicator.id, 2, table, [link.cause for link in links], [2] * len(links)))
    chances = {t.partition("/")[2]: 1 / (1 + math.exp(false - true)) for t, (true, false) in likelihoods.items()}
    return VariableElimination(model), [TabularCPD(name, 2, [[1 - p], [p]]) for name, p in chances.items()]


def pgmpy_causes(engine: VariableElimination, seen: Seen, names: tuple[str, ...]) -> list[float]:
    """The probability of each cause."""
    return [float(engine.query([c], virtual_evidence=seen, show_progress=False).values[1]) for c in names]


def main() -> int:
    logging.getLogger("pgmpy").setLevel(logging.ERROR)
    framework = made_up_framework()
    network = build(framework)
    ledger = answers(ANSWERED)
    likelihoods = weigh(network, ledger.evidence)
    early = infer(network, weigh(network, answers(10).evidence))
    exact = took(lambda: infer(network, likelihoods).causes)
    asked = took(lambda: gains(Posterior(network, early.joint)))
    three = took(lambda: next_questions(Posterior(network, early.joint)), 9)
    print(f"{CAUSES} causes ({1 << CAUSES} states), {INDICATORS} indicators; medians, clock and processor")
    print(f"build the network, once                      {took(lambda: build(framework), 5)}")
    print(f"exact posterior, {ANSWERED} indicators answered     {exact}   target 20 ms")
    print(f"next question, {INDICATORS - 10} indicators open            {asked}   target 100 ms")
    print(f"the three best questions together            {three}")
    whole = took(lambda: diagnose(framework, ledger, network=network), 5)
    print(f"a whole diagnosis of {ANSWERED} answers             {whole}")

    engine, seen = pgmpy_model(framework, likelihoods)
    found: list[float] = []
    theirs = took(lambda: found.__setitem__(slice(None), pgmpy_causes(engine, seen, network.causes)), 5)
    apart = max(abs(one - other) for one, other in zip(found, infer(network, likelihoods).causes, strict=True))
    print(f"\npgmpy, variable elimination, same network and answers, the probability of every cause:\n{theirs}")
    ratio = theirs.processor / exact.processor
    print(f"pgmpy takes {ratio:.0f} times as long (processor); largest difference in a probability {apart:.1e}")
    print(
        json.dumps({"posterior_ms": exact.clock, "next_question_ms": asked.clock, "pgmpy_ratio": ratio, "apart": apart})
    )
    return 0 if apart < AGREE else 1


if __name__ == "__main__":
    sys.exit(main())
