"""The highlights of an article in the current session: its zones, passages and the stops of the tour, without hits."""

from collections.abc import Iterable, Iterator
from itertools import chain

from tui.articles.model import ZoneKind
from tui.reading.highlights.hits import merged_spans
from tui.reading.highlights.runs import Layer, LayerKind, Run, flatten_layers
from tui.reading.place.session import ReadingSession
from tui.reading.stops import StopKind
from tui.text.span import Span


def article_runs(
    session: ReadingSession, article_id: str, extra_layers: Iterable[tuple[Span, Layer]] = ()
) -> tuple[Run, ...]:
    """Return the runs that tile the article's text. extra_layers: those of the view."""
    article = session.coverage.article(article_id)
    return flatten_layers(len(article.text), chain(session_layers(session, article_id), extra_layers))


def session_layers(session: ReadingSession, article_id: str) -> Iterator[tuple[Span, Layer]]:
    """Yield (span, layer) for every zone, passage and stop of the tour in an article."""
    for zone in session.coverage.article(article_id).zones:
        if zone.kind is not ZoneKind.BODY:
            yield zone.span, Layer(LayerKind.ZONE, zone.kind)
    if session.visible_groups is not None:
        for stop in session.visible_groups.stops[article_id]:
            span, is_possible = stop.passage.span, session.visible_groups.is_possible_at(stop)
            # The rank lets a passage inside another cover it.
            yield span, Layer(LayerKind.GROUP, stop.key, rank=-len(span), is_possible=is_possible)
    tour = session.tour
    if tour.kind in (StopKind.MENTION, StopKind.QUOTE):
        layer = Layer(LayerKind.MENTION, "")
        for stop in tour.by_article.get(article_id, ()):
            yield stop.passage.span, layer


def search_hits(session: ReadingSession, article_id: str) -> tuple[Span, ...]:
    """Return the hits of the current search in an article, in order and disjoint."""
    tour = session.tour
    stops = tour.by_article.get(article_id, ()) if tour.kind is StopKind.HIT else ()
    return merged_spans(stop.passage.span for stop in stops)
