"""Views of the same articles: everything, only what one outlet reports, or only the matches."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from tui.articles.model import ZoneKind
from tui.reading.annotations import Annotations, annotation_layers, describe_annotations
from tui.reading.highlights.runs import Layer, LayerKind
from tui.reading.place.session import ReadingSession
from tui.reading.quotes.group_cache import GROUPING_FAILED, GROUPING_QUOTES
from tui.reading.status.line import SEPARATOR
from tui.reading.stops import StopKind
from tui.text.counts import count_text
from tui.text.span import Span

if TYPE_CHECKING:  # loaded on first use
    from tui.matching.evidence.closest import SentenceSearch
    from tui.reading.coverage.only_here import OnlyHere, OnlyHereFinder
    from tui.reading.coverage.row import CoverageRow
    from tui.reading.place.presence import Presence
    from tui.reading.quotes.quote_groups import QuoteGroup

COMPARING_SENTENCES = "comparing every sentence with the other articles …"
COMPARING_FAILED = "the sentences could not be compared"
"""Message shown when what only one outlet has cannot be said."""
FACT_KEY, QUOTE_KEY = "fact", "quote"
"""Keys of the layer for what only one outlet reports."""


class View(StrEnum):
    ALL = "all"
    ONLY_HERE = "only here"
    MATCHES = "only the matches"


class Views:
    """The current view and its contents. It follows the state of the session, and is updated before each frame."""

    def __init__(self, session: ReadingSession) -> None:
        self.view = View.ALL
        self.annotations = Annotations()
        """The user's annotations."""
        self._pending_view = View.ALL
        """View to turn on as soon as it can be shown."""
        self._session = session
        self.failed_search: SentenceSearch | None = None
        """Search that could not be prepared."""
        self._only_here_finder: OnlyHereFinder | None = None
        self._known_presence: Presence | None = None
        self._view_inputs: tuple[object, ...] = ()
        """Inputs of the current view."""
        self._table_inputs: tuple[object, ...] = ()
        self._table: Sequence[CoverageRow] = ()

    def open_when_ready(self, view: View) -> None:
        """Turn a view on once passages and people are found."""
        self._pending_view = view

    @property
    def view_to_save(self) -> View:
        """The view to restore next time: the current one, or one that is still to be turned on."""
        return self.view if self._pending_view is View.ALL else self._pending_view

    def toggle(self, view: View) -> str:
        """Turn a view on or off. Return the reason if that is not possible yet; otherwise an empty string."""
        session = self._session
        if session.visible_groups is None or session.mention_index is None:
            return "still comparing the articles"
        if len(session.order) == 1:
            return "only one article is open: nothing to compare it with"
        self._pending_view = View.ALL
        if View.ONLY_HERE is view is not self.view and (reason := self.reason_to_wait()):
            return self._wait(reason)
        previous_view, self.view = self.view, View.ALL if view is self.view else view
        if View.ONLY_HERE in (previous_view, self.view):
            if session.tour.kind is StopKind.ONLY_HERE:
                session.choose(None)
            if session.stop is not None and session.stop.kind is StopKind.ONLY_HERE:
                session.stop = None
        session.revision += 1
        self._view_inputs = ()
        self.update()
        return ""

    def leave(self) -> bool:
        """Show everything again. Return False if everything is already shown, or another tour has to end first."""
        kinds = (StopKind.ONLY_HERE, StopKind.PASSAGE)
        if self.view is View.ALL or self._session.tour.kind not in kinds:
            return False
        self.toggle(self.view)
        return True

    def update(self) -> None:
        """Turn on the pending view if possible, and tour what only the focused article has."""
        session = self._session
        if (
            self._pending_view is not View.ALL
            and session.visible_groups is not None
            and session.mention_index is not None
        ):
            pending_view, self._pending_view = self._pending_view, View.ALL
            self.toggle(pending_view)
        if self.view is not View.ONLY_HERE or session.visible_groups is None or session.mention_index is None:
            return
        inputs = (session.visible_groups, session.mention_index)
        if inputs != self._view_inputs[:2]:
            if reason := self.reason_to_wait():
                self.toggle(View.ONLY_HERE)
                self._wait(reason)
                return
            self._only_here_finder = self._build_finder()
        is_first = not self._view_inputs
        if (*inputs, session.focus) != self._view_inputs and (is_first or session.tour.kind is StopKind.ONLY_HERE):
            session.choose(self.only_here(session.focus).tour)
        self._view_inputs = (*inputs, session.focus)

    def reason_to_wait(self, *, needs_sentences: bool = True) -> str:
        """Return what is still done in the background, or why it failed; empty if the quotes, and the sentences if
        needed, are compared."""
        counterparts = self._session.counterparts
        if counterparts.is_pending:
            return GROUPING_FAILED if counterparts.has_failed else GROUPING_QUOTES
        search = self.search_to_prepare if needs_sentences else None
        if search is None:
            return ""
        return COMPARING_FAILED if search is self.failed_search else COMPARING_SENTENCES

    @property
    def search_to_prepare(self) -> "SentenceSearch | None":
        """The search for close sentences, if it must be prepared in the background; None if it is ready or small."""
        search = self._session.matches.search if self._session.matches is not None else None
        return search if search is not None and search.is_long else None

    def _wait(self, reason: str) -> str:
        """Show what only one outlet has once the reason to wait is gone. Return a message for the meantime."""
        if reason not in (GROUPING_FAILED, COMPARING_FAILED):
            self._pending_view = View.ONLY_HERE
        return reason

    def _build_finder(self) -> "OnlyHereFinder":
        from tui.reading.coverage.only_here import OnlyHereFinder

        session = self._session
        assert session.visible_groups is not None and session.mention_index is not None
        return OnlyHereFinder(
            session.coverage,
            session.visible_groups,
            session.mention_index.mention_set,
            self.quote_groups(),
            self._presence(),
        )

    def quote_groups(self) -> "Sequence[QuoteGroup]":
        """Return the quote groups of the current results. Raises AssertionError before people are found."""
        groups = self._session.counterparts.all_groups()
        assert groups is not None
        return groups.groups

    def _presence(self) -> "Presence":
        from tui.reading.place.presence import Presence

        matches = self._session.matches
        assert matches is not None
        if self._known_presence is None or self._known_presence.matches is not matches:
            self._known_presence = Presence(matches)
        return self._known_presence

    def table(self) -> "Sequence[CoverageRow]":
        """Return the rows of the coverage table. Raises AssertionError before passages and people are found."""
        from tui.reading.coverage.table import rows

        visible_groups, mention_index = self._session.visible_groups, self._session.mention_index
        assert visible_groups is not None and mention_index is not None
        if self._table_inputs != (visible_groups, mention_index):
            self._table_inputs = (visible_groups, mention_index)
            self._table = rows(
                self._session.coverage,
                visible_groups,
                mention_index.mention_set,
                self.quote_groups(),
                self._presence(),
            )
        return self._table

    def only_here(self, article_id: str) -> "OnlyHere":
        """Return what only this article has. Raises AssertionError unless that view is on."""
        assert self._only_here_finder is not None
        return self._only_here_finder.for_article(article_id)

    def layers(self, article_id: str) -> Iterator[tuple[Span, Layer]]:
        """Yield the layers of an article besides its passages."""
        yield from annotation_layers(self.annotations, article_id)
        if self.view is not View.ONLY_HERE:
            return
        only_here = self.only_here(article_id)
        for span in only_here.shared:
            yield span, Layer(LayerKind.SHARED, "")
        for parts in only_here.quotes:
            for part in parts:
                yield part, Layer(LayerKind.ONLY_HERE, QUOTE_KEY)
        for span in only_here.facts:
            yield span, Layer(LayerKind.ONLY_HERE, FACT_KEY)

    def unfolded_spans(self, article_id: str) -> tuple[Span, ...] | None:
        """Return the spans that are not folded away: headline, passages, current stop. None if nothing is folded."""
        session = self._session
        if self.view is not View.MATCHES or session.visible_groups is None:
            return None
        article = session.coverage.article(article_id)
        headline = [zone.span for zone in article.zones if zone.kind is ZoneKind.HEADLINE]
        passages = (stop.passage.span for stop in session.visible_groups.stops[article_id])
        stop = session.stop
        current = [stop.passage.span] if stop is not None and stop.passage.article == article_id else []
        return (*headline, *passages, *current)

    def status_line(self, head: str, rest: str) -> tuple[str, str]:
        """Return the two parts of the status line, with the annotations of the current stop.

        If nothing else is current, the line gives the summary of the view."""
        stop = self._session.stop
        if stop is not None and (description := describe_annotations(self.annotations, stop)):
            rest = SEPARATOR.join(filter(None, (description, rest)))
        summary = self.summary()
        if not summary or (stop is not None and stop.kind is not StopKind.ONLY_HERE):
            return head, rest
        return (summary, "") if stop is None else (head, summary)

    def summary(self) -> str:
        """Return the counts of what the view shows of the article in focus; empty if everything is shown."""
        session = self._session
        outlet = session.coverage.article(session.focus).outlet
        if self.view is View.ONLY_HERE and self._only_here_finder is not None:
            only_here = self.only_here(session.focus)
            parts = [
                f"{len(only_here.sentences)} of {count_text(only_here.sentence_count, 'sentence')}",
                count_text(only_here.people_count, "person", "people"),
                count_text(len(only_here.quotes), "quote"),
                count_text(len(only_here.numbers), "number"),
            ]
            return f"found only in {outlet}: {SEPARATOR.join(parts)}"
        if self.view is View.MATCHES and session.visible_groups is not None:
            passages = session.visible_groups.stops[session.focus]
            return f"{outlet}: {count_text(len(passages), 'passage')}, the rest is folded away"
        return ""
