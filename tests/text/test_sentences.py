"""Sentences: what a full stop ends, what it does not, and spans that tile the paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rows import each_row
from tui.text.sentences import sentences
from tui.text.span import Span


def split(text: str) -> list[str]:
    return [span.slice(text) for span in sentences(text, Span(0, len(text)))]


@each_row(
    "expected",
    [
        ["He left.", "She stayed."],
        ["Mr. Smith met Gen. Lee.", "They talked."],
        ["J. K. Rowling wrote to George W. Bush.", "He answered."],
        [
            "He named Joseph I. Lieberman.",
            "So did I.",
            "Then World War I.",
            "Germany lost.",
            "So Elizabeth I.",
            "She won.",
        ],
        ["Sen. Jane Doe (D-N.C.) said so.", "No one believed it."],
        ["The U.S. Senate met at 5 p.m. on Jan. 6.", "It rose 2.5 miles."],
        ["It cost $1.5 million!", "Really?", "Yes."],
        ["“Why?” Wallace said.", "“No.”", "Then he left."],
        ["“Is it over?” asked the minister.", "Nobody knew."],
        ["“It is over.”", "The minister left."],
        ["He paused … then went on.", "She did not."],
        ["Wait ...", "What?"],
        ["他来了。", "她走了。"],
    ],
)
def test_sentences_are_split(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param(["Ropes snapped — Ada Lind (@ada_lind) March 18, 2017", "The pier was closed."], id="tweet"),
        pytest.param(["Ropes snapped pic.twitter.com/8xCHpOw", "The pier was closed."], id="picture of a tweet"),
        pytest.param(["They left the U.S.", "The pier was closed."], id="small word after an abbreviation"),
        pytest.param(["U.S. Will Close Pier"], id="headline"),
        pytest.param(["It begins at 6 p.m. ET on Friday."], id="time zone"),
    ],
)
def test_sentences_of_pages_are_split(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


def test_a_newline_of_a_wrapped_line_ends_nothing() -> None:
    assert split("He left\nthe house. She\nstayed.") == ["He left\nthe house.", "She\nstayed."]


def test_only_the_given_span_is_split() -> None:
    text = "One. Two. Three. Four."
    assert [span.slice(text) for span in sentences(text, Span(5, 16))] == ["Two.", "Three."]


@given(st.text(alphabet="aB .?!…”“’\n.1", max_size=100))
def test_only_whitespace_lies_between_sentences(text: str) -> None:
    found = sentences(text, Span(0, len(text)))
    at = 0
    for span in found:
        assert len(span)
        assert not text[at : span.start].strip()
        assert span.slice(text) == span.slice(text).strip()
        at = span.end
    assert not text[at:].strip()


def test_a_german_ordinal_ends_no_sentence() -> None:
    text = "Am 11. Februar kam der 2. Zug. Er hatte 40 Wagen, es waren sonst 12. Danach kam keiner mehr."
    spans = sentences(text, Span(0, len(text)))
    assert [span.slice(text)[:9] for span in spans] == ["Am 11. Fe", "Er hatte ", "Danach ka"]
