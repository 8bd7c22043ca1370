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
from scipy.special import expit

from comity.adapters.textmodel.sentences import sentences
from comity.usecases.evaluate_text import f1, score

VERSION = "1.1"
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
    case_lexical: np.ndarray
    case_best: np.ndarray


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
        *(np.zeros((len(cases), heads)) for _ in range(3)),
    )
    for fold in range(data.FOLDS):
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
        held = kept["cases"]
        out.cases[held] = kept["case_logits"]
        out.case_lexical[held] = words.logits([cases[i].text for i in held])
        case_sentences = zip(kept["case_sentences"], held, strict=True)
        out.case_best[held] = best_sentences([sentence_logits(r, words, cases[i].text) for r, i in case_sentences])
    return out


def figures(
    probabilities: np.ndarray, targets: np.ndarray, at: dict[str, float], heads: tuple[str, ...] = data.HEADS
) -> dict:
    """Scores of the heads; macro-F1 at the given thresholds."""
    out = {}
    for place, head in enumerate(heads):
        one = score(probabilities[:, place], targets[:, place], at.get(head, 0.5))
        if one is not None:
            out[head] = {name: round(value, 3) for name, value in vars(one).items()}
    for name, part in (("macro_f1", "f1"), ("always_yes", "always_yes"), ("mean_auc", "auc")):
        out[name] = round(float(np.mean([out[d][part] for d in data.DIMENSIONS if d in out])), 3)
    return out


def honest_macro(probabilities: np.ndarray, targets: np.ndarray, folds: np.ndarray) -> float:
    """Macro-F1 where each fold is called at thresholds chosen on the others."""
    called = np.zeros((len(targets), 4), dtype=bool)
    for fold in range(data.FOLDS):
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
    parser.add_argument("--coded", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=data.DEFAULT)
    given = parser.parse_args()
    first = data.passages(given.data)
    passages, cases = first + data.further(given.coded), data.cases(given.data)
    folds, case_folds = np.array(data.folds(passages)), np.array(data.folds(cases))
    extra = data.extra()
    targets = targets_of(passages)
    tokenizer = encoder.tokenizer_of(str(given.encoder))
    kept = given.work / "oof.pkl"
    if not kept.exists():
        kept.write_bytes(pickle.dumps(gather(given.work, passages, cases, folds, case_folds, extra)))
    out = pickle.loads(kept.read_bytes())
    shares = calibrate.choose_shares(out.encoder, out.lexical, out.best, targets)
    logits = calibrate.blend(out.encoder, out.lexical, out.best, shares)
    sentence, quoted = np.concatenate(out.sentence), np.concatenate(quoted_rows(passages, tokenizer))
    calibration = calibrate.document(VERSION, logits, targets, sentence, quoted, data.SENTENCE_HEADS, passages, shares)
    probabilities = calibrate.coherent(calibrate.crossfit(logits, targets, folds))
    searched = slice(
        0, len(first)
    )  # found by word searches, so nearer to what a desk brings; the rest hold fewer problems
    at = calibrate.thresholds(probabilities[searched, 1:5], targets[searched, 1:5])
    calibration["present_at"] = at
    result = {
        "present_at": at,
        "shares": vars(shares),
        "passages": figures(probabilities, targets, at),
        "train_jsonl_alone": figures(probabilities[: len(first)], targets[: len(first)], at, data.HEADS[:5]),
        "counts": {"passages": len(passages), "train_jsonl": len(first), "cases": len(cases), "synthetic": len(extra)},
        "macro_f1_thresholds_from_other_folds": honest_macro(
            probabilities[searched], targets[searched], folds[searched]
        ),
        "by_area": _areas(passages, probabilities, targets, at),
        "composed": _composed(logits, targets, calibration, passages),
        "cases": _cases(out, targets_of(cases), calibration, shares),
        "sentences": _sentences(out.sentence, passages, tokenizer),
    }
    write_oof(first, folds[: len(first)], probabilities[: len(first)], data.HERE / "oof.json")
    (data.HERE / "figures.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({name: value for name, value in result.items() if name != "passages"}, indent=1))
    ship(given, calibration, passages, cases, extra)


def _areas(passages, probabilities: np.ndarray, targets: np.ndarray, at: dict[str, float]) -> dict:
    area = np.array([item.area for item in passages])
    return {
        name: figures(probabilities[area == name], targets[area == name], at, data.HEADS[:5]) for name in ("EU", "LA")
    }


def _cases(out: OutOfFold, targets: np.ndarray, calibration: dict, shares: calibrate.Shares) -> dict:
    """Accounts of cases from 1945 to 2025, out of fold, at the thresholds of the passages: another kind of text."""
    logits = calibrate.blend(out.cases, out.case_lexical, out.case_best, shares)
    probabilities = expit(logits * np.array(calibration["slope"]) + np.array(calibration["offset"]))
    return figures(
        calibrate.coherent(probabilities), (targets >= 0.5).astype(float), calibration["present_at"], data.HEADS[:5]
    )


def _sentences(logits: list[np.ndarray], passages, tokenizer) -> dict:
    """How often the best (or one of the three best) sentences for a coded cause holds the coder's quote."""
    hits, chance, count = {1: 0, 3: 0}, 0.0, 0
    for rows, marks in zip(logits, quoted_rows(passages, tokenizer), strict=True):
        for head in np.flatnonzero(marks[:, 4:].sum(0)) + 4:
            order, count = np.argsort(-rows[:, head]), count + 1
            chance += float(marks[:, head].mean())
            for most in hits:
                hits[most] += int(marks[order[:most], head].max() > 0)
    found = {f"best_{most}": round(value / count, 3) for most, value in hits.items()}
    return found | {"chance": round(chance / count, 3), "causes": count}


def _composed(logits: np.ndarray, targets: np.ndarray, calibration: dict, items: list[data.Passage]) -> dict:
    """Documents composed of passages of one volume: AUC, and mean probability where none of the parts shows it."""
    calibrated = logits * np.array(calibration["slope"]) + np.array(calibration["offset"])
    documents = calibrate.composed(items, seed=1)
    out = {}
    for size in (1, 2, 4, 8):
        chosen = [parts for parts in documents if len(parts) == size]
        pooled = np.array([_pool(calibrated[parts], calibration) for parts in chosen])
        truth = np.array([targets[parts, :5].max(0) for parts in chosen])
        ranks = [one.auc for h in range(1, 5) if (one := score(pooled[:, h], truth[:, h])) is not None]
        quiet = [float(expit(pooled[truth[:, h] == 0, h]).mean()) for h in range(1, 5)]
        out[str(size)] = {
            "documents": len(chosen),
            "mean_auc": round(float(np.mean(ranks)), 3),
            "mean_probability_without": round(float(np.mean(quiet)), 3),
        }
    return out


def _pool(rows: np.ndarray, calibration: dict) -> np.ndarray:
    strongest, mean = rows.max(0), rows.mean(0)
    loss = calibration["pool_mean"] * (strongest - mean) + calibration["pool_count"] * np.log2(len(rows))
    return (strongest - loss)[:5]


def targets_of(items: list[data.Passage]) -> np.ndarray:
    return np.array([item.targets for item in items])


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
