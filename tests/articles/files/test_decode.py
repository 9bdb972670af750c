"""Bytes become text, or a reason why they are none; a guess is always said."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rows import each_row
from tui.articles.files.decode import decode
from tui.articles.readers.html.page_text import decoded_page
from tui.files import UnreadableFile

TEXT = "Пожар: 2 погибших – “fire”, 火事\n"


@each_row(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
    ],
)
def test_marked_text_and_utf8_are_read_without_a_word(data: bytes) -> None:
    assert decode(data).text == TEXT
    assert decode(data).notice == ""


def test_windows_text_is_read_with_a_notice() -> None:
    decoded = decode("“Café” – Straße".encode("cp1252"))
    assert decoded.text == "“Café” – Straße"
    assert "Windows-1252" in decoded.notice


@each_row(
    ("encoding", "text"),
    [
        ("cp1251", "«Мы готовы к диалогу», — сказал Иван Кузнецов журналистам в понедельник."),
        ("koi8_r", "Мы готовы к диалогу, сказал Иван Кузнецов журналистам в понедельник."),
        ("cp1253", "Ο πρωθυπουργός δήλωσε ότι η κυβέρνηση θα αποσύρει το νομοσχέδιο."),
        ("cp1255", "ראש הממשלה אמר כי הממשלה תמשוך את ההצעה. האופוזיציה דורשת בחירות."),
        ("cp1256", "قال رئيس البلدية أحمد منصور إن العاصفة ألحقت أضرارا كبيرة بسقف السوق."),
        ("gbk", "国家主席周一在北京会见了来访的外国客人，双方就贸易问题交换了意见。"),
        ("big5", "總統週一在台北會見來訪的外國客人，雙方就貿易問題交換了意見。"),
        ("cp932", "首相は月曜日、東京で記者会見を開き、税制改革について説明した。"),
        ("euc_jp", "首相は月曜日、東京で記者会見を開き、税制改革について説明した。"),
        ("euc_kr", "대통령은 월요일 서울에서 기자회견을 열고 세제 개혁에 대해 설명했다."),
    ],
)
def test_texts_in_other_scripts_are_read_with_a_notice(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text
    assert decode(text.encode(encoding)).notice.startswith("it is not UTF-8, so it is read as ")
    page = f'<meta charset="{{}}"><title>Home page of the site</title><p>{text}</p>'
    for declared in ("utf-8", "iso-8859-1", "undefined", encoding):
        assert text in decoded_page(page.format(declared).encode(encoding)), declared


def test_text_that_was_encoded_twice_is_repaired_with_a_notice() -> None:
    text = "“We’ll go – now,” said José Müller: £12, €5, 王.\n“Non”"
    twice = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    decoded = decode(twice.encode())
    assert decoded.text == text
    assert "encoded twice" in decoded.notice
    assert decode(f"{twice}\n“Café”, he said".encode()).text == f"{text}\n“Café”, he said"


@each_row("text", ["“LIBERTÉ” et CHÂTEAU", "SÃO PAULO, PÃO, AVIÃO", "Ã© is how a broken é looks"])
def test_text_with_similar_letters_is_not_repaired(text: str) -> None:
    assert decode(text.encode()).text == text


def test_undecodable_bytes_are_reported() -> None:
    decoded = decode(b"caf\xe9 \x81 and \x9d")
    assert decoded.text == "café \ufffd and \ufffd"
    assert "2 characters are not valid Windows-1252" in decoded.notice


def test_damaged_utf8_stays_utf8() -> None:
    decoded = decode(TEXT.encode() + "é".encode()[:1])
    assert decoded.text == TEXT + "\ufffd"
    assert "1 character is not valid UTF-8" in decoded.notice


@each_row("bad", [b"\xe9", b"\x93", b"\xff"])
def test_one_bad_byte_does_not_change_the_encoding(bad: bytes) -> None:
    decoded = decode(b"The caf" + bad + " stayed open. “It held,” she said.".encode())
    assert decoded.text == "The caf\ufffd stayed open. “It held,” she said."


@each_row(
    ("data", "reason"),
    [
        (b"abc\0def", "not text but a picture"),
        ("utf-16 without mark".encode("utf-16-le"), "not text but a picture"),
        (bytes(range(1, 32)) * 5, "control characters"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8" * 50, "is labelled UTF-.., but its contents are not"),
        (codecs.BOM_UTF32_LE + b"no utf-32 at all", "is labelled UTF-.., but its contents are not"),
    ],
)
def test_non_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        decode(data)


@given(st.binary())
def test_any_bytes_are_either_text_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except UnreadableFile as error:
        assert error.reason
    else:
        assert "\0" not in decoded.text
