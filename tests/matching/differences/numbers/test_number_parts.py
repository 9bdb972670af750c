"""The part that a number plays in its clause."""

from tests.reading.differences.test_differences import event_of
from tests.rows import each_row
from tui.matching.differences.numbers.number_part import NumberPart, number_part
from tui.text.span import Span

PARTS = [
    ("They won 33 seats.", "33", NumberPart.VALUE),
    ("They won 33 seats, a loss of eight seats.", "eight", NumberPart.CHANGE),
    ("They won eight fewer seats.", "eight", NumberPart.CHANGE),
    ("Sales rose by more than 12 per cent.", "12", NumberPart.CHANGE),
    ("Sales rose to 12 per cent.", "12", NumberPart.VALUE),
    ("They won 33, down from 41.", "41", NumberPart.FORMER),
    ("They won 33, compared with about 41 last time.", "41", NumberPart.FORMER),
    ("People came from 41 towns.", "41", NumberPart.VALUE),
    ("It was the last vote in 2012.", "2012", NumberPart.YEAR),
    ("It cost the town 2012 crowns.", "2012", NumberPart.VALUE),
]


@each_row(("text", "number", "part"), PARTS)
def test_the_words_beside_a_number_tell_its_part(text: str, number: str, part: NumberPart) -> None:
    article, *_ = event_of(text, "Nobody came.").coverage.articles
    start = article.text.index(number, article.text.index(text))
    assert number_part(article, Span(start, start + len(number))) is part
