"""Take names and numbers out of a text, so that the word model learns what happens and not to whom.

The alliances a report speaks of are rarely those of the training passages; words tied to one country mislead.
"""

from __future__ import annotations

import re

NAME = "_name"
_TOKEN = re.compile(r"[A-Za-z]+(?:[’'][A-Za-z]+)?|\d+(?:[.,:–-]\d+)*|[!?;:\"“”()]")
_SENTENCE_START = re.compile(r"(?:^|[.!?;:]\s|\n|[“\"(]\s?)\s*$")

# Common nouns, offices and telegraphese that are capitalised or abbreviated in official prose and do carry meaning.
KEPT = frozenset(
    """
    government govt governments govts gov ministry minister ministers primin premier president secretary
    ambassador amb embassy foreign office fonoff fonmin department dept state congress congressional senate
    senator house parliament parliamentary assembly chamber deputies diet cabinet council committee commission
    party parties opposition communist communists commie commies communism socialist socialists liberal liberals
    conservative conservatives democratic democrats nationalist nationalists leftist left right government's
    allied allies ally alliance treaty agreement protocol article convention pact note aide memoire press
    newspaper newspapers editorial radio public opinion election elections electoral campaign vote votes voters
    coalition bill law act court courts police army navy air force forces military defense defence joint chiefs
    staff general marshal admiral colonel consul consulate legation delegation charge chargé conference meeting
    talks union labor labour unions students student church bishops king queen crown prince affairs treasury
    finance trade commerce export import loan bank fund aid base bases troops soldiers nuclear atomic weapons
    personally personal we our us they he she it his her their i you not no the a an in on of to for with if but
    and or as at by from this that these those there it's however although while when since after before because
    embtel deptel reftel urtel mytel usg rep reps del intl natl pol mil econ info memo confidential secret top
    telegram department’s government’s mob riot riots demonstrations demonstration strike strikes american
    america americans united states washington
    """.split()  # noqa: SIM905 (a block of words is easier to read and add to)
)


def words(text: str) -> list[str]:
    """Lower-case tokens of ``text``: capitalised names become ``_name``, numbers ``_num``."""
    shouted = _is_shouted(text)
    out = [_mask(found.group(), text, found.start(), shouted=shouted) for found in _TOKEN.finditer(text)]
    return [word for index, word in enumerate(out) if word != NAME or index == 0 or out[index - 1] != NAME]


def masked(text: str) -> str:
    """The text as the word model sees it."""
    return " ".join(words(text))


def _is_shouted(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) > 0.6 * len(letters)


def _mask(token: str, text: str, start: int, *, shouted: bool) -> str:
    if token[0].isdigit():
        return "_num"
    lower = token.lower().replace("’", "'")
    lower = lower.removesuffix("'s")
    if not token[0].isupper() or shouted:
        return lower
    if lower in KEPT:
        return lower
    if len(token) > 1 and token.isupper():
        return NAME
    opens = bool(_SENTENCE_START.search(text[max(0, start - 4) : start]))
    return lower if opens else NAME
