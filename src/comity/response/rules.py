"""When each guardrail is set off: what the proposal does, against what the diagnosis shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from comity.domain.diagnosis import Diagnosis, Verdict
from comity.domain.framework import Framework
from comity.domain.words import in_words
from comity.response.acts import Found
from comity.response.basis import acted_on, grave
from comity.response.cautions import purely_political

SOLUTIONS = ("change", "concede", "confront", "quick-win", "shelve")  # kinds that choose before the cause is known
PROCESS_WORK = ("carry-out",)  # kinds that take the process failure up
POLITICISED = "politicised-fix"


@dataclass(frozen=True)
class Hit:
    """The act that sets a guardrail off, and why here."""

    found: Found
    here: str = ""


@dataclass(frozen=True)
class Matter:
    """A proposal as read, beside the diagnosis."""

    framework: Framework
    diagnosis: Diagnosis | None
    proposal: str
    found: Sequence[Found]

    @cached_property
    def dimensions(self) -> tuple[str, ...]:
        return acted_on(self.framework, self.diagnosis) if self.diagnosis else ()

    @property
    def diagnosed(self) -> bool:
        return self.diagnosis is not None and self.diagnosis.verdict == Verdict.PROBLEM

    @cached_property
    def unfounded(self) -> str:
        """The dimension that a proposed change presumes and the diagnosis does not show; empty if none."""
        missing = [one.dimension for one in self.of("change") if one.dimension and one.dimension not in self.dimensions]
        return missing[0] if missing and self.diagnosed else ""

    @cached_property
    def proposed(self) -> tuple[Found, ...]:
        """What is found, less what a politician demands and the proposal turns down."""
        if any(one.kind == "rebuff" for one in self.found):
            return tuple(one for one in self.found if not one.demanded)
        return tuple(self.found)

    def of(self, *kinds: str) -> list[Found]:
        return [one for one in self.proposed if one.kind in kinds and one.guardrail is None]

    def first(self, guardrail: str, *kinds: str) -> Found | None:
        """The first act of these kinds, or words that are the guardrail's own."""
        hits = [
            one for one in self.proposed if one.guardrail == guardrail or (one.guardrail is None and one.kind in kinds)
        ]
        return hits[0] if hits else None


def _before_diagnosis(matter: Matter) -> Hit | None:
    kinds = SOLUTIONS if not matter.of("find-out", "hold") else tuple(kind for kind in SOLUTIONS if kind != "shelve")
    found = None if matter.diagnosed else matter.first("solution-before-diagnosis", *kinds)
    if found is None:
        return None
    if matter.diagnosis is None:
        return Hit(found, "Nothing has been diagnosed yet.")
    not_enough = matter.diagnosis.verdict == Verdict.NOT_ENOUGH
    return Hit(
        found, "The evidence is not enough for a diagnosis." if not_enough else "No problem between allies was found."
    )


def _political_problem(matter: Matter) -> Hit | None:
    changes = matter.of("change")
    if not changes or not matter.diagnosed or matter.diagnosis is None:
        return None
    if not purely_political(matter.framework, matter.diagnosis):
        return None
    named = [
        f"{matter.framework.dimension(name).name.lower()} ({in_words(matter.diagnosis.dimensions[name].probability)})"
        for name in matter.dimensions
    ]
    return Hit(changes[0], f"The diagnosis finds {' and '.join(named)}, and neither a policy nor a process cause.")


def _of_kind(guardrail: str, kind: str) -> Callable[[Matter], Hit | None]:
    def rule(matter: Matter) -> Hit | None:
        found = matter.first(guardrail, kind)
        return Hit(found) if found else None

    return rule


def _fawning(matter: Matter) -> Hit | None:
    """What is given in exchange, even where the other half stands in the next sentence, is no fawning."""
    found = matter.first("fawning", "concede")
    return Hit(found) if found and not matter.of("exchange") else None


def _shelving(matter: Matter) -> Hit | None:
    if matter.diagnosis is None or "process" not in matter.dimensions or matter.of(*PROCESS_WORK):
        return None
    found = matter.first("shelving-a-process-failure", "shelve")
    if not matter.of("find-out"):  # to await an inquiry is no shelving
        found = found or matter.first("shelving-a-process-failure", "wait")
    if found is None or not grave(matter.framework, matter.diagnosis, matter.proposal):
        return None
    chance = in_words(matter.diagnosis.dimensions["process"].probability)
    return Hit(found, f"A process failure is found ({chance}) and the matter is grave.")


def _demand(matter: Matter) -> Hit | None:
    """A politician's demand is what drives a change, and the diagnosis does not bear the change out by itself."""
    changes = matter.of("change", "quick-win")
    demands = matter.of("demand", "wish") if any(one.demanded for one in changes) else matter.of("demand")
    if not demands or not changes or matter.of("rebuff"):
        return None
    borne_out = all(one.dimension in matter.dimensions for one in changes) and "politics" not in matter.dimensions
    if matter.diagnosed and borne_out:
        return None
    return Hit(demands[0])


RULES: dict[str, Callable[[Matter], Hit | None]] = {
    "solution-before-diagnosis": _before_diagnosis,
    "policy-or-process-fix-for-a-political-problem": _political_problem,
    "manufactured-quick-win": _of_kind("manufactured-quick-win", "quick-win"),
    "fighting": _of_kind("fighting", "confront"),
    "fawning": _fawning,
    "shelving-a-process-failure": _shelving,
    "politicians-demand": _demand,
}
