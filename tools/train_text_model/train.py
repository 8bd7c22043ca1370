"""Train the encoder on every fold and on everything. Needs the coded passages beside the checkout, and hours or a free
machine; results go to a work folder, from which ``finish.py`` makes the model, the figures and the card.

Run: python tools/train_text_model/train.py --encoder MINILM_FOLDER --teacher MPNET_FOLDER --work FOLDER
"""

from __future__ import annotations

import argparse
import pickle
from dataclasses import replace
from pathlib import Path

import data
import encoder
import numpy as np
import swaps
import teacher
import torch

CASE_WEIGHT = 0.5
TRUST = {"high": 1.0, "medium": 0.9, "low": 0.6}  # weight of a passage by the coder's confidence
SOFTNESS = {"high": 0.21, "medium": 0.30, "low": 0.42}  # share of the teacher in its targets


class Material:
    """Everything trained on, cut into tokens once."""

    def __init__(self, root: Path, settings: encoder.Settings, work: Path, teacher_path: Path) -> None:
        self.passages, self.cases = data.passages(root), data.cases(root)
        self.folds, self.case_folds = (np.array(data.folds(items)) for items in (self.passages, self.cases))
        self.extra = data.synthetic() + data.synthetic(data.HERE / "generic.jsonl")
        tokenizer = encoder.tokenizer_of(settings.path)
        self.rows = encoder.encode(self.passages, tokenizer, settings.longest)
        self.other = encoder.encode([swaps.swapped(item) for item in self.passages], tokenizer, settings.longest)
        self.case_rows = encoder.encode(self.cases, tokenizer, settings.longest, CASE_WEIGHT)
        self.extra_rows = encoder.encode(self.extra, tokenizer, settings.longest)
        self.soft = self._teacher(work / "teacher.pkl", teacher_path)

    def _teacher(self, kept: Path, path: Path) -> dict:
        if not kept.exists():
            found = teacher.nested(self.passages, teacher.embed(self.passages, path), self.folds)
            kept.write_bytes(pickle.dumps(found))
        return pickle.loads(kept.read_bytes())

    def training(self, held: int | str) -> list[encoder.Encoded]:
        """Rows of all folds but ``held``, their targets softened by a teacher that did not see ``held`` either."""
        rows = []
        for i in np.flatnonzero(self.folds != held) if held != "all" else range(len(self.rows)):
            confidence = self.passages[i].confidence
            targets = self.rows[i].targets.copy()
            share = SOFTNESS[confidence]
            targets[: teacher.SOFTENED] = (1 - share) * targets[: teacher.SOFTENED] + share * self.soft[held][i]
            one = replace(self.rows[i], targets=targets, weight=TRUST[confidence])
            rows.append(replace(one, other=replace(self.other[i], targets=targets, weight=TRUST[confidence])))
        cases = [row for row, fold in zip(self.case_rows, self.case_folds, strict=True) if fold != held]
        return rows + cases + self.extra_rows


def run(material: Material, settings: encoder.Settings, held: int | str, work: Path) -> None:
    """Train without ``held`` and keep what the model says of it; with ``all``, keep the weights."""
    torch.manual_seed(settings.seed)
    model = encoder.Reader(settings)
    encoder.train(model, material.training(held), settings)
    if held == "all":
        torch.save(model.state_dict(), work / "all.pt")
        return
    test, cases = np.flatnonzero(material.folds == held), np.flatnonzero(material.case_folds == held)
    passage, sentence = encoder.predict(model, [material.rows[i] for i in test], settings)
    case_logits, case_sentences = encoder.predict(model, [material.case_rows[i] for i in cases], settings)
    kept = {"test": test, "passage": passage, "sentence": sentence, "cases": cases}
    kept |= {"case_logits": case_logits, "case_sentences": case_sentences}
    (work / f"fold{held}.pkl").write_bytes(pickle.dumps(kept))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=data.DEFAULT)
    parser.add_argument("--folds", default="all,0,1,2,3,4")
    given = parser.parse_args()
    torch.set_num_threads(2)
    torch.set_flush_denormal(True)
    given.work.mkdir(parents=True, exist_ok=True)
    settings = encoder.Settings(str(given.encoder), frozen=2, epochs=3)
    material = Material(given.data, settings, given.work, given.teacher)
    first = encoder.Reader(settings)
    encoder.cache(first, material.rows + material.other + material.case_rows + material.extra_rows, settings.frozen)
    for held in given.folds.split(","):
        print(f"without fold {held}" if held != "all" else "on everything", flush=True)
        run(material, settings, held if held == "all" else int(held), given.work)


if __name__ == "__main__":
    main()
