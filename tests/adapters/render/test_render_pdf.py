"""The PDF: two pages, tagged, any script, and set from data alone."""

from __future__ import annotations

import time

import pypdfium2
import pytest
import render_samples as samples
from render_reading import seen

from comity.adapters.render import pdf

A4 = (595, 842)


def pages(made):
    return len(pypdfium2.PdfDocument(made))


@pytest.mark.parametrize("kind", ["problem", "not_enough", "not_a_problem", "answered", "long_winded"])
def test_a_brief_with_its_plan_takes_at_most_two_a4_pages(kind):
    """Eight findings or thirty, six remedies: a senior gets two pages."""
    document = pypdfium2.PdfDocument(pdf.render(getattr(samples, kind)(), samples.plan(), marking="TLP:AMBER"))
    assert len(document) <= 2
    assert tuple(round(side) for side in document[0].get_size()) == A4


def test_a_normal_brief_uses_its_two_pages():
    """Fitting is not starving: most findings and every remedy with who does it stand there."""
    text = seen(pdf, pdf.render(samples.problem(), samples.plan()))
    assert sum(finding.text in text for finding in samples.FINDINGS) >= 6
    assert all(remedy.name in text for remedy in samples.plan().remedies)


def test_full_takes_the_pages_it_needs():
    """The full view is not held to two pages."""
    assert pages(pdf.render(samples.long_winded(), samples.plan(), full=True)) > 2


def test_document_has_title_language_and_tags():
    """What PDF/UA-1 asks of the file as a whole."""
    made = pdf.render(samples.problem())
    document = pypdfium2.PdfDocument(made)
    assert document.get_metadata_dict()["Title"] == samples.problem().title
    assert document.is_tagged()
    assert b"pdfuaid:part" in made
    assert b"/Lang(en-GB)" in made.replace(b" ", b"")


@pytest.mark.parametrize("text", ["Žluťoučký kůň, ỹ ǽ ș ğ İ", "Ελληνικά ώ", "Українська ґ ђ Ћ", "× ÷ – — … € № ‰"])
def test_european_scripts_are_shown(text):
    """Latin with diacritics, Greek and Cyrillic come with the fonts in the package."""
    made = pdf.render(samples.problem().model_copy(update={"summary": text}))
    assert text in seen(pdf, made)
    assert "not shown]" not in seen(pdf, made)


def test_a_script_without_a_font_is_counted_not_boxed(monkeypatch):
    """Where no font has the characters, the brief says how many are missing and what to do."""
    bundled = pdf._fonts(system=False)
    monkeypatch.setattr(pdf, "_fonts", lambda **_: bundled)
    made = pdf.render(samples.problem().model_copy(update={"title": "Note 你好 世界 on bases"}))
    text = seen(pdf, made)
    assert "Note [2 not shown] [2 not shown] on bases" in text
    assert "No font on this machine has some characters" in text


def test_typst_code_in_a_report_is_not_run():
    """A report that is a typst program is shown as its source."""
    program = '#panic("x") #read("/etc/passwd") #import "@preview/x:1.0.0" = H \\ // c /* d */ $ 1/2 $ <l> @l'
    made = pdf.render(samples.problem().model_copy(update={"summary": program, "unknown": (program,)}))
    assert "".join(program.split()) in "".join(seen(pdf, made).split())


def test_a_brief_is_set_well_within_a_second():
    """Even when several tries are needed to fit."""
    pdf.render(samples.problem())  # loads the fonts once
    start = time.process_time()
    pdf.render(samples.problem(), samples.plan())
    assert time.process_time() - start < 1
