"""What matching finds: pairs of passages, and groups of passages that say the same."""

from collections.abc import Mapping
from enum import StrEnum

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


class Match(Struct, frozen=True):
    """Two passages of two articles that say the same."""

    id: str
    left: Passage
    """Of the article that stands first in the coverage."""
    right: Passage
    score: float
    """0 to 100; see docs/how-matching-works.md. Comparable between pairs of any length."""
    kind: MatchKind
    reason: str
    """Why it was made, in words for the reader."""


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
