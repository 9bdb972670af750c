"""What stands at a place of an article: a passage, a quote, a name."""

from collections.abc import Iterable

from tui.articles.model import Passage
from tui.mentions.model import MentionForm, MentionSet
from tui.reading.outline import quote_stop
from tui.reading.tour import Stop, StopKind

_NAMED = frozenset({MentionForm.FULL, MentionForm.SURNAME, MentionForm.GIVEN})


def names_and_quotes(mentions: MentionSet, article_id: str) -> tuple[Stop, ...]:
    """Every name and quote of an article, in order of place; a quote before the names inside it."""
    stops = [
        Stop(StopKind.MENTION, mention.passage, mention.person)
        for mention in mentions.mentions
        if mention.passage.article == article_id and mention.form in _NAMED
    ]
    stops += [quote_stop(quote) for quote in mentions.quotes if quote.article == article_id]
    return tuple(sorted(stops, key=lambda stop: (stop.passage.span.start, -stop.passage.span.end)))


def touching(stops: Iterable[Stop], passage: Passage) -> Stop | None:
    """The stop that overlaps a passage most; of several alike the shortest."""
    near = [s for s in stops if s.passage.article == passage.article and s.passage.span.overlap(passage.span)]
    return max(near, key=lambda s: (s.passage.span.overlap(passage.span), -len(s.passage.span)), default=None)
