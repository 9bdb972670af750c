"""Data types of the notebook. Items are immutable: each edit is stored as another version."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from tui.text.canonical import canonical, one_line
from tui.text.spaces import single_spaced
from tui.text.span import Span

Sha256 = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
ItemId = Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
Time = Annotated[str, Meta(pattern=r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z\Z")]
"""UTC time with microseconds, as a string; sorting the strings sorts the times."""
Offset = Annotated[int, Meta(ge=0, le=2**53)]

TAG_CHARACTERS_MAX = 100


class Colour(StrEnum):
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"


class Judgement(StrEnum):
    """The user's judgement of matched passages."""

    SAME = "same"
    NOT_SAME = "not the same"
    MISQUOTED = "misquoted"
    OTHER = "other"
    """A judgement in the user's own words, which are the verdict's text."""


class ArticleRecord(Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """An annotated text and its source. One text can have several sources."""

    sha256: Sha256
    """SHA-256 of the canonical text's UTF-8 bytes."""
    outlet: str
    headline: str
    byline: str
    published: str
    url: str
    path: str
    """Absolute path of the file; empty if the text is not from a file."""

    def is_same_source(self, other_record: "ArticleRecord") -> bool:
        """Return True if both have the same URL or file; without these, the same outlet and headline."""
        if self.url and other_record.url:
            return self.url == other_record.url
        if self.path and other_record.path:
            return self.path == other_record.path
        return bool(self.headline) and (self.outlet, self.headline) == (other_record.outlet, other_record.headline)


class Anchor(Struct, frozen=True, forbid_unknown_fields=True):
    """A place in one text, with the data that finds it again in another version of that text.

    Raises ValueError unless `exact` has the length of the span.
    """

    article: Sha256
    start: Offset
    end: Offset
    exact: str
    prefix: str
    """Text before the place, long enough to distinguish it from other places with the same words."""
    suffix: str
    """Text after the place."""
    copies: Annotated[int, Meta(ge=1)]
    """Number of times the words occur in the text, including this place."""

    def __post_init__(self) -> None:
        if len(self.exact) != len(Span(self.start, self.end)) or not self.exact:
            raise ValueError("the text is not as long as the range it belongs to")

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Marking(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind"):
    """Fields common to all kinds of annotation. Tags keep the order given, without duplicates."""

    anchors: Annotated[tuple[Anchor, ...], Meta(min_length=1)]
    tags: tuple[str, ...]
    text: str
    """User's own words; may be empty for a highlight."""


class Highlight(Marking, frozen=True, tag="highlight"):
    colour: Colour


class Note(Marking, frozen=True, tag="note"):
    """A note on a stretch of text, on a passage, or on all passages of a group."""


class Verdict(Marking, frozen=True, tag="verdict"):
    """A verdict on passages of a match or a group."""

    judgement: Judgement


ItemContent = Highlight | Note | Verdict


class Item(Struct, frozen=True, forbid_unknown_fields=True):
    """One version of an annotation.

    The latest version counts; of two versions from one microsecond, the one whose `encoded` bytes are greater, so that
    all notebooks agree.
    """

    id: ItemId
    created: Time
    changed: Time
    """Time of this version; later than that of the previous one, even if the clock was set back."""
    aside: bool
    """True if the user removed the item; it is kept, and can be restored."""
    what: ItemContent


def encoded(item: Item) -> bytes:
    """Encode an item as JSON: equal items give identical bytes."""
    return msgspec.json.encode(item, order="deterministic")


def safe(item: Item) -> Item:
    """Return an item read from a file with its strings made canonical; items written by this program do not change."""
    return replace(item, what=safe_marking(item.what))


def safe_marking(content: ItemContent) -> ItemContent:
    anchors = tuple(map(_safe_anchor, content.anchors))
    return replace(content, anchors=anchors, tags=tags_of(content.tags), text=canonical(content.text))


def tags_of(words: Iterable[str]) -> tuple[str, ...]:
    """Normalise tags: no duplicates, each on one line, without `#` and spaces around it."""
    tags = (single_spaced(one_line(word, TAG_CHARACTERS_MAX)).lstrip("# ") for word in words)
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def safe_record(record: ArticleRecord) -> ArticleRecord:
    lines = {name: one_line(getattr(record, name), 4_000) for name in record.__struct_fields__}
    return replace(record, **lines)


def _safe_anchor(anchor: Anchor) -> Anchor:
    """Make the strings of an anchor canonical. If the words change, only the start of their place is kept."""
    exact = canonical(anchor.exact)
    if exact == anchor.exact:
        return replace(anchor, prefix=canonical(anchor.prefix), suffix=canonical(anchor.suffix))
    exact = exact or " "
    return replace(
        anchor,
        end=anchor.start + len(exact),
        exact=exact,
        prefix=canonical(anchor.prefix),
        suffix=canonical(anchor.suffix),
    )
