"""The text model: reads a report and says, with calibrated probabilities, what it shows."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from comity.adapters.textmodel.spans import Parties, Signs
from comity.domain.ports import TextAssessor

FOLDER = Path(__file__).parent / "model"


@lru_cache(maxsize=4)
def load(signs: Signs | None = None, parties: Parties | None = None) -> TextAssessor:
    """The shipped model, loaded once per process (about 0.3 s, 120 MB).

    ``signs`` names the indicators whose cues match a sentence, ``parties`` the sides and the level a sentence
    names; both fill in the spans and change no probability.
    """
    from comity.adapters.textmodel.assessor import TextModel

    return TextModel(FOLDER, signs, parties)
