"""What a reader gets out of a good file of each format."""

import pytest
from reader_samples import REPORT, SECOND, VOLUME, docx_bytes, email_bytes, pdf_bytes, raw_docx, samples, tei_text, word

from comity.adapters.readers import read, read_documents, read_stream
from comity.domain.errors import InputError

KINDS = {
    "report.txt": "text",
    "report.md": "markdown",
    "report.html": "html",
    "report.docx": "docx",
    "report.pdf": "pdf",
    "report.eml": "email",
    "report.xml": "tei",
}


def texts(document):
    return [document.text[paragraph.start : paragraph.end] for paragraph in document.paragraphs]


@pytest.fixture(scope="module")
def files():
    return samples()


@pytest.mark.parametrize("name", KINDS)
def test_every_format_gives_the_same_two_paragraphs(name, files, tmp_path):
    """The same report reads the same from every format, from a path and from a stream, whatever its extension."""
    (tmp_path / name).write_bytes(files[name])
    from_path = read(tmp_path / name)
    assert texts(from_path)[-2:] == [REPORT, SECOND]
    assert from_path.kind == KINDS[name]
    assert from_path.name == name
    assert read_stream(files[name], name) == from_path
    assert read_documents(tmp_path / name) == [from_path]


@pytest.mark.parametrize("name", sorted(KINDS.keys() - {"report.txt"}))
def test_content_tells_the_format_before_the_extension_does(name, files):
    """A file with a wrong or missing extension is read as what it is."""
    assert read_stream(files[name], "upload").kind == KINDS[name]
    if name != "report.md":
        assert read_stream(files[name], "upload.txt").kind == KINDS[name]


def test_hard_wrapped_text_is_joined_and_lists_are_kept_apart():
    """Wrapped lines become one paragraph, broken words are mended, fields and list items stay their own."""
    wrapped = (
        "FROM: Embassy\nTO: Department\n\n"
        "The commander landed a helicopter on the soccer field with-\n"
        "out notice, which the long-term agreement of both govern-\n"
        "ments requires. The mayor spoke of a breach of the long-\n"
        "term agreement.\n\n- one thing\n- another thing\n"
    )
    assert texts(read_stream(wrapped.encode(), "wire.txt")) == [
        "FROM: Embassy",
        "TO: Department",
        (
            "The commander landed a helicopter on the soccer field without notice, which the long-term agreement of"
            " both governments requires. The mayor spoke of a breach of the long-term agreement."
        ),
        "- one thing",
        "- another thing",
    ]


def test_text_with_one_paragraph_a_line_keeps_them():
    """Unwrapped text, as editors save it, has one paragraph on each line."""
    source = f"{REPORT * 3}\n{SECOND * 3}\n"
    assert len(read_stream(source.encode(), "note.txt").paragraphs) == 2


def test_markdown_marks_are_taken_off():
    """Links keep their words, images are noted, front matter gives title and date, tables become rows."""
    source = (
        "---\ntitle: Flights\ndate: 2024-03-02\n---\n# A *sharp* note\n\nSee [the text](http://example.org/a_b) of"
        " **article 3** in base_agreement.\n\n| Party | Share |\n|---|---|\n| A | 40 |\n\n![map](map.png)\n\n"
        "1. first\n2. second\n   goes on\n\n<script>alert(1)</script>\n"
    )
    document = read_stream(source.encode(), "note.md")
    assert texts(document) == [
        "A sharp note",
        "See the text of article 3 in base_agreement.",
        "Party | Share",
        "A | 40",
        "first",
        "second goes on",
    ]
    assert (document.title, document.date, document.notes) == ("Flights", "2024-03-02", ("1 image left out.",))


def test_html_shows_only_what_a_reader_sees():
    """Scripts, styles, navigation and hidden parts go; main text, tables and entities stay."""
    source = (
        "<!DOCTYPE html><html><head><title>Base &amp; town</title><meta property='article:published_time'"
        " content='2024-03-02T08:00:00Z'><style>p{}</style><script>if (a<b) '<p>no</p>'</script></head><body>"
        "<nav>Home</nav><div hidden>secret</div><p style='display: none'>secret<main><h1>Head</h1>"
        f"<p>{REPORT}<p>Two<br>lines &copy; here<table><tr><td>a<td>b</table><img src=x><!-- secret -->"
        "<ul><li>one<li>two</ul></main><footer>Imprint</footer></body></html>"
    )
    document = read_stream(source.encode(), "page.html")
    assert texts(document) == ["Head", REPORT, "Two", "lines © here", "a | b", "one", "two"]
    assert (document.title, document.date) == ("Base & town", "2024-03-02T08:00:00Z")
    assert document.notes == ("1 image left out.",)


def test_docx_reads_tables_and_properties():
    """A small table gives one paragraph a row; the title comes from the core properties."""
    document = read_stream(docx_bytes(REPORT, title="Flights", table=[["Party", "Share"], ["A", "40"]]), "a.docx")
    assert texts(document) == [REPORT, "Party | Share", "A | 40"]
    assert document.title == "Flights"


def test_docx_without_a_title_property_takes_its_first_heading():
    """Few people fill in the properties; a paragraph styled as title or heading stands in."""
    styled = "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Flights over town</w:t></w:r></w:p>"
    document = read_stream(raw_docx(word(f"<w:p><w:r><w:t>{REPORT}</w:t></w:r></w:p>{styled}")), "a.docx")
    assert document.title == "Flights over town"


def test_docx_leaves_out_deleted_and_hidden_text_and_says_so():
    """Tracked deletions and hidden text are not read; insertions, footnotes and text boxes are."""
    run = "<w:r>{}<w:t xml:space='preserve'>{}</w:t></w:r>"
    body = (
        "<w:p>" + run.format("", "Notice ") + "<w:ins>" + run.format("", "was") + "</w:ins><w:del><w:r><w:delText>is"
        "</w:delText></w:r></w:del>" + run.format("<w:rPr><w:vanish/></w:rPr>", " never") + run.format("", " given.")
        + "</w:p><w:p><w:r><w:pict><w:txbxContent><w:p>" + run.format("", "In a box.")
        + "</w:p></w:txbxContent></w:pict></w:r></w:p>"
    )  # fmt: skip
    notes = word("").replace("w:document", "w:footnotes").replace(
        "<w:body></w:body>", f"<w:footnote w:id='2'><w:p>{run.format('', 'A note.')}</w:p></w:footnote>"
    )  # fmt: skip
    document = read_stream(raw_docx(word(body), {"word/footnotes.xml": notes}), "a.docx")
    assert texts(document) == ["Notice was given.", "In a box.", "[2] A note."]
    assert any("deleted" in note for note in document.notes)
    assert any("Hidden" in note for note in document.notes)


LONG = " ".join(f"The representative of party {n} recommended intergovernmental communication." for n in range(90))
TYPST = (
    "#set document(title: [Flights], date: datetime(year: 2024, month: 3, day: 2))\n"
    '#set page(paper: "a5", header: [SECRET – Embassy report], footer: context [Page #counter(page).display() of 3])\n'
    '#set text(hyphenate: true, lang: "en")\n#set par(justify: true)\n'
    f"= A heading\n{LONG} #footnote[Small print.]\n\n{SECOND}"
)


def test_pdf_lines_become_paragraphs_with_pages():
    """Lines are joined over line and page ends, words mended, running heads dropped, footnotes kept apart."""
    document = read_stream(pdf_bytes(TYPST), "a.pdf")
    found = texts(document)
    assert found[0] == "A heading"
    assert found[1].removesuffix("1").rstrip() == LONG
    assert set(found[2:]) == {"1Small print.", SECOND}
    assert [paragraph.page for paragraph in document.paragraphs][:2] == [1, 1]
    assert document.paragraphs[-1].page > 1
    assert (document.title, document.date) == ("Flights", "2024-03-02")
    assert document.notes == ("Running heads, feet and page numbers were left out.",)


def test_pdf_pages_without_text_are_noted():
    """A page that holds only a picture is named in a note."""
    source = f"{REPORT}\n#pagebreak()\n#rect(width: 90%, height: 90%)\n#pagebreak()\n{SECOND}"
    document = read_stream(pdf_bytes(source), "a.pdf")
    assert [paragraph.page for paragraph in document.paragraphs] == [1, 3]
    assert document.notes == ("1 page without text left out (2): blank, or pictures that need OCR.",)


def test_email_takes_the_plain_body_and_small_attachments():
    """Plain text is preferred, quoted history kept, subject and date taken, attachments read in or named."""
    message = email_bytes(
        f"Dear all,\n\n{REPORT}\n\nOn Monday the desk wrote:\n> Was notice given?\n",
        html="<p>other</p>",
        attachments={"brief.docx": docx_bytes(SECOND), "song.mp3": b"ID3\x00", "bad.pdf": b"%PDF-1.4 nothing"},
    )
    document = read_stream(message, "m.eml")
    found = texts(document)
    assert found[:2] == ["Dear all,", REPORT]
    assert "Was notice given?" in found
    assert found[-2:] == ["[Attachment: brief.docx]", SECOND]
    assert (document.title, document.date) == ("Überflüge über Hoshino", "2024-03-04T10:30:00+09:00")
    assert not any("example.org" in text for text in found)
    assert len(document.notes) == 2


def test_email_without_plain_text_is_read_from_html():
    """Where the plain part is empty the HTML part is read."""
    document = read_stream(email_bytes("\n", html=f"<p>{REPORT}</p><script>x</script>"), "m.eml")
    assert texts(document) == [REPORT]


def test_a_memo_with_from_and_to_lines_is_not_taken_for_an_email():
    """FROM, TO and SUBJECT lines of a memo are its text."""
    memo = f"FROM: Embassy\nTO: Department\nSUBJECT: Flights\n\n{REPORT}\n"
    document = read_stream(memo.encode(), "memo.txt")
    assert document.kind == "text"
    assert "SUBJECT: Flights" in texts(document)


def test_a_volume_gives_one_document_for_each_of_its_documents(tmp_path):
    """Title, date, page and footnotes of each document of a FRUS-like volume are its own."""
    path = tmp_path / "vol.xml"
    path.write_bytes(VOLUME)
    first, second = read_documents(path)
    assert texts(first) == [
        "1. Telegram From the Embassy to the Department",
        "Hoshino, April 3, 1958",
        "The Minister told me that the base agreement requires notice:",
        "1) of flights;",
        "2) of landings.",
        "He was [less than 1 line not declassified] calm.",
        "Smith",
        "[1] Source: Central Files. Secret.",
        "[2] Not printed. (Ibid.)",
    ]
    assert [paragraph.page for paragraph in first.paragraphs] == [4, 4, 4, 5, 5, 5, 5, None, None]
    assert (first.name, first.date) == ("vol.xml#d1", "1958-04-03")
    assert (second.name, second.title, second.date) == ("vol.xml#d2", "2. Memorandum of Conversation", "1958-05")
    assert second.notes == ("1 figure left out.",)
    assert read(tmp_path / "vol.xml#d2") == second


def test_a_volume_without_a_choice_says_how_to_choose(tmp_path):
    """Reading a whole volume as one report is refused, with an example of how to name one document."""
    (tmp_path / "vol.xml").write_bytes(VOLUME)
    with pytest.raises(InputError, match=r"2 documents \(d1 to d2\)\. .*vol\.xml#d1"):
        read(tmp_path / "vol.xml")
    with pytest.raises(InputError, match="no document d9"):
        read(tmp_path / "vol.xml#d9")


def test_documents_without_a_word_do_not_spoil_a_volume(tmp_path):
    """A volume may hold a document that is only a picture; the others are still read."""
    path = tmp_path / "vol.xml"
    path.write_bytes(
        tei_text(
            f"<div type='document' xml:id='d1'><figure/></div><div type='document' xml:id='d2'><p>{REPORT}</p></div>"
        )
    )
    assert [document.name for document in read_documents(path)] == ["vol.xml#d2"]


def test_tei_of_one_text_takes_its_title_from_the_header():
    """A TEI file without documents is one report."""
    document = read_stream(tei_text(f"<p>{REPORT}</p>", "<title>Flights</title>"), "a.xml")
    assert (document.title, texts(document)) == ("Flights", [REPORT])
