"""Data types of an event: Article, its Zones, Coverage, and the Passage used to refer to text."""

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
"""Zones that are not part of the story: drawn dim, excluded from matching and from the default counts."""


class Zone(Struct, frozen=True):
    kind: ZoneKind
    span: Span


class ArticleRole(StrEnum):
    """Roles of an article in its event."""

    OUTLET = ""
    """An outlet's account, as most articles are."""
    DRAFT = "draft"
    """A text to be checked against the others before it is published."""
    SOURCE = "source"
    """A document that the outlets report on: a press release, a transcript, a statement."""


class FieldOrigin(Struct, frozen=True):
    """The source of one field of an article's metadata."""

    field: str
    """Name of the field: outlet, headline, byline, published, url or language."""
    origin: str
    """Description of the source: “JSON-LD”, “front matter”, “event file”."""
    is_guess: bool = False
    """True if the source does not label the value as this field."""


class Passage(Struct, frozen=True, gc=False):
    """A place in one article. Its text is sliced from the article, never stored."""

    article: str
    """Id of the article."""
    span: Span

    def touches(self, other: "Passage") -> bool:
        """Return True if both are in one article and share at least one character."""
        return self.article == other.article and self.span.overlap(other.span) > 0


class Article(Struct, frozen=True, dict=True):
    """One outlet's account. All offsets are code points of `text`, which is canonical."""

    id: str
    """Identifier, unique within its coverage; a slug of the outlet's name."""
    outlet: str
    headline: str
    byline: str
    published: str
    """Date as the outlet gave it, or in ISO 8601; empty if unknown."""
    url: str
    text: str
    paragraphs: tuple[Span, ...]
    """Paragraphs in order, disjoint, none blank. One may contain single newlines if the file was hard-wrapped."""
    zones: tuple[Zone, ...]
    """Zones in order and disjoint. Anything outside them is body."""
    path: str = ""
    """Path of its file, for display; empty if it was made from a string."""
    language: str = ""
    """Language code from `text.language.language_code`, given or detected; empty if unknown."""
    field_origins: tuple[FieldOrigin, ...] = ()
    """Sources of the fields, one entry for each known source."""
    role: ArticleRole = ArticleRole.OUTLET
    publisher: str = ""
    """Publisher named in the event file; empty if unknown. Outlets of one publisher count as one origin."""
    accessed: str = ""
    """Day on which the page was fetched, in ISO 8601; empty for a file."""

    def origin_of(self, name: str) -> FieldOrigin | None:
        """Return the source of a field; None if it is unknown."""
        return next((origin for origin in self.field_origins if origin.field == name), None)

    @cached_property
    def sha256(self) -> str:
        """The identity of the text: SHA-256 of its UTF-8 bytes, in hex."""
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
        """The parts outside the story, in order: bylines, credits, boilerplate, teasers and lists of other stories."""
        return tuple(zone.span for zone in self.zones if zone.kind in ASIDE)


class Coverage(Struct, frozen=True):
    """The articles on one event, in pane order. Raises ValueError if two of them have the same id."""

    title: str
    articles: tuple[Article, ...]

    def __post_init__(self) -> None:
        if len({article.id for article in self.articles}) != len(self.articles):
            raise ValueError("two articles of one coverage have the same id")

    def article(self, article_id: str) -> Article:
        """Return the article with an id. Raises KeyError if it is unknown."""
        for article in self.articles:
            if article.id == article_id:
                return article
        raise KeyError(article_id)

    def text_of(self, passage: Passage) -> str:
        return passage.span.slice(self.article(passage.article).text)
