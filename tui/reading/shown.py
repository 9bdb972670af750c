"""The groups that are shown at one cutoff, and what follows from them: letters, stops, counterparts."""

from functools import cached_property

from tui.articles.model import Coverage, Passage
from tui.matching.model import Grouping, Match, MatchGroup, MatchKind
from tui.reading.tour import Stop, StopKind


class Shown:
    """The groups that are shown at one cutoff, and what follows from them."""

    def __init__(self, coverage: Coverage, grouping: Grouping, with_names: bool) -> None:
        self.grouping = grouping
        self.groups = tuple(g for g in grouping.groups if with_names or g.kind is not MatchKind.NAME)
        self._order = [article.id for article in coverage.articles]

    @cached_property
    def by_id(self) -> dict[str, MatchGroup]:
        return {group.id: group for group in self.groups}

    @cached_property
    def labels(self) -> dict[str, str]:
        """A letter per group in reading order, see `label`."""
        return {group.id: label(index) for index, group in enumerate(self.groups)}

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
        matches = self.matches_at(stop)

        def score(passage: Passage) -> float:
            """Of the best match with the stop; 0 where they are joined only through other articles."""
            return max((m.score for m in matches if _touches(m.left, passage) or _touches(m.right, passage)), default=0)

        best: dict[str, Passage] = {}
        for passage in group.passages:
            article = passage.article
            if article != stop.passage.article and (article not in best or score(passage) > score(best[article])):
                best[article] = passage
        return best

    @cached_property
    def _matches(self) -> dict[str, list[Match]]:
        """Group id → its matches."""
        found: dict[str, list[Match]] = {}
        for match in self.grouping.matches:
            found.setdefault(self.grouping.group_of[match.id], []).append(match)
        return found

    def matches_at(self, stop: Stop) -> list[Match]:
        """The matches of the stop's group that touch its own passage."""
        matches = self._matches.get(stop.key, [])
        return [m for m in matches if _touches(m.left, stop.passage) or _touches(m.right, stop.passage)]


def _touches(one: Passage, other: Passage) -> bool:
    return one.article == other.article and one.span.overlap(other.span) > 0


def label(index: int) -> str:
    """0 → A, 25 → Z, 26 → A2, 52 → A3. Two letters side by side are always two groups."""
    letter, round_ = chr(65 + index % 26), index // 26
    return letter + str(round_ + 1) if round_ else letter
