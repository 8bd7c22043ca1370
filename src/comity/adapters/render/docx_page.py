"""A Word document's page, styles and tables, on top of python-docx; knows nothing of what is said."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FONT = "Calibri"
INK, QUIET, ACCENT = RGBColor(0x1D, 0x21, 0x29), RGBColor(0x54, 0x5B, 0x66), RGBColor(0x1F, 0x4E, 0x79)
LINE = "C9CED6"
# style: size in points, bold, colour, space before and after in points
_STYLES = {
    "Normal": (10, False, INK, 0, 1),
    "Title": (17, True, INK, 0, 0),
    "Subtitle": (10, False, QUIET, 0, 4),
    "Verdict": (12, True, ACCENT, 2, 2),
    "Heading 1": (11, True, ACCENT, 6, 1),
    "List Bullet": (10, False, INK, 0, 0),
    "Quote": (10, False, INK, 0, 0),
    "Small print": (8.5, False, QUIET, 0, 0),
}


class Line:
    """A paragraph to put words into."""

    def __init__(self, paragraph: Any) -> None:
        self._paragraph = paragraph

    def runs(self, *pieces: tuple[str, str]) -> None:
        """Adds each (text, "bold" or "") that is not empty, a space between them."""
        spoken = [(text, style) for text, style in pieces if text]
        for index, (text, style) in enumerate(spoken):
            run = self._paragraph.add_run(text if index == 0 else f" {text}")
            run.bold = True if style else None


class Cell:
    """A table cell; its first paragraph is the one Word requires it to have."""

    def __init__(self, cell: Any) -> None:
        self._cell, self._used = cell, False

    def paragraph(self, style: str = "") -> Line:
        paragraph = self._cell.add_paragraph() if self._used else self._cell.paragraphs[0]
        self._used = True
        if style:  # else Word's own default, without a slow look-up
            paragraph.style = style
        return Line(paragraph)


class Table:
    """A table whose rows stay whole; rows are added one by one."""

    def __init__(self, table: Any, widths: tuple[int, ...]) -> None:
        self._table, self._widths = table, widths

    def row(self) -> list[Cell]:
        row = self._table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - python-docx has no name for it
        for cell, width in zip(row.cells, self._widths, strict=True):
            cell.width = Mm(width)
        return [Cell(cell) for cell in row.cells]


class Page:
    """An A4 document with title, language, marking and page numbers set."""

    def __init__(self, title: str, language: str, marking: str) -> None:
        self._document = Document()
        self._properties(title, language)
        self._styles(language)
        self._sheet(marking)

    def paragraph(self, text: str, style: str = "Normal") -> Line:
        line = Line(self._document.add_paragraph(style=style))
        line.runs((text, ""))
        return line

    def table(self, header: tuple[str, ...], widths: tuple[int, ...]) -> Table:
        """A table with a header row that repeats on each page; ``widths`` in millimetres."""
        made = self._document.add_table(rows=0, cols=len(header))
        made.autofit = False
        made._tblPr.append(_borders())  # noqa: SLF001
        for column, width in zip(made.columns, widths, strict=True):
            column.width = Mm(width)
        table = Table(made, widths)
        for cell, name in zip(table.row(), header, strict=True):
            cell.paragraph("Small print").runs((name, "bold"))
        made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
        return table

    def saved(self) -> bytes:
        out = BytesIO()
        self._document.save(out)
        return out.getvalue()

    def _properties(self, title: str, language: str) -> None:
        properties = self._document.core_properties
        properties.title = title[:255]  # the most the format takes
        properties.language = language
        properties.author = "comity"
        properties.comments = ""
        properties.created = properties.modified = datetime.now(UTC)

    def _styles(self, language: str) -> None:
        styles = self._document.styles
        for name in ("Verdict", "Small print"):
            styles.add_style(name, 1).base_style = styles["Normal"]
        for name, (size, bold, color, before, after) in _STYLES.items():
            style = styles[name]
            style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, color
            style.font.italic = name == "Quote"
            _font(style)
            shape = style.paragraph_format
            shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.0
            shape.keep_with_next = name in {"Title", "Verdict", "Heading 1"}
        for element in styles.element.iter(qn("w:lang")):
            element.set(qn("w:val"), language)
        for border in styles["Title"].element.iter(qn("w:pBdr")):
            border.getparent().remove(border)

    def _sheet(self, marking: str) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(17)
        section.top_margin, section.bottom_margin = Mm(15), Mm(14)
        section.header_distance = section.footer_distance = Mm(7)
        if marking:
            _centred(section.header.paragraphs[0]).add_run(marking).bold = True
        foot = _centred(section.footer.paragraphs[0])
        if marking:
            foot.add_run(f"{marking}    ").bold = True
        _field(foot, "PAGE")
        foot.add_run(" / ")
        _field(foot, "NUMPAGES")


def _centred(paragraph: Any) -> Any:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _font(style: Any) -> None:
    """One font for every script that has it; Word picks its own for the others."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)
    for kind in ("w:ascii", "w:hAnsi"):
        fonts.set(qn(kind), FONT)


def _field(paragraph: Any, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    paragraph._p.append(field)  # noqa: SLF001


def _borders() -> Any:
    borders = OxmlElement("w:tblBorders")
    for edge in ("w:top", "w:bottom", "w:insideH"):
        line = OxmlElement(edge)
        for name, value in (("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", LINE)):
            line.set(qn(name), value)
        borders.append(line)
    return borders
