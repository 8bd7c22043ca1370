"""Text in the encodings that reports still come in."""

import pytest
from reader_samples import REPORT, tei_text

from comity.adapters.readers import read_stream

FRENCH = (
    "Le préfet a déclaré que l'hélicoptère s'était posé sans préavis sur le terrain, malgré l'accord. "
    "Les élus ont demandé à être reçus à l'ambassade avant la fin de l'été."
)
RUSSIAN = "Мэр заявил, что вертолёт приземлился на поле без предварительного уведомления городского совета."
JAPANESE = (
    "市長は、協定で定められた事前の通告なしにヘリコプターがサッカー場に着陸したと述べた。住民は説明を求めている。"
)
KOREAN = "시장은 협정에 따른 사전 통보 없이 헬리콥터가 축구장에 착륙했다고 밝혔다. 주민들은 설명을 요구하고 있다."
POLISH = "Burmistrz oświadczył, że śmigłowiec wylądował na boisku bez wcześniejszego zgłoszenia, choć układ tego żąda."
WORDS = {
    "utf-8": FRENCH, "utf-8-sig": JAPANESE, "utf-16": REPORT, "utf-16-le": REPORT, "utf-16-be": RUSSIAN,
    "utf-32": KOREAN, "utf-32-le": FRENCH, "utf-32-be": REPORT,
}  # fmt: skip
LEGACY = {
    "cp1252": FRENCH, "cp1251": RUSSIAN, "koi8_r": RUSSIAN, "shift_jis": JAPANESE, "euc_jp": JAPANESE,
    "iso2022_jp": JAPANESE, "euc_kr": KOREAN, "cp1250": POLISH,
}  # fmt: skip


@pytest.mark.parametrize("encoding", WORDS)
def test_unicode_is_read_with_and_without_a_mark(encoding):
    """UTF-8, UTF-16 and UTF-32 read right, and without any note."""
    document = read_stream(WORDS[encoding].encode(encoding), "a.txt")
    assert (document.text, document.notes) == (WORDS[encoding], ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_of_other_scripts_without_a_mark(encoding):
    """Japanese in UTF-16 has no zero bytes to tell it by, but its spaces and stops are enough with Latin in it."""
    source = f"{JAPANESE} (NHK 2024)"
    assert read_stream(source.encode(encoding), "a.txt").text == source


@pytest.mark.parametrize("encoding", LEGACY)
def test_legacy_code_pages_are_recognised(encoding):
    """A text of a few sentences is enough to tell the code page; where it is a guess, a note says so."""
    document = read_stream(LEGACY[encoding].encode(encoding), "a.txt")
    assert document.text == LEGACY[encoding]
    assert bool(document.notes) == (encoding != "iso2022_jp")


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16", "windows-1251"])
def test_xml_is_read_in_the_encoding_it_declares(encoding):
    """The XML declaration counts where the bytes alone do not tell."""
    words = RUSSIAN if encoding == "windows-1251" else FRENCH
    source = tei_text(f"<p>{words}</p>").decode().replace("UTF-8", encoding)
    assert read_stream(source.encode(encoding), "a.xml").text == words
