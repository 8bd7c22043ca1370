"""Make the model that ships from the trained folds: blend, calibrate, choose thresholds, export, and write the figures.

Run after ``train.py``: python tools/train_text_model/finish.py --encoder MINILM_FOLDER --work FOLDER
"""

from __future__ import annotations

import argparse
import json
import pickle
from dataclasses import dataclass
from pathlib import Path

import calibrate
import data
import encoder
import export
import lexical
import numpy as np
import torch

from comity.adapters.textmodel.sentences import sentences
from comity.usecases.evaluate_text import f1, score

VERSION = "1.0"
MODEL = data.HERE.parents[1] / "src" / "comity" / "adapters" / "textmodel" / "model"
LEXICAL_WEIGHT = {"passage": 1.0, "case": 0.3, "extra": 0.3}


@dataclass
class OutOfFold:
    """What models said of passages and cases they were not trained on."""

    encoder: np.ndarray
    lexical: np.ndarray
    best: np.ndarray
    sentence: list[np.ndarray]
    cases: np.ndarray


def word_model(passages: list[data.Passage], cases: list[data.Passage], extra: list[data.Passage]):
    weights = [LEXICAL_WEIGHT["passage"]] * len(passages) + [LEXICAL_WEIGHT["case"]] * len(cases)
    weights += [LEXICAL_WEIGHT["extra"]] * len(extra)
    return lexical.fit(passages + cases + extra, np.array(weights))


def best_sentences(logits: list[np.ndarray]) -> np.ndarray:
    """Largest sentence logit for each head; for the problem, the largest of the dimensions'."""
    top = np.array([rows.max(0) for rows in logits])
    return np.column_stack([top[:, :4].max(1), top])


def sentence_logits(encoder_logits: np.ndarray, words: lexical.WordModel, text: str) -> np.ndarray:
    """Encoder and word model together, and a little for length: a longer sentence says more."""
    lengths = np.array([max(end - start, 1) for start, end in sentences(text)])
    return encoder_logits + words.sentence_logits(text) + calibrate.LENGTH_SHARE * np.log(lengths)[:, None]


def gather(work: Path, passages, cases, folds, case_folds, extra) -> OutOfFold:
    heads = len(data.HEADS)
    out = OutOfFold(
        np.zeros((len(passages), heads)),
        np.zeros((len(passages), heads)),
        np.zeros((len(passages), heads)),
        [np.zeros(0)] * len(passages),
        np.zeros((len(cases), heads)),
    )
    for fold in range(5):
        kept = pickle.loads((work / f"fold{fold}.pkl").read_bytes())
        test = kept["test"]
        out.encoder[test] = kept["passage"]
        train = [item for item, at in zip(passages, folds, strict=True) if at != fold]
        others = [item for item, at in zip(cases, case_folds, strict=True) if at != fold]
        words = word_model(train, others, extra)
        out.lexical[test] = words.logits([passages[i].text for i in test])
        for place, rows in zip(test, kept["sentence"], strict=True):
            out.sentence[place] = sentence_logits(rows, words, passages[place].text)
        out.best[test] = best_sentences([out.sentence[place] for place in test])
        out.cases[kept["cases"]] = kept["case_logits"]
    return out


def figures(probabilities: np.ndarray, targets: np.ndarray, at: dict[str, float]) -> dict:
    """Scores of every head; macro-F1 at the given thresholds."""
    out = {}
    for place, head in enumerate(data.HEADS):
        one = score(probabilities[:, place], targets[:, place], at.get(head, 0.5))
        if one is not None:
            out[head] = {name: round(value, 3) for name, value in vars(one).items()}
    out["macro_f1"] = round(float(np.mean([out[name]["f1"] for name in data.DIMENSIONS])), 3)
    out["always_yes"] = round(float(np.mean([out[name]["always_yes"] for name in data.DIMENSIONS])), 3)
    out["mean_auc"] = round(float(np.mean([out[name]["auc"] for name in data.DIMENSIONS])), 3)
    return out


def honest_macro(probabilities: np.ndarray, targets: np.ndarray, folds: np.ndarray) -> float:
    """Macro-F1 where each fold is called at thresholds chosen on the others."""
    called = np.zeros((len(targets), 4), dtype=bool)
    for fold in range(5):
        chosen = calibrate.thresholds(probabilities[folds != fold][:, 1:5], targets[folds != fold][:, 1:5])
        called[folds == fold] = probabilities[folds == fold][:, 1:5] >= np.array(list(chosen.values()))
    return round(float(np.mean([f1(called[:, i], targets[:, 1 + i]) for i in range(4)])), 3)


def write_oof(passages, folds, probabilities: np.ndarray, target: Path) -> None:
    rows = []
    for item, fold, row in zip(passages, folds, probabilities.round(4), strict=True):
        values = dict(zip(data.HEADS, map(float, row), strict=True))
        rows.append(
            {
                "id": item.id,
                "fold": int(fold),
                "problem": values["problem"],
                "dimensions": {name: values[name] for name in data.DIMENSIONS},
                "causes": {name: values[name] for name in data.ALL_CAUSES},
            }
        )
    target.write_text("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n", encoding="utf-8")


def quoted_rows(passages: list[data.Passage], tokenizer) -> list[np.ndarray]:
    return [row.sentence_targets for row in encoder.encode(passages, tokenizer, 384)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=data.DEFAULT)
    given = parser.parse_args()
    passages, cases = data.passages(given.data), data.cases(given.data)
    folds, case_folds = np.array(data.folds(passages)), np.array(data.folds(cases))
    extra = data.synthetic() + data.synthetic(data.HERE / "generic.jsonl")
    targets = np.array([item.targets for item in passages])
    tokenizer = encoder.tokenizer_of(str(given.encoder))
    out = gather(given.work, passages, cases, folds, case_folds, extra)
    shares = calibrate.choose_shares(out.encoder, out.lexical, out.best, targets)
    logits = calibrate.blend(out.encoder, out.lexical, out.best, shares)
    sentence, quoted = np.concatenate(out.sentence), np.concatenate(quoted_rows(passages, tokenizer))
    calibration = calibrate.document(VERSION, logits, targets, sentence, quoted, data.SENTENCE_HEADS, passages, shares)
    probabilities = calibrate.coherent(calibrate.crossfit(logits, targets, folds))
    at = calibrate.thresholds(probabilities[:, 1:5], targets[:, 1:5])
    calibration["present_at"] = at
    result = {
        "present_at": at,
        "shares": shares,
        "passages": figures(probabilities, targets, at),
        "macro_f1_thresholds_from_other_folds": honest_macro(probabilities, targets, folds),
        "by_area": _areas(passages, probabilities, targets, at),
    }
    write_oof(passages, folds, probabilities, data.HERE / "oof.json")
    (data.HERE / "figures.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({k: v for k, v in result.items() if k != "passages"}, indent=1))
    ship(given, calibration, passages, cases, extra)


def _areas(passages, probabilities: np.ndarray, targets: np.ndarray, at: dict[str, float]) -> dict:
    area = np.array([item.area for item in passages])
    return {name: figures(probabilities[area == name], targets[area == name], at) for name in ("EU", "LA")}


def ship(given: argparse.Namespace, calibration: dict, passages, cases, extra) -> None:
    """Write the model's files."""
    MODEL.mkdir(parents=True, exist_ok=True)
    model = encoder.Reader(encoder.Settings(str(given.encoder)))
    model.load_state_dict(torch.load(given.work / "all.pt"))
    export.export_encoder(model, MODEL / "encoder.onnx")
    export.export_heads(model, MODEL / "heads.npz")
    export.export_tokenizer(given.encoder / "tokenizer.json", MODEL / "tokenizer.json")
    lexical.export(word_model(passages, cases, extra), MODEL / "lexical.npz")
    (MODEL / "calibration.json").write_text(json.dumps(calibration, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
