"""Which highlights lie on an article at this moment of the reading: its zones, its passages, what `n` steps over."""

from collections.abc import Iterable, Iterator
from itertools import chain

from tui.articles.model import ZoneKind
from tui.reading.highlights.runs import Layer, LayerKind, Run, flatten_layers
from tui.reading.place.session import ReadingSession
from tui.reading.stops import StopKind
from tui.text.span import Span


def article_runs(
    session: ReadingSession, article_id: str, further: Iterable[tuple[Span, Layer]] = ()
) -> tuple[Run, ...]:
    """The article's text, tiled by what lies on it. further: what the view lays on it."""
    article = session.coverage.article(article_id)
    return flatten_layers(len(article.text), chain(session_layers(session, article_id), further))


def session_layers(session: ReadingSession, article_id: str) -> Iterator[tuple[Span, Layer]]:
    for zone in session.coverage.article(article_id).zones:
        if zone.kind is not ZoneKind.BODY:
            yield zone.span, Layer(LayerKind.ZONE, zone.kind)
    if session.shown is not None:
        for stop in session.shown.stops[article_id]:
            span = stop.passage.span
            yield span, Layer(LayerKind.GROUP, stop.key, rank=-len(span))  # a passage within another lies upon it
    tour = session.tour
    layer = {StopKind.MENTION: LayerKind.MENTION, StopKind.QUOTE: LayerKind.MENTION, StopKind.HIT: LayerKind.HIT}
    if tour.kind in layer:
        for stop in tour.by_article.get(article_id, ()):
            yield stop.passage.span, Layer(layer[tour.kind], "")
