"""The sentences in which a person is named."""

from bisect import bisect_right

from tui.articles.model import ASIDE, Coverage, Passage
from tui.mentions.model import MentionSet
from tui.text.sentences import sentences
from tui.text.span import Span


def sentences_naming(coverage: Coverage, mentions: MentionSet, person: str) -> tuple[Passage, ...]:
    """In pane order and by place, each once; teasers and credits are no part of the story. Reads the paragraphs that
    name the person, not the whole texts."""
    found: dict[str, dict[Span, None]] = {article.id: {} for article in coverage.articles}
    for mention in mentions.mentions:
        if mention.person == person and mention.zone not in ASIDE:
            place = mention.passage
            found[place.article][_sentence(coverage, place)] = None
    return tuple(Passage(article, span) for article, spans in found.items() for span in sorted(spans))


def _sentence(coverage: Coverage, place: Passage) -> Span:
    article = coverage.article(place.article)
    before = bisect_right(article.paragraphs, place.span.start, key=lambda paragraph: paragraph.start)
    paragraph = article.paragraphs[before - 1] if before else place.span
    return next((each for each in sentences(article.text, paragraph) if each.overlap(place.span)), place.span)
