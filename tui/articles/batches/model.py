"""Data types for the articles and addresses in one downloaded file."""

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from tui.files import UnreadableFile
from tui.text.spaces import single_spaced

ARTICLES_MAX = 5_000
"""Maximum number of articles or addresses in one file."""


class TooManyArticles(UnreadableFile):
    """A file that contains more articles than can be listed."""

    def __init__(self) -> None:
        super().__init__(f"it contains more than {ARTICLES_MAX:,} articles; split it, or download fewer at a time")


FIELDS = ("headline", "outlet", "byline", "published", "url", "language")
"""Fields of an article that a download may provide."""


class BatchArticle(Struct, frozen=True):
    """One article of a download. Its strings are not canonical yet."""

    paragraphs: tuple[str, ...]
    """Body text, without headline, standfirst, captions and index terms; words are parted by one space."""
    headline: str = ""
    outlet: str = ""
    byline: str = ""
    """Authors as the download gives them, including labels such as “By”."""
    published: str = ""
    """Date in ISO 8601 (a day or a month), or else as the download gives it."""
    url: str = ""
    language: str = ""
    """ISO 639 code; empty if the download names no language."""
    section: str = ""
    edition: str = ""
    standfirst: str = ""
    stated_words: int | None = None
    """Length in words, as stated by the download."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Field → the part of the download that it came from, such as “BYLINE line”."""

    @property
    def words(self) -> int:
        """The number of words in the body."""
        return len(self.paragraphs) + sum(paragraph.count(" ") for paragraph in self.paragraphs)

    @property
    def text(self) -> str:
        """The text to read: headline, standfirst and body."""
        pieces = (self.headline, self.standfirst, *self.paragraphs)
        return "\n\n".join(piece for piece in pieces if piece.strip()) + "\n"


class Address(Struct, frozen=True):
    """One entry in a list of addresses: an article that has yet to be fetched."""

    url: str
    headline: str = ""
    outlet: str = ""
    byline: str = ""
    published: str = ""
    language: str = ""


class Batch(Struct, frozen=True):
    """The articles and addresses of one file."""

    layout: str
    """Name of the layout for the user, such as “Nexis Uni”."""
    articles: tuple[BatchArticle, ...] = ()
    addresses: tuple[Address, ...] = ()
    notices: tuple[str, ...] = ()
    """Notices for the user, such as which columns were guessed."""


class Gathered(Struct):
    """The fields of an article that is being read, each with its source; the first value of a field is kept."""

    values: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, value: str, source: str) -> None:
        value = single_spaced(value)
        if value and name not in self.values:
            self.values[name] = value
            self.sources[name] = source

    def article(self, paragraphs: Iterable[str], stated_words: int | None) -> BatchArticle:
        body = tuple(line for paragraph in paragraphs if (line := single_spaced(paragraph)))
        field_sources = {name: source for name, source in self.sources.items() if name in FIELDS}
        return BatchArticle(body, **self.values, stated_words=stated_words, sources=field_sources)
