"""Which stretches of a clause do not propose what they name: negated, hypothetical, reported, or only asked about.

"Do not protest publicly", "rather than recalling", "if the ally withholds payment", "whether the terms should be
amended", "they threaten to leave" name acts that nobody proposes.
"""

from __future__ import annotations

import re

from comity.response import grammar

Span = tuple[int, int]
_TO_COMMA = (grammar.RATHER, grammar.ASKED)
_BY_MEANS = re.compile(r"\b(?:by|through)\s+\w+ing\b", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|then)\s+", re.IGNORECASE)
_HEAD = re.compile(r"\s*(?:(?:any|a|an|the|more|further|public|such)\s+)?(\w+)", re.IGNORECASE)
_TAKES_NOUN = re.compile(r"\b(?:no|without|any)\s*$", re.IGNORECASE)
LIST_REACH = 80  # characters in which an "or" shows that a list goes on
PARENTHESIS = 2  # a comma this near after "not" opens a parenthesis


def dead_spans(text: str, *, reported: bool = True) -> tuple[Span, ...]:
    """Stretches of the clause whose acts are not proposed. ``reported`` False: keep what others say or demand."""
    spans = [(m.end(), _end_of_rejected(text, m.end())) for m in grammar.REJECTED_LIST.finditer(text)]
    spans += [(m.end(), _end_of_list(text, m.end())) for m in grammar.NOT.finditer(text)]
    spans += [(m.end(), _end_of_avoided(text, m.end())) for m in grammar.AVOID.finditer(text)]
    spans += [(m.end(), _end_of_object(text, m.end())) for m in grammar.STOPPED.finditer(text)]
    spans += [(m.end(), _comma(text, m.end())) for pattern in _TO_COMMA for m in pattern.finditer(text)]
    spans += _hypothetical(text)
    if reported:
        spans += _of_others(text)
    return tuple(spans)


def rejected_after(text: str, start: int, end: int) -> bool:
    """Whether what stands from ``start`` to ``end`` is judged in the words after it ("... would be a mistake")."""
    if grammar.JUDGED.match(text, end):
        return True
    return bool(grammar.GERUND.match(text, start) and grammar.JUDGED_SUBJECT.match(text, end))


def belongs_to_others(text: str, start: int) -> bool:
    """Whether the noun at ``start`` is somebody else's ("their public protest")."""
    return bool(grammar.ACT_NOUN.match(text, start) and grammar.OF_OTHERS.search(text[:start]))


def _comma(text: str, start: int) -> int:
    place = text.find(",", start)
    return len(text) if place < 0 else place


def _end_of_rejected(text: str, start: int) -> int:
    match = grammar.RECOMMENDED.search(text, start)
    return match.start() if match else len(text)


def _end_of_avoided(text: str, start: int) -> int:
    """The object of "avoid" ends where the means begins: "head off the row by paying"."""
    end = _end_of_list(text, start)
    means = _BY_MEANS.search(text, start, end)
    return means.start() if means else end


def _end_of_object(text: str, start: int) -> int:
    """A stopped thing reaches to the next comma or the next "and" with a verb of its own."""
    end = _comma(text, start)
    for match in _AND.finditer(text, start, end):
        if grammar.NEW_CLAUSE.match(text[match.end() : end]):
            return match.start()
    return end


def _end_of_list(text: str, start: int) -> int:
    """Where a negation ends: it runs through a list ("nor", "or", more nouns), not into a new clause."""
    place = start
    while (comma := text.find(",", place)) >= 0:
        rest = text[comma + 1 :].lstrip()
        place = comma + 1
        if comma - start <= PARENTHESIS:  # "not, at this stage, protest"
            place = text.find(",", place) + 1 or len(text)
        elif grammar.OR.match(rest):
            continue
        elif grammar.NEW_CLAUSE.match(rest) and not _goes_on(rest):
            return _before_and(text, start, comma)
    return _before_and(text, start, len(text))


def _goes_on(rest: str) -> bool:
    """A list of verbs under one negation: "not recall, withhold or threaten"."""
    return not grammar.PRONOUN.match(rest) and bool(grammar.OR.search(rest[:LIST_REACH]))


def _before_and(text: str, start: int, end: int) -> int:
    """A gerund or a noun under negation ends at "and" with a bare verb: "without threats and send the notice"."""
    head = _HEAD.match(text, start, end)
    if head is None or not (head.group(1).endswith("ing") or _TAKES_NOUN.search(text[:start])):
        return end
    for match in _AND.finditer(text, start, end):
        if grammar.NEW_CLAUSE.match(text[match.end() : end]):
            return match.start()
    return end


def _hypothetical(text: str) -> list[Span]:
    if first := grammar.IF_FIRST.match(
        text
    ):  # a threat may begin with the condition itself: "if they refuse we will ..."
        return [(first.end(), _comma(text, first.end()))]
    return [(match.end(), _comma(text, match.end())) for match in grammar.IF.finditer(text)]


def _of_others(text: str) -> list[Span]:
    match = grammar.REPORTED.match(text) or grammar.CAPITAL.match(text)
    if not match:
        return []
    ours = grammar.OURS_AGAIN.search(text, match.end())
    return [(match.start(), ours.start() if ours else len(text))]
