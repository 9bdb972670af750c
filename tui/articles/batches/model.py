"""The articles and addresses that one downloaded file holds."""

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from tui.files import UnreadableFile

ARTICLES_MAX = 5_000
"""Articles or addresses of one file."""


class TooManyArticles(UnreadableFile):
    """A file that holds more than can be listed."""

    def __init__(self) -> None:
        super().__init__(f"it contains more than {ARTICLES_MAX:,} articles; split it, or download fewer at a time")


FIELDS = ("headline", "outlet", "byline", "published", "url", "language")
"""The fields of an article that a download may give."""


class BatchArticle(Struct, frozen=True):
    """One article of a download. No text in it is canonical yet."""

    paragraphs: tuple[str, ...]
    """The body, without headline, standfirst, captions and index terms."""
    headline: str = ""
    outlet: str = ""
    byline: str = ""
    """As the download has it, labels such as “By” included."""
    published: str = ""
    """ISO 8601 (a day, or a month), else as the download has it."""
    url: str = ""
    language: str = ""
    """A code of ISO 639; empty where the download names none."""
    section: str = ""
    edition: str = ""
    standfirst: str = ""
    stated_words: int | None = None
    """The length in words that the download states."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Field → the place of the download that gave it, such as “BYLINE line”."""

    @property
    def words(self) -> int:
        """The number of words of the body."""
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)

    @property
    def text(self) -> str:
        """The text to read: headline, standfirst and body."""
        pieces = (self.headline, self.standfirst, *self.paragraphs)
        return "\n\n".join(piece for piece in pieces if piece.strip()) + "\n"


class Address(Struct, frozen=True):
    """One entry of a list of addresses: an article that has yet to be fetched."""

    url: str
    headline: str = ""
    outlet: str = ""
    byline: str = ""
    published: str = ""
    language: str = ""


class Batch(Struct, frozen=True):
    """The articles and addresses of one file."""

    layout: str
    """The name of the layout, as users know it: “Nexis Uni”."""
    articles: tuple[BatchArticle, ...] = ()
    addresses: tuple[Address, ...] = ()
    notices: tuple[str, ...] = ()
    """Sentences that the user should read, such as the columns that were guessed."""


class Gathered(Struct):
    """The fields of an article while it is read, each with its source; the first value of a field stays."""

    values: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, value: str, source: str) -> None:
        value = " ".join(value.split())
        if value and name not in self.values:
            self.values[name] = value
            self.sources[name] = source

    def article(self, paragraphs: Iterable[str], stated_words: int | None) -> BatchArticle:
        body = tuple(line for paragraph in paragraphs if (line := " ".join(paragraph.split())))
        field_sources = {name: source for name, source in self.sources.items() if name in FIELDS}
        return BatchArticle(body, **self.values, stated_words=stated_words, sources=field_sources)
