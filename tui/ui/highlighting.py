"""The highlights of each article: how groups look, the current stop, and differences."""

from collections.abc import Mapping, Sequence

from tui.matching.model import MatchKind
from tui.reading.highlights.hues import hues
from tui.reading.highlights.match_kinds import sign_at
from tui.reading.highlights.runs import Run
from tui.reading.layers import article_runs, search_hits
from tui.reading.place.session import ReadingSession
from tui.reading.quotes.word_differences import Difference, word_differences
from tui.reading.stops import Stop, StopKind
from tui.reading.views import Views
from tui.text.span import Span
from tui.ui.labels import Label, Labelled
from tui.ui.paint import GroupLook, Light
from tui.ui.theme.themes import HUE_COUNT

NO_MATCH, IN_OTHER_WORDS = "no match here", "in other words here"
"""Notes for an article without the current passage or quote; it may have it below the cutoff."""


class PaneHighlights:
    """The highlights at one moment. Rebuilt when groups or tours change; `follow` is enough for a new current stop."""

    def __init__(self, session: ReadingSession, views: Views, previous: "PaneHighlights | None" = None) -> None:
        """Compute the highlights. previous: those before, of which a search changes only the hits."""
        self._session = session
        self._views = views
        self._layers_revision = session.revision - session.search_revisions
        visible_groups = session.visible_groups
        self._looks: Mapping[str, GroupLook] = {}
        self._hits: dict[str, tuple[Span, ...]] = {}
        """Article id → the hits of the search, computed on first use."""
        self._labels: dict[str, Labelled] = {}
        self._runs: dict[str, Sequence[Run]] = {}
        """Article id → its runs, computed on first use."""
        if previous is not None and previous._layers_revision == self._layers_revision:
            self._looks, self._labels, self._runs = previous._looks, previous._labels, previous._runs
        elif visible_groups is not None:
            hue_of = hues(visible_groups, HUE_COUNT)
            self._looks = {g.id: GroupLook(hue_of[g.id], g.kind is MatchKind.NAME) for g in visible_groups.groups}
        self.follow()

    def follow(self) -> None:
        """Update the highlights for the current stop."""
        stop = self._session.stop
        self._current: dict[str, tuple[Span, ...]] = {}
        self._differs: dict[str, tuple[Difference, ...]] = {}
        self._group = ""
        self._is_compared = False
        self._partly_matching: frozenset[str] = frozenset()
        if stop is None:
            return
        session = self._session
        self._current[stop.passage.article] = _spans(session, stop)
        if stop.kind is StopKind.PASSAGE:
            self._group = stop.key
        self._is_compared = stop.kind is StopKind.PASSAGE or (
            stop.kind is StopKind.QUOTE
            and session.visible_groups is not None
            and session.counterparts.groups is not None
        )
        if self._is_compared:
            counterparts = session.counterparts.stops_by_article(stop)
            self._partly_matching = session.counterparts.partial_matches(stop)
            self._current |= {article: _spans(session, counterpart) for article, counterpart in counterparts.items()}
            counterpart_passages = {article: counterpart.passage for article, counterpart in counterparts.items()}
            self._differs = word_differences(session.coverage, stop.passage, counterpart_passages)

    def on(self, article: str) -> Light:
        if article not in self._runs:
            self._runs[article] = article_runs(self._session, article, self._views.layers(article))
        if article not in self._hits:
            self._hits[article] = search_hits(self._session, article)
        stop = self._session.stop
        return Light(
            self._runs[article],
            self._looks,
            self._current.get(article, ()),
            self._group,
            stop is not None and stop.kind is StopKind.ONLY_HERE,
            len(self._current) > 1,
            self._differs.get(article, ()),
            self._hits[article],
        )

    def absence_note(self, article: str) -> str:
        """Return the note for an article in which the current passage or quote was not found; otherwise ""."""
        if not self._is_compared or article in self._current:
            return ""
        return IN_OTHER_WORDS if article in self._partly_matching else NO_MATCH

    def labels(self, article: str) -> Labelled:
        """Return the passages in an article, with their letters and the signs of their kinds."""
        visible_groups = self._session.visible_groups
        if visible_groups is None:
            return ()
        if article not in self._labels:
            self._labels[article] = [
                (stop.passage.span, Label(visible_groups.labels[stop.key], sign_at(visible_groups, stop), stop.key))
                for stop in visible_groups.stops[article]
            ]
        return self._labels[article]

    def marks(self, article: str) -> Sequence[Span]:
        """Return the spans that the scroll bar shows, in order: the stops of the tour, or every passage."""
        tour, visible_groups = self._session.tour, self._session.visible_groups
        if tour.kind is StopKind.HIT:
            return self.on(article).hits
        if tour.kind is StopKind.PASSAGE:
            return [stop.passage.span for stop in visible_groups.stops[article]] if visible_groups else []
        return sorted(stop.passage.span for stop in tour.by_article.get(article, ()))


def _spans(session: ReadingSession, stop: Stop) -> tuple[Span, ...]:
    """Return the spans to highlight at a stop; for a quote its parts, without the words between them."""
    if stop.kind is StopKind.QUOTE and session.mention_index is not None:
        return session.mention_index.quotes_by_id[stop.key].parts
    return (stop.passage.span,)
