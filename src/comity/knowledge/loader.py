"""Load the checked framework."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from comity.domain.errors import KnowledgeError
from comity.domain.framework import Framework
from comity.knowledge.check import references, unreadable
from comity.knowledge.collect import assemble, collect, data_directory


@lru_cache(maxsize=4)
def load_framework(overlay: Path | None = None) -> Framework:
    """The framework. ``overlay`` is a directory whose records replace or add to ours by id.

    Raises KnowledgeError with every defect found. An overlay's cues are parsed here, ours when first
    used; the cues' examples are tried by ``check`` only.
    """
    found = collect([data_directory() / "framework", *([overlay] if overlay else [])])
    defects = found.defects or [*references(found), *unreadable(found)]
    if defects:
        raise KnowledgeError(defects)
    return assemble(found)
