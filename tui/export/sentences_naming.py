"""Finds the sentences that name a person."""

from bisect import bisect_right

from tui.articles.model import ASIDE, Coverage, Passage
from tui.mentions.model import MentionSet
from tui.text.sentences import sentences
from tui.text.span import Span


def sentences_naming(coverage: Coverage, mentions: MentionSet, person: str) -> tuple[Passage, ...]:
    """Return the sentences in the accounts that name a person, in pane order and by place, without duplicates.

    Only the paragraphs that name the person are split into sentences.
    """
    spans_by_article: dict[str, dict[Span, None]] = {article.id: {} for article in coverage.articles}
    for mention in mentions.mentions:
        if mention.person == person and mention.zone not in ASIDE:
            place = mention.passage
            spans_by_article[place.article][_sentence(coverage, place)] = None
    return tuple(Passage(article, span) for article, spans in spans_by_article.items() for span in sorted(spans))


def _sentence(coverage: Coverage, place: Passage) -> Span:
    article = coverage.article(place.article)
    index = bisect_right(article.paragraphs, place.span.start, key=lambda paragraph: paragraph.start) - 1
    paragraph = article.paragraphs[index] if index >= 0 else place.span
    return next((span for span in sentences(article.text, paragraph) if span.overlap(place.span)), place.span)
