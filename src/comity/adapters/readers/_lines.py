"""Join the lines of hard-wrapped text into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

_WIDEST = 160  # characters; where lines are longer than this, each line is a paragraph
_NARROWEST = 30  # narrower than this, "full" means nothing
_SENTENCE_END = re.compile(r"[.!?:;…。！？][\"'”’)\]»]*$")
_MARKER = re.compile(r"([-*•–—·▪◦‣]|\(?[0-9]{1,3}[.)]|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,5}[.)]|#{1,6})\s")
_FIELD = re.compile(r"[A-Z][\w .-]{0,24}:(\s|$)")
_RULE = re.compile(r"[\W_]{3,}$")
_NO_HYPHEN = "\x00"
_BROKEN_WORD = re.compile(r"(\w{2,})[-‐]$")


def ends_sentence(line: str) -> bool:
    return bool(_SENTENCE_END.search(line))


def starts_item(line: str) -> bool:
    """Whether ``line`` begins a list item or a field such as ``FROM:``."""
    return bool(_MARKER.match(line) or _FIELD.match(line))


def paragraphs(text: str) -> list[str]:
    """Paragraphs of plain text: parted by blank lines, or by line where lines are not wrapped.

    A line is joined to the one before it where that one was full, or where the sentence plainly runs on.
    """
    lines = [line.strip() for line in text.splitlines()]
    width = wrap_width(lines)
    words = known_words(text)
    result: list[str] = []
    group: list[str] = []
    for line in [*lines, ""]:
        if line and not _RULE.match(line):
            group.append(line)
        elif group:
            result.extend(join(group, lambda one, two: runs_on(one, two, width), words))
            group = []
    return result


def join(lines: Sequence[str], joins: Callable[[str, str], bool], words: Callable[[], frozenset[str]]) -> list[str]:
    """``lines`` joined where ``joins(line, next)`` says so, with words broken by a hyphen mended."""
    result: list[list[str]] = []
    for index, line in enumerate(lines):
        if index and joins(lines[index - 1], line):
            parts = result[-1]
            parts[-1] += seam(lines[index - 1], line, words)
            if parts[-1].endswith(_NO_HYPHEN):
                parts[-1] = parts[-1].removesuffix(_NO_HYPHEN)[:-1]
            parts.append(line)
        else:
            result.append([line])
    return ["".join(parts) for parts in result]


def seam(line: str, following: str, words: Callable[[], frozenset[str]]) -> str:
    """What goes between two lines: a space, nothing, or (where a hyphen only broke a word) the mark to take it out.

    The hyphen stays where the document elsewhere writes the word with one (``long-term``).
    """
    broken = _BROKEN_WORD.search(line)
    if not broken or not following[:1].islower():
        return " "
    rest = re.match(r"\w+", following)
    compound = f"{broken[1]}-{rest[0] if rest else ''}".lower()
    return "" if compound in words() else _NO_HYPHEN


def known_words(text: str) -> Callable[[], frozenset[str]]:
    """The hyphenated words written inside lines of ``text``, found when first asked for."""
    found: list[frozenset[str]] = []

    def words() -> frozenset[str]:
        if not found:
            found.append(frozenset(word.lower() for word in re.findall(r"\w+-\w+", text)))
        return found[0]

    return words


def wrap_width(lines: Iterable[str]) -> int:
    """The width the text is wrapped at in characters; 0 where it is not wrapped."""
    lengths = sorted(len(line) for line in lines if line)
    if not lengths:
        return 0
    width = lengths[(len(lengths) * 9) // 10]
    return width if _NARROWEST <= width <= _WIDEST else 0


def runs_on(line: str, following: str, width: int) -> bool:
    """Whether ``following`` continues the sentence or the paragraph of ``line``."""
    if not width:
        return False
    ended = ends_sentence(line)
    full = len(line) + 1 + len(following.split(" ", 1)[0]) > 0.8 * width
    if starts_item(following) and (ended or not full):
        return False
    return full or (following[:1].islower() and not ended)
