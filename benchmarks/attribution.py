"""How often the side and the level read from a quoted sentence are those that blind coders gave.

Run: python -m benchmarks.attribution FILE, where FILE is a JSON-lines file of blind codings
(id, coders[].causes[] with holder, level, quote), both coders being language models.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from comity.knowledge.lexicon import load_lexicon


def main(path: str) -> None:
    lexicon = load_lexicon()
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    causes = [cause for row in rows for coder in row["coders"] for cause in coder["causes"]]
    sides = [(lexicon.sides(cause["quote"]), cause["holder"]) for cause in causes]
    levels = [(lexicon.level(cause["quote"]), cause["level"]) for cause in causes if cause["level"] != "unclear"]
    said = [(found[0], holder) for found, holder in sides if found]
    right = sum(found == holder for found, holder in said)
    half = sum(holder == "both" for found, holder in said if found != holder)
    print(f"sides: said for {len(said)} of {len(sides)}; the coder's party in {right / len(said):.0%}, ", end="")
    print(f"one of two where the coder said both in {half / len(said):.0%}")
    named = [(found, level) for found, level in levels if found]
    good = sum(found == level for found, level in named)
    print(f"levels: said for {len(named)} of {len(levels)}; the coder's level in {good / max(len(named), 1):.0%}")
    start = time.perf_counter()
    for cause in causes:
        lexicon.attribute(cause["quote"])
    print(f"{len(causes) / (time.perf_counter() - start):,.0f} sentences a second")


if __name__ == "__main__":
    main(sys.argv[1])
