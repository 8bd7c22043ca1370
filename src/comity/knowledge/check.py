"""Check the framework as a whole: references, and cues that behave as their examples say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from comity.domain.errors import Defect
from comity.knowledge import cues
from comity.knowledge.collect import REQUIRED, Collected, collect, data_directory
from comity.knowledge.proposals import read

WITH_CUES = ("indicators", "acts", "guardrails")
MIN_INDICATORS = 5  # a cause that fewer signs can show cannot be told from its neighbours


@dataclass(frozen=True)
class Checked:
    """What was read, by kind, and what is wrong with it."""

    counts: dict[str, int]
    defects: tuple[Defect, ...]


def check(overlay: Path | None = None) -> Checked:
    """Read and check everything; never raises for what a file holds."""
    found = collect([data_directory() / "framework", *([overlay] if overlay else [])])
    proposals, wrong = proposals_of(data_directory() / "proposals", found)
    defects = [*found.defects, *references(found), *examples(found), *wrong]
    counts = {kind: len(found.records[kind]) for kind in REQUIRED} | {"scored proposals": proposals}
    return Checked(counts, tuple(sorted(set(defects))))


def references(found: Collected) -> list[Defect]:
    """Every id that one record gives for another exists, and every cause can be seen."""
    defects = [_missing(kind) for kind in REQUIRED if not found.records[kind]]
    for id, cause in found.records["causes"].items():
        defects += _known(found, "causes", id, "dimension", [cause.dimension], "dimensions", ("dimension",))
        defects += _known(found, "causes", id, "near", cause.near, "causes", ("near",))
    for id, indicator in found.records["indicators"].items():
        linked = [link.cause for link in indicator.links]
        defects += _known(found, "indicators", id, "links", linked, "causes", ("links",))
        if len(set(linked)) < len(linked):
            defects.append(_defect(found, "indicators", id, ("links",), "links a cause twice", "Keep one link"))
    for id, remedy in found.records["remedies"].items():
        defects += _known(found, "remedies", id, "dimensions", remedy.dimensions, "dimensions", ("dimensions",))
        defects += _known(found, "remedies", id, "causes", remedy.causes, "causes", ("causes",))
    for id, act in found.records["acts"].items():
        defects += _known(found, "acts", id, "remedies", act.remedies, "remedies", ("remedies",))
        if act.dimension is not None:
            defects += _known(found, "acts", id, "dimension", [act.dimension], "dimensions", ("dimension",))
    kinds = {act.kind for act in found.records["acts"].values()}
    for id, guardrail in found.records["guardrails"].items():
        if guardrail.act not in kinds:
            remedy = f"Use one of: {', '.join(sorted(kinds))}"
            defects.append(_defect(found, "guardrails", id, ("act",), f"no act is of kind '{guardrail.act}'", remedy))
    return [*defects, *_thin(found)]


def _thin(found: Collected) -> list[Defect]:
    counts = dict.fromkeys(found.records["causes"], 0)
    for indicator in found.records["indicators"].values():
        for link in indicator.links:
            counts[link.cause] = counts.get(link.cause, 0) + 1
    return [
        _defect(found, "causes", id, (), f"has {counts[id]} indicators", f"Link at least {MIN_INDICATORS} to it")
        for id in found.records["causes"]
        if counts[id] < MIN_INDICATORS
    ]


def examples(found: Collected) -> list[Defect]:
    """Each must-match sentence is found by its cues, and no must-not-match sentence is."""
    defects: list[Defect] = []
    for kind in WITH_CUES:
        for id, record in found.records[kind].items():
            defects += _behaves(found, kind, id, record)
    return defects


def unreadable(found: Collected) -> list[Defect]:
    """Cues of an overlay's records that cannot be read; ours are tried before they ship."""
    return [
        defect
        for kind, id in found.overlaid()
        if kind in WITH_CUES
        for defect in _unreadable(found, kind, id, found.records[kind][id])
    ]


def _unreadable(found: Collected, kind: str, id: str, record: Any) -> list[Defect]:
    defects = []
    for index, cue in enumerate(record.cues):
        try:
            cues.parse(cue)
        except cues.CueError as error:
            where = ("cues", index)
            defects.append(_defect(found, kind, id, where, f"the cue cannot be read: {error}", "Correct the cue"))
    return defects


def _behaves(found: Collected, kind: str, id: str, record: Any) -> list[Defect]:
    if not record.cues:
        return []
    if unread := _unreadable(found, kind, id, record):
        return unread
    wrong = [
        _defect(found, kind, id, ("match", index), "no cue finds this example", "Add a cue, or change the example")
        for index, sentence in enumerate(record.match)
        if not cues.find(record.cues, sentence)
    ]
    for index, sentence in enumerate(record.no_match):
        if hit := cues.find(record.cues, sentence):
            what = f"a cue finds '{hit.group()}' in an example that must not match"
            wrong.append(_defect(found, kind, id, ("no_match", index), what, "Narrow the cue, or add a veto (!...)"))
    return wrong


def _known(  # noqa: PLR0913  a reference has two ends and a place
    found: Collected, kind: str, id: str, key: str, given: Iterable[str], to: str, path: tuple[str | int, ...]
) -> list[Defect]:
    known = found.records[to]
    defects = []
    for value in given:
        if value not in known:
            what = f"'{key}' names '{value}', which is not in {to}"
            defects.append(_defect(found, kind, id, path, what, _nearest(value, known)))
    return defects


def _nearest(value: str, known: Iterable[str]) -> str:
    near = get_close_matches(value, list(known), n=1)
    return f"Did you mean '{near[0]}'?" if near else f"Use one of: {', '.join(sorted(known))}"


def _defect(  # noqa: PLR0913
    found: Collected, kind: str, id: str, path: tuple[str | int, ...], what: str, remedy: str
) -> Defect:
    name, line = found.place(kind, id, *path)
    return Defect(name, line, f"{id}: {what}", remedy)


def _missing(kind: str) -> Defect:
    return Defect(str(data_directory() / "framework"), 1, f"no {kind} were read", f"Add a file with '{kind}:'")


def proposals_of(directory: Path, found: Collected) -> tuple[int, list[Defect]]:
    """How many scored proposals there are, and what is wrong with them: keys, ids that stand twice, unknown names."""
    files, defects = read(directory)
    known = {"flags": found.records["guardrails"], "fits": found.records["remedies"]}
    seen: set[str] = set()
    for file, proposals in files:
        for index, one in enumerate(proposals.proposals):
            line = file.line(("proposals", index))
            if one.id in seen:
                defects.append(Defect(file.name, line, f"the id '{one.id}' stands twice", "Give one another id"))
            seen.add(one.id)
            defects += [
                Defect(file.name, line, f"{one.id}: '{key}' names '{value}', which is not known", _nearest(value, ids))
                for key, ids in known.items()
                for value in getattr(one, key)
                if value not in ids
            ]
    return len(seen), defects
