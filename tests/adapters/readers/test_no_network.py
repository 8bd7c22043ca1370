"""Nothing is fetched because a document says so."""

import socket

import pytest
from reader_samples import REPORT, email_bytes, raw_docx, raw_pdf, tei_text, word

from comity.adapters.readers import read_stream
from comity.domain.errors import InputError

EVIL = "http://evil.example"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="x/attachedTemplate" Target="{EVIL}/t.dotm" TargetMode="External"/>'
    f'<Relationship Id="r2" Type="x/officeDocument" Target="{EVIL}/d.xml" TargetMode="External"/></Relationships>'
)
PAGE = (
    f"<html><head><link rel=stylesheet href={EVIL}/s.css><base href={EVIL}><meta http-equiv=refresh content='0;"
    f"url={EVIL}'></head><body><img src={EVIL}/p.png><iframe src={EVIL}></iframe><script src={EVIL}></script>"
    f"<p>{REPORT}</p></body></html>"
)
DOCUMENTS = {
    "page.html": PAGE.encode(),
    "message.eml": email_bytes("\n", html=PAGE),
    "note.md": f"![x]({EVIL}/p.png) {REPORT}\n\n<img src='{EVIL}'>\n".encode(),
    "word.docx": raw_docx(
        word(f"<w:p><w:r><w:t>{REPORT}</w:t></w:r></w:p>"),
        {
            "_rels/.rels": RELATIONS,
            "word/_rels/document.xml.rels": RELATIONS,
            "word/_rels/settings.xml.rels": RELATIONS,
        },
    ),
    "file.pdf": raw_pdf(
        b"BT /F 12 Tf 9 700 Td (%s) Tj ET" % REPORT.encode(),
    ).replace(b"/Type/Catalog", b"/Type/Catalog/OpenAction<</S/URI/URI(%s)>>" % EVIL.encode()),
    "include.xml": tei_text(f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{EVIL}/x"/><p>{REPORT}</p>'),
    "doctype.xml": tei_text(f"<p>{REPORT}</p>").replace(
        b'"?>', f'"?><!DOCTYPE TEI SYSTEM "{EVIL}/tei.dtd">'.encode(), 1
    ),
    "style.xml": tei_text(f"<p>{REPORT}</p>").replace(
        b'"?>', f'"?><?xml-stylesheet href="{EVIL}/s.xsl" type="text/xsl"?>'.encode(), 1
    ),
}


@pytest.fixture
def no_network(monkeypatch):
    """Any attempt to open a connection or look up a name fails the test."""
    calls = []

    def refuse(*args, **kwargs):
        calls.append(args)
        raise OSError("no network in this test")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)
    return calls


@pytest.mark.parametrize("name", DOCUMENTS)
def test_outside_references_are_not_followed(name, no_network):
    """Every document that points outside is read from its own bytes alone."""
    assert REPORT in read_stream(DOCUMENTS[name], name).text
    assert no_network == []


def test_local_files_are_not_opened_either(no_network, tmp_path):
    """An entity or an inclusion that names a local file brings nothing of it in."""
    secret = tmp_path / "secret.txt"
    secret.write_text("the combination is 1234")
    entity = f'<!DOCTYPE TEI [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
    with pytest.raises(InputError, match="entities"):
        read_stream(tei_text("<p>&s; and more words</p>").replace(b'"?>', b'"?>' + entity.encode(), 1), "a.xml")
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}" parse="text"/>'
    assert "1234" not in read_stream(tei_text(f"{include}<p>{REPORT}</p>"), "b.xml").text
