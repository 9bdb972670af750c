"""The reading session: where the reader is, and what the next key means.

It knows nothing of a screen. The screen tells it what is in view, asks for a move, and shows what it is given.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.articles.model import Coverage, Passage
from tui.mentions.model import MentionSet
from tui.reading import tour as tours
from tui.reading.letters import Letters
from tui.reading.outline import mention_stops
from tui.reading.search import Search
from tui.reading.shown import Shown
from tui.reading.spots import Mentioned, touching
from tui.reading.tour import Move, Stop, StopKind, Tour
from tui.reading.trail import Place, Trail
from tui.text.span import Span

if TYPE_CHECKING:  # the reader paints the text before anything that finds is loaded
    from tui.matching.find import MatchSet

SCORE_MAX = 99.0
"""The highest cutoff that keys reach; at 100 nothing but endless copies would be left."""


class ReadingSession:
    """State of one reader. Its methods are what keys mean; each returns the Move to show, or None: it led nowhere."""

    def __init__(
        self,
        coverage: Coverage,
        *,
        cutoff: float,
        step: float,
        with_names: bool,
        cutoff_names: Mapping[str, float] = MappingProxyType({}),
    ) -> None:
        """cutoff, step and the named cutoffs: in score points (0 to 100). Raises ValueError without articles."""
        if not coverage.articles:
            raise ValueError("nothing to read")
        self.coverage = coverage
        self.cutoff = cutoff
        self.cutoff_step = step
        self.cutoff_names = cutoff_names
        self.with_names = with_names
        self.focus = coverage.articles[0].id
        self.stop: Stop | None = None
        self.wrapped = False
        self.revision = 0
        """Goes up whenever the groups or what `n` steps over have changed, so that highlights are to be made anew."""
        self.mentioned: Mentioned | None = None
        self.shown: Shown | None = None
        self.view: Passage | None = None
        self._matches: MatchSet | None = None
        self._letters = Letters()
        self._trail = Trail()
        self._chosen: Tour | None = None
        self._before_search: Tour | None = None
        self._search: Search | None = None

    @property
    def order(self) -> list[str]:
        """Article ids, in pane order."""
        return [article.id for article in self.coverage.articles]

    @property
    def tour(self) -> Tour:
        """What `n` steps over: what was chosen last, else the passages of the article in focus."""
        if self._chosen is not None:
            return self._chosen
        return Tour(StopKind.PASSAGE, "", self.shown.stops[self.focus] if self.shown else ())

    def set_matches(self, matches: "MatchSet") -> None:
        """What was found, first or anew after articles have changed."""
        self._matches = matches
        self._regroup()

    def set_mentions(self, mentions: MentionSet) -> None:
        """People and quotes, found or corrected. What was chosen and current before stays, as far as it is there."""
        self.mentioned = Mentioned(mentions)
        self.stop = self.mentioned.renewed_stop(self.stop)
        self._before_search = self.mentioned.renewed_tour(self._before_search)
        if (chosen := self.mentioned.renewed_tour(self._chosen)) != self._chosen:
            self._choose(chosen)

    def set_coverage(self, coverage: Coverage) -> None:
        """The same articles under other outlets or headlines. Raises ValueError for other articles."""
        if [a.id for a in coverage.articles] != self.order:
            raise ValueError("not the same articles")
        self.coverage = coverage

    def _regroup(self) -> None:
        if self._matches is None:
            return
        self.revision += 1
        self.shown = Shown(self.coverage, self._matches.at(self.cutoff), self.with_names, self._letters)
        if self.stop is not None and self.stop.kind is StopKind.PASSAGE:
            self.stop = self._same_place(self.stop)

    def _same_place(self, stop: Stop) -> Stop | None:
        """The stop as the groups now stand: at the same passage, else at the one that overlaps it most."""
        assert self.shown is not None
        near = [s for s in self.shown.stops[stop.passage.article] if s.passage.span.overlap(stop.passage.span)]
        return max(near, key=lambda s: s.passage.span.overlap(stop.passage.span), default=None)

    def spans(self, stop: Stop) -> tuple[Span, ...]:
        """What to light at a stop: of a quote its parts, without what stands between them."""
        if stop.kind is StopKind.QUOTE and self.mentioned is not None:
            return self.mentioned.quote[stop.key].parts
        return (stop.passage.span,)

    def elsewhere(self, stop: Stop) -> dict[str, Passage]:
        """Per other article that has it: the same passage, or the first mention of the person, or the first hit."""
        if stop.kind is StopKind.PASSAGE:
            return self.shown.counterparts(stop) if self.shown else {}
        stops = self.tour.stops
        if stop.kind is StopKind.MENTION and self.mentioned is not None:
            stops = mention_stops(self.mentioned.all, stop.key)
        first: dict[str, Passage] = {}
        for other in stops:
            if other.key == stop.key and other.passage.article != stop.passage.article:
                first.setdefault(other.passage.article, other.passage)
        return first

    # --- what keys mean --------------------------------------------------------------------------------------

    def look(self, view: Passage) -> None:
        """Tell what the pane in focus shows; its article is the focus."""
        self.view = view
        self.focus = view.article

    def next(self) -> Move | None:
        return self._step(forward=True)

    def previous(self) -> Move | None:
        return self._step(forward=False)

    def cross(self, forward: bool) -> Move | None:
        """The same passage, person or search hit in the next or previous article that has it. From a quote, the
        passage that holds it."""
        stop = self.stop
        if stop is not None and stop.kind is StopKind.QUOTE and self.shown is not None:
            stop = touching(self.shown.stops[stop.passage.article], stop.passage)
        if stop is None:
            return None
        there = self.elsewhere(stop)
        order = self.order
        at = order.index(stop.passage.article)
        turn = order[at + 1 :] + order[:at]
        for article in turn if forward else reversed(turn):
            if article in there:
                return self.go(Stop(stop.kind, there[article], stop.key))
        return None

    def go(self, stop: Stop) -> Move:
        """Jump to a stop; its article gets the focus."""
        here = self._here()
        if here is not None:
            self._trail.leave(here)
        self.wrapped = False
        return self._arrive(stop)

    def back(self) -> Move | None:
        here = self._here()
        return self._return(self._trail.back(here)) if here else None

    def forward(self) -> Move | None:
        here = self._here()
        return self._return(self._trail.forward(here)) if here else None

    def here(self) -> Move:
        """Where the reader is: the current stop with what belongs level with it, without jumping."""
        if self.stop is None:
            return Move(None, self.view)
        # Only a passage moves the other panes: stepping over names should leave them where they are.
        return Move(self.stop, None, self.elsewhere(self.stop) if self.stop.kind is StopKind.PASSAGE else {})

    def hop(self, forward: bool) -> Move | None:
        """The next name or quote of the article in focus, whatever `n` steps over."""
        if self.mentioned is None:
            return None
        found = tours.step(self.mentioned.stops(self.focus), self.seen, self.view, self.order, forward)
        return self.go(found.stop) if found else None

    def at(self, article_id: str, offset: int) -> tuple[Stop | None, Stop | None]:
        """What stands at a character: its passage, and its name or quote; None for what does not stand there."""
        here = Passage(article_id, Span(offset, offset + 1))
        passage = touching(self.shown.stops[article_id], here) if self.shown else None
        return passage, self._named(here)

    def selected(self) -> Stop | None:
        """The name or quote that is current, or the one in the current passage; None where there is none."""
        if self.stop is None or self.stop.kind in (StopKind.MENTION, StopKind.QUOTE):
            return self.stop
        return self._named(self.stop.passage)

    def _named(self, passage: Passage) -> Stop | None:
        if self.mentioned is None:
            return None
        stops = self.mentioned.stops(passage.article)
        names = [stop for stop in stops if stop.kind is StopKind.MENTION]
        quotes = [stop for stop in stops if stop.kind is StopKind.QUOTE]
        # On a single character the name is meant, also inside a quote; over a passage what was said comes first.
        first, second = (names, quotes) if len(passage.span) == 1 else (quotes, names)
        return touching(first, passage) or touching(second, passage)

    def move_cutoff(self, stricter: bool) -> float:
        """One step stricter or looser, never past a named cutoff without a stop there. Returns it, in score points."""
        wished = self.cutoff + (self.cutoff_step if stricter else -self.cutoff_step)
        low, high = sorted((self.cutoff, wished))
        between = [score for score in self.cutoff_names.values() if low < score < high]
        self.cutoff = min(SCORE_MAX, max(0.0, min(between, key=lambda s: abs(s - self.cutoff), default=wished)))
        self._regroup()
        return self.cutoff

    def toggle_names(self) -> bool:
        """Show matches that share only a name, or hide them again."""
        self.with_names = not self.with_names
        self._regroup()
        return self.with_names

    # --- what `n` steps over ---------------------------------------------------------------------------------

    def choose_passages(self) -> None:
        self._choose(None)

    def _choose(self, tour: Tour | None) -> None:
        self._chosen = tour
        self.revision += 1

    def leave(self) -> bool:
        """Step over passages again; when that is so already, nothing is current. False when nothing was to leave."""
        if self._chosen is not None:
            self._choose(None)
        elif self.stop is not None:
            self.stop = None
        else:
            return False
        return True

    def choose_person(self, person_id: str) -> None:
        if self.mentioned is not None:
            self._choose(self.mentioned.person_tour(person_id))

    def choose_quotes(self) -> None:
        if self.mentioned is not None:
            self._choose(self.mentioned.quote_tour())

    def search(self, query: str) -> int:
        """Step over where `query` stands in the articles. Returns the number of hits. What was chosen before comes back
        with `end_search`."""
        if self._search is None:
            self._search = Search(self.coverage.articles)
        if self._chosen is None or self._chosen.kind is not StopKind.HIT:
            self._before_search = self._chosen
        tour = self._search.tour(query)
        self._choose(tour)
        return len(tour.stops)

    def end_search(self) -> None:
        """Step over what was chosen before the search."""
        if self._chosen is not None and self._chosen.kind is StopKind.HIT:
            self._choose(self._before_search)

    def _step(self, forward: bool) -> Move | None:
        found = tours.step(self.tour.stops, self.seen, self.view, self.order, forward)
        if found is None:
            return None
        move = self.go(found.stop)
        self.wrapped = found.wrapped
        return move

    @property
    def seen(self) -> Stop | None:
        """The current stop, where the reader still sees it in the pane in focus."""
        stop, view = self.stop, self.view
        if stop is None or view is None:
            return stop
        return stop if stop.passage.article == view.article and stop.passage.span.overlap(view.span) else None

    def _here(self) -> Place | None:
        return Place(self.view, self.stop) if self.view is not None else None

    def _arrive(self, stop: Stop) -> Move:
        self.stop = stop
        self.focus = stop.passage.article
        return self.here()

    def _return(self, place: Place | None) -> Move | None:
        if place is None:
            return None
        self.wrapped = False
        stop = self.mentioned.renewed_stop(place.stop) if self.mentioned else place.stop
        if stop is not None and stop.passage.article == place.view.article:
            return self._arrive(stop)
        self.stop, self.focus = None, place.view.article
        return Move(None, place.view)
