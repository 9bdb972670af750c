"""The draft of an article: what a reader of some kind of file finds in it."""

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
    """ISO 8601, with time and zone where the file gives them; else as the file has it."""
    url: str = ""
    language: str = ""
    zones: tuple[Zone, ...] = ()
    """Paragraphs whose role the file's structure tells (a caption, a list of links); each spans a whole one."""
    notice: str = ""
    """What the reader should know about how it was read; empty when there is nothing to say."""
    field_origins: tuple[FieldOrigin, ...] = ()
    """Where each field that is set came from."""
    words: int | None = None
    """The number of words of the body, where the file tells the body from the rest."""
    stated_words: int | None = None
    """The length in words that the file states."""
    is_beginning: bool = False
    """A paywall has cut the rest."""
    role: ArticleRole = ArticleRole.OUTLET
    publisher: str = ""
    """The publisher, as the event file names it."""
    accessed: str = ""
    """The day on which the page was fetched, ISO 8601; empty for a file."""
    is_address: bool = False
    """An entry of a list of addresses: `url` has yet to be fetched, and there is no text."""


FIELDS = ("outlet", "headline", "byline", "published", "url", "language")
"""The metadata of an article."""


def origins(fields: Mapping[str, str], origin: str, *, is_guess: bool = False) -> tuple[FieldOrigin, ...]:
    """Return one origin for all the fields that have a value."""
    return tuple(FieldOrigin(name, origin, is_guess) for name in FIELDS if fields.get(name))
