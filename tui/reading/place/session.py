"""The reading session: where the reader is, and what the next key does.

It knows nothing about the screen. The screen reports what is in view, asks for a move, and shows the result.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.articles.model import Coverage, Passage
from tui.matching.model import MatchKind
from tui.mentions.model import MentionSet
from tui.reading import stops as tours
from tui.reading.highlights.by_hand import HandMatch
from tui.reading.highlights.cutoff import next_cutoff
from tui.reading.highlights.letters import Letters
from tui.reading.highlights.possible import PossibleMatches
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.place.article_changes import ArticleChanges
from tui.reading.place.counterparts import Counterparts
from tui.reading.place.jump_history import JumpHistory, JumpPlace
from tui.reading.place.mention_index import MentionIndex, most_overlapping
from tui.reading.place.text_search import Search
from tui.reading.stops import Move, Stop, StopKind, Tour

if TYPE_CHECKING:  # the text is painted before any search is loaded
    from tui.matching.find import MatchSet


class ReadingSession:
    """The state of one reader. Its methods implement keys; each returns the Move to show, or None if there is none."""

    def __init__(
        self,
        coverage: Coverage,
        *,
        cutoff: float,
        step: float,
        kinds: Iterable[MatchKind],
        cutoff_names: Mapping[str, float] = MappingProxyType({}),
        is_event_toured: bool = False,
    ) -> None:
        """Start a session. cutoff, step, cutoff_names: from 0 to 100. Raises ValueError without articles."""
        if not coverage.articles:
            raise ValueError("nothing to read")
        self.coverage = coverage
        self.cutoff = cutoff
        self.cutoff_step = step
        self.cutoff_names = cutoff_names
        self.kinds = frozenset(kinds)
        self.possible = PossibleMatches.DRAWN
        self.is_event_toured = is_event_toured
        """True if `n` steps through the passages of all articles, not only one."""
        self.focus = coverage.articles[0].id
        self.stop: Stop | None = None
        self.has_wrapped = False
        self.revision = 0
        """Counter that increases whenever the groups or the tour change, so that highlights must be rebuilt."""
        self.search_revisions = 0
        """Number of revisions that changed only the hits of a search, which lie over all other highlights."""
        self.with_reported = False
        """True if reported speech is listed and toured like quotes."""
        self.mention_index: MentionIndex | None = None
        self.visible_groups: VisibleGroups | None = None
        self.view: Passage | None = None
        self.matches: MatchSet | None = None
        self._hand_matches: Sequence[HandMatch] = ()
        self._passage_to_restore: Passage | None = None
        """Current passage of an article that has changed, until the article has been matched again."""
        self.letters = Letters()
        self.counterparts = Counterparts(self)
        self.jump_history = JumpHistory()
        self._chosen_tour: Tour | None = None
        self._tour_before_search: Tour | None = None
        self._search: Search | None = None

    @property
    def order(self) -> list[str]:
        """The article ids in pane order."""
        return [article.id for article in self.coverage.articles]

    @property
    def tour(self) -> Tour:
        """The stops that `n` steps through: the tour chosen last, or else the passages of the article or the event."""
        if self._chosen_tour is not None:
            return self._chosen_tour
        groups, article = self.visible_groups, "" if self.is_event_toured else self.focus
        return Tour(StopKind.PASSAGE, "", groups.toured(article) if groups else ())

    def set_matches(self, matches: "MatchSet") -> None:
        """Set the first matches, or new ones after articles have changed."""
        self.matches = matches
        self._regroup()
        if self.visible_groups is not None and self.stop is None and (passage := self._passage_to_restore) is not None:
            self.stop = most_overlapping(self.visible_groups.stops[passage.article], passage)
        self._passage_to_restore = None

    def set_hand_matches(self, hand_matches: Sequence[HandMatch]) -> None:
        """Set the matches that the user made by hand."""
        if hand_matches != self._hand_matches:
            self._hand_matches = hand_matches
            self._regroup()

    def set_mentions(self, mentions: MentionSet) -> None:
        """Set people and quotes, found or corrected. The tour and the current stop stay if they still exist."""
        self.mention_index = MentionIndex(mentions, with_reported=self.with_reported)
        self.counterparts.on_stop_changed()  # quotes may be gone, or have new ids
        self.stop = self.mention_index.refreshed_stop(self.stop)
        self._tour_before_search = self.mention_index.refreshed_tour(self._tour_before_search)
        if (tour := self.mention_index.refreshed_tour(self._chosen_tour)) != self._chosen_tour:
            self.choose(tour)

    def set_coverage(self, coverage: Coverage) -> bool:
        """Set the current articles (renamed, reordered, changed, added or removed), and keep what is still valid.

        Return True if they must be searched again. Raises ValueError without articles."""
        changes = ArticleChanges(self.coverage, coverage)
        self.coverage, self._search, self.revision = coverage, None, self.revision + 1
        self.focus, self.view = changes.article(self.focus), changes.view(self.view)
        self.stop = stop = changes.stop(self.stop)
        self.counterparts.on_stop_changed()
        self.jump_history.remap(changes.place)
        self._chosen_tour = changes.tour(self._chosen_tour)
        self._tour_before_search = changes.tour(self._tour_before_search)
        if self.mention_index is not None:
            self.mention_index = MentionIndex(
                changes.mentions(self.mention_index.mention_set), with_reported=self.with_reported
            )
        self._hand_matches = changes.hand_matches(self._hand_matches)
        if self.matches is not None:
            self.matches = changes.matches(self.matches)
        self.letters.relocate(
            changes.passages(self.visible_groups.groups if self.visible_groups else ()), changes.passage
        )
        self._regroup()
        self._passage_to_restore = stop.passage if stop is not None and self.stop is None else None
        return changes.needs_matching

    def _regroup(self) -> None:
        if self.matches is None:
            return
        self.revision += 1
        grouping = self.matches.at(self.cutoff)
        self.visible_groups = VisibleGroups(
            self.coverage, grouping, self.kinds, self.letters, self.possible, self._hand_matches
        )
        if self.stop is not None and self.stop.kind is StopKind.PASSAGE:
            self.stop = most_overlapping(self.visible_groups.stops[self.stop.passage.article], self.stop.passage)

    # --- what keys do ----------------------------------------------------------------------------------------

    def look(self, view: Passage) -> None:
        """Record what the focused pane shows; its article gets the focus."""
        self.view, self.focus = view, view.article

    def next(self) -> Move | None:
        return self._step(forward=True)

    def previous(self) -> Move | None:
        return self._step(forward=False)

    def to_counterpart(self, forward: bool) -> Move | None:
        """Go to the same passage, quote, person or search hit in the next or previous article that has it."""
        stop = self.counterparts.next_counterpart(self.stop, self.order, forward=forward) if self.stop else None
        return self.go(stop) if stop else None

    def go(self, stop: Stop) -> Move | None:
        """Jump to a stop; its article gets the focus. Return None if the article has since been closed."""
        if stop.passage.article not in self.order:
            return None
        if (place := self.current_place()) is not None:
            self.jump_history.record(place)
        self.has_wrapped = False
        return self._arrive(stop)

    def back(self) -> Move | None:
        return self.return_to(self.jump_history.back(place)) if (place := self.current_place()) else None

    def forward(self) -> Move | None:
        return self.return_to(self.jump_history.forward(place)) if (place := self.current_place()) else None

    def current_move(self) -> Move:
        """Return the current stop and the passages to show level with it, without jumping."""
        if self.stop is None:
            return Move(None, self.view)
        # Stepping from name to name leaves the other panes where they are.
        is_shared = self.stop.kind in (StopKind.PASSAGE, StopKind.QUOTE)
        return Move(self.stop, None, self.counterparts.passages_by_article(self.stop) if is_shared else {})

    def next_mention(self, forward: bool) -> Move | None:
        """Go to the next or previous name or quote in the focused article, whatever the tour is."""
        if self.mention_index is None:
            return None
        stops = self.mention_index.stops(self.focus)
        step = tours.step(stops, self.visible_stop, self.view, self.order, forward)
        return self.go(step.stop) if step else None

    def move_cutoff(self, stricter: bool) -> float:
        """Move the cutoff one step, stopping at named cutoffs on the way. Return the new one, from 0 to 100."""
        self.set_cutoff(next_cutoff(self.cutoff, self.cutoff_step, self.cutoff_names.values(), stricter))
        return self.cutoff

    def set_cutoff(self, score: float) -> None:
        self.cutoff = score
        self._regroup()

    def toggle_kind(self, kind: MatchKind) -> None:
        self.kinds ^= {kind}
        self._regroup()

    def cycle_possible(self) -> PossibleMatches:
        self.possible = self.possible.following()
        self._regroup()
        return self.possible

    def choose(self, tour: Tour | None) -> None:
        """Set the tour; None means the passages."""
        self.search_revisions += all(each is None or each.kind is StopKind.HIT for each in (self._chosen_tour, tour))
        self._chosen_tour = tour.ordered(self.order) if tour is not None else None
        self.revision += 1

    def leave(self) -> bool:
        """Return to the tour of passages, or else drop the current stop. Return False if there was neither."""
        if self._chosen_tour is not None:
            self.choose(None)
        elif self.stop is not None:
            self.stop = None
        else:
            return False
        return True

    def choose_person(self, person_id: str) -> None:
        """Tour a person's mentions. An id that no longer exists, from an outdated row, changes nothing."""
        if self.mention_index is not None and person_id in self.mention_index.people_by_id:
            self.choose(self.mention_index.person_tour(person_id))

    def choose_quotes(self) -> None:
        if self.mention_index is not None:
            self.choose(self.mention_index.quote_tour())

    def show_reported(self, with_reported: bool) -> None:
        """Set whether reported speech is listed and toured along with the quotes."""
        self.with_reported = with_reported
        if self.mention_index is not None:
            self.mention_index.show_reported(with_reported)
            if self._chosen_tour is not None and self._chosen_tour.kind is StopKind.QUOTE:
                self.choose_quotes()

    def search(self, query: str) -> int:
        """Tour the hits of `query` in the articles. Return their number."""
        self._search = self._search or Search(self.coverage.articles)
        return self.tour_hits(self._search.tour(query))

    def tour_hits(self, tour: Tour) -> int:
        """Tour the hits until `end_search` brings back the tour before them. Return the number of hits."""
        if self._chosen_tour is None or self._chosen_tour.kind is not StopKind.HIT:
            self._tour_before_search = self._chosen_tour
        self.choose(tour)
        return len(tour.stops)

    def end_search(self) -> None:
        """Return to the tour that was chosen before the search."""
        if self._chosen_tour is not None and self._chosen_tour.kind is StopKind.HIT:
            self.choose(self._tour_before_search)

    def _step(self, forward: bool) -> Move | None:
        stops = self.tour.stops
        stop = tours.on_tour(stops, self.visible_stop) if self.is_event_toured else self.visible_stop
        step = tours.step(stops, stop, self.view, self.order, forward)
        if step is None:
            return None
        move = self.go(step.stop)
        self.has_wrapped = step.has_wrapped
        return move

    @property
    def visible_stop(self) -> Stop | None:
        """The current stop; None if the focused pane no longer shows it."""
        stop, view = self.stop, self.view
        if stop is None or view is None:
            return stop
        return stop if stop.passage.article == view.article and stop.passage.span.overlap(view.span) else None

    def current_place(self) -> JumpPlace | None:
        return JumpPlace(self.view, self.stop) if self.view is not None else None

    def _arrive(self, stop: Stop) -> Move:
        self.stop, self.focus = stop, stop.passage.article
        self.counterparts.on_stop_changed()
        return self.current_move()

    def return_to(self, place: JumpPlace | None) -> Move | None:
        if place is None:
            return None
        self.has_wrapped = False
        stop = self.mention_index.refreshed_stop(place.stop) if self.mention_index else place.stop
        if stop is not None and stop.passage.article == place.view.article:
            return self._arrive(stop)
        self.stop, self.focus = None, place.view.article
        return Move(None, place.view)
