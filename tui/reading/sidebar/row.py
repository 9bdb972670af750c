"""A row of the sidebar, as the lists build it and the screen draws it."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from tui.mentions.model import QuoteKind
from tui.reading.quotes.word_differences import Difference
from tui.reading.stops import Stop
from tui.text.span import Span

GAP = " … "
"""Separator of the parts of a quote that the outlet has split."""


class SidebarRowKind(StrEnum):
    """The kind of a row, which decides its level and its look."""

    PERSON = "person"
    ABOUT = "about"
    """Details of the person above; they lead nowhere."""
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
    """One row. People and speakers are headings of the rows below them; a quote has its wordings below it."""

    kind: SidebarRowKind
    key: str
    """Id of the person, quote group, quote, passage group or annotation; empty for a speaker who is no person."""
    text: str
    person: str = ""
    """Id of the person whom the row is about, or who speaks; empty if there is none."""
    quotes: tuple[str, ...] = ()
    """Ids of the quotes that the row represents."""
    counts: tuple[int, ...] = ()
    """Headings: mentions or quoted words in each article, in pane order."""
    unit: str = ""
    """Unit of the counts; empty for mentions. For people whom no story names: where they are named."""
    only_article: str = ""
    """Id of the only article that has it; empty if several do, or if only one is open."""
    articles: tuple[str, ...] = ()
    """Quotes and passages: ids of the articles that have it; empty if the heading says so already."""
    article: str = ""
    """Id of the article to which the row leads; empty for headings."""
    name_span: Span | None = None
    """Mentions: the name's span in `text`."""
    differences: tuple[Difference, ...] = ()
    """Wordings: the words in `text` that differ from other wordings, in order and disjoint."""
    letter: str = ""
    """Passages: the group's letter."""
    search_text: str = ""
    """Further words that a filter searches: other names, other wordings."""
    sureness: str = ""
    """Quotes: `likely` or `guessed`, by the wording whose speaker is surest; empty if that one is sure or unknown."""
    stop: Stop | None = None
    faint: bool = False
    """True outside the outlet's own account (a byline, a teaser), and for what is nobody's speech (a scare quote)."""
    has_children: bool = False
    """True if the row can be opened: it has mentions or wordings below it."""
    open: bool = False
    """True while the rows below it are shown."""


def quote_text(text: str, parts: Sequence[Span], kind: QuoteKind, lead: str = "") -> str:
    """Return `lead` and somebody's words on one line, in “ ”; reported speech has no quote marks.

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
