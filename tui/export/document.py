"""What is exported, as plain rows: nothing in them needs the articles any more. Every writer starts from them."""

import msgspec

FORMAT = "crosslight-export"
FORMAT_NUMBER = 2
"""Raised when a field changes its meaning or goes; new fields may come at any time."""


class DocumentRow(msgspec.Struct, frozen=True):
    """Plain data; offsets are code points of the article's canonical text, half-open."""


class ExportedArticle(DocumentRow, frozen=True):
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


class PlaceRow(DocumentRow, frozen=True):
    """A stretch of an article, with all that is needed to find and to cite it."""

    id: str
    """Unique in the export; the same in every format and, while the text is the same, in every run."""
    article: str
    outlet: str
    headline: str
    byline: str
    published: str
    url: str
    sha256: str
    start: int
    end: int
    exact: str
    """The article's text from start to end."""
    prefix: str
    suffix: str
    zone: str


class WordingRow(DocumentRow, frozen=True):
    """How another outlet words the same."""

    article: str
    outlet: str
    start: int
    end: int
    exact: str
    score: float | None
    """Of the match between the two passages; null where they are in one group only through a third."""
    kind: str | None
    reason: str | None


class PassageRow(PlaceRow, frozen=True):
    score: float
    """Of its best match."""
    kind: str
    reason: str
    elsewhere: tuple[WordingRow, ...]
    note: str
    """The reader's own words on its group."""
    tags: tuple[str, ...]


class GroupRow(DocumentRow, frozen=True):
    id: str
    letter: str
    """As the reader shows it."""
    kind: str
    score: float
    passages: tuple[PassageRow, ...]


class MentionRow(PlaceRow, frozen=True):
    form: str


class PersonRow(DocumentRow, frozen=True):
    id: str
    name: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    counts: dict[str, int]
    """Article id → mentions that tell the event; bylines, teasers and tails of other stories do not count."""
    mentions: tuple[MentionRow, ...]


class QuoteWordingRow(DocumentRow, frozen=True):
    """How one outlet words what is quoted."""

    article: str
    outlet: str
    parts: tuple[tuple[int, int], ...]
    texts: tuple[str, ...]
    kind: str
    """`indirect` where the outlet has it in its own words."""
    quote: str | None
    """The quote's id; null for a shared passage that reports it and is no quote."""


class QuoteRow(PlaceRow, frozen=True):
    """From the first part to the last one."""

    quote: str
    """Its id among the quotes of the coverage."""
    parts: tuple[tuple[int, int], ...]
    texts: tuple[str, ...]
    """The words of each part, without the quotation marks."""
    kind: str
    speaker: str | None
    speaker_name: str
    speaker_text: str
    cue: str
    rule: str
    sureness: str
    """How far to trust the speaker."""
    quote_group: str
    """The same for the quotes that are one thing said."""
    wordings: tuple[QuoteWordingRow, ...]
    """Those of the other outlets."""
    note: str
    tags: tuple[str, ...]


class TextRow(PlaceRow, frozen=True):
    """What the reader chose or marked by hand."""

    kind: str
    """`selection`, or `highlight`, `note` or `verdict` for what stands in the notebook."""
    item: str
    """Its id in the notebook, the same for all passages of one note or verdict; else empty."""
    colour: str
    verdict: str
    changed: bool
    """Whether the article words it otherwise than when it was marked."""
    note: str
    tags: tuple[str, ...]


class OrphanRow(DocumentRow, frozen=True):
    """What the reader marked in an article that has changed since, and that has no certain place in it now."""

    id: str
    article: str
    outlet: str
    headline: str
    byline: str
    published: str
    url: str
    sha256: str
    """Of the text in which it was marked, not of the one that is exported."""
    exact: str
    """The words that were marked, and what stood around them."""
    prefix: str
    suffix: str
    kind: str
    item: str
    colour: str
    verdict: str
    note: str
    tags: tuple[str, ...]


class ExportDocument(DocumentRow, frozen=True):
    format: str
    format_number: int
    version: str
    """The program's."""
    title: str
    settings: dict[str, object]
    articles: tuple[ExportedArticle, ...]
    groups: tuple[GroupRow, ...] | None
    """None, like those below, where they were not asked for."""
    people: tuple[PersonRow, ...] | None
    quotes: tuple[QuoteRow, ...] | None
    texts: tuple[TextRow, ...] | None
    orphans: tuple[OrphanRow, ...] | None
