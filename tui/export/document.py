"""The document that every export format is written from: plain rows that contain all they need from the articles."""

import msgspec

FORMAT = "crosslight-export"
FORMAT_NUMBER = 2
"""Version of the format; it increases when a field is removed or changes its meaning. Fields may be added."""


class DocumentRow(msgspec.Struct, frozen=True):
    """A row of plain data. Offsets are code points of the article's canonical text, half-open."""


class ExportedArticle(DocumentRow, frozen=True, omit_defaults=True):
    """An article in the coverage, without its text; fields with a default are written only if they have a value."""

    id: str
    outlet: str
    headline: str
    byline: str
    published: str
    url: str
    path: str
    characters: int
    sha256: str
    """SHA-256 of the canonical text in UTF-8."""
    accessed: str = ""
    """Day on which the page was fetched, in ISO 8601; empty for a file."""


class PlaceRow(DocumentRow, frozen=True):
    """A stretch of an article, with everything needed to find it and to cite it."""

    id: str
    """Id that is unique in the export, and the same in every format and run as long as the text is unchanged."""
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
    """Text of the article from start to end."""
    prefix: str
    suffix: str
    zone: str


class WordingRow(DocumentRow, frozen=True):
    """Another outlet's wording of a passage."""

    article: str
    outlet: str
    start: int
    end: int
    exact: str
    score: float | None
    """Score of the match between the two passages; null if they share a group only through a third one."""
    probability: float | None
    """Probability, 0 to 1, that the passages say the same."""
    sureness: str | None
    """Sureness: `sure` or `possible`."""
    kind: str | None
    reason: str | None


class PassageRow(PlaceRow, frozen=True):
    """A shared passage in one article."""

    score: float
    """Score of its best match."""
    probability: float
    """Probability, 0 to 1, that it says the same as its match."""
    sureness: str
    """Sureness: `sure` or `possible`."""
    kind: str
    reason: str
    elsewhere: tuple[WordingRow, ...]
    note: str
    """User's note on its group."""
    tags: tuple[str, ...]


class GroupRow(DocumentRow, frozen=True):
    """A group of passages that say the same."""

    id: str
    letter: str
    """Letter of the group on the reading screen."""
    kind: str
    score: float
    probability: float
    sureness: str
    passages: tuple[PassageRow, ...]


class MentionRow(PlaceRow, frozen=True):
    """A mention of a person."""

    form: str


class PersonRow(DocumentRow, frozen=True):
    """A person with all mentions."""

    id: str
    name: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    counts: dict[str, int]
    """Number of mentions in each article's account, by article id; bylines, teasers and other stories do not count."""
    mentions: tuple[MentionRow, ...]


class QuoteWordingRow(DocumentRow, frozen=True, omit_defaults=True, rename={"is_translated": "translated"}):
    """One outlet's wording of a quote."""

    article: str
    outlet: str
    parts: tuple[tuple[int, int], ...]
    texts: tuple[str, ...]
    kind: str
    """Kind of quote; `indirect` if the outlet reports it in its own words."""
    quote: str | None
    """Id of the quote; null for a shared passage that reports the words without quoting them."""
    is_translated: bool = False
    """True if its article is in a different language from the first wording's; left out of the JSON if false."""


class QuoteRow(PlaceRow, frozen=True):
    """A quote, from its first part to its last."""

    quote: str
    """Id of the quote in the coverage."""
    parts: tuple[tuple[int, int], ...]
    texts: tuple[str, ...]
    """Words of each part, without quotation marks."""
    kind: str
    speaker: str | None
    speaker_name: str
    speaker_text: str
    cue: str
    rule: str
    sureness: str
    """Trust in the speaker: `sure`, `likely`, `guessed` or `unknown`."""
    assessment: str
    """Sureness and its reason in plain words, “speaker likely: “… called” near the quote”; may be empty."""
    quote_group: str
    """Id of the quote group, equal for all quotes of the same statement."""
    wordings: tuple[QuoteWordingRow, ...]
    """Wordings in other articles."""
    note: str
    tags: tuple[str, ...]


class TextRow(PlaceRow, frozen=True):
    """A stretch of text that the user selected or annotated."""

    kind: str
    """Kind: `selection`, or `highlight`, `note` or `verdict` for an annotation from the notebook."""
    item: str
    """Id of the annotation in the notebook, equal for all passages of a note or verdict; empty for a selection."""
    colour: str
    verdict: str
    changed: bool
    """True if the article's words have changed since they were annotated."""
    note: str
    tags: tuple[str, ...]


class OrphanRow(DocumentRow, frozen=True):
    """An annotation without a certain place in its article, which has since changed."""

    id: str
    article: str
    outlet: str
    headline: str
    byline: str
    published: str
    url: str
    sha256: str
    """SHA-256 of the text that was annotated, not of the exported one."""
    exact: str
    """Annotated words; `prefix` and `suffix` contain the text around them."""
    prefix: str
    suffix: str
    candidate: str
    """Words now at the likeliest place, if it is uncertain; empty if nothing similar exists."""
    kind: str
    item: str
    colour: str
    verdict: str
    note: str
    tags: tuple[str, ...]


class DifferingRow(PlaceRow, frozen=True):
    """One outlet's wording of a difference."""

    differing: tuple[tuple[int, int], ...]
    """Start and end of each run of words that differ in another outlet; empty if words are only missing."""


class DifferenceExportRow(DocumentRow, frozen=True):
    """A place where the outlets differ."""

    difference: str
    """Id of the difference, the same as in `crosslight show differences`."""
    what: str
    sureness: str
    about: str
    passages: tuple[DifferingRow, ...]
    missing: tuple[str, ...]
    """Ids of the articles in which nothing similar was found."""


class ExportDocument(DocumentRow, frozen=True):
    """An export, as defined in docs/schemas/export.schema.json."""

    format: str
    format_number: int
    version: str
    """Version of the program."""
    title: str
    settings: dict[str, object]
    articles: tuple[ExportedArticle, ...]
    groups: tuple[GroupRow, ...] | None
    """Selected groups; None, as in the fields below, if they were not requested."""
    people: tuple[PersonRow, ...] | None
    quotes: tuple[QuoteRow, ...] | None
    texts: tuple[TextRow, ...] | None
    orphans: tuple[OrphanRow, ...] | None
    differences: tuple[DifferenceExportRow, ...] | None = None
