"""Cut a document into windows of about the length of the passages the model was trained on."""

from __future__ import annotations

from dataclasses import dataclass

from comity.adapters.textmodel.sentences import sentences

SINGLE = 290  # words: up to here a document is one window
TARGET = 210
LEAST = 60  # words of new text that a last window must bring; less is joined to the one before


@dataclass(frozen=True)
class Window:
    """A run of sentences. ``first`` and ``last`` are indices into the document's sentences (last exclusive)."""

    first: int
    last: int
    start: int
    end: int


def windows(text: str) -> tuple[list[tuple[int, int]], list[Window]]:
    """The sentences of ``text`` and the windows over them; neighbours share one sentence."""
    spans = sentences(text)
    sizes = [len(text[start:end].split()) for start, end in spans]
    if sum(sizes) <= SINGLE:
        return spans, [_window(spans, 0, len(spans))] if spans else []
    found: list[Window] = []
    first = 0
    while first < len(spans):
        last = _fill(sizes, first)
        if sum(sizes[last:]) < LEAST:
            last = len(spans)
        found.append(_window(spans, first, last))
        if last == len(spans):
            break
        first = last - 1 if last - 1 > first and sizes[last - 1] <= LEAST else last
    return spans, found


def _fill(sizes: list[int], first: int) -> int:
    """Index after the last sentence that still fits the window that begins at ``first``."""
    total, last = 0, first
    while last < len(sizes) and (last == first or total + sizes[last] <= TARGET):
        total += sizes[last]
        last += 1
    return last


def _window(spans: list[tuple[int, int]], first: int, last: int) -> Window:
    return Window(first, last, spans[first][0], spans[last - 1][1])
