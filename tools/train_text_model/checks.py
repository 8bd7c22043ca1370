"""Try the shipped model as users meet it: modern reports it was not trained on, disturbed text, whole documents.

Run after ``finish.py``, in the project's own environment: python tools/train_text_model/checks.py --dev dev.jsonl
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import numpy as np
import yaml

from comity.adapters import textmodel
from comity.usecases.evaluate_text import CodedPassage, as_document, disturbances, invariance, load_passages, score

HERE = Path(__file__).parent
NAMES = HERE / "names.yaml"
HEADS = ("problem", "policy", "process", "personality", "politics")


def held_out() -> list[CodedPassage]:
    """Synthetic reports of set c: of modern kinds, about 350 words, never trained on."""
    return load_passages(HERE / "synthetic_reports_c.jsonl")


def other_names(seed: int = 5) -> dict[str, str]:
    """Every country's names to those of another, the last of the list included."""
    rows = yaml.safe_load(NAMES.read_text(encoding="utf-8"))
    places = list(range(len(rows)))
    random.Random(seed).shuffle(places)
    return {
        name: other
        for row, place in zip(rows, places, strict=True)
        for name, other in zip(row, rows[place], strict=True)
    }


def scores(passages: list[CodedPassage], present_at: dict[str, float]) -> dict:
    """AUC and F1 of the problem and the dimensions."""
    readings = [textmodel.load().assess(as_document(passage)) for passage in passages]
    out = {}
    for head in HEADS:
        said = np.array([r.problem if head == "problem" else r.dimensions[head] for r in readings])
        truth = np.array([p.problem if head == "problem" else head in p.dimensions for p in passages], dtype=float)
        one = score(said, truth, present_at.get(head, 0.5))
        if one is not None:
            out[head] = {name: round(value, 3) for name, value in vars(one).items()}
    dimensions = [out[head] for head in HEADS[1:] if head in out]
    out["macro_f1"] = round(float(np.mean([row["f1"] for row in dimensions])), 3)
    out["always_yes"] = round(float(np.mean([row["always_yes"] for row in dimensions])), 3)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", type=Path, help="coded passages on Asia, to look at")
    given = parser.parse_args()
    stored = json.loads((textmodel.FOLDER / "calibration.json").read_text(encoding="utf-8"))
    present_at, reports = stored["present_at"], held_out()
    model = textmodel.load()
    shifts = invariance(model, reports, disturbances(other_names()), present_at=present_at)
    result = {
        "held_out_reports": scores(reports, present_at) | {"count": len(reports)},
        "invariance": {
            s.name: {"mean": round(s.mean, 3), "largest": round(s.largest, 3), "flips": round(s.flips, 3)}
            for s in shifts
        },
    }
    if given.dev:
        result["asia_dev"] = scores(load_passages(given.dev), present_at)
    (HERE / "checks.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
