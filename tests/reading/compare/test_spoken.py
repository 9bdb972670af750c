"""Quotes that the narrator interrupts are compared without the narrator's words."""

from tui.articles.make import article_from_text
from tui.reading.compare.columns import Column
from tui.reading.compare.spoken import split_at_gaps, without_narrator
from tui.settings.load import load_settings
from tui.text.span import Span

TEXT = "The pier is closed,” Ann Prill told the council on Tuesday. “It stays closed until May."
PARTS = (Span(0, TEXT.index("”")), Span(TEXT.index("It"), len(TEXT)))


def test_the_narrators_words_are_blanked_and_every_offset_stays():
    article = article_from_text(TEXT, load_settings().articles, outlet="Daily")
    spoken = without_narrator(article, PARTS)
    assert len(spoken.text) == len(article.text) and "Prill" not in spoken.text
    assert [part.slice(spoken.text) for part in PARTS] == [part.slice(article.text) for part in PARTS]
    assert without_narrator(article, PARTS[:1]) is article


def test_a_column_ends_where_a_part_does_and_the_same_words_stay_side_by_side():
    closed, it, stays = (Span(TEXT.index(word), TEXT.index(word) + len(word)) for word in ("closed", "It", "stays"))
    other = (Span(0, 6), Span(7, 9), Span(10, 15))
    in_one_piece = (Span(0, 15),)
    shared = Column(((closed, it, stays), other), True)
    assert list(split_at_gaps([shared], [PARTS, in_one_piece])) == [
        Column(((closed,), other[:1]), True),
        Column(((it, stays), other[1:]), True),
    ]
    own = Column(((closed, it), ()), False)
    assert list(split_at_gaps([own], [PARTS, in_one_piece])) == [
        Column(((closed,), ()), False),
        Column(((it,), ()), False),
    ]
    assert list(split_at_gaps([own], [in_one_piece, in_one_piece])) == [own]
