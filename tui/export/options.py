"""The selection of what to export."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from tui.articles.model import Passage


class UserNote(Struct, frozen=True):
    """A note and tags written by the user."""

    note: str = ""
    tags: tuple[str, ...] = ()


class UserText(Struct, frozen=True):
    """A stretch of text that the user selected or annotated."""

    passage: Passage
    words: UserNote = UserNote()
    kind: str = "selection"
    """Kind: `selection`, or `highlight`, `note` or `verdict` for an annotation from the notebook."""
    item: str = ""
    """Id of the annotation in the notebook; an annotation on several passages has one text for each of them."""
    colour: str = ""
    verdict: str = ""
    changed: bool = False
    """True if the article's words have changed since they were annotated."""


class OrphanedNote(Struct, frozen=True):
    """An annotation without a certain place in its article, which has since changed."""

    article: str
    sha256: str
    """SHA-256 of the text that was annotated."""
    exact: str
    prefix: str
    suffix: str
    words: UserNote
    kind: str
    item: str
    colour: str = ""
    verdict: str = ""
    candidate: str = ""
    """Words now at the likeliest place, if it is uncertain; empty if nothing similar exists."""


class Include(Struct, frozen=True):
    """The parts of an export."""

    passages: bool = True
    names: bool = False
    """True to include passages that share only a name or a stock phrase."""
    people: bool = False
    quotes: bool = False
    differences: bool = False
    """True to list the differences between outlets."""
    coverage: bool = False
    """True to include the tables of who reports what, and of the figures; only HTML reports have them."""
    only_groups: frozenset[str] | None = None
    """Ids of the groups to write, of any kind; None for all."""
    only_people: frozenset[str] | None = None
    """Ids of the people to write; None for all."""
    only_quotes: frozenset[str] | None = None
    """Ids of the quotes to write, including reported speech; None for all quotes, without reported speech."""
    texts: tuple[UserText, ...] = ()
    marks: bool = False
    """True if annotations are exported: they are in `texts`, or in `orphans` if they have lost their place."""
    orphans: tuple[OrphanedNote, ...] = ()
    words: Mapping[str, UserNote] = MappingProxyType({})
    """User's notes on groups and quotes, by group or quote id."""

    @property
    def needs_mentions(self) -> bool:
        """True if people and quotes have to be found first."""
        return self.people or self.quotes or self.differences or self.coverage
