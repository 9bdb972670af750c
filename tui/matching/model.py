"""Defines the result of matching: pairs of passages, and groups of passages that say the same."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import IntFlag, StrEnum
from functools import cached_property

from msgspec import Struct
from msgspec.structs import force_setattr

from tui.articles.model import Passage


class MatchKind(StrEnum):
    VERBATIM = "verbatim"
    """Same words in the same order."""
    EDITED = "edited"
    """Same statement with words replaced, dropped or added."""
    REORDERED = "reordered"
    """Same words in another order."""
    QUOTE = "quote"
    """Same words inside quotation marks, in both passages or in one; the other then reports them."""
    TRANSLATION = "translation"
    """Probably the same statement in another language."""
    NAME = "name"
    """Only a name, a title or a stock phrase."""


class MatchSureness(StrEnum):
    """Confidence in a match."""

    SURE = "sure"
    POSSIBLE = "possible"


class Standing(StrEnum):
    """Whether other articles contain a sentence."""

    ONLY_HERE = "only here"
    """No sentence of any other article comes close."""
    UNCERTAIN = "uncertain"
    ELSEWHERE = "elsewhere"
    """A match or the same quotation shows that another article contains it, or part of it."""


class Ground(IntFlag):
    """Evidence from the sentences of a match, besides its own words."""

    CLOSEST = 1
    """Each of the two sentences is the closest one to the other in its article."""
    SURROUNDED = 2
    """The sentences around them are also similar."""


_AS_SCORE = -1.0
"""Placeholder for a missing probability, which is then computed from the score."""


class Match(Struct, frozen=True, dict=True):
    """Two passages of two articles that say the same."""

    id: str
    left: Passage
    """Passage of the article that comes first in the coverage."""
    right: Passage
    score: float
    """Score, 0 to 100, comparable between pairs of any length; see docs/how-matching-works.md."""
    kind: MatchKind
    reason_source: str | Callable[["Match"], str]
    """Reason, or a function that finds it."""
    probability: float = _AS_SCORE
    """Share of matches with such evidence that are genuine on unseen news, 0 to 1.

    A hundredth of the score if no evidence was weighed.
    """
    sureness: MatchSureness = MatchSureness.SURE
    grounds: Ground | None = None
    """Evidence from the sentences; None if no evidence was weighed."""

    def __post_init__(self) -> None:
        if self.probability == _AS_SCORE:
            force_setattr(self, "probability", self.score / 100)

    @property
    def level(self) -> float:
        """Return the value compared with a cutoff, 0 to 100: the probability in percent; for a name, the score."""
        return self.score if self.kind is MatchKind.NAME else 100 * self.probability

    @cached_property
    def reason(self) -> str:
        """Return the reason for the match, in words for the user; computed when first needed."""
        return self.reason_source if isinstance(self.reason_source, str) else self.reason_source(self)

    def touches(self, passage: Passage) -> bool:
        return self.left.touches(passage) or self.right.touches(passage)


class MatchGroup(Struct, frozen=True):
    """Passages of two or more articles that say the same."""

    id: str
    passages: tuple[Passage, ...]
    """Passages in pane order, then by offset. An article may have several (a lede and the quote it reports)."""
    score: float
    """Score of the best match."""
    kind: MatchKind
    """Kind of the best match."""
    probability: float = _AS_SCORE
    """Probability of the best match."""
    sureness: MatchSureness = MatchSureness.SURE
    """Sureness of the best match."""

    def __post_init__(self) -> None:
        if self.probability == _AS_SCORE:
            force_setattr(self, "probability", self.score / 100)

    @classmethod
    def led_by(cls, name: str, passages: tuple[Passage, ...], strongest: Match) -> "MatchGroup":
        """Make a group that takes its score, kind, probability and sureness from its strongest match."""
        return cls(name, passages, strongest.score, strongest.kind, strongest.probability, strongest.sureness)


class Grouping(Struct, frozen=True):
    """Groups at one cutoff, in reading order of the first article, then of the next."""

    groups: tuple[MatchGroup, ...]
    matches: tuple[Match, ...]
    """Matches at or above the cutoff."""
    group_of: Mapping[str, str]
    """Group id of each match in `matches`, by match id."""

    def only(self, kinds: Collection[MatchKind]) -> "Grouping":
        """Return the matches of these kinds, and the passages of each group that they touch."""
        matches = tuple(match for match in self.matches if match.kind in kinds)
        matches_of_kinds = GroupMatches(Grouping(self.groups, matches, self.group_of))
        groups = []
        for group in self.groups:
            strongest = best(matches_of_kinds.of(group.id))
            if strongest is not None:
                passages = tuple(passage for passage in group.passages if matches_of_kinds.at(group.id, passage))
                if len({passage.article for passage in passages}) < 2:  # the rest is in a group of other kinds
                    passages = _with_other_ends(passages, matches_of_kinds.of(group.id))
                groups.append(MatchGroup.led_by(group.id, passages, strongest))
        return Grouping(tuple(groups), matches, {match.id: self.group_of[match.id] for match in matches})


def _with_other_ends(passages: Sequence[Passage], matches: Sequence[Match]) -> tuple[Passage, ...]:
    """Return the passages of one article, and those that matches in reading order connect with them, in pane order."""
    ends = (*(match.left for match in matches), *(match.right for match in matches))
    return tuple(dict.fromkeys(next((each for each in passages if each.touches(end)), end) for end in ends))


def best(matches: Iterable[Match]) -> Match | None:
    """Return the most probable match, or None without matches.

    Ties are decided by the higher score, then by the lower id.
    """
    return min(matches, key=by_level, default=None)


def by_level(match: Match) -> tuple[float, float, str]:
    """Return the sort key of a match: the best first, always in the same order."""
    return -match.level, -match.score, match.id


class GroupMatches:
    """Finds the matches of a group, and those that support one of its passages.

    A passage may join the spans of several matches: those that touch it support it. Results are cached. An unknown
    group has no matches.
    """

    def __init__(self, grouping: Grouping) -> None:
        self._of: defaultdict[str, list[Match]] = defaultdict(list)
        self._at: dict[tuple[str, Passage], Sequence[Match]] = {}
        self._best_at: dict[tuple[str, Passage], Match | None] = {}
        for match in grouping.matches:
            self._of[grouping.group_of[match.id]].append(match)

    def of(self, group: str) -> Sequence[Match]:
        """Return the matches of a group, in reading order."""
        return self._of.get(group, ())

    def at(self, group: str, passage: Passage) -> Sequence[Match]:
        """Return the matches of a group that touch the passage, in reading order."""
        key = (group, passage)
        if key not in self._at:
            self._at[key] = tuple(match for match in self.of(group) if match.touches(passage))
        return self._at[key]

    def best_at(self, group: str, passage: Passage) -> Match | None:
        key = (group, passage)
        if key not in self._best_at:
            self._best_at[key] = best(self.at(group, passage))
        return self._best_at[key]

    def sureness_at(self, group: MatchGroup, passage: Passage) -> MatchSureness:
        """Return how sure it is that a passage of the group says the same as the others: as sure as its best match.

        A sure group may contain passages that only possible matches connect with the others.
        """
        match = self.best_at(group.id, passage)
        return match.sureness if match else group.sureness

    def surest(self, group: MatchGroup) -> tuple[Passage, ...]:
        """Return the passages of a group that are as sure as the group itself: one of them is to stand for it."""
        surest = tuple(each for each in group.passages if self.sureness_at(group, each) is group.sureness)
        return surest or group.passages

    def best_between(self, group: str, passage: Passage, counterpart: Passage) -> Match | None:
        """Return the best match between two passages of different articles; None if only a third passage joins them."""
        return best(match for match in self.at(group, passage) if match.touches(counterpart))
