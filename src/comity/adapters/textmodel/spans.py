"""Choose the sentences to show for each cause, and fill in what other readers know about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from comity.adapters.textmodel.against import denied_causes
from comity.adapters.textmodel.encoder import Floats
from comity.domain.document import Document
from comity.domain.evidence import Quote
from comity.domain.reading import Span

Signs = Callable[[str], list[str]]
Parties = Callable[[str], tuple[tuple[str, ...], str | None]]

MOST = 3  # sentences shown for one cause
LIKELY_CAUSE = 0.10  # causes less likely than this get no sentence
SHOWN = 0.05  # a sentence less likely than this is not shown
RELATIVE = 0.35  # nor one far weaker than the cause's best sentence
SHORTEST_QUOTE = 15  # characters


@dataclass(frozen=True)
class SpanMaker:
    """``signs`` names the indicators whose cues a sentence matches; ``parties`` its sides and level."""

    causes: tuple[str, ...]
    signs: Signs | None = None
    parties: Parties | None = None

    def make(
        self, document: Document, places: Sequence[tuple[int, int]], scores: Floats, causes: Mapping[str, float]
    ) -> tuple[Span, ...]:
        """Best first within each cause, the likeliest cause first; then the sentences that speak against."""
        found: list[Span] = []
        for cause in sorted(causes, key=lambda name: -causes[name]):
            if causes[cause] >= LIKELY_CAUSE:
                found += self._for(document, places, scores[:, self.causes.index(cause)], cause)
        for start, end in places:
            for cause in denied_causes(document.text[start:end]):
                found.append(self._span(document, (start, end), cause, 0.5, against=True))
        return tuple(found)

    def _for(self, document: Document, places: Sequence[tuple[int, int]], column: Floats, cause: str) -> list[Span]:
        order = sorted(range(len(places)), key=lambda index: -float(column[index]))
        floor = max(SHOWN, RELATIVE * float(column[order[0]]))
        chosen = [
            index
            for index in order
            if column[index] >= floor
            and places[index][1] - places[index][0] >= SHORTEST_QUOTE
            and cause not in denied_causes(document.text[slice(*places[index])])
        ]
        return [self._span(document, places[index], cause, float(column[index])) for index in chosen[:MOST]]

    def _span(
        self, document: Document, place: tuple[int, int], cause: str, score: float, *, against: bool = False
    ) -> Span:
        start, end = place
        text = document.text[start:end]
        paragraph = document.paragraph_at(start) if document.paragraphs else None
        quote = Quote(
            text=text,
            document=document.name,
            start=start,
            end=end,
            page=paragraph.page if paragraph else None,
            paragraph=paragraph.number if paragraph else None,
        )
        signs = [] if against or self.signs is None else self.signs(text)
        sides, level = self.parties(text) if self.parties else ((), None)
        return Span(cause, quote, score, signs[0] if signs else None, tuple(sides), level, against)
