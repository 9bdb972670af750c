"""The numbers that an article gives: where they stand, and what they come to."""

import re
from collections.abc import Iterator

from msgspec import Struct

from tui.articles.model import ASIDE, Article
from tui.text.span import Span

_DIGIT = re.compile(r"\d")


class FigureAt(Struct, frozen=True):
    span: Span
    meaning: str
    """The same for what comes to the same: 1,000 and 1000, $1bn and $1 billion."""


def figures(article: Article) -> Iterator[FigureAt]:
    """Numbers written in digits, in order; not those of dates, nor of bylines, teasers and tails."""
    from tui.matching.factwords import Fact  # heavy: not before something has been found
    from tui.matching.figures import figure_at, words_of

    for paragraph in article.paragraphs:
        if _DIGIT.search(article.text, paragraph.start, paragraph.end) is None:
            continue
        words = words_of(article.text, paragraph, article.language)
        at = 0
        while at < len(words.keys):
            found = figure_at(words, at)
            count = found.words if found else 1
            span = Span(words.places[at][0], words.places[at + count - 1][1])
            is_written = _DIGIT.search(article.text, span.start, span.end) is not None
            if found and found.fact is Fact.NUMBER and is_written and article.zone_at(span.start) not in ASIDE:
                yield FigureAt(span, found.meaning)
            at += count
