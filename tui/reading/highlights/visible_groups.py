"""The groups visible at one cutoff, with their letters, stops and counterparts."""

from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property

from msgspec.structs import replace

from tui.articles.model import Coverage, Passage
from tui.matching.model import Grouping, GroupMatches, Match, MatchGroup, MatchKind, MatchSureness, best
from tui.reading.highlights.by_hand import HandMatch, groups_by_hand
from tui.reading.highlights.letters import Letters
from tui.reading.highlights.possible import PossibleMatches
from tui.reading.stops import Stop, StopKind

STATEMENTS = frozenset(MatchKind) - {MatchKind.NAME}


class VisibleGroups:
    """The groups visible at one cutoff; letters, stops and matches are computed on first use."""

    def __init__(
        self,
        coverage: Coverage,
        grouping: Grouping,
        kinds: Set[MatchKind],
        letters: Letters,
        possible: PossibleMatches = PossibleMatches.STEPPED,
        hand_matches: Sequence[HandMatch] = (),
    ) -> None:
        """Select the groups of some kinds. grouping: all kinds. kinds: those to show.

        possible: the mode for uncertain groups. hand_matches: those made by the user, which are shown with every kind.
        """
        self.grouping = grouping
        self.kinds = frozenset(kinds)
        self._letters = letters
        if kinds >= STATEMENTS:  # names form separate groups, so hiding them leaves the others unchanged
            self._visible_grouping = grouping
            self.groups = tuple(group for group in grouping.groups if group.kind in kinds)
        else:
            self._visible_grouping = grouping.only(kinds)
            self.groups = self._visible_grouping.groups
        added, confirmed = groups_by_hand(hand_matches, self.groups)
        if possible is PossibleMatches.HIDDEN:
            self.groups = tuple(self._without_possible(self.groups, confirmed))
        self.possible = frozenset(group.id for group in self.groups if is_possible(group)) - confirmed
        """Ids of the visible groups of which no passage is sure."""
        self.by_hand = confirmed | {group.id for group in added}
        """Ids of the groups that the user made or confirmed."""
        self._found_groups = self.groups
        self.groups = (*self.groups, *added)
        self._steps_possible = possible is PossibleMatches.STEPPED
        self._order = [article.id for article in coverage.articles]
        self._toured: dict[str, tuple[Stop, ...]] = {}
        """Article id → its toured stops, which every step asks for several times."""

    @cached_property
    def by_id(self) -> dict[str, MatchGroup]:
        return {group.id: group for group in self.groups}

    @cached_property
    def labels(self) -> dict[str, str]:
        """The letters by group id."""
        self._letters.assign(self._found_groups, self._order)
        self._letters.assign(self.groups, self._order)  # those made by hand come last, and change no other letter
        return {group.id: self._letters[group.id] for group in self.groups}

    def letters(self) -> Letters:
        """Return a copy of the current letters, for an export that may show additional groups."""
        self._letters.assign(self.groups, self._order)
        return self._letters.copy()

    @cached_property
    def stops(self) -> dict[str, tuple[Stop, ...]]:
        """The stops on the shared passages, by article id, in reading order."""
        stops: dict[str, list[Stop]] = {article: [] for article in self._order}
        for group in self.groups:
            for passage in group.passages:
                stops[passage.article].append(Stop(StopKind.PASSAGE, passage, group.id))
        return {
            article: tuple(sorted(in_article, key=lambda stop: (stop.passage.span.start, -stop.passage.span.end)))
            for article, in_article in stops.items()
        }

    def toured(self, article_id: str = "") -> tuple[Stop, ...]:
        """Return the stops in an article that `n` steps through; possible ones only in the mode that includes them.

        Without an article, return those of the event: each group once, in its first article.
        """
        if not article_id:
            return self._toured_in_event
        if article_id not in self._toured:
            stops = self.stops[article_id]
            sure_stops = stops if self._steps_possible else (stop for stop in stops if not self.is_possible_at(stop))
            self._toured[article_id] = tuple(sure_stops)
        return self._toured[article_id]

    @cached_property
    def _toured_in_event(self) -> tuple[Stop, ...]:
        first: dict[str, Stop] = {}
        for article_id in self._order:
            for stop in self.toured(article_id):
                first.setdefault(stop.key, stop)
        return tuple(first.values())

    def counterparts(self, stop: Stop) -> dict[str, Passage]:
        """Map each other article of the stop's group to the passage that matches the stop best, or else its first."""
        group = self.by_id.get(stop.key)
        if group is None:
            return {}

        def score(passage: Passage) -> float:
            match = self._matches.best_between(group.id, stop.passage, passage)
            return match.score if match else 0.0  # in one group only through a third article

        closest: dict[str, Passage] = {}
        for passage in group.passages:
            article = passage.article
            if article != stop.passage.article and (article not in closest or score(passage) > score(closest[article])):
                closest[article] = passage
        return closest

    def is_matched_directly(self, stop: Stop, counterpart: Passage) -> bool:
        """Return True if a match connects a counterpart with the stop itself, not only with a third passage.

        Of a group made by hand, all passages are matched.
        """
        return stop.key in self.by_hand or self._matches.best_between(stop.key, stop.passage, counterpart) is not None

    def is_possible_at(self, stop: Stop) -> bool:
        """Return True if a passage is drawn faint: its group is only possible, or only possible matches connect the
        passage with a sure one. Passages of names, and those that the user has matched, never are."""
        group = self.by_id.get(stop.key)
        return group is not None and stop.key not in self.by_hand and self._is_possible(group, stop.passage)

    def surest(self, group: MatchGroup) -> tuple[Passage, ...]:
        """Return the passages that are as sure as their group: one of them is to stand for it in a list."""
        return self._matches.surest(group)

    def _is_possible(self, group: MatchGroup, passage: Passage) -> bool:
        is_name = group.kind is MatchKind.NAME
        return not is_name and self._matches.sureness_at(group, passage) is MatchSureness.POSSIBLE

    def _without_possible(self, groups: Iterable[MatchGroup], confirmed: Set[str]) -> Iterator[MatchGroup]:
        """Yield the groups that are sure, or that the user has confirmed, without passages that are only possible."""
        for group in groups:
            if group.id in confirmed:
                yield group
            elif not is_possible(group):
                passages = tuple(each for each in group.passages if not self._is_possible(group, each))
                yield replace(group, passages=passages)

    def best_match(self, stop: Stop) -> Match | None:
        """Return the best match of the stop's own passage; None if the stop is not a passage."""
        return self._matches.best_at(stop.key, stop.passage)

    def best_between(self, passage: Passage, counterpart: Passage) -> Match | None:
        """Return the best match of any group that touches both passages; None if there is none."""
        groups = {stop.key for stop in self.stops[passage.article] if stop.passage.touches(passage)}
        matches = (self._matches.best_between(group, passage, counterpart) for group in groups)
        return best(match for match in matches if match is not None)

    @cached_property
    def _matches(self) -> GroupMatches:
        return GroupMatches(self._visible_grouping)


def is_possible(group: MatchGroup) -> bool:
    """Return True for a statement that may be shared but must be read to be believed; names claim nothing."""
    return group.sureness is MatchSureness.POSSIBLE and group.kind is not MatchKind.NAME
