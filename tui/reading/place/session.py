"""The reading session: where the reader is, and what the next key means.

It knows nothing of a screen. The screen tells it what is in view, asks for a move, and shows what it is given.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.articles.model import Coverage, Passage
from tui.matching.model import MatchKind
from tui.mentions.model import MentionSet
from tui.reading import stops as tours
from tui.reading.highlights.cutoff import next_cutoff
from tui.reading.highlights.letters import Letters
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.place.article_changes import ArticleChanges
from tui.reading.place.counterparts import Counterparts
from tui.reading.place.jump_history import JumpHistory, JumpPlace
from tui.reading.place.mention_index import MentionIndex, most_overlapping
from tui.reading.place.text_search import Search
from tui.reading.stops import Move, Stop, StopKind, Tour
from tui.text.span import Span

if TYPE_CHECKING:  # the reader paints the text before anything that finds is loaded
    from tui.matching.find import MatchSet


class ReadingSession:
    """State of one reader. Its methods are what keys mean; each returns the Move to show, or None: it led nowhere."""

    def __init__(
        self,
        coverage: Coverage,
        *,
        cutoff: float,
        step: float,
        kinds: Iterable[MatchKind],
        cutoff_names: Mapping[str, float] = MappingProxyType({}),
    ) -> None:
        """cutoff, step and the named cutoffs: in score points (0 to 100). Raises ValueError without articles."""
        if not coverage.articles:
            raise ValueError("nothing to read")
        self.coverage = coverage
        self.cutoff = cutoff
        self.cutoff_step = step
        self.cutoff_names = cutoff_names
        self.kinds = frozenset(kinds)
        self.focus = coverage.articles[0].id
        self.stop: Stop | None = None
        self.wrapped = False
        self.revision = 0
        """Goes up whenever the groups or what `n` steps over have changed, so that highlights are to be made anew."""
        self.with_reported = False
        """Whether reported speech is listed, and stepped over, like quotes."""
        self.mentioned: MentionIndex | None = None
        self.shown: VisibleGroups | None = None
        self.view: Passage | None = None
        self.found: MatchSet | None = None
        self._lost: Passage | None = None
        """What was current in an article that has changed, until its passages are found anew."""
        self.letters = Letters()
        self.crossing = Counterparts(self)
        self.trail = JumpHistory()
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
        self.found = matches
        self._regroup()
        if self.shown is not None and self.stop is None and (place := self._lost) is not None:
            self.stop = most_overlapping(self.shown.stops[place.article], place)
        self._lost = None

    def set_mentions(self, mentions: MentionSet) -> None:
        """People and quotes, found or corrected. What was chosen and current before stays, as far as it is there."""
        self.mentioned = MentionIndex(mentions, with_reported=self.with_reported)
        self.crossing.arrived()  # its quotes have gone, or have other ids
        self.stop = self.mentioned.renewed_stop(self.stop)
        self._before_search = self.mentioned.renewed_tour(self._before_search)
        if (chosen := self.mentioned.renewed_tour(self._chosen)) != self._chosen:
            self.choose(chosen)

    def set_coverage(self, coverage: Coverage) -> bool:
        """The articles as they are now: renamed, in another order, changed, more or fewer. What was found in those
        whose text has stayed is kept; returns whether to find anew. Raises ValueError without articles."""
        renewal = ArticleChanges(self.coverage, coverage)
        self.coverage, self._search, self.revision = coverage, None, self.revision + 1
        self.focus, self.view = renewal.article(self.focus), renewal.view(self.view)
        self.stop = stop = renewal.stop(self.stop)
        self.crossing.arrived()
        self.trail.renew(renewal.place)
        self._chosen, self._before_search = renewal.tour(self._chosen), renewal.tour(self._before_search)
        if self.mentioned is not None:
            self.mentioned = MentionIndex(renewal.mentions(self.mentioned.all), with_reported=self.with_reported)
        if self.found is not None:
            self.found = renewal.matches(self.found)
        self.letters.relocate(renewal.passages(self.shown.groups if self.shown else ()), renewal.passage)
        self._regroup()
        self._lost = stop.passage if stop is not None and self.stop is None else None
        return renewal.is_found_anew

    def _regroup(self) -> None:
        if self.found is None:
            return
        self.revision += 1
        self.shown = VisibleGroups(self.coverage, self.found.at(self.cutoff), self.kinds, self.letters)
        if self.stop is not None and self.stop.kind is StopKind.PASSAGE:
            self.stop = most_overlapping(self.shown.stops[self.stop.passage.article], self.stop.passage)

    def spans(self, stop: Stop) -> tuple[Span, ...]:
        """What to light at a stop: of a quote its parts, without what stands between them."""
        if stop.kind is StopKind.QUOTE and self.mentioned is not None:
            return self.mentioned.quote[stop.key].parts
        return (stop.passage.span,)

    def elsewhere(self, stop: Stop) -> dict[str, Passage]:
        """Per other article that has it: the same passage, quotation, the first mention of the person, or hit."""
        return self.crossing.elsewhere(stop)

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
        """The same passage, quotation, person or search hit in the next or previous article that has it."""
        to = self.crossing.cross(self.stop, self.order, forward=forward) if self.stop else None
        return self.go(to) if to else None

    def go(self, stop: Stop) -> Move | None:
        """Jump to a stop; its article gets the focus. None where that has been taken away since the stop was shown."""
        if stop.passage.article not in self.order:
            return None
        if (here := self.place()) is not None:
            self.trail.leave(here)
        self.wrapped = False
        return self._arrive(stop)

    def back(self) -> Move | None:
        return self.revisit(self.trail.back(here)) if (here := self.place()) else None

    def forward(self) -> Move | None:
        return self.revisit(self.trail.forward(here)) if (here := self.place()) else None

    def here(self) -> Move:
        """Where the reader is: the current stop with what belongs level with it, without jumping."""
        if self.stop is None:
            return Move(None, self.view)
        # Stepping over names should leave the other panes where they are.
        is_shared = self.stop.kind in (StopKind.PASSAGE, StopKind.QUOTE)
        return Move(self.stop, None, self.elsewhere(self.stop) if is_shared else {})

    def hop(self, forward: bool) -> Move | None:
        """The next name or quote of the article in focus, whatever `n` steps over."""
        if self.mentioned is None:
            return None
        found = tours.step(self.mentioned.stops(self.focus), self.seen, self.view, self.order, forward)
        return self.go(found.stop) if found else None

    def at(self, article_id: str, offset: int) -> tuple[Stop | None, Stop | None]:
        """What stands at a character: its passage, and its name or quote; None for what does not stand there."""
        here = Passage(article_id, Span(offset, offset + 1))
        passage = most_overlapping(self.shown.stops[article_id], here) if self.shown else None
        return passage, self.mentioned.named(here) if self.mentioned else None

    def selected(self) -> Stop | None:
        """The name or quote that is current, or the one in the current passage; None where there is none."""
        if self.stop is None or self.stop.kind in (StopKind.MENTION, StopKind.QUOTE):
            return self.stop
        return self.mentioned.named(self.stop.passage) if self.mentioned else None

    def move_cutoff(self, stricter: bool) -> float:
        """One step stricter or looser, never past a named cutoff without a stop there. Returns it, in score points."""
        self.set_cutoff(next_cutoff(self.cutoff, self.cutoff_step, self.cutoff_names.values(), stricter))
        return self.cutoff

    def set_cutoff(self, score: float) -> None:
        self.cutoff = score
        self._regroup()

    def toggle_kind(self, kind: MatchKind) -> None:
        """Show the matches of a kind, or hide them."""
        self.kinds ^= {kind}
        self._regroup()

    # --- what `n` steps over ---------------------------------------------------------------------------------

    def choose_passages(self) -> None:
        self.choose(None)

    def choose(self, tour: Tour | None) -> None:
        """What `n` steps over from now on; None: the passages."""
        self._chosen = tour.ordered(self.order) if tour is not None else None
        self.revision += 1

    def leave(self) -> bool:
        """Step over passages again; when that is so already, nothing is current. False when nothing was to leave."""
        if self._chosen is not None:
            self.choose(None)
        elif self.stop is not None:
            self.stop = None
        else:
            return False
        return True

    def choose_person(self, person_id: str) -> None:
        """One whom the articles no longer name since the row was shown is passed over."""
        if self.mentioned is not None and person_id in self.mentioned.person:
            self.choose(self.mentioned.person_tour(person_id))

    def choose_quotes(self) -> None:
        if self.mentioned is not None:
            self.choose(self.mentioned.quote_tour())

    def show_reported(self, with_reported: bool) -> None:
        """Whether reported speech is listed, and stepped over where quotes are."""
        self.with_reported = with_reported
        if self.mentioned is not None:
            self.mentioned.show_reported(with_reported)
            if self._chosen is not None and self._chosen.kind is StopKind.QUOTE:
                self.choose_quotes()

    def search(self, query: str) -> int:
        """Step over where `query` stands in the articles. Returns the number of hits."""
        if self._search is None:
            self._search = Search(self.coverage.articles)
        return self.step_over_hits(self._search.tour(query))

    def step_over_hits(self, tour: Tour) -> int:
        """What was chosen before comes back with `end_search`. Returns the number of hits."""
        if self._chosen is None or self._chosen.kind is not StopKind.HIT:
            self._before_search = self._chosen
        self.choose(tour)
        return len(tour.stops)

    def end_search(self) -> None:
        """Step over what was chosen before the search."""
        if self._chosen is not None and self._chosen.kind is StopKind.HIT:
            self.choose(self._before_search)

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

    def place(self) -> JumpPlace | None:
        return JumpPlace(self.view, self.stop) if self.view is not None else None

    def _arrive(self, stop: Stop) -> Move:
        self.stop, self.focus = stop, stop.passage.article
        self.crossing.arrived()
        return self.here()

    def revisit(self, place: JumpPlace | None) -> Move | None:
        if place is None:
            return None
        self.wrapped = False
        stop = self.mentioned.renewed_stop(place.stop) if self.mentioned else place.stop
        if stop is not None and stop.passage.article == place.view.article:
            return self._arrive(stop)
        self.stop, self.focus = None, place.view.article
        return Move(None, place.view)
