"""What an export holds."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from tui.articles.model import Passage


class UserNote(Struct, frozen=True):
    """What the reader has added."""

    note: str = ""
    tags: tuple[str, ...] = ()


class UserText(Struct, frozen=True):
    """A stretch of text that the reader chose by hand."""

    passage: Passage
    words: UserNote = UserNote()
    kind: str = "selection"
    """Or `highlight`, `note`, `verdict`, for what stands in the notebook."""
    item: str = ""
    """Its id in the notebook. What stands on several passages is here once for each."""
    colour: str = ""
    verdict: str = ""
    changed: bool = False
    """Whether the article words it otherwise than when it was marked."""


class OrphanedNote(Struct, frozen=True):
    """What the reader marked in an article that has changed since, and has no certain place in it now."""

    article: str
    sha256: str
    """Of the text in which it was marked."""
    exact: str
    prefix: str
    suffix: str
    words: UserNote
    kind: str
    item: str
    colour: str = ""
    verdict: str = ""


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
    texts: tuple[UserText, ...] = ()
    marks: bool = False
    """Whether what the reader has marked is asked for; it stands among the texts, and here what has lost its place."""
    orphans: tuple[OrphanedNote, ...] = ()
    words: Mapping[str, UserNote] = MappingProxyType({})
    """The reader's own words on a group or a quote, by its id."""

    @property
    def is_of_mentions(self) -> bool:
        """Whether people and quotes have to be found for it."""
        return self.people or self.quotes
