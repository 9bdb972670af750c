"""Aligning wordings in columns: nothing is lost, and equal words share a column."""

from hypothesis import given
from hypothesis import strategies as st

from tests.reading.made import coverage_of
from tui.matching.differences.word_changes import word_changes
from tui.reading.compare.columns import columns, is_in_line, words_of
from tui.text.span import Span

WORDS = st.lists(
    st.sampled_from(
        ["the", "close", "zero", "“close”", "of", "not", "12", "15", "said,", "—", "well-known", "中文", "Friday"]
    ),
    max_size=12,
)
TEXTS = st.lists(st.builds(" ".join, WORDS), min_size=1, max_size=4)


def collated(*texts: str):
    coverage = coverage_of(**{f"a{number}": text for number, text in enumerate(texts)})
    articles = coverage.articles
    spans = [Span(0, len(text)) for text in texts]
    cut = [words_of(article.text, span) for article, span in zip(articles, spans, strict=True)]
    marks = [word_changes(articles[0], spans[0], a, s) for a, s in zip(articles[1:], spans[1:], strict=True)]
    return cut, columns(cut[0], cut[1:], marks)


def read(*texts: str) -> list[tuple[str, ...]]:
    _, found = collated(*texts)
    return [
        tuple(
            text[cell[0].start : cell[-1].end] if cell else "" for cell, text in zip(column.cells, texts, strict=True)
        )
        for column in found
    ]


@given(st.text(max_size=60))
def test_tokens_hold_all_but_blanks(text):
    tokens = words_of(text, Span(0, len(text))).tokens
    kept = {at for token in tokens for at in range(token.start, token.end)}
    assert sum(map(len, tokens)) == len(kept)
    assert all(text[at].isspace() for at in range(len(text)) if at not in kept)


@given(TEXTS)
def test_the_cells_of_a_wording_are_its_tokens_in_order(texts):
    cut, found = collated(*texts)
    for number, words in enumerate(cut):
        assert tuple(token for column in found for token in column.cells[number]) == words.tokens


@given(st.builds(" ".join, WORDS), st.integers(1, 3))
def test_the_same_words_stand_in_one_column(text, copies):
    _, found = collated(text, *[text] * copies)
    assert all(len({len(cell) for cell in column.cells}) == 1 for column in found)


def test_replaced_words_align_between_equal_ones():
    assert read("the level is close to zero", "the level was very close to zero", "they say close to zero") == [
        ("the level", "the level", "they say"),
        ("is", "was very", ""),
        ("close to zero", "close to zero", "close to zero"),
    ]


def test_words_of_one_wording_alone_have_their_own_column():
    assert read("he came home", "he came late home") == [("he came", "he came"), ("", "late"), ("home", "home")]


def test_a_quotation_mark_stays_in_the_column_of_its_word():
    assert read("cooperation “close to zero”", "cooperation close to zero,") == [
        ("cooperation “close to zero”", "cooperation close to zero,")
    ]


def test_text_without_blanks_is_split_between_characters():
    assert len(words_of("中文文章", Span(0, 4)).tokens) == 4


def in_line(base: str, other: str) -> bool:
    articles = coverage_of(one=base, two=other).articles
    spans = [Span(0, len(base)), Span(0, len(other))]
    words = [words_of(article.text, span) for article, span in zip(articles, spans, strict=True)]
    return is_in_line(*words, word_changes(articles[0], spans[0], articles[1], spans[1]))


LEVEL = "the level of our cooperation is close to zero and is about to go below zero"


def test_columns_suit_a_wording_that_keeps_the_order():
    assert in_line(LEVEL, LEVEL)
    assert in_line(LEVEL, "the level of their cooperation is near to zero and is about to sink below zero")


def test_columns_suit_a_wording_that_is_only_shorter_or_longer():
    assert in_line(LEVEL, "close to zero")
    assert in_line("close to zero", LEVEL)


def test_columns_do_not_suit_a_wording_in_another_order():
    assert not in_line(LEVEL, "about to go below zero and close to zero is the level of our cooperation")
    assert not in_line("Liz Truss met her counterpart Sergei Lavrov", "Sergei Lavrov received Liz Truss")


def test_columns_do_not_suit_wordings_that_share_little():
    assert not in_line(LEVEL, "diplomats spoke for hours, and the mood, he said, stays close to zero after all of that")
