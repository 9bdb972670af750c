"""The nouns of the notebook. An item never changes: what the reader alters is kept as a further version of it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from tui.text.canonical import canonical, one_line
from tui.text.span import Span

Sha256 = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
ItemId = Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
Time = Annotated[str, Meta(pattern=r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z\Z")]
"""UTC with microseconds; the order of the texts is the order of the times."""
Offset = Annotated[int, Meta(ge=0, le=2**53)]

TAG_CHARACTERS_MAX = 100


class Colour(StrEnum):
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"


class Judgement(StrEnum):
    """What the reader thinks of passages that were matched."""

    SAME = "same"
    NOT_SAME = "not the same"
    MISQUOTED = "misquoted"
    OTHER = "other"
    """Said in the verdict's text."""


class ArticleRecord(Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """A text in which something was marked, and where it came from. One text can come from several places."""

    sha256: Sha256
    """Of the canonical text's UTF-8 bytes."""
    outlet: str
    headline: str
    byline: str
    published: str
    url: str
    path: str
    """The file, as an absolute path; empty for what did not come from one."""

    def same_place(self, other: "ArticleRecord") -> bool:
        """Whether both name the same page or file; else the same outlet and headline, where neither names one."""
        if self.url and other.url:
            return self.url == other.url
        if self.path and other.path:
            return self.path == other.path
        return bool(self.headline) and (self.outlet, self.headline) == (other.outlet, other.headline)


class Anchor(Struct, frozen=True, forbid_unknown_fields=True):
    """A place in one text, with what it takes to find it again in another version of that text.

    Raises ValueError unless `exact` has the length of the span.
    """

    article: Sha256
    start: Offset
    end: Offset
    exact: str
    prefix: str
    """What stands before it, and after it; as much as tells it apart from other places with the same words."""
    suffix: str
    copies: Annotated[int, Meta(ge=1)]
    """How often the words stand in the text, this place among them."""

    def __post_init__(self) -> None:
        if len(self.exact) != len(Span(self.start, self.end)) or not self.exact:
            raise ValueError("the marked words are not as long as their place")

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Marking(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind"):
    """What every kind has. Tags are in the order in which they were given, each once."""

    anchors: Annotated[tuple[Anchor, ...], Meta(min_length=1)]
    tags: tuple[str, ...]
    text: str
    """In the reader's own words; may be empty for a highlight."""


class Highlight(Marking, frozen=True, tag="highlight"):
    colour: Colour


class Note(Marking, frozen=True, tag="note"):
    """On a stretch of text, on a passage, or on all passages of a group."""


class Verdict(Marking, frozen=True, tag="verdict"):
    """On passages of a match or a group."""

    judgement: Judgement


What = Highlight | Note | Verdict


class Item(Struct, frozen=True, forbid_unknown_fields=True):
    """One version of what the reader made. Of two versions the later one counts; of two made in one microsecond, the
    one whose `encoded` bytes are greater, so that every notebook agrees."""

    id: ItemId
    created: Time
    changed: Time
    """Later than the version before it, also where the clock was set back."""
    aside: bool
    """Taken away by the reader; kept, and brought back on request."""
    what: What


def encoded(item: Item) -> bytes:
    """As JSON, always the same bytes for the same item."""
    return msgspec.json.encode(item, order="deterministic")


def safe(item: Item) -> Item:
    """What comes from a file passes the door. What this program has written is unchanged by it."""
    return replace(item, what=safe_marking(item.what))


def safe_marking(what: What) -> What:
    anchors = tuple(map(_safe_anchor, what.anchors))
    return replace(what, anchors=anchors, tags=tags_of(what.tags), text=canonical(what.text))


def tags_of(words: Iterable[str]) -> tuple[str, ...]:
    """Each once, on one line, without the blank space and the `#` around them."""
    tags = (" ".join(one_line(word, TAG_CHARACTERS_MAX).split()).lstrip("# ") for word in words)
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def safe_record(record: ArticleRecord) -> ArticleRecord:
    lines = {name: one_line(getattr(record, name), 4_000) for name in record.__struct_fields__}
    return replace(record, **lines)


def _safe_anchor(anchor: Anchor) -> Anchor:
    """The words keep their place in the text only if they are as they were; otherwise they are of no text we know."""
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
