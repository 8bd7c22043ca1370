"""The Word document: structure that Word, a screen reader and an editor can use."""

from __future__ import annotations

from io import BytesIO

import pytest
import render_samples as samples
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from comity.adapters.render import docx


def read(made):
    return Document(BytesIO(made))


@pytest.fixture
def document():
    return read(docx.render(samples.problem(), samples.plan(), marking="TLP:AMBER"))


def test_title_and_language_are_set(document):
    """In the properties and in the styles."""
    assert document.core_properties.title == samples.problem().title
    assert document.core_properties.language == "en-GB"
    assert {node.get(qn("w:val")) for node in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_headings_are_headings(document):
    """Sections can be navigated: the outline is made of real styles."""
    outline = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert outline[0] == "The four dimensions"
    assert outline[-1] == "Sources and provenance"
    assert document.paragraphs[0].style.name == "Title"


def test_every_table_has_a_header_row_that_repeats(document):
    """Word reads the header with each row and repeats it on the next page."""
    assert len(document.tables) >= 4
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(cell.text for cell in table.rows[0].cells)
        assert all(len(row.cells) == len(table.columns) for row in table.rows)


def test_page_is_a4_with_marking_and_page_number(document):
    """Head and foot of each page carry the marking; the foot counts pages."""
    sheet = document.sections[0]
    assert (round(sheet.page_width / Mm(1)), round(sheet.page_height / Mm(1))) == (210, 297)
    assert sheet.header.paragraphs[0].text == "TLP:AMBER"
    assert "TLP:AMBER" in sheet.footer.paragraphs[0].text
    fields = [node.get(qn("w:instr")) for node in sheet.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_quotes_have_the_quote_style(document):
    """A quote is told apart by structure, not by looks alone."""
    quotes = [p.text for table in document.tables for row in table.rows for cell in row.cells
              for p in cell.paragraphs if p.style.name == "Quote"]  # fmt: skip
    assert any(quote.startswith("“Contrary to Article 12") for quote in quotes)


def test_a_title_longer_than_the_format_allows_is_cut_in_the_properties_only():
    """Word's title property ends at 255 characters."""
    document = read(docx.render(samples.long_winded(), full=True))
    assert len(document.core_properties.title) <= 255
    assert document.paragraphs[0].text == samples.long_winded().title.strip()


def test_no_default_text_of_the_library_is_left(document):
    """The file does not say it was made by a library's template in 2013."""
    assert document.core_properties.author == "comity"
    assert document.core_properties.comments == ""
    assert document.core_properties.created.year > 2013
