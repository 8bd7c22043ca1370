"""The only place that joins the ports to the adapters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from comity.adapters import readers
from comity.diagnosis.network import Network, build
from comity.domain.document import Document
from comity.domain.framework import Framework
from comity.domain.ports import TextAssessor
from comity.knowledge import load_framework


@dataclass(frozen=True)
class Workbench:
    """What a use case needs, loaded when first asked for. ``overlay`` is a ministry's own framework directory."""

    overlay: Path | None = None

    @cached_property
    def framework(self) -> Framework:
        return load_framework(self.overlay)

    @cached_property
    def network(self) -> Network:
        return build(self.framework)

    @cached_property
    def assessor(self) -> TextAssessor:
        from comity.adapters import textmodel  # noqa: PLC0415  loads a model
        from comity.knowledge.cues import Index  # noqa: PLC0415
        from comity.knowledge.lexicon import load_lexicon  # noqa: PLC0415

        index = Index({indicator.id: indicator.cues for indicator in self.framework.indicators})
        return textmodel.load(signs=lambda sentence: list(index.find(sentence)), parties=load_lexicon().attribute)

    def read(self, path: Path) -> list[Document]:
        return readers.read_documents(path)

    def read_stream(self, data: bytes, name: str) -> list[Document]:
        return [readers.read_stream(data, name)]


@lru_cache(maxsize=4)
def workbench(overlay: Path | None = None) -> Workbench:
    """One workbench a process and overlay."""
    return Workbench(overlay)
