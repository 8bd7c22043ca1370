"""TEI XML: a single text, or a whole volume of documents such as those of HistoryAtState/frus.

A volume holds one ``<div type="document" xml:id="d12">`` for each document; each becomes its own Content. Footnotes
are kept out of the running text and stand at the end, each as a paragraph of its own.
"""

# ruff: noqa: SIM905 - long lists of names read better as words
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from comity.adapters.readers._clean import clean
from comity.adapters.readers._content import Block, Content, iso
from comity.adapters.readers._xml import local, parse_xml, walk
from comity.domain.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_PARTING = frozenset(
    "ab address argument bibl body byline castList cell closer dateline div div1 div2 div3 docDate docImprint docTitle"
    " epigraph eg entry floatingText front group head item imprimatur l lg list listBibl opener p postscript q_block"
    " row salute signed sp speaker stage table text titlePage titlePart trailer u".split()
)
_SKIPPED = frozenset("teiHeader fw del graphic figDesc interp index certainty".split())
_DATES = ("when", "notBefore", "from", "notAfter", "to")
_Documents = dict[str, tuple["_Element", int | None]]
_PAGE = re.compile(r"\d{1,5}")


def parse(text: str, name: str, fragment: str = "") -> Content:
    """One document: the one called ``fragment``, or the only one.

    Raises:
        InputError: not TEI, no such document, or many and none chosen.
    """
    root = _root(text, name)
    found = _documents(root)
    if fragment:
        element, page = found.get(fragment) or _by_id(root, fragment, name, found)
        return _one(element, root, page)
    if len(found) > 1:
        ids = list(found)
        raise InputError(
            f"this volume holds {len(ids)} documents ({ids[0]} to {ids[-1]})",
            where=name,
            remedy=f"Name the one to read, for example {name}#{ids[0]}",
        )
    return _one(*_only(found, root))


def parse_all(text: str, name: str) -> list[tuple[str, Content]]:
    """Every document of a volume with its id, in order, but for those without a word in them.

    One pair with an empty id where the file is a single text.
    """
    root = _root(text, name)
    found = _documents(root)
    if not found:
        return [("", _one(root, root))]
    contents = [(id, _one(element, root, page)) for id, (element, page) in found.items()]
    return [pair for pair in contents if any(block.text.strip() for block in pair[1].blocks)] or contents


def _root(text: str, name: str) -> _Element:
    root = parse_xml(text, name)
    if local(root) not in {"TEI", "TEI.2", "teiCorpus"}:
        raise InputError(
            f"this XML is not TEI (its root is <{local(root)[:40]}>)",
            where=name,
            remedy="Save the document as DOCX, PDF or text",
        )
    return root


def _documents(root: _Element) -> _Documents:
    """Id to document and the page it begins on, in order; a document within a document is part of the outer one."""
    found: _Documents = {}
    for div, page in _divisions(root):
        if div.get("type") == "document" and not any(above.get("type") == "document" for above in div.iterancestors()):
            found[div.get(_ID) or div.get("n") or f"{len(found) + 1}"] = div, page
    return found


def _divisions(root: _Element) -> Iterator[tuple[_Element, int | None]]:
    """Every division with the page it begins on: that of the last page break before it."""
    page = None
    for element in root.iter("{*}pb", "{*}div"):
        if local(element) == "pb":
            page = _number(element)
        else:
            yield element, page


def _only(found: _Documents, root: _Element) -> tuple[_Element, _Element, int | None]:
    element, page = next(iter(found.values()), (root, None))
    return element, root, page


def _by_id(root: _Element, fragment: str, name: str, found: _Documents) -> tuple[_Element, int | None]:
    for div, page in _divisions(root):
        if div.get(_ID) == fragment:
            return div, page
    ids = list(found)
    has = f"it holds {ids[0]} to {ids[-1]}" if ids else "it holds no documents with an id"
    raise InputError(f"there is no document {fragment[:40]} in it", where=name, remedy=f"Check the id: {has}")


def _one(element: _Element, root: _Element, page: int | None = None) -> Content:
    gathered = _Gathered(page=page)
    body = element
    if element is root:
        body = next(iter(walk(root, "text")), root)
    gathered.take(body)
    gathered.part()
    notes = gathered.footnotes()
    lost = (f"{gathered.figures} figure{'s' * (gathered.figures > 1)} left out.",) if gathered.figures else ()
    blocks = (*gathered.blocks, *notes)
    return Content("tei", blocks, _title(element, root), _date(element, root), lost)


def _title(element: _Element, root: _Element) -> str:
    if element is not root:
        head = next((child for child in element if local(child) == "head"), None)
        return clean("".join(_words(head))) if head is not None else ""
    titles = [title for statement in walk(root, "titleStmt") for title in walk(statement, "title")]
    complete = [title for title in titles if title.get("type") == "complete"]
    chosen = next(iter(complete or titles), None)
    return clean("".join(_words(chosen))) if chosen is not None else ""


def _words(element: _Element) -> Iterator[str]:
    """The text of ``element`` without its notes."""
    yield element.text or ""
    for child in element:
        if local(child) in {"lb", "pb", "cb"}:
            yield " "
        elif local(child) not in {"note", *_SKIPPED}:
            yield from _words(child)
        yield child.tail or ""


def _date(element: _Element, root: _Element) -> str:
    for key, value in element.attrib.items():
        if str(key).endswith("doc-dateTime-min") and iso(str(value)):
            return iso(str(value))[:10]
    places = ("dateline", "opener", "closer", "head") if element is not root else ("creation", "sourceDesc", "dateline")
    for place in places:
        for holder in walk(element, place):
            for date in walk(holder, "date"):
                value = next((date.get(key) for key in _DATES if date.get(key)), "") or ""
                if iso(value):
                    return iso(value)[:10]
    return ""


def _number(page_break: _Element) -> int | None:
    value = page_break.get("n") or ""
    return int(value) if _PAGE.fullmatch(value) else None


@dataclass
class _Gathered:
    """Running text, gathered into blocks; footnotes apart."""

    page: int | None = None
    blocks: list[Block] = field(default_factory=list)
    notes: list[_Element] = field(default_factory=list)
    figures: int = 0
    _current: list[str] = field(default_factory=list)
    _began: int | None = None

    def take(self, element: _Element) -> None:
        """Add the text of ``element``; its depth is bounded by the XML parser (256)."""
        self._add(element.text)
        for child in element:
            self._child(child)
            self._add(child.tail)

    def _child(self, child: _Element) -> None:
        kind = local(child)
        if kind == "note":
            self.notes.append(child)
        elif kind == "pb":
            self.page = _number(child)
            self._add(" ")
        elif kind == "figure":
            self.figures += 1
        elif kind in {"lb", "cb", "milestone", "space"}:
            self._add(" ")
        elif kind == "gap":
            self._add(" […] ")
        elif kind not in _SKIPPED:
            parts = kind in _PARTING or any(local(grandchild) in {"p", "l", "lg"} for grandchild in child)
            if parts and not self._label_only(kind):
                self.part()
            self.take(child)
            if parts:
                self.part()
            elif kind == "label":
                self._add(" ")

    def _label_only(self, kind: str) -> bool:
        """A list label (``3)``) belongs to the item, or the paragraph in it, that follows."""
        return kind in {"item", "p"} and len("".join(self._current).strip()) <= 12

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if not self._current and not text.isspace():
            self._began = self.page
        if self._current or not text.isspace():
            self._current.append(text)

    def part(self) -> None:
        if self._current:
            self.blocks.append(Block("".join(self._current), self._began))
            self._current = []

    def footnotes(self) -> list[Block]:
        """Each note as one block that begins with its number."""
        blocks = []
        for note in self.notes:
            inner = _Gathered()
            inner.take(note)
            inner.part()
            self.notes.extend(inner.notes)  # a note within a note
            number = note.get("n") or ""
            text = " ".join(block.text for block in inner.blocks)
            blocks.append(Block(f"[{number}] {text}" if number else text))
        return blocks
