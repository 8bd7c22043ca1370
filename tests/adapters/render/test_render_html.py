"""The HTML page: self-contained, accessible, and safe to open."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import pairwise

import pytest
import render_samples as samples
from lxml import html as lxml_html

from comity.adapters.render import html

STYLE = (files("comity.adapters.render") / "templates" / "brief.css").read_text()


@pytest.fixture
def page():
    return lxml_html.document_fromstring(html.render(samples.problem(), samples.plan(), marking="TLP:AMBER"))


def test_page_says_its_language_and_title(page):
    """A screen reader knows how to pronounce it, a tab what to call it."""
    assert page.get("lang") == "en-GB"
    assert page.findtext(".//title") == samples.problem().title


def test_headings_descend_without_a_gap(page):
    """One h1, sections h2."""
    levels = [int(node.tag[1]) for node in page.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_sections_are_labelled_by_their_headings(page):
    """Each landmark has a name, and no id stands twice."""
    ids = [node.get("id") for node in page.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    labels = [section.get("aria-labelledby") for section in page.iter("section")]
    assert labels
    assert set(labels) <= set(ids)


def test_the_scale_is_a_table_with_headers_for_rows_and_columns(page):
    """Numbers are read with what they are numbers of."""
    table = page.find(".//table")
    assert table.find("caption") is not None
    assert [cell.get("scope") for cell in table.iter("th")] == ["col"] * 5 + ["row"] * 4
    assert all(bar.get("aria-hidden") == "true" for bar in table.iter("svg"))


@pytest.mark.parametrize("make", [html.render, html.fragment])
def test_nothing_is_loaded_and_nothing_runs(make):
    """No script, no link, no image, no address, no event handler, even from a hostile report."""
    made = make(samples.hostile())
    tree = lxml_html.document_fromstring(made)
    assert not list(tree.iter("script", "link", "img", "iframe", "object", "embed", "a", "form", "base"))
    attributes = {name for node in tree.iter() for name in node.attrib}
    assert not {name for name in attributes if name.startswith("on") or name in {"src", "href", "style"}}
    assert not re.search(r"url\(|@import", STYLE)


def test_hostile_text_is_escaped_in_the_source():
    """The template engine sees a report as data: nothing of it is a tag or evaluated."""
    made = html.render(samples.hostile(), full=True)
    assert "<script>" not in made
    assert "{{7*7}}" in made


def test_fragment_is_a_piece_of_a_page():
    """A notebook's page keeps its own html, head and h1."""
    made = html.fragment(samples.problem())
    assert not re.search(r"<(html|head|body|h1)[ >]", made)
    assert made.count("<style>") == 1
    selectors = re.findall(r"^\s*([^@{}\n]+)\{", STYLE, re.MULTILINE)
    assert all(one.startswith((".comity", ":root:has(> body > .comity)")) for one in selectors)


def test_fragment_takes_plan_and_review_too():
    """Whatever a notebook shows."""
    assert "What fits, in this order" in html.fragment(samples.plan())
    assert "Unilateral concession" in html.fragment(samples.review())


def palettes():
    """The colours of each palette in the stylesheet: light, dark and print."""
    for block in re.findall(r"\{([^{}]*--ink:[^{}]*)\}", STYLE):
        yield dict(re.findall(r"--(\w+):\s*(#[0-9a-fA-F]{3,6})", block))


def luminance(color):
    """Relative luminance (WCAG 2.2)."""
    digits = color[1:] if len(color) == 7 else "".join(digit * 2 for digit in color[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", list(palettes()), ids=["light", "dark", "print"])
def test_text_and_bars_have_enough_contrast(palette):
    """WCAG 2.2 AA: 4.5 for text, 3 for what carries meaning without text."""
    for ink in ("ink", "quiet", "accent"):
        for ground in ("paper", "wash"):
            assert contrast(palette[ink], palette[ground]) >= 4.5, (ink, ground)
    for level in ("quiet", "accent"):
        assert contrast(palette[level], palette["track"]) >= 3, level
