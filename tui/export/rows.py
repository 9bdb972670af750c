"""What is exported, as plain rows: nothing in them needs the articles any more. Every writer starts from them."""

import msgspec

FORMAT = "crosslight-export"
FORMAT_NUMBER = 1
"""Raised when a field changes its meaning or goes; new fields may come at any time."""


class Row(msgspec.Struct, frozen=True):
    """Plain data; offsets are code points of the article's canonical text, half-open."""


class ArticleRow(Row, frozen=True):
    id: str
    outlet: str
    headline: str
    byline: str
    published: str
    url: str
    path: str
    characters: int
    sha256: str
    """Of the canonical text's UTF-8 bytes."""


class WordingRow(Row, frozen=True):
    """How another outlet words the same."""

    article: str
    outlet: str
    start: int
    end: int
    text: str
    score: float | None
    """Of the match between the two passages; null where they are in one group only through a third."""
    kind: str | None
    reason: str | None


class PassageRow(Row, frozen=True):
    article: str
    outlet: str
    headline: str
    byline: str
    published: str
    url: str
    sha256: str
    start: int
    end: int
    text: str
    prefix: str
    suffix: str
    zone: str
    score: float
    """Of its best match."""
    kind: str
    reason: str
    elsewhere: tuple[WordingRow, ...]


class GroupRow(Row, frozen=True):
    id: str
    kind: str
    score: float
    passages: tuple[PassageRow, ...]


class MentionRow(Row, frozen=True):
    article: str
    outlet: str
    start: int
    end: int
    text: str
    form: str
    zone: str


class PersonRow(Row, frozen=True):
    id: str
    name: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    counts: dict[str, int]
    """Article id → mentions that tell the event; bylines, teasers and tails of other stories do not count."""
    mentions: tuple[MentionRow, ...]


class QuoteRow(Row, frozen=True):
    id: str
    article: str
    outlet: str
    headline: str
    url: str
    published: str
    sha256: str
    parts: tuple[tuple[int, int], ...]
    texts: tuple[str, ...]
    """The words of each part, without the quotation marks."""
    kind: str
    speaker: str | None
    speaker_name: str
    speaker_text: str
    cue: str
    rule: str
    zone: str


class ExportDocument(Row, frozen=True):
    format: str
    format_number: int
    version: str
    """The program's."""
    title: str
    settings: dict[str, object]
    articles: tuple[ArticleRow, ...]
    groups: tuple[GroupRow, ...] | None
    """None, like the two below, where they were not asked for."""
    people: tuple[PersonRow, ...] | None
    quotes: tuple[QuoteRow, ...] | None
