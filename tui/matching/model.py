"""What matching finds: pairs of passages, and groups of passages that say the same."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import IntFlag, StrEnum
from functools import cached_property

from msgspec import Struct
from msgspec.structs import force_setattr

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


class Sureness(StrEnum):
    """How far a match can be believed."""

    SURE = "sure"
    POSSIBLE = "possible"


class Standing(StrEnum):
    """Whether other articles have a sentence."""

    ONLY_HERE = "only here"
    """Nothing in any other article comes close."""
    UNCERTAIN = "uncertain"
    ELSEWHERE = "elsewhere"
    """A match, or the same quotation, says that another article has it, or a part of it."""


class Ground(IntFlag):
    """What the sentences of a match tell, beside its own words."""

    CLOSEST = 1
    """Each of the two comes closer to the other than any other sentence of that article does."""
    SURROUNDED = 2
    """The sentences around them are alike, too."""


_AS_SCORE = -1.0
"""Stands for a probability that nobody gave: it is read from the score."""


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
    probability: float = _AS_SCORE
    """0 to 1: the share of matches with such evidence that are genuine on unseen news. A hundredth of the score where
    no evidence was weighed."""
    sureness: Sureness = Sureness.POSSIBLE
    grounds: Ground | None = None
    """None where no evidence was weighed."""

    def __post_init__(self) -> None:
        if self.probability == _AS_SCORE:
            force_setattr(self, "probability", self.score / 100)

    @property
    def level(self) -> float:
        """What a cutoff is compared with, 0 to 100: the probability in percent; of a name, which claims nothing, the
        score."""
        return self.score if self.kind is MatchKind.NAME else 100 * self.probability

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
    probability: float = _AS_SCORE
    """That of its best match."""
    sureness: Sureness = Sureness.POSSIBLE
    """That of its best match."""

    def __post_init__(self) -> None:
        if self.probability == _AS_SCORE:
            force_setattr(self, "probability", self.score / 100)

    @classmethod
    def led_by(cls, name: str, passages: tuple[Passage, ...], strongest: Match) -> "MatchGroup":
        """A group with what its best match tells."""
        return cls(name, passages, strongest.score, strongest.kind, strongest.probability, strongest.sureness)


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
                groups.append(MatchGroup.led_by(group.id, passages, strongest))
        return Grouping(tuple(groups), matches, {match.id: self.group_of[match.id] for match in matches})


def best(matches: Iterable[Match]) -> Match | None:
    """The most probable one, then that with the highest score, always the same one of equals; None of none."""
    return min(matches, key=by_level, default=None)


def by_level(match: Match) -> tuple[float, float, str]:
    """Sorts matches: the best first, always in the same order."""
    return -match.level, -match.score, match.id


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
