"""The brief as a tagged PDF (PDF/UA-1), set by typst without network or system settings."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from comity.adapters.render import compose
from comity.adapters.render.brief import Brief
from comity.adapters.render.fit import CAPACITY, height
from comity.adapters.render.limits import FULL, PAGES, Limits
from comity.adapters.render.wording import shorten
from comity.domain.diagnosis import Diagnosis
from comity.domain.errors import ComityError
from comity.domain.response import Plan, Review

if TYPE_CHECKING:
    from typst import Fonts

MOST_PAGES = 2
_TIGHTER = 1.12  # this page holds at most so much more than the common measure reckons with
_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_LONG_WORD = re.compile(r"\S{33,}")


def render(diagnosis: Diagnosis, plan: Plan | None = None, *, full: bool = False, marking: str = "") -> bytes:
    """The diagnosis, with its plan if given, as a PDF of at most two A4 pages; ``full`` leaves nothing out."""
    return _fitting(lambda limits: compose.of_diagnosis(diagnosis, plan, choices=(limits,), marking=marking), full=full)


def render_plan(plan: Plan, *, full: bool = False, marking: str = "") -> bytes:
    """A response plan as a PDF."""
    return _fitting(lambda limits: compose.of_plan(plan, choices=(limits,), marking=marking), full=full)


def render_review(review: Review, *, full: bool = False, marking: str = "") -> bytes:
    """The review of a proposal as a PDF."""
    return _fitting(lambda limits: compose.of_review(review, choices=(limits,), marking=marking), full=full)


def _fitting(make: Callable[[Limits], Brief], *, full: bool) -> bytes:
    """Here pages can be counted, so the roomiest brief is taken that is seen to fit; hopeless ones are not set."""
    if full:
        return _set(make(FULL[0]), full=True)
    *hopeful, tightest = (make(limits) for limits in PAGES)
    for brief in hopeful:
        if height(brief) <= CAPACITY * _TIGHTER:
            pdf = _set(brief, full=False)
            if _pages(pdf) <= MOST_PAGES:
                return pdf
    return _set(tightest, full=False)


def _pages(pdf: bytes) -> int:
    import pypdfium2  # loads a shared library

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _set(brief: Brief, *, full: bool) -> bytes:
    """Sets the brief with the fonts typst brings; where they lack a character, with the system's.

    What no font here can show is replaced by a count of the characters left out, and the brief says so at its end:
    a row of boxes would tell the reader less.
    """
    data = {**asdict(brief), "footer": shorten(brief.title, 60), "full": full}
    data = _each_text(data, lambda text: _LONG_WORD.sub(_breakable, text))
    pdf, missing = _compile(data, system_fonts=False)
    if missing:
        pdf, missing = _compile(data, system_fonts=True)
    if missing:
        pdf, missing = _compile(_without(data, missing), system_fonts=True)
    if pdf is None:
        raise ComityError(f"The PDF could not be set: no font here has the characters {''.join(sorted(missing))}")
    return pdf


def _compile(data: dict[str, Any], *, system_fonts: bool) -> tuple[bytes | None, set[str]]:
    """The PDF, or the characters that no font could show (PDF/UA forbids boxes, so typst names them)."""
    import typst

    template = files("comity.adapters.render") / "templates" / "brief.typ"
    compiler = typst.Compiler(
        template.read_bytes(), font_paths=_fonts(system=system_fonts), sys_inputs={"brief": json.dumps(data)}
    )
    try:
        pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError as error:
        missing = _characters(error.diagnostic)
        if not missing:
            raise
        return None, missing
    assert isinstance(pdf, bytes)
    return pdf, set()


@cache
def _fonts(*, system: bool) -> Fonts:
    from typst import Fonts

    return Fonts(include_system_fonts=system)


def _characters(diagnostic: str) -> set[str]:
    texts = (_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in _MISSING.findall(diagnostic))
    return {char for text in texts for char in text if not char.isascii()}


def _without(data: dict[str, Any], missing: set[str]) -> dict[str, Any]:
    """The same brief with each run of ``missing`` characters counted instead of shown, and a note that says so."""
    runs = re.compile(f"[{re.escape(''.join(sorted(missing)))}]+")
    data = _each_text(data, lambda text: runs.sub(lambda run: f"[{len(run[0])} not shown]", text))
    note = (
        "No font on this machine has some characters of this text; their number stands in their place. "
        "The HTML and DOCX formats keep them; so does this one once a font for that script is installed."
    )
    last = data["sections"][-1]
    closing = (*last["closing"], note)
    return {**data, "sections": [*data["sections"][:-1], {**last, "closing": closing}]}


def _breakable(word: re.Match[str]) -> str:
    """A word wider than a column may break at these zero-width spaces; the widest letters fill it in twelve."""
    return "\u200b".join(word[0][start : start + 12] for start in range(0, len(word[0]), 12))


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    match value:
        case str():
            return change(value)
        case dict():
            return {key: _each_text(item, change) for key, item in value.items()}
        case list() | tuple():
            return [_each_text(item, change) for item in value]
        case _:
            return value
