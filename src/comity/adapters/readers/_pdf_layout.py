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


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a page, in points from the lower left; ``broken`` where a hyphen parts its last word."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    broken: bool = False


def blocks(pages: Sequence[Sequence[Line]]) -> tuple[list[Block], bool]:
    """The paragraphs of all pages, each with the page it begins on, and whether running heads were dropped."""
    kept = _without_heads(pages)
    words = known_words("\n".join(line.text for page in kept for line in page))
    result: list[Block] = []
    previous: tuple[Line, _Shape] | None = None
    for number, page in enumerate(kept, 1):
        shape = _Shape.of(page)
        for index, line in enumerate(page):
            if previous and _joins(previous, line, shape, new_page=index == 0):
                last = result.pop()
                result.append(Block(_joined(last.text, previous[0], line.text, words()), last.page))
            else:
                result.append(Block(line.text, number))
            previous = line, shape
    return result, sum(map(len, kept)) < sum(map(len, pages))


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
        steps = [a.bottom - b.bottom for a, b in pairwise(page) if 0 < a.bottom - b.bottom < 4 * a.size]
        return cls(lefts.most_common(1)[0][0], rights[len(rights) * 8 // 10], median(steps) if steps else 0)


def _joins(previous: tuple[Line, _Shape], line: Line, shape: _Shape, *, new_page: bool) -> bool:
    """Whether ``line`` continues the paragraph of the line before it."""
    before, old_shape = previous
    if before.broken:
        return True
    if abs(before.size - line.size) > 0.1 * max(before.size, line.size):
        return False
    ended = ends_sentence(before.text)
    runs_on = not ended and (line.text[:1].islower() or before.text.endswith((",", "-")))
    drop = before.bottom - line.bottom
    if new_page or drop < 0:  # a page or a column further on
        return runs_on or (
            not ended and not starts_item(line.text) and before.right > old_shape.right - 3 * before.size
        )
    if shape.step and drop > 1.4 * max(shape.step, line.size):
        return False
    if starts_item(line.text) and (ended or line.left <= before.left + 1):
        return False
    if line.left > before.left + 0.7 * line.size and abs(before.left - shape.left) < 0.7 * line.size and ended:
        return False  # an indented first line
    room = before.right < old_shape.right - 0.2 * (old_shape.right - before.left)
    return runs_on or not room or (not ended and line.left == before.left and not line.text[:1].isupper())


def _joined(text: str, before: Line, following: str, words: frozenset[str]) -> str:
    if not before.broken and not (re.search(r"[a-z]-$", text) and following[:1].islower()):
        return f"{text} {following}"
    stem = text.removesuffix("-")
    head, rest = re.search(r"\w*$", stem), re.match(r"\w*", following)
    compound = f"{head[0] if head else ''}-{rest[0] if rest else ''}".lower()
    return f"{stem}-{following}" if compound in words or not following[:1].islower() else stem + following


def _without_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without lines that stand in the same place of most pages, and without bare page numbers."""
    repeated = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    filled = sum(bool(page) for page in pages)
    enough = max(2, (filled + 1) // 2)
    heads = {key for key, count in repeated.items() if count >= enough}
    result = []
    for page in pages:
        edges = {id(line) for line in _edges(page) if _is_head(line, heads)}
        ends = {id(line) for line in (*page[:1], *page[-1:]) if _PAGE_NUMBER.fullmatch(line.text) and len(page) > 1}
        result.append([line for line in page if id(line) not in edges | ends])
    return result


def _edges(page: Sequence[Line]) -> list[Line]:
    """The highest and lowest lines, whatever order the file draws them in."""
    ordered = sorted(page, key=lambda line: -line.bottom)
    return ordered if len(ordered) <= 2 * _EDGE else ordered[:_EDGE] + ordered[-_EDGE:]


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text.casefold()), round(line.bottom / _SAME_PLACE)


def _is_head(line: Line, heads: set[tuple[str, int]]) -> bool:
    text, place = _key(line)
    return len(text) <= _LONGEST_HEAD and any((text, near) in heads for near in (place - 1, place, place + 1))
