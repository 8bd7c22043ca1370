"""Sentences that say a cause is not there: plain denials, found by pattern, since training holds too few of them."""

from __future__ import annotations

import re

_NO = r"\b(?:no|not|never|without|nor|none|neither)\b"
_FEW = r"(?:\W+\w+){0,5}?\W+"  # up to five words between
_WERE = r"(?:was|were|is|are|had been|has been|have been)"
_WELL = r"(?:fully|duly|properly|promptly|closely|well|already)"

_DENIALS: dict[str, tuple[str, ...]] = {
    "procedure-not-followed": (
        (
            rf"\b(?:procedures?|agreed steps|notification|protocol)\b{_FEW}{_WERE}\W+(?:{_WELL}\W+)?"
            r"(?:followed|observed|given|respected|complied)\b"
        ),
        rf"\b{_WERE}\W+{_WELL}\W+(?:notified|informed|consulted|followed|observed)\b",
        r"\bafter\W+full\W+consultation",
        r"\bin (?:full )?accordance with (?:the )?(?:agreed )?(?:procedures?|agreement)\b",
    ),
    "coordination-needed": (
        rf"\b{_WERE}\W+{_WELL}\W+(?:coordinated|co-ordinated|concerted)\b",
        r"\bafter\W+full\W+consultation",
    ),
    "unsettled-terms": (
        rf"\b(?:matter|question|issue|terms)\b{_FEW}{_WERE}\W+(?:{_WELL}\W+)?(?:covered|settled|resolved)\b",
        rf"{_NO}\W+(?:real\W+|basic\W+|substantive\W+)?(?:differences?|disagreement|divergence)\b{_FEW}between\b",
        r"\b(?:complete|full|entire)\W+agreement\W+(?:between|among|with|on)\b",
    ),
    "public-pressure": (
        rf"{_NO}\W+(?:(?:adverse|public|press|popular|hostile)\W+)+(?:reaction|comment|interest|outcry|notice|feeling)",
        r"\b(?:press|public|newspapers)\W+(?:has|have|had|was|were)\W+(?:not|silent|(?:taken|paid|shown)\W+no)\b",
    ),
    "electoral-interest": (
        (
            rf"{_NO}{_FEW}(?:elections?|electoral|domestic political|party political)\W+"
            r"(?:consideration|motive|reason|calculation|advantage|purpose)s?\b"
        ),
        r"\b(?:election|electoral)\W+considerations?\W+(?:(?:are|were|is|was)\W+)?(?:not|no)\b",
    ),
    "audience-interest": (rf"{_NO}\W+(?:opposition|objections?)\W+(?:from|in|by)\b",),
    "ill-disposition": (
        rf"{_NO}\W+(?:personal\W+)?(?:ill[- ]will|animosity|bitterness|ranco?u?r|hostility|ill[- ]feeling)\b",
        rf"{_NO}\W+(?:in any way\W+)?personal\b",
    ),
}
_COMPILED = {cause: re.compile("|".join(parts), re.IGNORECASE) for cause, parts in _DENIALS.items()}


def denied_causes(sentence: str) -> list[str]:
    """Causes that this sentence denies in so many words."""
    return [cause for cause, pattern in _COMPILED.items() if pattern.search(sentence)]
