# ruff: noqa: E501  (the prose of a page)
"""Write docs/reference/text-model-card.md from the figures that finish.py and checks.py left."""

from __future__ import annotations

import json
from pathlib import Path

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "docs" / "reference" / "text-model-card.md"
HEADER = "| | with it | AUC | average precision | F1 | F1 of always yes | Brier | calibration error |\n|---|---|---|---|---|---|---|---|\n"
HEADS = ("problem", "policy", "process", "personality", "politics")

INTRODUCTION = """\
# The text model: card

<!-- Written by tools/train_text_model/card.py from figures.json and checks.json; do not edit by hand. -->

## What it is

A reader of English reports. It gives calibrated probabilities that a report describes a problem between allies, for the
four dimensions and the sixteen causes, and names the sentences they rest on. It proposes; a person confirms.

Three parts are added up per window of about 210 words: a small sentence encoder (all-MiniLM-L6-v2, Apache-2.0, six layers,
fine-tuned and stored in int8), a word model over pieces of words with names and numbers masked, and the strongest
sentence by both. A longer document is cut into windows; the strongest leads, and loses a little for each doubling of their
number, so that length alone does not make a problem. It runs on the processor, without a network.

## What it learned from

{passages} passages of *Foreign Relations of the United States* 1945-68 on Europe and Latin America (United States
government, public domain; {train_jsonl} of them proposed by word searches), {cases} short accounts of cases
1945-2025, and {synthetic} synthetic passages and windows for thin causes and for texts outside the subject.

**The labels were given by language models** with the project's codebook, most passages by one coder. Where several coded
the same passages their agreement was high (Krippendorff's alpha .79 to 1.0 by dimension), but they are one kind of model
and may share errors. The figures say how well the model agrees with such coders, not with historians.
"""

LIMITS = """\
## Limits

- Trained on American archives of 1945-68: the writer is almost always one side of the alliance. Modern reports were seen
  only as synthetic text and short case accounts.
- Thin causes (bad-policy, untrained, poor-negotiator, self-promotion, incident-appeasement, politicised-fix,
  unforeseen-security-change) rest on few real passages or none: take their probabilities as hints for a question.
- A cause is seldom above one half: several causes share a dimension, and coders themselves disagree on which it is.
- `unsettled-terms` is the coders' default where parties merely differ; it is weak evidence.
- Whether a party is an ally is not known to the model. It reads a quarrel with an adversary as no problem only where the
  wording shows it.
- English prose of at least 40 words. For anything else it says why it does not read it.

## Make the figures again

```
python tools/train_text_model/coded.py CLONE > coded_texts.jsonl
python tools/train_text_model/train.py --encoder MINILM --coded coded_texts.jsonl --work WORK
python tools/train_text_model/finish.py --encoder MINILM --coded coded_texts.jsonl --work WORK
python tools/train_text_model/checks.py
python tools/train_text_model/card.py
```

`python -m benchmarks.text` prints time and memory; `comity evaluate text FILE` scores any coded passages.
What was tried on the way is in [text-model-trials.md](text-model-trials.md).
"""


def row(name: str, score: dict) -> str:
    values = (score[key] for key in ("auc", "average_precision", "f1", "always_yes", "brier", "ece"))
    return f"| {name} | {score['positives']} of {score['total']} | " + " | ".join(f"{v:.2f}" for v in values) + " |\n"


def table(scores: dict, heads: tuple[str, ...]) -> str:
    return HEADER + "".join(row(head, scores[head]) for head in heads if head in scores)


def quality(figures: dict, checks: dict) -> str:
    whole, first = figures["passages"], figures["train_jsonl_alone"]
    causes = [name for name in figures["passages"] if "-" in name or name == "untrained"]
    at = ", ".join(f"{name} {value:.2f}" for name, value in figures["present_at"].items())
    sentences = figures["sentences"]
    return (
        "## How good it is\n\nEvery figure below is on text that the scoring model had not seen: three folds, whole volumes "
        "held out together; calibration too comes from the other folds.\n\n### Archival passages\n\n"
        f"On the {figures['counts']['train_jsonl']} passages chosen by word search: macro-F1 over the dimensions "
        f"**{figures['macro_f1_thresholds_from_other_folds']:.2f}** with thresholds chosen on the other folds (always yes "
        f"{first['always_yes']:.2f}), mean AUC over the dimensions **{first['mean_auc']:.2f}**. Thresholds that ship: {at}.\n\n"
        + table(first, HEADS)
        + f"\nOn all {figures['counts']['passages']}, of which the others hold fewer problems: macro-F1 {whole['macro_f1']:.2f} (always yes "
        f"{whole['always_yes']:.2f}), mean AUC {whole['mean_auc']:.2f}.\n\n"
        + table(whole, HEADS)
        + "\nTrained on Latin America alone and tested on Europe, and the reverse (an earlier run of the same kind, on the passages chosen by "
        "word search): mean AUC .75 and .79, macro-F1 .47. Expect that of an alliance unlike those it saw.\n\n"
        "### Causes (F1 at one half)\n\n"
        + table(whole, tuple(causes))
        + "\nCauses with fewer than five passages are not scored.\n\n"
        f"Sentences: the best sentence for a coded cause holds the coder's quote in {sentences['best_1']:.0%} of {sentences['causes']} "
        f"cases, one of the best three in {sentences['best_3']:.0%} (a sentence drawn at random: {sentences['chance']:.0%}).\n\n"
        + composed_table(figures["composed"])
        + "### Other kinds of text\n\n"
        "Accounts of cases 1945-2025 (all are problems; two blind coders; alliances held out together):\n\n"
        + table(figures["cases"], HEADS)
        + f"\nSynthetic modern reports of about 350 words, never trained on ({checks['held_out_reports']['count']}; written by a language "
        "model, plainer than real ones):\n\n" + table(checks["held_out_reports"], HEADS)
    )


def composed_table(rows: dict) -> str:
    """Longer documents."""
    lines = "".join(
        f"| {size} | {r['documents']} | {r['mean_auc']:.2f} | {r['mean_probability_without']:.2f} |\n"
        for size, r in rows.items()
    )
    return (
        "### Longer documents\n\nPassages of one volume set side by side; a dimension is true where any part shows it. The last column "
        "is the mean probability of a dimension that no part shows: it should not grow with length.\n\n"
        "| parts | documents | mean AUC | mean probability where absent |\n|---|---|---|---|\n" + lines + "\n"
    )


def steadiness(checks: dict) -> str:
    lines = "".join(
        f"| {name} | {shift['mean']:.3f} | {shift['largest']:.2f} | {shift['flips']:.1%} |\n"
        for name, shift in checks["invariance"].items()
    )
    return (
        "## How steady it is\n\nThe same reports with their surface changed: how far a dimension's probability moves, and how often "
        "it crosses its threshold.\n\n| change | mean | largest | calls changed |\n|---|---|---|---|\n" + lines
    )


def main() -> None:
    figures = json.loads((HERE / "figures.json").read_text(encoding="utf-8"))
    checks = json.loads((HERE / "checks.json").read_text(encoding="utf-8"))
    parts = [INTRODUCTION.format(**figures["counts"]), quality(figures, checks), steadiness(checks), LIMITS]
    TARGET.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
