"""Words of estimative probability (ICD 203, Analytic Standards, 2015, section D.6.e), and the number beside them."""

from __future__ import annotations

_WORDS = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
)

EVEN = 0.5  # even chance: what is below it is at most possible


def likelihood(probability: float) -> str:
    """The ICD 203 expression for a probability in [0, 1].

    The standard's bands are 1-5, 5-20, 20-45, 45-55, 55-80, 80-95 and 95-99 per cent; an edge belongs to the band
    above it.
    """
    if not 0 <= probability <= 1:
        raise ValueError(f"a probability lies between 0 and 1, not {probability}")
    return next((word for edge, word in _WORDS if probability < edge), "almost certain")


def percent(probability: float) -> str:
    """A whole percentage; the ends are ``under 1%`` and ``over 99%``, for a model is never certain."""
    if probability < 0.01:
        return "under 1%"
    return "over 99%" if probability > 0.99 else f"{probability:.0%}"


def in_words(probability: float) -> str:
    """The word and the number: ``very likely, 88%``."""
    return f"{likelihood(probability)}, {percent(probability)}"
