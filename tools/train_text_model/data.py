"""The coded material, in one shape. None of it but the synthetic passages is in the project."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from comity.adapters.textmodel.windows import windows

HERE = Path(__file__).parent
DEFAULT = HERE.parents[2] / "shared" / "data"

CAUSES = {
    "policy": ("unforeseen-security-change", "outdated-terms", "unsettled-terms", "bad-policy"),
    "process": ("procedure-not-followed", "coordination-needed", "unworkable-procedure"),
    "personality": ("self-promotion", "poor-negotiator", "ill-disposition", "untrained"),
    "politics": (
        "electoral-interest",
        "audience-interest",
        "public-pressure",
        "incident-appeasement",
        "politicised-fix",
    ),
}
DIMENSIONS = tuple(CAUSES)
ALL_CAUSES = tuple(cause for causes in CAUSES.values() for cause in causes)
DIMENSION_OF = {cause: dimension for dimension, causes in CAUSES.items() for cause in causes}
HEADS = ("problem", *DIMENSIONS, *ALL_CAUSES)
SENTENCE_HEADS = (*DIMENSIONS, *ALL_CAUSES)


@dataclass(frozen=True)
class Passage:
    """One coded text. ``targets`` runs over HEADS, in [0, 1]; ``quotes`` maps a cause to verbatim pieces."""

    id: str
    text: str
    group: str  # what may not stand on both sides of a fold
    area: str  # EU, LA, case, synthetic
    targets: tuple[float, ...]
    quotes: dict[str, list[str]] = field(default_factory=dict)
    title: str = ""
    confidence: str = "medium"  # the coder's


FOLDS = 3


def folds(items: list[Passage], count: int = FOLDS) -> list[int]:
    """A fold for each passage: groups are kept whole, the largest placed first into the emptiest fold."""
    sizes = Counter(item.group for item in items)
    load, place = [0] * count, {}
    for group, size in sorted(sizes.items(), key=lambda pair: (-pair[1], pair[0])):
        place[group] = load.index(min(load))
        load[place[group]] += size
    return [place[item.group] for item in items]


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _targets(is_problem: bool, dimensions: list[str], causes: dict[str, float]) -> tuple[float, ...]:
    values = {"problem": float(is_problem)} | dict.fromkeys(dimensions, 1.0) | causes
    return tuple(values.get(head, 0.0) for head in HEADS)


def passages(root: Path = DEFAULT) -> list[Passage]:
    """The coded FRUS passages; the group is the volume."""
    out = []
    for row in _rows(root / "passages" / "train.jsonl"):
        causes = dict.fromkeys(row["causes"], 1.0)
        area = "EU" if "frusEU" in row["path"] else "LA"
        targets = _targets(row["is_problem"], row["dimensions"], causes)
        out.append(
            Passage(row["id"], row["text"], row["path"], area, targets, row["causes"], row["title"], row["confidence"])
        )
    return out


def further(path: Path) -> list[Passage]:
    """More coded passages, as ``coded.py`` writes them out; most were coded by one coder."""
    out = []
    for row in _rows(path):
        dimensions = sorted({DIMENSION_OF[cause] for cause in row["causes"]})
        targets = _targets(row["is_problem"], dimensions, dict.fromkeys(row["causes"], 1.0))
        area = "EU" if "frusEU" in row["path"] else "LA"
        out.append(Passage(row["id"], row["text"], row["path"], area, targets, row["causes"], "", row["confidence"]))
    return out


def dev(root: Path = DEFAULT) -> list[Passage]:
    """Seventeen abridged passages on Asia, coded by dimension only."""
    rows = _rows(root / "passages" / "dev.jsonl")
    return [
        Passage(r["id"], r["text"], r["document"], "Asia", _targets(r["is_problem"], r["dimensions"], {})) for r in rows
    ]


def cases(root: Path = DEFAULT) -> list[Passage]:
    """Accounts of cases, coded twice blind; a target is the share of the two coders. The group is the alliance."""
    codes = {row["id"]: row["coders"] for row in _rows(root / "cases" / "blind_codes.jsonl")}
    out = []
    for row in _rows(root / "cases" / "open.jsonl"):
        text = " ".join(part for part in (row["title"] + ".", row["trigger"], row["facts"]) if part)
        out.append(_case(row, text, codes[row["id"]]))
    return out


def _case(row: dict, text: str, coders: list[dict]) -> Passage:
    values: dict[str, float] = {"problem": 1.0}
    quotes: dict[str, list[str]] = {}
    for coder in coders:
        share = 1 / len(coders)
        for name in {*coder["dimensions"], *(code["cause"] for code in coder["causes"])}:
            values[name] = values.get(name, 0.0) + share
        for code in coder["causes"]:
            if code["quote"] in text and code["quote"] not in quotes.setdefault(code["cause"], []):
                quotes[code["cause"]].append(code["quote"])
    targets = tuple(min(1.0, values.get(head, 0.0)) for head in HEADS)
    return Passage(row["id"], text, row["alliance_group"], "case", targets, {k: v for k, v in quotes.items() if v})


def synthetic(path: Path = HERE / "synthetic.jsonl") -> list[Passage]:
    """Passages written for causes that hardly occur in the coded material, and hard negatives."""
    if not path.exists():
        return []
    out = []
    for row in _rows(path):
        dimensions = row.get("dimensions") or sorted({DIMENSION_OF[cause] for cause in row["causes"]})
        targets = _targets(row["is_problem"], dimensions, dict.fromkeys(row["causes"], 1.0))
        out.append(Passage(row["id"], row["text"], row["id"], "synthetic", targets, row["causes"]))
    return out


ELSEWHERE = 0.3  # target, in a window without its quote, of what the whole report shows


def reports(sets: str = "ab") -> list[Passage]:
    """Synthetic reports of modern kinds, cut into windows as at run time; set c is kept for testing only."""
    out: list[Passage] = []
    for name in sets:
        for report in synthetic(HERE / f"synthetic_reports_{name}.jsonl"):
            _, found = windows(report.text)
            out += [_part(report, number, window.start, window.end) for number, window in enumerate(found)]
    return out


def _part(report: Passage, number: int, start: int, end: int) -> Passage:
    """One window with its own quotes; what is quoted elsewhere in the report is half known here."""
    text = report.text[start:end]
    quotes = {cause: [quote for quote in quotes if quote in text] for cause, quotes in report.quotes.items()}
    here = {cause for cause, kept in quotes.items() if kept}
    here |= {DIMENSION_OF[cause] for cause in here} | ({"problem"} if here else set())
    pairs = zip(HEADS, report.targets, strict=True)
    targets = tuple(value if head in here else min(value, ELSEWHERE) for head, value in pairs)
    return replace(report, id=f"{report.id}/{number}", text=text, quotes=quotes, targets=targets)


def extra() -> list[Passage]:
    """Everything trained on beside the coded passages and the cases."""
    return synthetic() + synthetic(HERE / "generic.jsonl") + reports()


def quoted(item: Passage, spans: list[tuple[int, int]]) -> np.ndarray:
    """1 where a sentence holds a good part of a quote given for a cause (and for the cause's dimension)."""
    out = np.zeros((len(spans), len(SENTENCE_HEADS)), np.float32)
    for cause, quotes in item.quotes.items():
        for quote in quotes:
            at = item.text.find(quote)
            for row, (start, end) in enumerate(spans):
                shared = min(end, at + len(quote)) - max(start, at)
                if at >= 0 and shared > 0 and (shared >= 0.4 * len(quote) or shared >= 0.6 * (end - start)):
                    out[row, SENTENCE_HEADS.index(cause)] = 1
                    out[row, SENTENCE_HEADS.index(DIMENSION_OF[cause])] = 1
    return out
