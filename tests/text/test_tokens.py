"""Words: what is one, where it stands, and that no text makes finding them slow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import count
from tests.rows import each_row
from tui.text.tokens import word_count, word_spans


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in word_spans(text)]


@pytest.mark.parametrize(
    "word",
    ["1,000", "2.5%", "100%", "10:30", "1.000.000", "1bn", "3rd", "don’t", "don't", "Russia’s", "O’Brien", "naïve",
     "U.S", "J.K", "cafe\N{COMBINING ACUTE ACCENT}", "हिन्दी", "Łódź", "B2B"],
)  # fmt: skip
def test_an_expression_is_one_word(word: str) -> None:
    assert words(f"({word}),") == [word]


@each_row(
    ("text", "expected"),
    [
        ("a post-war deal/treaty", ["a", "post", "war", "deal", "treaty"]),
        ("‘close’ and Truss’ talks", ["close", "and", "Truss", "talks"]),
        ("£1.5bn, 3.\n4 and so.on.", ["1.5bn", "3", "4", "and", "so", "on"]),
        ("in the U.S. and at 5 p.m.", ["in", "the", "U.S", "and", "at", "5", "p.m"]),
        ("snake_case __", ["snake", "case"]),
        ("日本 fire", ["日", "本", "fire"]),
        ("", []),
        ("“…” – !", []),
    ],
)
def test_expressions_are_split_into_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_word_does_not_reach_over_the_given_end() -> None:
    assert list(word_spans("over there", 0, 8)) == [(0, 4), (5, 8)]


@given(st.text())
def test_words_are_in_order_disjoint_and_not_empty(text: str) -> None:
    before = 0
    for start, end in word_spans(text):
        assert before <= start < end <= len(text)
        before = end


@given(st.text(st.characters(categories=["Ll", "Lu", "Nd", "Po", "Zs"])))
def test_no_letter_or_digit_is_left_out(text: str) -> None:
    inside = {at for start, end in word_spans(text) for at in range(start, end)}
    assert inside >= {at for at, c in enumerate(text) if c.isalnum()}


MANY = count(210_000, 3_000_000)


@each_row(
    ("piece", "words"),
    [
        ("a", 1),
        ("'", 0),
        ("a'", 1),
        ("1,", 1),
        ("a.b.", 1),
        ("’’a", MANY // 3),
        ("a.", 1),
        ("日", MANY),
        ("é\u0301", -(-MANY // 2 // 1_000)),  # a word has at most so many parts
    ],
)
def test_very_many_hostile_characters_are_read_in_one_pass(piece: str, words: int) -> None:
    """Were the expression quadratic, this would not end."""
    assert sum(1 for _ in word_spans(piece * (MANY // len(piece)))) == words


@given(st.text("ab’1,.% 日́_\n", max_size=30), st.data())
def test_the_word_count_equals_the_number_of_word_spans(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert word_count(text, start, end) == len(list(word_spans(text, start, end)))
