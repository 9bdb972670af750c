"""The nouns of an event: Article, its Zones, Coverage, and the Passage that everything else points with."""

from bisect import bisect_right
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from tui.text.span import Span


class ZoneKind(StrEnum):
    """The role of a part of a news page; everything outside a zone is body."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"
    FURNITURE = "furniture"
    TEASER = "teaser"
    RELATED = "related"
    BODY = "body"


ASIDE = frozenset({ZoneKind.BYLINE, ZoneKind.CREDIT, ZoneKind.FURNITURE, ZoneKind.TEASER, ZoneKind.RELATED})
"""Zones that do not tell the event: drawn dim, out of matching and of the default counts."""


class Zone(Struct, frozen=True):
    kind: ZoneKind
    span: Span


class ArticleRole(StrEnum):
    """The part that an article has in its event."""

    OUTLET = ""
    """An outlet's account, as most are."""
    DRAFT = "draft"
    """A text that is to be checked against the others before it is published."""
    SOURCE = "source"
    """A document that the outlets report on: a press release, a transcript, a statement."""


class FieldOrigin(Struct, frozen=True):
    """The source of one field of an article's metadata."""

    field: str
    """Name of the field: outlet, headline, byline, published, url or language."""
    origin: str
    """Its source in words: “JSON-LD”, “front matter”, “event file”."""
    is_guess: bool = False
    """Nothing in the source says that it is this field."""


class Passage(Struct, frozen=True):
    """A place in one article. Its text is sliced from the article, never stored."""

    article: str
    """The article's id."""
    span: Span

    def touches(self, other: "Passage") -> bool:
        """Return True if both are in one article and share at least one character."""
        return self.article == other.article and self.span.overlap(other.span) > 0


class Article(Struct, frozen=True, dict=True):
    """One outlet's account. All offsets are code points of `text`, which has passed `text.canonical`."""

    id: str
    """Unique within its coverage; a slug of the outlet's name."""
    outlet: str
    headline: str
    byline: str
    published: str
    """As the outlet gave it, or ISO 8601; empty where unknown."""
    url: str
    text: str
    paragraphs: tuple[Span, ...]
    """In order, disjoint, none blank. One may hold single newlines, where the file was hard-wrapped."""
    zones: tuple[Zone, ...]
    """In order and disjoint. What none covers is body."""
    path: str = ""
    """Where it was read from, for showing; empty when it was made from a string."""
    language: str = ""
    """As `text.language.language_code` has it: given, or told by the text; empty where unknown."""
    field_origins: tuple[FieldOrigin, ...] = ()
    """Where the fields came from, one entry for each whose source is known."""
    role: ArticleRole = ArticleRole.OUTLET
    publisher: str = ""
    """The publisher that the event file names; outlets of one publisher are one origin. Empty where unknown."""
    accessed: str = ""
    """The day on which the page was fetched, ISO 8601; empty for a file."""

    def origin_of(self, name: str) -> FieldOrigin | None:
        """Return the source of a field; None where it is not known."""
        return next((origin for origin in self.field_origins if origin.field == name), None)

    @cached_property
    def sha256(self) -> str:
        """Identity of the text: SHA-256 of its UTF-8 bytes, in hex."""
        from hashlib import sha256

        return sha256(self.text.encode()).hexdigest()

    def zone_at(self, offset: int) -> ZoneKind:
        at = bisect_right(self._zone_starts, offset) - 1
        return self.zones[at].kind if at >= 0 and offset < self.zones[at].span.end else ZoneKind.BODY

    @cached_property
    def _zone_starts(self) -> tuple[int, ...]:
        return tuple(zone.span.start for zone in self.zones)

    @cached_property
    def aside(self) -> tuple[Span, ...]:
        """The stretches that do not tell the event, in order: bylines, credits, furniture, teasers, tails."""
        return tuple(zone.span for zone in self.zones if zone.kind in ASIDE)


class Coverage(Struct, frozen=True):
    """The articles on one event, in pane order. Raises ValueError when two of them have one id."""

    title: str
    articles: tuple[Article, ...]

    def __post_init__(self) -> None:
        if len({article.id for article in self.articles}) != len(self.articles):
            raise ValueError("two articles of one coverage have the same id")

    def article(self, article_id: str) -> Article:
        """Raises KeyError for an unknown id."""
        for article in self.articles:
            if article.id == article_id:
                return article
        raise KeyError(article_id)

    def text_of(self, passage: Passage) -> str:
        return passage.span.slice(self.article(passage.article).text)
