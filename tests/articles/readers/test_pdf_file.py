"""A PDF becomes its paragraphs in reading order, however it was drawn, without what repeats on its pages."""

from collections.abc import Callable

import msgspec
import pytest

from tests.made_documents import HEADLINE, STORY
from tests.made_pdfs import Line, in_rows, pdf, set_in_columns, shuffled, word_by_word
from tests.rows import each_row
from tui.articles.child.process import ParserProcess
from tui.articles.file_kinds import file_kind
from tui.articles.options import ArticlesOptions
from tui.articles.readers.pdf_file import read_pdf
from tui.files import UnreadableFile

LONG = [text for number in range(14) for text in (f"{STORY[0][:-1]} ({number}).", *STORY[1:])]


def paragraphs(data: bytes) -> list[str]:
    return [line for line in read_pdf(data, "a.pdf").text.split("\n") if line]


@each_row("columns", [1, 2, 3])
@each_row("hyphens", [False, True])
@each_row("draw", [list, in_rows, shuffled, word_by_word])
def test_the_words_are_in_reading_order(
    columns: int, hyphens: bool, draw: Callable[[list[list[Line]]], list[list[Line]]]
) -> None:
    pages = draw(set_in_columns(HEADLINE, LONG, columns, hyphens=hyphens, furniture=True))
    assert " ".join(paragraphs(pdf(pages))) == " ".join([HEADLINE, *LONG])


def test_paragraphs_are_told_by_their_indents() -> None:
    assert paragraphs(pdf(set_in_columns(HEADLINE, LONG, 1))) == [HEADLINE, *LONG]


def test_running_heads_are_dropped_and_their_like_in_the_text_stay() -> None:
    story = [*LONG, "Harbour Post   Friday, May 2, 2031"]
    text = read_pdf(pdf(set_in_columns(HEADLINE, story, 2, furniture=True)), "a.pdf").text
    assert text.count("Harbour Post") == 1
    assert "Page 1 of" not in text


def test_what_a_browser_prints_around_the_only_page_gives_its_address() -> None:
    (page,) = set_in_columns(HEADLINE, STORY, 1)
    address = "https://www.harbourpost.example/bridge"
    printed = [Line(24, 815, f"5/2/31, 8:30 AM   {HEADLINE}", 8), *page, Line(24, 20, f"{address} 1/1", 8)]
    draft = read_pdf(pdf([printed]), "a.pdf")
    assert [line for line in draft.text.split("\n") if line] == [HEADLINE, *STORY]
    assert (draft.url, draft.outlet) == (address, "harbourpost.example")


def test_the_largest_letters_are_the_headline_as_a_guess_and_a_title_that_agrees_is_none() -> None:
    pages = set_in_columns(HEADLINE, STORY, 1)
    guessed, stated = read_pdf(pdf(pages), "a.pdf"), read_pdf(pdf(pages, HEADLINE), "a.pdf")
    other = read_pdf(pdf(pages, "Microsoft Word - draft3.doc"), "a.pdf")
    assert guessed.headline == stated.headline == other.headline == HEADLINE
    assert [draft.field_origins[0].is_guess for draft in (guessed, stated, other)] == [True, False, True]


def test_a_scan_names_the_program_that_helps() -> None:
    with pytest.raises(UnreadableFile, match="ocrmypdf"):
        read_pdf(pdf([[Line(20, 20, "7")]]), "a.pdf")


def test_a_long_pdf_is_read_as_far_as_the_time_allows(options: ArticlesOptions) -> None:
    story = [f"{text} ({number})" for number in range(2_000) for text in STORY]
    pages = set_in_columns(HEADLINE, story, 3)
    limits = msgspec.structs.replace(options.parsing, max_seconds=0.8, seconds_per_megabyte=0.0)
    data = pdf(pages)
    with ParserProcess(limits) as process:
        (draft,) = process.read(file_kind("a.pdf", data), data, "a.pdf")
    assert f"of its {len(pages)} pages were read" in draft.notice
    assert draft.text.startswith(f"{HEADLINE}\n\n{story[0]}")
