"""The draft of an article: what a file reader extracts from one file."""

from collections.abc import Mapping

from msgspec import Struct

from tui.articles.model import ArticleRole, FieldOrigin, Zone


class Draft(Struct, frozen=True):
    """The content of a file before it becomes an Article: canonical text and the metadata in the file."""

    text: str
    outlet: str = ""
    headline: str = ""
    byline: str = ""
    published: str = ""
    """Date in ISO 8601, with time and zone if the file gives them; otherwise as in the file."""
    url: str = ""
    language: str = ""
    zones: tuple[Zone, ...] = ()
    """Paragraphs whose role is clear from the file's structure (a caption, a list of links); each spans a whole one."""
    notice: str = ""
    """Notice for the user about how the file was read; may be empty."""
    field_origins: tuple[FieldOrigin, ...] = ()
    """Source of each field that is set."""
    words: int | None = None
    """Number of words in the body, if the file separates the body from the rest."""
    stated_words: int | None = None
    """Length in words, as stated by the file."""
    is_beginning: bool = False
    """True if a paywall has cut off the rest."""
    role: ArticleRole = ArticleRole.OUTLET
    publisher: str = ""
    """Publisher, as named in the event file."""
    accessed: str = ""
    """Day on which the page was fetched, in ISO 8601; empty for a file."""
    is_address: bool = False
    """True for an entry in a list of addresses: `url` has yet to be fetched, and there is no text."""


FIELDS = ("outlet", "headline", "byline", "published", "url", "language")
"""Metadata fields of an article."""


def origins(fields: Mapping[str, str], origin: str, *, is_guess: bool = False) -> tuple[FieldOrigin, ...]:
    """Return the same origin for every field that has a value."""
    return tuple(FieldOrigin(name, origin, is_guess) for name in FIELDS if fields.get(name))
