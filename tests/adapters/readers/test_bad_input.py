"""Whatever is wrong with a file, the user gets one sentence: what, where, what to do."""

import io
import os
import random
import re
import zipfile

import pytest
from reader_samples import REPORT, docx_bytes, pdf_bytes, raw_docx, raw_pdf, tei_text, word

from comity.adapters.readers import MAX_BYTES, _limits, _pdf_process, pdf, read, read_documents, read_stream
from comity.domain.errors import InputError

PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefghi", "bcdefghij", strict=True))
    + "]><TEI><text><body><p>&j;</p></body></text></TEI>"
)
EXTERNAL = (
    '<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<TEI><text><body><p>&x;</p></body></text></TEI>"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(**entries):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return target.getvalue()


def lying_docx():
    """A document part of 30 MB whose headers say that it is 9 bytes long."""
    real = 30_000_000
    made = raw_docx(word("") + " " * (real - len(word(""))))
    return made.replace(real.to_bytes(4, "little"), (9).to_bytes(4, "little"))


def random_bytes(count):
    return random.Random(0).randbytes(count)


BAD = {
    "empty": ("a.txt", b"", "empty"),
    "only white space": ("a.txt", b" \n\t\r\n\xc2\xa0 ", "no text"),
    "only marks": ("a.md", b"---\n***\n# \n", "no text"),
    "binary junk": ("a.bin", random_bytes(5000), "not text"),
    "junk named text": ("a.txt", bytes(range(256)) * 20, "not text"),
    "image": ("a.txt", PNG, "PNG image"),
    "jpeg": ("a.pdf", b"\xff\xd8\xff\xe0" + bytes(300), "JPEG image"),
    "mp3": ("a.mp3", b"ID3\x04" + bytes(300), "MP3"),
    "xlsx": ("a.xlsx", zipped(**{"[Content_Types]_xml": "x", "xl__workbook_xml": "x"}), "Excel workbook"),
    "pptx": ("a.pptx", zipped(**{"[Content_Types]_xml": "x", "ppt__presentation_xml": "x"}), "PowerPoint"),
    "odt": ("a.odt", zipped(mimetype="application/vnd.oasis.opendocument.text"), "OpenDocument"),
    "zip": ("a.docx", zipped(readme="x"), "ZIP archive"),
    "legacy doc": ("a.doc", OLE + "WordDocument".encode("utf-16-le"), r"old kind \(\.doc\)"),
    "protected docx": ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "outlook message": ("a.msg", OLE + "__substg1.0_0037".encode("utf-16-le"), "Outlook"),
    "rtf": ("a.rtf", b"{\\rtf1 hello}", "RTF"),
    "encrypted pdf": (
        "a.pdf",
        raw_pdf(
            b"",
            b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>/ID[<00><00>]" % (b"ab" * 32, b"cd" * 32),
        ),
        "encrypted",
    ),
    "scanned pdf": ("a.pdf", raw_pdf(b"0 0 m 90 90 l S"), "OCR"),
    "corrupt pdf": ("a.pdf", b"%PDF-1.7\n" + random_bytes(2000), "damaged"),
    "cut pdf": ("a.pdf", raw_pdf(b"")[:150], "damaged"),
    "corrupt docx": ("a.docx", docx_bytes(REPORT)[:-400], "damaged"),
    "docx without a document": ("a.docx", zipped(**{"[Content_Types]_xml": "x", "word__a": "x"}), "damaged"),
    "docx of broken xml": ("a.docx", raw_docx("<w:document>"), "well-formed"),
    "docx bomb": ("a.docx", raw_docx(word("") + " " * 50_000_000), "attack by compression"),
    "lying docx bomb": ("a.docx", lying_docx(), "damaged|attack"),
    "docx of many files": (
        "a.docx",
        raw_docx(word(""), {f"word/{n}": "" for n in range(5001)}),
        "more than 5,000 files",
    ),
    "docx with entities": ("a.docx", raw_docx(LAUGHS), "entities"),
    "billion laughs": ("a.xml", LAUGHS.encode(), "entities"),
    "billion laughs in utf-16": ("a.xml", LAUGHS.encode("utf-16"), "entities"),
    "external entity": ("a.xml", EXTERNAL.encode(), "entities"),
    "deep xml": ("a.xml", tei_text("<p>" * 100_000 + "x"), "nested too deeply"),
    "unclosed xml": ("a.xml", tei_text("<p>x"), "line 1: this is not well-formed"),
    "xml of another kind": ("a.xml", b"<?xml version='1.0'?><rss><p>x</p></rss>", "not TEI.*<rss>"),
    "too many xml tags": ("a.xml", tei_text("<p/>" * 1_000_001), "too much XML"),
    "too many html tags": ("a.html", b"<html>" + b"<div>" * 400_000 + b"x", "300,000 tags"),
    "deep email": (
        "a.eml",
        b"From: a\n" + b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(2000)),
        "deeply nested|nesting",
    ),
    "email of many parts": (
        "a.eml",
        b"From: a\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 1500 + b"--b--\n",
        "more parts",
    ),
    "email with an endless header": (
        "a.eml",
        b"From: a\nContent-Type: text/plain; " + b"a*0*=b; " * 9000,
        "more parts",
    ),
    "too long": ("a.txt", b"word " * 1_100_000, "5,000,000 characters"),
    "marked as utf-16, but odd": ("a.txt", b"\xff\xfeabc", "marked as UTF-16"),
    "fragment of a text": ("a.txt#d1", REPORT.encode(), "only a TEI volume"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_content_gets_one_sentence(case, tmp_path):
    """What is wrong, which file, and what to do; the same from a path (an upload has no fragments)."""
    name, data, pattern = BAD[case]
    file, _, fragment = name.partition("#")
    path = tmp_path / file
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read(tmp_path / name)
    error = caught.value
    assert re.search(pattern, str(error))
    assert str(path) in error.where
    assert error.remedy
    assert "\n" not in str(error)
    assert len(str(error)) < 500
    if not fragment:
        with pytest.raises(InputError, match=re.escape(error.what)):
            read_stream(data, file)
        with pytest.raises(InputError, match=re.escape(error.what)):
            read_documents(path)


def test_what_is_not_a_readable_file_is_named(tmp_path, monkeypatch):
    """Missing files, folders, pipes and names no system accepts each get their sentence."""
    with pytest.raises(InputError, match="no such file"):
        read(tmp_path / "missing.txt")
    with pytest.raises(InputError, match="a folder"):
        read(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="device or a pipe"):
        read(tmp_path / "pipe")
    with pytest.raises(InputError, match="device or a pipe"):
        read(type(tmp_path)("/dev/zero"))
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path / ("x" * 5000))
    with pytest.raises(InputError, match="cannot be read"):
        read(type(tmp_path)("a\0b"))


def test_a_file_without_permission_is_named(tmp_path, monkeypatch):
    """A file the user may not open gets its sentence (also where the tests run as root)."""
    path = tmp_path / "secret.txt"
    path.write_text(REPORT)

    def refuse(self, *args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "open", refuse)
    with pytest.raises(InputError, match="may not read"):
        read(path)


def test_a_file_of_200_mb_is_refused_before_it_is_read(tmp_path, monkeypatch):
    """The size is taken from the directory, so nothing of it is loaded."""
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    monkeypatch.setattr(type(path), "open", lambda *_: pytest.fail("the file was opened"))
    with pytest.raises(InputError, match="200 MB; at most 50 MB"):
        read(path)


def test_a_stream_over_the_limit_is_refused():
    """A caller that reads one byte more than the limit learns that the stream is too large."""
    with pytest.raises(InputError, match="too large; at most 50 MB"):
        read_stream(bytes(MAX_BYTES + 1), "standard input")


def test_text_named_like_another_format_is_read_with_a_note():
    """Content decides; the odd name is mentioned."""
    document = read_stream(REPORT.encode(), "report.pdf")
    assert document.text == REPORT
    assert "named like a PDF" in document.notes[0]


def test_control_and_invisible_characters_are_dropped():
    """A few stray control characters, soft hyphens, direction marks and hidden tag characters do no harm."""
    source = f"{REPORT}\0 Co\xadoperation\u202e\u200b ﬁts \U000e0041\U000e0042 cafe\u0301\x08."
    assert read_stream(source.encode(), "a.txt").text == f"{REPORT} Cooperation fits café."


def test_a_pdf_of_too_many_pages_is_cut_with_a_note(monkeypatch):
    """Pages after the limit are left out, and the user is told."""
    made = raw_pdf(b"BT /F 12 Tf 72 700 Td (The mayor spoke.) Tj ET", kids=b"3 0 R " * 1200, count=1200)
    document = read_stream(made, "long.pdf")
    assert document.notes[0] == "Only the first 1,000 of 1,200 pages were read."


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch):
    """The process that reads PDFs is stopped after the time allowed, and the next PDF is read by a new one."""
    slow = _pdf_process.PdfProcess(seconds=0.001)
    monkeypatch.setattr(pdf, "shared", slow)
    with pytest.raises(InputError, match="longer than"):
        read_stream(pdf_bytes(REPORT), "slow.pdf")
    slow._seconds = 30
    assert read_stream(pdf_bytes(REPORT), "fast.pdf").text == REPORT
    slow.close()


@pytest.mark.slow
def test_a_pdf_bomb_costs_no_more_than_the_memory_allowed():
    """A page that swells to more than the memory allowed ends in a sentence, and the next PDF is read."""
    import zlib

    swollen = zlib.compress(zlib.compress(b" " * 1_100_000_000, 1), 9)
    made = raw_pdf(swollen).replace(b"/Length", b"/Filter[/FlateDecode/FlateDecode]/Length", 1)
    with pytest.raises(InputError):
        read_stream(made, "bomb.pdf")
    assert read_stream(pdf_bytes(REPORT), "next.pdf").text == REPORT


def test_every_limit_is_documented():
    """The reference page names each limit that a user can meet."""
    from pathlib import Path

    page = (Path(__file__).parents[3] / "docs/reference/formats.md").read_text()
    for size in (_limits.MAX_BYTES, _limits.MAX_MARKUP_BYTES, _limits.MAX_ATTACHMENT):
        assert _limits.megabytes(size) in page
    for count in (
        _limits.MAX_CHARACTERS,
        _limits.MAX_PAGES,
        _limits.MAX_ENTRIES,
        _limits.MAX_HTML_TAGS,
        _limits.MAX_TAGS,
    ):
        assert f"{count:,}" in page
