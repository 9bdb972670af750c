"""Paragraphs become screen lines that fit, lose nothing and can be found again by offset."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.rows import each_row
from tui.text.canonical import canonical
from tui.text.span import Span
from tui.ui.wrap import WrappedText, wrap

LETTERS = st.text(st.sampled_from("ab cd  é“”—日本한\u0301\u200d👩🚀ก\u00a0"), max_size=120)


@given(LETTERS.map(canonical), st.integers(2, 30))
def test_lines_fit_the_width_and_drop_only_spaces(text, width):
    lines = list(wrap(text, width))
    assert all(cell_len(text[start:end]) <= width for start, end in lines)
    shown = {offset for start, end in lines for offset in range(start, end)}
    assert all(text[offset] == " " for offset in range(len(text)) if offset not in shown)
    assert all(a[1] <= b[0] for a, b in pairwise(lines))


@given(st.text(st.sampled_from("abc  ,."), max_size=120), st.integers(1, 30))
def test_the_fast_path_breaks_where_the_careful_one_does(text, width):
    careful = "\u0301"  # a combining mark keeps a text off the fast path
    fast = [text[start:end] for start, end in wrap(text, width)]
    slow = [(text + careful)[start:end].rstrip(careful) for start, end in wrap(text + careful, width)]
    if not text.endswith(" "):
        assert fast == slow


@each_row(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one\ntwo", 20, ["one\ntwo"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("日本語 fire", 5, ["日本", "語", "fire"]),
        ("a\u00a0b c", 3, ["a\u00a0b", "c"]),
        ("", 5, [""]),
    ],
)
def test_line_breaks(text, width, lines):
    assert [text[start:end] for start, end in wrap(text, width)] == lines


def test_blank_lines_stand_between_paragraphs_and_belong_to_the_one_above():
    text = "One two.\n\nThree.\nFour."
    wrapped = WrappedText(text, [Span(0, 8), Span(10, 16), Span(17, 22)], 20)
    assert [text[s:e] for s, e in zip(wrapped.starts, wrapped.ends, strict=True)] == ["One two.", "", "Three.", "Four."]
    assert list(wrapped.paragraph_of) == [0, 0, 1, 2]
    assert [wrapped.line_of(offset) for offset in (0, 7, 8, 10, 17, 99)] == [0, 0, 0, 2, 3, 3]


def test_a_file_without_blank_lines_gets_its_paragraphs_spaced():
    assert len(WrappedText("One.\nTwo.", [Span(0, 4), Span(5, 9)], 20)) == 3


def test_lines_of_a_span():
    text = "aa bb cc dd"
    assert list(WrappedText(text, [Span(0, 11)], 5).lines_of(Span(3, 8))) == [0, 1]
