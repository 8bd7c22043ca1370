"""What the use cases need from outside; adapters fulfil it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from comity.domain.document import Document
from comity.domain.reading import Reading


class DocumentReader(Protocol):
    def __call__(self, path: Path) -> Document:
        """Read one file. Raises InputError, in one sentence, for anything it cannot read."""
        ...


class TextAssessor(Protocol):
    """Reads a document and says what it shows. Replaceable: a person, another model, a language model."""

    @property
    def name(self) -> str:
        """Name and version, kept with every finding."""
        ...

    def assess(self, document: Document) -> Reading: ...
