"""What an export holds."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from tui.articles.model import Passage


class OwnWords(Struct, frozen=True):
    """What the reader has added."""

    note: str = ""
    tags: tuple[str, ...] = ()


class OwnText(Struct, frozen=True):
    """A stretch of text that the reader chose by hand."""

    passage: Passage
    words: OwnWords = OwnWords()
    kind: str = "selection"


class Include(Struct, frozen=True):
    """The parts to write."""

    passages: bool = True
    names: bool = False
    """Also passages that share only a name or a stock phrase."""
    people: bool = False
    quotes: bool = False
    only_groups: frozenset[str] | None = None
    """Ids of the groups to write, of whatever kind; None for all."""
    only_people: frozenset[str] | None = None
    """Ids of the people to write; None for everybody."""
    only_quotes: frozenset[str] | None = None
    """Ids of the quotes to write, reported speech too; None for all that stand in marks."""
    texts: tuple[OwnText, ...] = ()
    words: Mapping[str, OwnWords] = MappingProxyType({})
    """The reader's own words on a group or a quote, by its id."""

    @property
    def is_of_mentions(self) -> bool:
        """Whether people and quotes have to be found for it."""
        return self.people or self.quotes
