"""Hold a proposed course of action against the diagnosis."""

from __future__ import annotations

from collections.abc import Sequence

from comity.domain.diagnosis import Diagnosis
from comity.domain.framework import Framework
from comity.domain.response import Review
from comity.response.review import review as _review


def review(framework: Framework, diagnosis: Diagnosis | None, proposal: str, *, acts: Sequence[str] = ()) -> Review:
    """What the proposal carries out, and the few things that do not fit. ``acts`` are ids said outright.

    Without a diagnosis, anything that solves before the problem is known is flagged. Raises InputError.
    """
    return _review(framework, diagnosis, proposal, acts)
