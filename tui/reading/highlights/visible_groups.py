"""The groups that are shown at one cutoff, and what follows from them: letters, stops, counterparts."""

from collections.abc import Set
from functools import cached_property

from tui.articles.model import Coverage, Passage
from tui.matching.model import Grouping, GroupMatches, Match, MatchGroup, MatchKind, best
from tui.reading.highlights.letters import Letters
from tui.reading.stops import Stop, StopKind

STATEMENTS = frozenset(MatchKind) - {MatchKind.NAME}


class VisibleGroups:
    """The groups that are shown at one cutoff, and what follows from them."""

    def __init__(self, coverage: Coverage, grouping: Grouping, kinds: Set[MatchKind], letters: Letters) -> None:
        """grouping: of every kind. kinds: those to show."""
        self.grouping = grouping
        self._letters = letters
        if kinds >= STATEMENTS:  # names are grouped apart: without them the other groups stay as they are
            self._seen = grouping
            self.groups = tuple(group for group in grouping.groups if group.kind in kinds)
        else:
            self._seen = grouping.only(kinds)
            self.groups = self._seen.groups
        self._order = [article.id for article in coverage.articles]

    @cached_property
    def by_id(self) -> dict[str, MatchGroup]:
        return {group.id: group for group in self.groups}

    @cached_property
    def labels(self) -> dict[str, str]:
        """Group id → its letter."""
        self._letters.meet(self.groups, self._order)
        return {group.id: self._letters[group.id] for group in self.groups}

    def letters(self) -> Letters:
        """The letters as they now are, for a page that shows groups beside these."""
        self._letters.meet(self.groups, self._order)
        return self._letters.copy()

    @cached_property
    def stops(self) -> dict[str, tuple[Stop, ...]]:
        """Per article: its passages, in reading order."""
        found: dict[str, list[Stop]] = {article: [] for article in self._order}
        for group in self.groups:
            for passage in group.passages:
                found[passage.article].append(Stop(StopKind.PASSAGE, passage, group.id))
        return {
            article: tuple(sorted(stops, key=lambda s: (s.passage.span.start, -s.passage.span.end)))
            for article, stops in found.items()
        }

    def counterparts(self, stop: Stop) -> dict[str, Passage]:
        """Per other article of the stop's group: the passage matched best with the stop's own, else the first."""
        group = self.by_id.get(stop.key)
        if group is None:
            return {}

        def score(passage: Passage) -> float:
            match = self._matches.best_between(group.id, stop.passage, passage)
            return match.score if match else 0.0  # joined only through other articles

        nearest: dict[str, Passage] = {}
        for passage in group.passages:
            article = passage.article
            if article != stop.passage.article and (article not in nearest or score(passage) > score(nearest[article])):
                nearest[article] = passage
        return nearest

    def best_match(self, stop: Stop) -> Match | None:
        """The surest of the matches that were made of the stop's own passage; None where it is no passage."""
        return self._matches.best_at(stop.key, stop.passage)

    def best_between(self, one: Passage, other: Passage) -> Match | None:
        """The best match of any group that touches both; None where there is none."""
        groups = {stop.key for stop in self.stops[one.article] if stop.passage.touches(one)}
        found = (self._matches.best_between(group, one, other) for group in groups)
        return best(match for match in found if match is not None)

    @cached_property
    def _matches(self) -> GroupMatches:
        return GroupMatches(self._seen)
