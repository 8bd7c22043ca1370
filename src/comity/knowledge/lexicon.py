"""Whose act a sentence reports, and at which level, where its words say so.

This is a lexical reading with a stated limit: it names the party that acts when the sentence puts it first, or after
"by"; where the words leave it open it says nothing. ``benchmarks/attribution.py`` measures it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from comity.domain.base import Noun
from comity.domain.errors import Defect, KnowledgeError
from comity.knowledge import yamlfile
from comity.knowledge.collect import data_directory
from comity.knowledge.models import build

Level = Literal["working", "senior", "leader"]
_RANK: tuple[Level, ...] = ("working", "senior", "leader")
_BOTH = re.compile(
    r"\b(?:both (?:sides|governments|countries|allies|parties|capitals|delegations)|each other|one another|"
    r"(?:the )?two (?:sides|governments|countries|allies|parties|delegations))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:.!?]\s")
LEAD_WORDS = 2  # words a subject may have before the party's name: "the new", "senior"
_BY = re.compile(r"\bby (?:the |a |an |its |their |some |several )?$")
_OBJECT = re.compile(r"\b(?:to|of|with|from|on|against|for|in|at|into|upon|toward|towards|over|between|and) (?:the )?$")


class Party(Noun):
    id: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    name: str
    words: tuple[str, ...]


class LevelWords(Noun):
    id: Level
    words: tuple[str, ...]


class Words(Noun):
    """The file's content: either key may be missing."""

    parties: tuple[Party, ...] = ()
    levels: tuple[LevelWords, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """Names of parties and words for levels, ready to be found in a sentence."""

    parties: dict[str, str]  # word to party id
    names: dict[str, str]  # party id to name
    levels: dict[str, Level]  # lower-case word to level
    party_pattern: re.Pattern[str]
    level_pattern: re.Pattern[str]

    def attribute(self, sentence: str) -> tuple[tuple[str, ...], Level | None]:
        """Party ids ('both' as the two ids named, or ('both',)), and the level, as far as the words say."""
        return self.sides(sentence), self.level(sentence)

    def mentioned(self, text: str) -> list[str]:
        """Party ids in the order of their first mention."""
        return list(dict.fromkeys(self.parties[match.group()] for match in self.party_pattern.finditer(text)))

    def sides(self, sentence: str) -> tuple[str, ...]:
        if _BOTH.search(sentence):
            return ("both",)
        found = [(match, sentence[: match.start()]) for match in self.party_pattern.finditer(sentence)]
        by = [match for match, before in found if _BY.search(before)]
        head = [match for match, before in found if _leads(before)]
        actor = next(iter([*by, *head]), None)
        return (self.parties[actor.group()],) if actor else ()

    def level(self, sentence: str) -> Level | None:
        found = [self.levels[match.group().lower()] for match in self.level_pattern.finditer(sentence)]
        return max(found, key=_RANK.index) if found else None


def _leads(before: str) -> bool:
    """Whether a party's name after these words is likely the subject: first in its clause, after no preposition."""
    clause = _CLAUSE.split(before)[-1]
    return len(clause.split()) <= LEAD_WORDS and not _OBJECT.search(before)


@lru_cache(maxsize=2)
def load_lexicon(directory: Path | None = None) -> Lexicon:
    """The parties and levels of ``lexicon/``. Raises KnowledgeError with file and line."""
    directory = directory or data_directory() / "lexicon"
    parties: list[Party] = []
    levels: list[LevelWords] = []
    defects: list[Defect] = []
    for path in sorted(directory.glob("*.yaml")):
        file = yamlfile.load(path, name=f"lexicon/{path.name}")
        words, found = build(Words, file, file.data)
        defects += found
        if words:
            parties += words.parties
            levels += words.levels
    if defects:
        raise KnowledgeError(defects)
    by_word = {word: party.id for party in parties for word in party.words}
    by_level = {word.lower(): level.id for level in levels for word in level.words}
    names = {party.id: party.name for party in parties}
    return Lexicon(by_word, names, by_level, _pattern(by_word), _pattern(by_level, re.IGNORECASE))


def _pattern(words: dict[str, str] | dict[str, Level], flags: int = 0) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", flags)
