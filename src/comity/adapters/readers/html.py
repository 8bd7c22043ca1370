"""HTML: the words a reader would see, without scripts, navigation or hidden parts.

The tokeniser below reads in one pass, in time linear in the length, and builds no tree: a million nested tags, a
tag with a million attributes and an unclosed comment cost no more than plain text does.
"""

# ruff: noqa: SIM905 - long lists of names read better as words
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from comity.adapters.readers._content import Block, Content
from comity.adapters.readers._limits import MAX_HTML_TAGS
from comity.domain.errors import InputError

_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol option p pre section summary table"
    " tbody tfoot thead title tr ul".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_UNSEEN = frozenset(
    "script style noscript template svg math canvas object iframe audio video select datalist button nav head".split()
)
_RAW = frozenset("script style textarea title noscript xmp iframe".split())
_CLOSES_ITSELF = {"p": _BLOCKS, "li": {"li"}, "tr": {"tr"}, "td": {"td", "th", "tr"}, "th": {"td", "th", "tr"},
                  "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "option": {"option"}}  # fmt: skip
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_ATTRIBUTES = re.compile(r"(?:[^>\"'=]++|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|=|\"|')*+>")
_ATTRIBUTE = re.compile(r"([^\s\"'>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
_LONGEST_TAG = 4_000  # characters of a tag in which attributes are looked for
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])", re.IGNORECASE
)
_HIDDEN_ROLE = {"navigation", "banner", "search", "menu", "menubar"}
_DATE_NAMES = {"date", "dc.date", "dcterms.date", "dcterms.created", "article:published_time", "pubdate", "publishdate"}
_BREAK = "\x00"  # between blocks, while text is gathered


def parse(source: str, name: str = "") -> Content:
    """The visible text of a page, its title and its date where the page names one.

    Raises:
        InputError: it holds more tags than a page written by people or programs for people.
    """
    if source.count("<") > MAX_HTML_TAGS:
        raise InputError(
            f"there are more than {MAX_HTML_TAGS:,} tags in this page",
            where=name,
            remedy="Save its text alone and read that",
        )
    page = _Page()
    for token in _tokens(source):
        page.take(token)
    blocks = tuple(Block(text) for text in page.texts())
    notes = (f"{page.images} image{'s' * (page.images > 1)} left out.",) if page.images else ()
    return Content("html", blocks, page.title or page.heading, page.date, notes)


@dataclass(frozen=True, slots=True)
class _Token:
    """Text (``name`` empty), or a tag."""

    text: str = ""
    name: str = ""
    closes: bool = False
    attributes: dict[str, str] = field(default_factory=dict)


def _tokens(source: str) -> Iterator[_Token]:
    position, end = 0, len(source)
    while position < end:
        mark = source.find("<", position)
        if mark < 0:
            yield _Token(_text(source[position:]))
            return
        if mark > position:
            yield _Token(_text(source[position:mark]))
        tag = _TAG.match(source, mark)
        if tag:
            close = _ATTRIBUTES.match(source, tag.end())
            if not close:
                return  # the file ends inside a tag
            name = tag[2].lower()
            yield _Token(name=name, closes=bool(tag[1]), attributes=_attributes(source[tag.end() : close.end() - 1]))
            position = close.end()
            if name in _RAW and not tag[1]:
                stop = _end_of_raw(source, name, position)
                if name == "title":
                    yield _Token(_text(source[position:stop]))
                position = stop
        elif source.startswith(("<!", "<?", "</"), mark):
            position = _end_of_declaration(source, mark)
        else:
            yield _Token("<")
            position = mark + 1


def _end_of_raw(source: str, name: str, position: int) -> int:
    close = re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE).search(source, position)
    return close.start() if close else len(source)


def _end_of_declaration(source: str, mark: int) -> int:
    closer = "-->" if source.startswith("<!--", mark) else ">"
    stop = source.find(closer, mark + 2)
    return stop + len(closer) if stop >= 0 else len(source)


def _attributes(raw: str) -> dict[str, str]:
    if not raw or raw.isspace():
        return {}
    found = _ATTRIBUTE.findall(raw[:_LONGEST_TAG])
    return {name.lower(): _text(double or single or bare) for name, double, single, bare in found}


def _text(raw: str) -> str:
    try:
        return unescape(raw).replace(_BREAK, "") if "&" in raw else raw.replace(_BREAK, "")
    except ValueError:  # a numeric reference of thousands of digits
        return raw.replace(_BREAK, "")


class _Page:
    """Gathers what is seen. ``open`` holds the names of open elements and whether each hides what is in it."""

    def __init__(self) -> None:
        self.open: list[tuple[str, bool]] = []
        self.count: Counter[str] = Counter()
        self.hiding = 0
        self.all: list[str] = []
        self.main: list[str] = []
        self.images = 0
        self.title = self.heading = self.date = ""

    def take(self, token: _Token) -> None:
        if not token.name:
            self._add(token.text)
            return
        if token.name in _BLOCKS:
            self._add(_BREAK)
        elif token.name in {"td", "th"} and not token.closes:
            self._add(" | ")
        if token.closes:
            self._close(token.name)
        else:
            self._start(token)

    def texts(self) -> list[str]:
        """The blocks of <main> or <article> where they hold most of the text, else of the whole page."""
        best = self.main if sum(map(len, self.main)) > sum(map(len, self.all)) / 2 else self.all
        return [text.strip(" |\n\t\r") for text in "".join(best).split(_BREAK)]

    def _add(self, text: str) -> None:
        top = self.open[-1][0] if self.open else ""
        if text != _BREAK and top == "title" and not self.title and not self.count["svg"]:
            self.title = text
        elif not self.hiding:
            self.all.append(text)
            if self.count["main"] or self.count["article"]:
                self.main.append(text)
            if top == "h1" and text != _BREAK and not self.heading:
                self.heading = text

    def _start(self, token: _Token) -> None:
        self._close_implied(token.name)
        attributes = token.attributes
        self._note_date(token)
        if token.name == "img" and not self.hiding:
            self.images += 1
        if token.name in _VOID:
            return
        hides = token.name in _UNSEEN or _is_hidden(attributes)
        self.open.append((token.name, hides))
        self.count[token.name] += 1
        self.hiding += hides

    def _note_date(self, token: _Token) -> None:
        if self.date:
            return
        if token.name == "meta":
            named = token.attributes.get("name", token.attributes.get("property", "")).lower()
            if named in _DATE_NAMES:
                self.date = token.attributes.get("content", "")
        elif token.name == "time" and not self.hiding:
            self.date = token.attributes.get("datetime", "")

    def _close_implied(self, name: str) -> None:
        if self.open and name in _CLOSES_ITSELF.get(self.open[-1][0], ()):
            self._pop()

    def _close(self, name: str) -> None:
        if self.count[name]:
            while self._pop() != name:
                pass

    def _pop(self) -> str:
        name, hides = self.open.pop()
        self.count[name] -= 1
        self.hiding -= hides
        return name


def _is_hidden(attributes: dict[str, str]) -> bool:
    return bool(attributes) and (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") in _HIDDEN_ROLE
        or bool(_HIDDEN_STYLE.search(attributes.get("style", "")))
    )
