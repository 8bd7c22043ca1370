"""Set the names of other countries into a passage, so that the model learns what happens and not to whom."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path

import yaml
from data import Passage

NAMES: list[list[str]] = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text(encoding="utf-8"))
TO_ASIA = 0.6  # share of swaps that go to the last rows of the list, of which training has no passage
_ASIAN = ("Japan", "Korea", "Philippines", "Formosa", "Thailand", "Australia", "Pakistan")


def mapping(seed: str) -> dict[str, str]:
    """Every country's names to those of another, drawn afresh for each seed."""
    rng = random.Random(seed)
    asian = [row for row in NAMES if row[0] in _ASIAN]
    found: dict[str, str] = {}
    for row in NAMES:
        other = rng.choice(asian if rng.random() < TO_ASIA else NAMES)
        found |= dict(zip(row, other, strict=True))
    return found


def apply(text: str, names: dict[str, str]) -> str:
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")\b")
    return pattern.sub(lambda found: names[found.group()], text)


def swapped(item: Passage) -> Passage:
    """The passage and its quotes with other names; the same each time for the same passage."""
    names = mapping(item.id)
    quotes = {cause: [apply(quote, names) for quote in pieces] for cause, pieces in item.quotes.items()}
    return replace(item, text=apply(item.text, names), quotes=quotes)
