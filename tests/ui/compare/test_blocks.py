"""Columns of wordings as screen lines."""

from hypothesis import given
from hypothesis import strategies as st

from tui.reading.compare.columns import Column, words_of
from tui.text.span import Span
from tui.ui.compare.blocks import WIDTH_CELLS_MIN, blocks
from tui.ui.wrap import cells

CELLS = st.text(st.sampled_from("ab é中文👩‍👩‍👧 \n-—"), max_size=24)
TABLES = st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=1, max_size=6))


def made(table: list[list[str]]) -> tuple[list[Column], list[str]]:
    """Columns of texts → columns of tokens, and each wording's text."""
    texts = ["".join(column[number] + " " for column in table) for number in range(len(table[0]))]
    starts = [0] * len(texts)
    columns = []
    for column in table:
        row = []
        for number, text in enumerate(column):
            span = Span(starts[number], starts[number] + len(text))
            row.append(words_of(texts[number], span).tokens if text.strip() else ())
            starts[number] = span.end + 1
        columns.append(Column(tuple(row), False))
    return columns, texts


@given(TABLES, st.integers(0, 60))
def test_no_line_is_wider_than_the_screen_and_nothing_is_lost(table, width):
    columns, texts = made(table)
    shown = ["" for _ in texts]
    for block in blocks(columns, texts, width):
        for number, pieces in enumerate(block):
            at = 0
            for piece in pieces:
                assert piece.x >= at
                at = piece.x + cells(piece.span.slice(texts[number]).replace("\n", " "))
                assert at <= max(width, WIDTH_CELLS_MIN)
                shown[number] += piece.span.slice(texts[number])
    assert ["".join(text.split()) for text in shown] == ["".join(text.split()) for text in texts]


def test_columns_are_side_by_side_if_they_fit_and_stacked_otherwise():
    columns, texts = made([["one two", "one"], ["three", "four five"]])
    (first,) = blocks(columns, texts, 20)
    assert [piece.x for piece in first[0]] == [piece.x for piece in first[1]] == [0, 8]
    assert len(list(blocks(columns, texts, 10))) == 2


def test_the_same_words_are_split_at_the_same_place():
    text = "alpha beta gamma delta epsilon zeta eta theta"
    columns, texts = made([[text, text.upper(), ""]])
    for block in blocks(columns, texts, 18):
        assert block[0] == block[1] and not block[2]
