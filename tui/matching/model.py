"""What matching finds: pairs of passages, and groups of passages that say the same."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from tui.articles.model import Passage


class MatchKind(StrEnum):
    VERBATIM = "verbatim"
    """The same words in the same order."""
    EDITED = "edited"
    """The same statement with words replaced, dropped or added."""
    REORDERED = "reordered"
    """The same words in another order."""
    QUOTE = "quote"
    """The same words inside quotation marks of both, or quoted by one and reported by the other."""
    NAME = "name"
    """Only a name, a title or a stock phrase."""


class Match(Struct, frozen=True, dict=True):
    """Two passages of two articles that say the same."""

    id: str
    left: Passage
    """Of the article that stands first in the coverage."""
    right: Passage
    score: float
    """0 to 100; see docs/how-matching-works.md. Comparable between pairs of any length."""
    kind: MatchKind
    why: str | Callable[["Match"], str]
    """The reason, or what finds it out."""

    @cached_property
    def reason(self) -> str:
        """Why it was made, in words for the reader; found out when asked for."""
        return self.why if isinstance(self.why, str) else self.why(self)

    def touches(self, passage: Passage) -> bool:
        return self.left.touches(passage) or self.right.touches(passage)


class MatchGroup(Struct, frozen=True):
    """Passages of two or more articles that say the same thing."""

    id: str
    passages: tuple[Passage, ...]
    """In pane order, then by place. An article may have several (a lede and the quote it reports)."""
    score: float
    """That of its best match."""
    kind: MatchKind
    """That of its best match."""


class Grouping(Struct, frozen=True):
    """The groups at one cutoff, in reading order of the first article, then of the next."""

    groups: tuple[MatchGroup, ...]
    matches: tuple[Match, ...]
    """Those at or above the cutoff."""
    group_of: Mapping[str, str]
    """Match id → group id, for every match in `matches`."""

    def only(self, kinds: Collection[MatchKind]) -> "Grouping":
        """The matches of these kinds, and of each group what they touch."""
        matches = tuple(match for match in self.matches if match.kind in kinds)
        left = GroupMatches(Grouping(self.groups, matches, self.group_of))
        groups = []
        for group in self.groups:
            strongest = best(left.of(group.id))
            if strongest is not None:
                passages = tuple(passage for passage in group.passages if left.at(group.id, passage))
                groups.append(MatchGroup(group.id, passages, strongest.score, strongest.kind))
        return Grouping(tuple(groups), matches, {match.id: self.group_of[match.id] for match in matches})


def best(matches: Iterable[Match]) -> Match | None:
    """The one with the highest score, always the same one of equals; None where there are none."""
    return min(matches, key=lambda match: (-match.score, match.id), default=None)


class GroupMatches:
    """The matches of each group of a grouping, and those that made one of its passages.

    A group may have joined the spans of several matches to one passage: those that touch it made it. What was asked
    for is remembered. A group that the grouping does not have has no matches.
    """

    def __init__(self, grouping: Grouping) -> None:
        self._of: defaultdict[str, list[Match]] = defaultdict(list)
        self._at: dict[tuple[str, Passage], Sequence[Match]] = {}
        for match in grouping.matches:
            self._of[grouping.group_of[match.id]].append(match)

    def of(self, group: str) -> Sequence[Match]:
        """In reading order."""
        return self._of.get(group, ())

    def at(self, group: str, passage: Passage) -> Sequence[Match]:
        """Those that touch the passage, in reading order."""
        key = (group, passage)
        if key not in self._at:
            self._at[key] = tuple(match for match in self.of(group) if match.touches(passage))
        return self._at[key]

    def best_at(self, group: str, passage: Passage) -> Match | None:
        return best(self.at(group, passage))

    def best_between(self, group: str, one: Passage, other: Passage) -> Match | None:
        """The best that links two passages of different articles; None where only a third passage joins them."""
        return best(match for match in self.at(group, one) if match.touches(other))
