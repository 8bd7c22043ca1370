"""Small files of every format, made where they are needed."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

import docx
import typst

REPORT = (
    "The mayor of Hoshino said on Tuesday that the base commander had landed a helicopter on the soccer field"
    " without the notice that the joint agreement requires."
)
SECOND = "Residents met in the town hall, and the opposition asked the prime minister for an answer before the vote."
DRAWING = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEI = "http://www.tei-c.org/ns/1.0"


def docx_bytes(*paragraphs: str, title: str = "", table: list[list[str]] | None = None) -> bytes:
    document = docx.Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, texts in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def raw_docx(document: str, extra: dict[str, str | bytes] | None = None) -> bytes:
    """A DOCX of hand-written parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return target.getvalue()


def word(body: str) -> str:
    return f'<w:document xmlns:w="{DRAWING}"><w:body>{body}</w:body></w:document>'


def pdf_bytes(source: str) -> bytes:
    """A PDF typeset from Typst markup."""
    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return made


def raw_pdf(content: bytes, trailer: bytes = b"", kids: bytes = b"3 0 R", count: int = 1) -> bytes:
    """A PDF of hand-written objects with one content stream."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF"
    return out + end % (size, table, size, trailer, len(out))


def email_bytes(body: str, *, html: str = "", attachments: dict[str, bytes] | None = None) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Überflüge über Hoshino"
    message["From"] = "desk@example.org"
    message["To"] = "embassy@example.org"
    message["Date"] = "Mon, 04 Mar 2024 10:30:00 +0900"
    message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in (attachments or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def tei_text(body: str, header: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><TEI xmlns="{TEI}" xmlns:frus="http://history.state.gov/frus/ns/1.0">'
        f"<teiHeader><fileDesc><titleStmt>{header}</titleStmt></fileDesc></teiHeader>"
        f"<text><body>{body}</body></text></TEI>"
    ).encode()


VOLUME = tei_text(
    """<div type="compilation" xml:id="comp1"><head>Bases</head><pb n="4" xml:id="pg_4"/>
    <div type="document" xml:id="d1" n="1" frus:doc-dateTime-min="1958-04-03T11:00:00-05:00">
      <head>1. Telegram From the <gloss type="from">Embassy</gloss> to the <gloss type="to">Department</gloss><note
        n="1" xml:id="d1fn1" type="source">Source: Central Files. Secret.</note></head>
      <dateline><placeName>Hoshino</placeName>, <date when="1958-04-03T18:00:00+02:00">April 3, 1958</date></dateline>
      <p>The Minister<note n="2" xml:id="d1fn2">Not printed. (<hi rend="italic">Ibid.</hi>)</note> told me that the
        base <pb n="5" xml:id="pg_5"/>agreement requires notice: <list>
          <label>1)</label><item>of flights;</item>
          <label>2)</label><item><p>of landings.</p></item></list></p>
      <p>He was [<hi rend="italic">less than 1 line not declassified</hi>] <del>not</del> calm.</p>
      <closer><signed><persName>Smith</persName></signed></closer>
    </div>
    <div type="document" xml:id="d2" n="2"><head>2. Memorandum<lb/>of Conversation</head>
      <opener><dateline><date notBefore="1958-05">May 1958</date></dateline></opener>
      <p>The Ambassador called.<figure><graphic url="x.png"/></figure></p></div></div>""",
    '<title type="series">Series</title><title type="complete">Bases, Volume I</title>',
)


def samples() -> dict[str, bytes]:
    """One valid file of each format, by name."""
    return {
        "report.txt": f"{REPORT}\n\n{SECOND}\n".encode(),
        "report.md": f"# Flight dispute\n\n{REPORT}\n\n- {SECOND}\n".encode(),
        "report.html": f"<!doctype html><title>Flights</title><p>{REPORT}<p>{SECOND}".encode(),
        "report.docx": docx_bytes(REPORT, SECOND, title="Flights"),
        "report.pdf": pdf_bytes(f"{REPORT}\n\n{SECOND}"),
        "report.eml": email_bytes(f"{REPORT}\n\n{SECOND}\n", html=f"<p>{REPORT}</p>"),
        "report.xml": tei_text(f"<p>{REPORT}</p><p>{SECOND}</p>", "<title>Flights</title>"),
    }
