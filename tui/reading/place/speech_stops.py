"""Stops at mentions of people, quotes and reported speech."""

from typing import TYPE_CHECKING

from tui.articles.model import ASIDE, Passage
from tui.mentions.model import MentionSet, Quote
from tui.reading.stops import Stop, StopKind

if TYPE_CHECKING:  # the text is painted before quote groups are loaded
    from tui.reading.quotes.quote_groups import Wording


def mention_stops(mentions: MentionSet, person_id: str) -> tuple[Stop, ...]:
    """Return the stops at mentions of a person, in pane order; bylines and teasers only if there are no others."""
    person_mentions = [m for m in mentions.mentions if m.person == person_id]
    story_mentions = [m for m in person_mentions if m.zone not in ASIDE]
    return tuple(Stop(StopKind.MENTION, m.passage, person_id) for m in story_mentions or person_mentions)


def quote_stops(mentions: MentionSet, *, with_reported: bool) -> tuple[Stop, ...]:
    """Return the stops at quotes in the stories, in pane order; with reported speech, also by place."""
    stops = [quote_stop(quote) for quote in mentions.quotes if quote.zone not in ASIDE]
    if with_reported:
        stops += [quote_stop(quote) for quote in mentions.reported if quote.zone not in ASIDE]
        order = {stop.passage.article: at for at, stop in reversed(list(enumerate(stops)))}
        stops.sort(key=lambda stop: (order[stop.passage.article], stop.passage.span))
    return tuple(stops)


def quote_stop(quote: Quote) -> Stop:
    return Stop(StopKind.QUOTE, Passage(quote.article, quote.span), quote.id)


def report_stop(wording: "Wording") -> Stop:
    """Return the stop at a wording that reports a quote in the outlet's own words."""
    return Stop(StopKind.PASSAGE, wording.passage, wording.group)
