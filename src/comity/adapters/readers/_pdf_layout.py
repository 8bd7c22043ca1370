"""From the lines of PDF pages to paragraphs: running heads dropped, lines joined, broken words mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from comity.adapters.readers._content import Block
from comity.adapters.readers._lines import ends_sentence, known_words, starts_item

_EDGE = 3  # lines at the top and at the bottom of a page that can be a running head or foot
_LONGEST_HEAD = 120  # characters
_PAGE_NUMBER = re.compile(
    r"[\s\-–—|\[(]*(?:page|p\.|seite)?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*(?:(?:of|/|von)\s*\d{1,4})?[\s\-–—|\])]*",
    re.IGNORECASE,
)
_SAME_PLACE = 4.0  # points
_SMALL = 0.93  # a footnote's size over the body's
_NOTE_MARK = re.compile(r"(\d{1,3}|[*†‡§])\W{0,2}\s?\w")


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a page, in points from the lower left; ``broken`` where a hyphen parts its last word."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    broken: bool = False


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is usual on a page: left and right margin of the text, distance between lines."""

    left: float
    right: float
    step: float

    @classmethod
    def of(cls, page: Sequence[Line]) -> _Shape:
        if not page:
            return cls(0, 0, 0)
        lefts = Counter(round(line.left) for line in page)
        rights = sorted(line.right for line in page)
        drops = [(above.bottom - below.bottom, above.size) for above, below in pairwise(page)]
        steps = [drop for drop, size in drops if 0 < drop < 4 * size]
        return cls(lefts.most_common(1)[0][0], rights[len(rights) * 8 // 10], median(steps) if steps else 0)


def blocks(pages: Sequence[Sequence[Line]]) -> tuple[list[Block], bool]:
    """The paragraphs of all pages, each with the page it begins on, and whether running heads were dropped.

    Footnotes stand after the paragraph that their page ends in, so that it runs on over the page.
    """
    kept = _without_heads(pages)
    size = _body_size(kept)
    writer = _Writer(known_words("\n".join(line.text for page in kept for line in page))())
    for number, page in enumerate(kept, 1):
        body, notes = _part_notes(page, size)
        writer.write(body, number)
        writer.write_apart(notes, number)
    return writer.blocks(), sum(map(len, kept)) < sum(map(len, pages))


class _Writer:
    """Joins lines to paragraphs across pages."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words
        self._paragraphs: list[tuple[list[str], int]] = []
        self._last: tuple[Line, _Shape] | None = None
        self._open = -1  # index of the paragraph that the last line of running text belongs to

    def write(self, lines: Sequence[Line], page: int) -> None:
        shape = _Shape.of(lines)
        for index, line in enumerate(lines):
            if self._last and _joins(self._last, line, shape, new_page=index == 0):
                _append(self._paragraphs[self._open][0], self._last[0], line.text, self._words)
            else:
                self._open = len(self._paragraphs)
                self._paragraphs.append(([line.text], page))
            self._last = line, shape

    def write_apart(self, lines: Sequence[Line], page: int) -> None:
        """Footnotes: the running text goes on after them where it stopped before."""
        last, opened = self._last, self._open
        self._last = None
        self.write(lines, page)
        self._last, self._open = last, opened

    def blocks(self) -> list[Block]:
        return [Block("".join(pieces), page) for pieces, page in self._paragraphs]


def _joins(previous: tuple[Line, _Shape], line: Line, shape: _Shape, *, new_page: bool) -> bool:
    """Whether ``line`` continues the paragraph of the line before it."""
    before, old_shape = previous
    if before.broken:
        return True
    if abs(before.size - line.size) > 0.1 * max(before.size, line.size):
        return False
    ended = ends_sentence(before.text)
    full = before.right > old_shape.right - 0.2 * (old_shape.right - before.left)
    drop = before.bottom - line.bottom
    if new_page or drop < 0:  # a page or a column further on
        return not ended and (line.text[:1].islower() or (full and not starts_item(line.text)))
    if shape.step and drop > 1.4 * max(shape.step, line.size):
        return False
    if _begins_paragraph(before, line, shape, ended=ended):
        return False
    return full or (not ended and (line.text[:1].islower() or before.text.endswith((",", "-"))))


def _begins_paragraph(before: Line, line: Line, shape: _Shape, *, ended: bool) -> bool:
    """A list item, or a first line set in from a margin that the line before it keeps."""
    if starts_item(line.text) and (ended or line.left <= before.left + 1):
        return True
    set_in = line.left > before.left + 0.7 * line.size
    return set_in and ended and abs(before.left - shape.left) < 0.7 * line.size


def _append(pieces: list[str], before: Line, following: str, words: frozenset[str]) -> None:
    """Add a line to a paragraph, mending the word that is broken between them."""
    hyphen = before.text.endswith(("-", "‐"))
    if not before.broken and not (hyphen and before.text[-2:-1].islower() and following[:1].islower()):
        pieces += [" ", following]
        return
    stem = before.text[:-1] if hyphen else before.text
    head, rest = re.search(r"\w*$", stem), re.match(r"\w*", following)
    compound = f"{head[0] if head else ''}-{rest[0] if rest else ''}".lower()
    keeps = compound in words or not following[:1].islower()
    pieces[-1] = pieces[-1][:-1] if hyphen else pieces[-1]
    pieces += ["-" if keeps else "", following]


def _body_size(pages: Sequence[Sequence[Line]]) -> float:
    """The font size most characters are set in."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _part_notes(page: Sequence[Line], size: float) -> tuple[Sequence[Line], Sequence[Line]]:
    """Body and footnotes: small lines at the end of the page, the first of which begins with a note mark."""
    start = len(page)
    while start and page[start - 1].size < _SMALL * size:
        start -= 1
    marked = [index for index in range(start, len(page)) if _NOTE_MARK.match(page[index].text)]
    cut = marked[0] if marked and start else len(page)
    return page[:cut], page[cut:]


def _without_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without lines that stand in the same place of most pages, and without bare page numbers."""
    repeated = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    filled = sum(bool(page) for page in pages)
    enough = max(2, (filled + 1) // 2)
    heads = {key for key, count in repeated.items() if count >= enough}
    result: list[list[Line]] = []
    for page in pages:
        dropped = {id(line) for line in _edges(page) if _is_head(line, heads)}
        if len(page) > 1:
            dropped |= {id(line) for line in (page[0], page[-1]) if _PAGE_NUMBER.fullmatch(line.text)}
        result.append([line for line in page if id(line) not in dropped])
    return result if any(result) else [list(page) for page in pages]  # every page says the same: that is the text


def _edges(page: Sequence[Line]) -> list[Line]:
    """The highest and lowest lines, whatever order the file draws them in."""
    ordered = sorted(page, key=lambda line: -line.bottom)
    return ordered if len(ordered) <= 2 * _EDGE else ordered[:_EDGE] + ordered[-_EDGE:]


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text.casefold()), round(line.bottom / _SAME_PLACE)


def _is_head(line: Line, heads: set[tuple[str, int]]) -> bool:
    text, place = _key(line)
    return len(text) <= _LONGEST_HEAD and any((text, near) in heads for near in (place - 1, place, place + 1))
