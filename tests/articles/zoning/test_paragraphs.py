"""Paragraphs end at blank lines; in a hard-wrapped file only there, else at every line."""

import textwrap
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.articles.options import ArticlesOptions
from tui.articles.zoning import paragraphs
from tui.text.canonical import canonical

PROSE = (
    "The ferry was four nautical miles from the harbour mouth when smoke was reported on the car deck, and the captain "
    "had everybody off the ship within the hour. Two fishing boats took most of them. Nobody waited to be asked."
)


def found(text: str, options: ArticlesOptions) -> list[str]:
    return [span.slice(text) for span in paragraphs.find_paragraphs(text, options.paragraphs)]


@given(text=st.text(alphabet=st.sampled_from("ab. \n\u00a0é")).map(canonical))
def test_paragraphs_hold_everything_but_blank_space_in_order(text: str, options: ArticlesOptions) -> None:
    spans = paragraphs.find_paragraphs(text, options.paragraphs)
    assert [word for span in spans for word in span.slice(text).split()] == text.split()
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(span.slice(text) == span.slice(text).strip() != "" for span in spans)


def test_each_line_of_an_ordinary_file_is_a_paragraph(options: ArticlesOptions) -> None:
    assert found("Headline\n\n  One.\u00a0\nTwo.\n \n\nThree.", options) == ["Headline", "One.", "Two.", "Three."]


def test_a_wrapped_block_is_one_paragraph_with_its_newlines_inside(options: ArticlesOptions) -> None:
    wrapped = textwrap.fill(PROSE, 72)
    text = f"Ferry burns\n\n{wrapped}\n\n{wrapped}\n"
    assert found(text, options) == ["Ferry burns", wrapped, wrapped]


def test_a_wrapped_paragraph_may_begin_with_an_indentation(options: ArticlesOptions) -> None:
    wrapped = textwrap.fill(PROSE, 72, initial_indent=" " * 12)
    assert found(f"{wrapped}\n\n{wrapped}\n", options) == [wrapped.strip()] * 2


def test_lines_that_were_not_filled_stay_apart_in_a_wrapped_file(options: ArticlesOptions) -> None:
    wrapped = textwrap.fill(PROSE, 72)
    text = f"{wrapped}\n\nRead more\nFerries stay in port\nMinister speaks\n\n{wrapped}\n\n{wrapped}"
    assert found(text, options)[1:4] == ["Read more", "Ferries stay in port", "Minister speaks"]


def test_a_long_address_does_not_hide_that_a_file_is_wrapped(options: ArticlesOptions) -> None:
    wrapped = textwrap.fill(PROSE, 72)
    address = "https://example.org/" + "x" * 120
    assert found(f"{wrapped}\n\n{wrapped}\n{address}", options)[0] == wrapped


def test_one_sentence_a_line_is_not_taken_for_wrapping(options: ArticlesOptions) -> None:
    lines = [f"The {word} spoke first." for word in ("captain of the ferry", "mayor", "old harbour master", "crew")]
    assert found("\n".join(lines * 3), options) == lines * 3
