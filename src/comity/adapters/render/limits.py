"""How much of each thing a brief says."""

from __future__ import annotations

from dataclasses import dataclass

_ALL = 10**9


@dataclass(frozen=True)
class Limits:
    """Counts of things, and lengths in characters (``quote``, ``text``)."""

    findings: int = _ALL  # in the whole brief
    quotes: int = _ALL  # for each finding
    quote: int = _ALL
    text: int = _ALL  # any other sentence
    against: int = _ALL
    unknown: int = _ALL
    questions: int = _ALL
    changes: int = _ALL  # dimensions shown for each question
    rivals: int = _ALL
    steps: int = _ALL  # for each remedy
    watch: int = _ALL
    why: bool = True  # why each remedy fits, and how long it usually takes
    cautions: int = _ALL
    sources: int = _ALL
    full: bool = False  # small print that only a desk officer needs


# Everything, nothing shortened.
FULL = (Limits(full=True),)

# From roomy to tight: a brief takes the first that fits its two pages.
PAGES = (
    Limits(findings=10, quotes=2, quote=320, text=400, against=3, unknown=4, questions=3, changes=2, rivals=2, steps=3,
           watch=3, cautions=4, sources=6),
    Limits(findings=8, quotes=1, quote=240, text=260, against=2, unknown=3, questions=3, changes=2, rivals=2, steps=3,
           watch=2, cautions=3, sources=5),
    Limits(findings=8, quotes=1, quote=180, text=200, against=2, unknown=3, questions=3, changes=1, rivals=1, steps=2,
           watch=2, cautions=3, sources=4),
    Limits(findings=7, quotes=1, quote=160, text=140, against=1, unknown=3, questions=3, changes=1, rivals=1, steps=2,
           watch=1, cautions=3, sources=3),
    Limits(findings=7, quotes=1, quote=150, text=100, against=1, unknown=3, questions=3, changes=1, rivals=1, steps=1,
           watch=1, cautions=3, sources=3),
    Limits(findings=6, quotes=1, quote=140, text=80, against=1, unknown=2, questions=3, changes=1, rivals=1, steps=1,
           watch=1, why=False, cautions=3, sources=3),
    Limits(findings=5, quotes=1, quote=130, text=80, against=1, unknown=2, questions=3, changes=1, rivals=1, steps=1,
           watch=1, why=False, cautions=2, sources=2),
    Limits(findings=4, quotes=1, quote=110, text=80, against=1, unknown=1, questions=3, changes=1, rivals=1, steps=1,
           watch=1, why=False, cautions=2, sources=2),
    Limits(findings=3, quotes=1, quote=90, text=60, against=1, unknown=1, questions=2, changes=1, rivals=0, steps=1,
           watch=0, why=False, cautions=1, sources=1),
)  # fmt: skip

# A screen has no pages; what is shown is what one reads without scrolling far.
SCREEN = (
    Limits(findings=6, quotes=1, quote=200, text=200, against=1, unknown=3, questions=3, changes=1, rivals=1, steps=2,
           watch=1, cautions=3, sources=4),
)  # fmt: skip
