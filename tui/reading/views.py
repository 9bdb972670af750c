"""Ways to look at the same articles: all of them, what one outlet alone has, only what is shared."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from tui.articles.model import ZoneKind
from tui.reading.annotations import Annotations, annotation_layers, describe_annotations
from tui.reading.highlights.runs import Layer, LayerKind
from tui.reading.place.session import ReadingSession
from tui.reading.quotes.group_cache import LOST, PUTTING
from tui.reading.status.line import SEPARATOR, count_text
from tui.reading.stops import StopKind
from tui.text.span import Span

if TYPE_CHECKING:  # made when somebody asks
    from tui.reading.coverage.only_here import OnlyHere, OnlyHereFinder
    from tui.reading.coverage.table import CoverageRow
    from tui.reading.quotes.quote_groups import QuoteGroup

FACT, QUOTE = "fact", "quote"
"""Keys of the layer of what one outlet alone has."""


class View(StrEnum):
    ALL = "all"
    ALONE = "only here"
    MATCHES = "only the matches"


class Views:
    """Which view is on, and what it shows. Asked for before each frame, it follows what the session knows."""

    def __init__(self, session: ReadingSession) -> None:
        self.view = View.ALL
        self.notes = Annotations()
        """What the reader has marked."""
        self._wanted = View.ALL
        """What is to be turned on as soon as it can be."""
        self._session = session
        self._aloneness: OnlyHereFinder | None = None
        self._known: tuple[object, ...] = ()
        """What the view was made of."""
        self._table_of: tuple[object, ...] = ()
        self._table: Sequence[CoverageRow] = ()

    def want(self, view: View) -> None:
        """Turn it on once passages and people are found."""
        self._wanted = view

    @property
    def to_keep(self) -> View:
        """Which view is to return: the one that is on, or still to be turned on."""
        return self.view if self._wanted is View.ALL else self._wanted

    def toggle(self, view: View) -> str:
        """Turn a view on, or off where it is on. Returns why it cannot be, or not yet; else an empty text."""
        session = self._session
        if session.shown is None or session.mentioned is None:
            return "still looking for what they share"
        if len(session.order) == 1:
            return "one article: there is nothing to hold it against"
        self._wanted = View.ALL
        if View.ALONE is view is not self.view and session.crossing.is_late:
            return self._put_off()
        was, self.view = self.view, View.ALL if view is self.view else view
        if View.ALONE in (was, self.view):
            if session.tour.kind is StopKind.ALONE:
                session.choose(None)
            if session.stop is not None and session.stop.kind is StopKind.ALONE:
                session.stop = None
        session.revision += 1
        self._known = ()
        self.renew()
        return ""

    def leave(self) -> bool:
        """Show everything again. False where that is so already, or something else is to be left first."""
        kinds = (StopKind.ALONE, StopKind.PASSAGE)
        if self.view is View.ALL or self._session.tour.kind not in kinds:
            return False
        self.toggle(self.view)
        return True

    def renew(self) -> None:
        """Step over what the article in focus alone has, as it is now; turn on what was wanted."""
        session = self._session
        if self._wanted is not View.ALL and session.shown is not None and session.mentioned is not None:
            wanted, self._wanted = self._wanted, View.ALL
            self.toggle(wanted)
        if self.view is not View.ALONE or session.shown is None or session.mentioned is None:
            return
        made_of = (session.shown, session.mentioned)
        if made_of != self._known[:2]:
            if session.crossing.is_late:
                self.toggle(View.ALONE)
                self._put_off()
                return
            self._aloneness = self._made()
        is_first = not self._known
        if (*made_of, session.focus) != self._known and (is_first or session.tour.kind is StopKind.ALONE):
            session.choose(self.alone(session.focus).tour)
        self._known = (*made_of, session.focus)

    def _put_off(self) -> str:
        """What one outlet alone has is shown as soon as the quotes are put together. Returns what to say meanwhile."""
        if self._session.crossing.is_lost:
            return LOST
        self._wanted = View.ALONE
        return PUTTING

    def _made(self) -> "OnlyHereFinder":
        from tui.reading.coverage.only_here import OnlyHereFinder

        session = self._session
        assert session.shown is not None and session.mentioned is not None
        return OnlyHereFinder(session.coverage, session.shown, session.mentioned.all, self.quote_groups())

    def quote_groups(self) -> "Sequence[QuoteGroup]":
        """As the passages and the people now are. Raises AssertionError before people are found."""
        groups = self._session.crossing.all_groups()
        assert groups is not None
        return groups.groups

    def table(self) -> "Sequence[CoverageRow]":
        """The rows of the coverage table, as it now is. Raises AssertionError before passages and people are found."""
        from tui.reading.coverage.table import rows

        shown, mentioned = self._session.shown, self._session.mentioned
        assert shown is not None and mentioned is not None
        if self._table_of != (shown, mentioned):
            self._table_of = (shown, mentioned)
            self._table = rows(self._session.coverage, shown, mentioned.all, self.quote_groups())
        return self._table

    def alone(self, article_id: str) -> "OnlyHere":
        """What an article alone has; only while that is shown."""
        assert self._aloneness is not None
        return self._aloneness.for_article(article_id)

    def layers(self, article_id: str) -> Iterator[tuple[Span, Layer]]:
        """What lies on an article besides its passages."""
        yield from annotation_layers(self.notes, article_id)
        if self.view is not View.ALONE:
            return
        alone = self.alone(article_id)
        for span in alone.shared:
            yield span, Layer(LayerKind.SHARED, "")
        for parts in alone.quotes:
            for part in parts:
                yield part, Layer(LayerKind.ONLY_HERE, QUOTE)
        for span in alone.facts:
            yield span, Layer(LayerKind.ONLY_HERE, FACT)

    def kept(self, article_id: str) -> tuple[Span, ...] | None:
        """What stays when the rest is folded away: the headline, the passages, what is current. None: all of it."""
        session = self._session
        if self.view is not View.MATCHES or session.shown is None:
            return None
        article = session.coverage.article(article_id)
        headline = [zone.span for zone in article.zones if zone.kind is ZoneKind.HEADLINE]
        passages = (stop.passage.span for stop in session.shown.stops[article_id])
        stop = session.stop
        current = [stop.passage.span] if stop is not None and stop.passage.article == article_id else []
        return (*headline, *passages, *current)

    def said(self, head: str, rest: str) -> tuple[str, str]:
        """The status line, with what the reader has written on what is current, and with what the view shows where
        nothing else is."""
        stop = self._session.stop
        if stop is not None and (marked := describe_annotations(self.notes, stop)):
            rest = SEPARATOR.join(filter(None, (marked, rest)))
        told = self.told()
        if not told or (stop is not None and stop.kind is not StopKind.ALONE):
            return head, rest
        return (told, "") if stop is None else (head, told)

    def told(self) -> str:
        """What the view shows of the article in focus, in numbers; empty where all is shown."""
        session = self._session
        outlet = session.coverage.article(session.focus).outlet
        if self.view is View.ALONE and self._aloneness is not None:
            alone = self.alone(session.focus)
            parts = [
                f"{len(alone.sentences)} of {count_text(alone.sentence_count, 'sentence')}",
                count_text(alone.people_count, "person", "people"),
                count_text(len(alone.quotes), "quote"),
                count_text(len(alone.numbers), "number"),
            ]
            return f"found only in {outlet}: {SEPARATOR.join(parts)}"
        if self.view is View.MATCHES and session.shown is not None:
            return (
                f"{outlet}: {count_text(len(session.shown.stops[session.focus]), 'passage')}, the rest is folded away"
            )
        return ""
