"""The door: what may come out of it, and what it must leave alone."""

import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import count
from tests.rows import each_row
from tui.text.canonical import COMBINING_RUN_MAX, canonical, one_line

SEEDS = Path(__file__).parents[2] / "seeds"
DRAWN_FORMAT_CHARACTERS = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
JOINERS = "\u200c\u200d"

# Every character there is, lone surrogates among them, with the dangerous ones made frequent.
any_text = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cs", "Cc", "Cf", "Mn", "Mc", "Me"]),
        st.sampled_from("\r\n\t \x85\u2028\u200d\u0301\u0323\u0958\ufb2c\U0001d160ab"),
    )
)


@given(any_text)
def test_canonicalising_twice_changes_nothing(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once


@given(any_text)
def test_nothing_that_can_steer_a_terminal_is_left(text: str) -> None:
    for character in canonical(text):
        if unicodedata.category(character) in ("Cc", "Cf", "Cs"):
            assert character in "\n" + JOINERS + DRAWN_FORMAT_CHARACTERS
        assert character not in "\u2028\u2029"


@given(any_text)
def test_the_result_can_be_encoded_and_is_composed(text: str) -> None:
    result = canonical(text)
    assert result.encode().decode() == result
    assert unicodedata.is_normalized("NFC", result)


@given(any_text)
def test_the_text_grows_to_three_times_its_length_at_most(text: str) -> None:
    assert len(canonical(text)) <= 3 * len(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_ascii_keeps_its_length_but_for_the_two_byte_newline(text: str) -> None:
    assert len(canonical(text)) == len(text) - text.count("\r\n")


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], include_characters="\n")))
def test_printable_text_is_only_composed(text: str) -> None:
    assert canonical(text) == unicodedata.normalize("NFC", text)


WRITTEN_PLANES = (*range(0x40000), *range(0xE0000, 0xE1000))
OTHER_PLANES = range(0x40000, sys.maxunicode + 1, count(15, 1))
"""Unassigned and private characters. Every sixteenth number has the last two of each plane in turn."""


def test_every_character_of_this_python_is_kept_replaced_or_dropped_by_its_category() -> None:
    """The classes are written out by hand: hold them against the Unicode data at hand, character by character."""
    for code in (*WRITTEN_PLANES, *OTHER_PLANES):
        character = chr(code)
        category = unicodedata.category(character)
        is_noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
        result = canonical(f"é{character}")[1:]
        if character in "\n\r\x0b\x0c\x85\u2028\u2029":
            assert result == "\n", hex(code)
        elif category == "Cs" or is_noncharacter or 0x80 <= code <= 0x9F:
            assert result == "\ufffd", hex(code)
        elif category == "Cf" and character not in JOINERS + DRAWN_FORMAT_CHARACTERS:
            assert result == "", hex(code)
        elif category in ("Lo", "Ll", "Co", "So"):
            assert result == unicodedata.normalize("NFC", character), hex(code)


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name)
def test_the_sample_articles_pass_unchanged(path: Path) -> None:
    text = path.read_bytes().decode()
    assert canonical(text) == text


@each_row("newline", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_each_kind_of_newline_becomes_one_newline(newline: str) -> None:
    assert canonical(f"one{newline}two{newline}{newline}“three”") == "one\ntwo\n\n“three”"


@each_row(
    ("text", "safe"),
    [
        ("a\tb", "a b"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x00\x1f\x7f", "␀␟␡"),
        ("\x9b2J", "\ufffd2J"),
        ("\u202egpj.exe\u2069", "gpj.exe"),
        ("\ufeffBOM\u200b and soft\u00adhyphen", "BOM and softhyphen"),
        ("\ud800 \udcff", "\ufffd \ufffd"),
        ("\ufffe\U0010ffff\ufdd0", "\ufffd" * 3),
        ("10\u00a0000\u202f€", "10\u00a0000\u202f€"),
        ("e\u0301", "é"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("  two  spaces  \n\n\n ", "  two  spaces  \n\n\n "),
    ],
)
def test_canonical_text_of_each_kind_of_character(text: str, safe: str) -> None:
    assert canonical(text) == safe


def test_a_tower_of_marks_is_capped_even_when_joiners_stand_between() -> None:
    tower = "x" + "\u0335\u200d" * 500 + "y"
    assert canonical(tower) == "x" + "\u0335\u200d" * (COMBINING_RUN_MAX // 2) + "y"


def test_a_million_marks_out_of_order_do_not_hang() -> None:
    """Python's own normalisation would need hours for them."""
    assert canonical("!" + "\u0301\u0323" * 500_000) == "!" + "\u0323" * 4 + "\u0301" * 4


@given(any_text, st.integers(1, 20))
def test_one_line_is_one_line_and_no_longer_than_its_limit(text: str, limit: int) -> None:
    line = one_line(text, limit)
    assert "\n" not in line
    assert len(line) <= limit
    assert one_line(line, limit) == line


def test_a_line_that_is_cut_says_so() -> None:
    assert one_line("Ferry fire\nkills two", limit=12) == "Ferry fire …"
    assert one_line("Ferry fire", limit=10) == "Ferry fire"
