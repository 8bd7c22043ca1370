"""Read a report of any format into a Document. See docs/reference/formats.md for what is read and what is refused.

Nothing is ever fetched because a document says so, and whatever cannot be read raises one InputError.
"""

from __future__ import annotations

from pathlib import Path

from comity.adapters.readers._content import assemble
from comity.adapters.readers._limits import MAX_BYTES
from comity.adapters.readers._source import check_size, load, split_fragment
from comity.domain.document import Document

__all__ = ["MAX_BYTES", "read", "read_documents", "read_stream"]


def read(path: Path) -> Document:
    """The report at ``path``; ``volume.xml#d174`` names one document of a TEI volume.

    Raises:
        InputError: it cannot be read, or it is a volume of many documents and none is named.
    """
    from comity.adapters.readers import _formats

    file, fragment = split_fragment(Path(path))
    data = load(file)
    content = _formats.parse(data, str(file), fragment)
    return assemble(content, f"{file.name}#{fragment}" if fragment else file.name, data, str(path))


def read_stream(data: bytes, name: str = "standard input") -> Document:
    """The report in ``data``, for standard input and uploads; ``name`` is what quotes call it.

    Raises:
        InputError: as for ``read``. Read at most ``MAX_BYTES + 1`` bytes from a stream: one more than is accepted.
    """
    from comity.adapters.readers import _formats

    check_size(data, name)
    return assemble(_formats.parse(data, name), name, data, name)


def read_documents(path: Path) -> list[Document]:
    """Every report in ``path``: the documents of a TEI volume (named ``volume.xml#d12``), or the one report it is.

    Raises:
        InputError: as for ``read``; a volume of many documents is no error here.
    """
    from comity.adapters.readers import _formats

    file, fragment = split_fragment(Path(path))
    data = load(file)
    if fragment:
        return [read(path)]
    found = _formats.parse_all(data, str(file))
    return [assemble(content, f"{file.name}#{id}" if id else file.name, data, str(file)) for id, content in found]
