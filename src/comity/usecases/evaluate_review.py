"""Score the review on proposals whose flags experts expect: what it misses, and what it flags falsely.

A proposal that fits is expected to get no flag. Held-out files were written after the recogniser was tuned on the
others; only their figures say what to expect on proposals nobody has seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from comity.domain.errors import InputError, KnowledgeError
from comity.domain.framework import Framework
from comity.domain.proposal import ProposalFile, ScoredProposal
from comity.knowledge import data_directory
from comity.knowledge.proposals import read
from comity.response.review import review
from comity.response.typed import from_typed

Z = 1.959964  # two-sided 95 per cent


@dataclass(frozen=True)
class Share:
    """``count`` of ``total``, with its 95 per cent Wilson interval (Wilson 1927)."""

    count: int
    total: int

    @property
    def value(self) -> float:
        return self.count / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper bound; (0, 1) where nothing was counted."""
        if not self.total:
            return 0.0, 1.0
        centre = self.value + Z**2 / (2 * self.total)
        spread = Z * sqrt(self.value * (1 - self.value) / self.total + Z**2 / (4 * self.total**2))
        scale = 1 + Z**2 / self.total
        return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.count} of {self.total} ({self.value:.0%}; 95% interval {low:.0%} to {high:.0%})"


@dataclass(frozen=True)
class Scored:
    """One proposal, what was expected and what came."""

    id: str
    proposal: str
    held_out: bool
    expected: tuple[str, ...]
    flagged: tuple[str, ...]
    unfit: tuple[str, ...]  # remedies that should have been named and were not

    @property
    def missed(self) -> tuple[str, ...]:
        return tuple(flag for flag in self.expected if flag not in self.flagged)

    @property
    def false(self) -> tuple[str, ...]:
        return tuple(flag for flag in self.flagged if flag not in self.expected)

    @property
    def right(self) -> bool:
        """Exactly the expected flags."""
        return not self.missed and not self.false


@dataclass(frozen=True)
class Part:
    """The figures of one part: all, tuned, held out, or one flag."""

    name: str
    missed: Share  # of the flags expected
    false: Share  # of the flags raised
    clean: Share  # proposals that fit and were flagged all the same, of those that fit
    right: Share  # proposals with exactly the expected flags


@dataclass(frozen=True)
class Scores:
    """The whole result. In ``by_flag``, too, ``clean`` and ``right`` count proposals."""

    overall: Part
    tuned: Part
    held_out: Part
    by_flag: tuple[Part, ...]
    by_flag_held_out: tuple[Part, ...]
    wrong: tuple[Scored, ...]


def load_proposals(directory: Path | None = None) -> tuple[ProposalFile, ...]:
    """The scored proposals (comity's own by default). Raises KnowledgeError with file, line and remedy."""
    directory = directory or data_directory() / "proposals"
    files, defects = read(directory)
    if not files and not defects:
        raise InputError("holds no proposals", where=str(directory), remedy="Name a directory of proposal files")
    if defects:
        raise KnowledgeError(defects)
    return tuple(proposals for _, proposals in files)


def evaluate(framework: Framework, files: Sequence[ProposalFile]) -> Scores:
    """Review every proposal and count."""
    scored = [_score(framework, file, one) for file in files for one in file.proposals]
    held_out = [one for one in scored if one.held_out]
    flags = [guardrail.id for guardrail in framework.guardrails]
    return Scores(
        overall=_part("all", scored),
        tuned=_part("tuned", [one for one in scored if not one.held_out]),
        held_out=_part("held out", held_out),
        by_flag=tuple(_part(flag, scored, [flag]) for flag in flags),
        by_flag_held_out=tuple(_part(flag, held_out, [flag]) for flag in flags),
        wrong=tuple(one for one in scored if not one.right),
    )


def _score(framework: Framework, file: ProposalFile, one: ScoredProposal) -> Scored:
    kind = one.diagnosis or (None if file.undiagnosed else file.diagnosis)
    found = review(framework, from_typed(framework, kind) if kind else None, one.proposal)
    return Scored(
        id=one.id,
        proposal=one.proposal,
        held_out=file.held_out,
        expected=one.flags,
        flagged=tuple(flag.guardrail for flag in found.flags),
        unfit=tuple(remedy for remedy in one.fits if remedy not in found.fits),
    )


def _part(name: str, scored: Sequence[Scored], flags: Sequence[str] = ()) -> Part:
    def counted(found: tuple[str, ...]) -> int:
        return sum(1 for flag in found if not flags or flag in flags)

    expected = sum(counted(one.expected) for one in scored)
    raised = sum(counted(one.flagged) for one in scored)
    fitting = [one for one in scored if not counted(one.expected)]
    return Part(
        name=name,
        missed=Share(sum(counted(one.missed) for one in scored), expected),
        false=Share(sum(counted(one.false) for one in scored), raised),
        clean=Share(sum(1 for one in fitting if counted(one.flagged)), len(fitting)),
        right=Share(sum(1 for one in scored if not counted(one.missed) and not counted(one.false)), len(scored)),
    )
