"""The data of a row in the sidebar."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from tui.mentions.model import QuoteKind
from tui.reading.quotes.word_differences import Difference
from tui.reading.stops import Stop
from tui.text.span import Span

GAP = " … "
"""Separator between the parts of a quote that the outlet has split."""


class SidebarRowKind(StrEnum):
    """Kinds of rows, which determine their level and appearance."""

    PERSON = "person"
    ABOUT = "about"
    """Details of the person above; selecting the row goes nowhere."""
    MENTION = "mention"
    SPEAKER = "speaker"
    QUOTE = "quote"
    """A quote, in one or several outlets."""
    PASSAGE = "passage"
    """A passage that several outlets share."""
    WORDING = "wording"
    """One outlet's wording of the quote or passage above, in full."""
    ANNOTATION = "annotation"
    """A highlight, note or verdict of the user."""


class SidebarRow(Struct, frozen=True):
    """A row. People and speakers are headings of the rows below them; a quote has its wordings below it."""

    kind: SidebarRowKind
    key: str
    """Id of the person, quote group, quote, passage group or annotation; empty for a speaker who is not a person."""
    text: str
    person: str = ""
    """Id of the person who is the subject or speaker; empty if there is none."""
    quotes: tuple[str, ...] = ()
    """Ids of the quotes that the row represents."""
    counts: tuple[int, ...] = ()
    """Number of mentions or quoted words in each article, in pane order; only for headings."""
    unit: str = ""
    """Unit of the counts; empty for mentions. For people named in no story: where they are named."""
    only_article: str = ""
    """Id of the only article that has it; empty if several do, or only one is open."""
    articles: tuple[str, ...] = ()
    """Ids of the articles with the quote or passage; empty if the heading already says so."""
    article: str = ""
    """Id of the article that the row goes to; empty for headings."""
    name_span: Span | None = None
    """Span of the name in `text`; only for mentions."""
    differences: tuple[Difference, ...] = ()
    """Words in `text` that differ from other wordings, in order and disjoint; only for wordings."""
    letter: str = ""
    """Letter of the group; only for passages."""
    search_text: str = ""
    """Additional words for the filter: other names, other wordings."""
    sureness: str = ""
    """Value `likely` or `guessed` of the surest wording's speaker; empty if sure or unknown. Only for quotes."""
    stop: Stop | None = None
    faint: bool = False
    """True outside the outlet's own account (a byline, a teaser), and for scare quotes."""
    has_children: bool = False
    """True if the row can be opened, because it has mentions or wordings below it."""
    open: bool = False
    """True while the rows below it are shown."""


def quote_text(text: str, parts: Sequence[Span], kind: QuoteKind, lead: str = "") -> str:
    """Return `lead` and a quote on one line, in “ ”; reported speech has no quotation marks.

    The comma before “she said” is dropped.
    """
    words = GAP.join(part.slice(text).replace("\n", " ") for part in parts).rstrip(" ,;")
    return f"{lead}{words}" if kind is QuoteKind.INDIRECT else f"{lead}“{words}”"


def differences_in_row(
    parts: Sequence[Span], kind: QuoteKind, differences: Iterable[Difference], lead: str = ""
) -> tuple[Difference, ...]:
    """Return the differences as places in the `quote_text` of the parts; those outside the parts are dropped."""
    shifted = []
    at = len(lead) + (kind is not QuoteKind.INDIRECT)
    bases = []
    for part in parts:
        bases.append(at - part.start)
        at += len(part) + len(GAP)
    for difference in differences:
        for part, base in zip(parts, bases, strict=True):
            if part.overlap(difference.span):
                start, end = max(part.start, difference.span.start), min(part.end, difference.span.end)
                shifted.append(Difference(Span(start + base, end + base), difference.kind))
    return tuple(shifted)
