"""Word documents (DOCX), read part by part: only text, footnotes and properties are unpacked, nothing is fetched."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from comity.adapters.readers._content import Block, Content
from comity.adapters.readers._decode import decode
from comity.adapters.readers._sniff import unreadable
from comity.adapters.readers._xml import local, parse_xml, walk
from comity.adapters.readers._zip import Archive

if TYPE_CHECKING:
    from lxml.etree import _Element

_OTHERS = (
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint file"),
    ("META-INF/manifest.xml", "an OpenDocument or Java file"),
    ("mimetype", "an OpenDocument or EPUB file"),
)
_TITLE_STYLES = {"Title", "Heading1"}
_CELL = 200  # characters; a table row of cells no longer than this stays one paragraph


def parse(data: bytes, name: str) -> Content:
    """Paragraphs, table rows and notes of a Word document, with title and date from its properties.

    Raises:
        InputError: another kind of archive, damaged, protected, or an attack.
    """
    archive = Archive(data, name)
    if "[Content_Types].xml" not in archive.names() or not any(n.startswith("word/") for n in archive.names()):
        raise unreadable(_kind(archive.names()), name)
    main = _main_part(archive)
    root = _part(archive, main)
    if root is None:
        raise archive.damaged()
    gathered = _Gathered()
    gathered.take(root)
    folder = posixpath.dirname(main)
    for part in ("footnotes.xml", "endnotes.xml"):
        gathered.take_notes(_part(archive, posixpath.join(folder, part)))
    title, date = _properties(archive)
    return Content(
        "docx", tuple(gathered.blocks), title or _heading(root), date, tuple(_lost(gathered, archive.names()))
    )


def _kind(names: list[str]) -> str:
    for mark, kind in _OTHERS:
        if any(name.startswith(mark) for name in names):
            return kind
    return "a ZIP archive"


def _part(archive: Archive, part: str) -> _Element | None:
    data = archive.read(part)
    if data is None:
        return None
    where = f"{archive.name} ({part})"
    return parse_xml(decode(data, where).text, where)


def _main_part(archive: Archive) -> str:
    relations = _part(archive, "_rels/.rels")
    for relation in walk(relations, "Relationship") if relations is not None else ():
        target = relation.get("Target") or ""
        if (relation.get("Type") or "").endswith("/officeDocument") and relation.get("TargetMode") != "External":
            return posixpath.normpath(target.lstrip("/"))
    return "word/document.xml"


def _properties(archive: Archive) -> tuple[str, str]:
    core = _part(archive, "docProps/core.xml")
    if core is None:
        return "", ""
    found = {local(child): (child.text or "").strip() for child in core}
    return found.get("title", ""), (found.get("modified") or found.get("created") or "")[:10]


def _heading(root: _Element) -> str:
    """The first paragraph styled as a title or a first heading, where the properties name no title."""
    for style in walk(root, "pStyle"):
        if (style.get(_attribute(style, "val")) or "") in _TITLE_STYLES:
            paragraph = next(style.iterancestors("{*}p"), None)
            return _Gathered().paragraph(paragraph) if paragraph is not None else ""
    return ""


def _lost(gathered: _Gathered, names: list[str]) -> Iterator[str]:
    if gathered.images:
        yield f"{gathered.images} image{'s' * (gathered.images > 1)} left out."
    if gathered.deleted:
        yield "Text marked as deleted in tracked changes was left out; inserted text was read."
    if gathered.hidden:
        yield "Hidden text was left out."
    if any(name.endswith("/comments.xml") for name in names):
        yield "Comments in the margin were left out."


@dataclass
class _Gathered:
    """Blocks in reading order, and what was left out on the way."""

    blocks: list[Block] = field(default_factory=list)
    images: int = 0
    deleted: bool = False
    hidden: bool = False

    def take(self, element: _Element) -> None:
        """Add what is in ``element``; its depth is bounded by the XML parser (256)."""
        for child in element:
            kind = local(child)
            if kind == "p":
                self.blocks.append(Block(self.paragraph(child)))
                self._take_boxes(child)
            elif kind == "tbl":
                self._table(child)
            elif kind not in {"del", "moveFrom", "Fallback", "sectPr"}:
                self.take(child)

    def take_notes(self, root: _Element | None) -> None:
        """Foot- or endnotes, each as one block that begins with its number."""
        for note in root if root is not None else ():
            if note.get(_attribute(note, "type")) in {"separator", "continuationSeparator", "continuationNotice"}:
                continue
            text = " ".join(self.paragraph(paragraph) for paragraph in walk(note, "p")).strip()
            if text:
                self.blocks.append(Block(f"[{note.get(_attribute(note, 'id'))}] {text}"))

    def _table(self, table: _Element) -> None:
        for row in (child for child in table if local(child) == "tr"):
            cells = [_Gathered() for _ in range(sum(local(child) == "tc" for child in row))]
            for cell, element in zip(cells, (child for child in row if local(child) == "tc"), strict=True):
                cell.take(element)
                self.images += cell.images
            texts = [[block.text for block in cell.blocks if block.text.strip()] for cell in cells]
            if all(sum(map(len, text)) <= _CELL for text in texts):
                self.blocks.append(Block(" | ".join(" ".join(text) for text in texts if text)))
            else:
                self.blocks.extend(Block(line) for text in texts for line in text)

    def _take_boxes(self, paragraph: _Element) -> None:
        for box in walk(paragraph, "txbxContent"):
            if not any(local(ancestor) in {"Fallback", "txbxContent"} for ancestor in box.iterancestors()):
                self.take(box)

    def paragraph(self, paragraph: _Element) -> str:
        return "".join(self._inline(paragraph))

    def _inline(self, element: _Element) -> Iterator[str]:
        for child in element:
            kind = local(child)
            if kind == "t":
                yield child.text or ""
            elif kind in {"tab", "br", "cr", "ptab"}:
                yield " "
            elif kind == "noBreakHyphen":
                yield "-"
            elif kind in {"drawing", "pict"}:
                self.images += any(True for _ in walk(child, "blip")) or any(True for _ in walk(child, "imagedata"))
            elif kind in {"del", "moveFrom"}:
                self.deleted = True
            elif kind == "r" and _vanishes(child):
                self.hidden = True
            elif kind not in {"pPr", "rPr", "Fallback", "txbxContent", "instrText", "delText"}:
                yield from self._inline(child)


def _vanishes(run: _Element) -> bool:
    for properties in (child for child in run if local(child) == "rPr"):
        for vanish in (child for child in properties if local(child) == "vanish"):
            return vanish.get(_attribute(vanish, "val")) not in {"0", "false", "off"}
    return False


def _attribute(element: _Element, name: str) -> str:
    """The full name of a w: attribute, in the namespace of its element (there are two dialects)."""
    namespace = str(element.tag).rpartition("}")[0]
    return f"{namespace}}}{name}" if namespace else name
