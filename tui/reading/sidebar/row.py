"""The rows of the outline, as the screen and the keys know them."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from tui.mentions.model import QuoteKind
from tui.reading.quotes.word_differences import Difference
from tui.reading.stops import Stop
from tui.text.span import Span

GAP = " … "
"""Between the parts of a quote that the outlet has split."""


class SidebarRowKind(StrEnum):
    PERSON = "person"
    ABOUT = "about"
    """What is known of the person above; it leads nowhere."""
    MENTION = "mention"
    SPEAKER = "speaker"
    QUOTE = "quote"
    """A quote, in however many outlets."""
    PASSAGE = "passage"
    """A passage that several outlets share."""
    WORDING = "wording"
    """One outlet's wording of the quote or passage above, in full."""
    MARK = "mark"
    """Something that the reader has marked."""


class SidebarRow(Struct, frozen=True):
    """One row. Headings (a person, a speaker) hold the rows below them; a quote holds its wordings."""

    kind: SidebarRowKind
    key: str
    """A person's id, a quote group's or a quote's; empty for a heading that is no person's."""
    text: str
    person: str = ""
    """Id of the person whom the row is about, or who speaks; empty where there is none."""
    quotes: tuple[str, ...] = ()
    """Ids of the quotes that the row stands for."""
    counts: tuple[int, ...] = ()
    """Headings: how much of it, per article in pane order."""
    unit: str = ""
    """Of the counts; empty for mentions."""
    only: str = ""
    """Id of the one article of several that has it."""
    articles: tuple[str, ...] = ()
    """Quotes: ids of those that have it; empty where the heading says so already."""
    article: str = ""
    """Rows: the article's id."""
    mark: Span | None = None
    """Mentions: where the name stands in `text`."""
    differs: tuple[Difference, ...] = ()
    """Wordings: what in `text` is otherwise elsewhere, in order and disjoint."""
    letter: str = ""
    """Passages: the group's letter."""
    more: str = ""
    """Further words by which a filter finds the row: other names, other wordings."""
    sureness: str = ""
    """Quotes: `likely` or `guessed` where no outlet's wording is more surely the speaker's; else empty."""
    stop: Stop | None = None
    faint: bool = False
    """Not the outlet's own account (a byline, a teaser), or nobody's speech (a scare quote)."""
    has_more: bool = False
    """Quotes and passages: whether there are several wordings."""
    open: bool = False
    """Whether the rows below are shown."""


def quote_text(text: str, parts: Sequence[Span], kind: QuoteKind, lead: str = "") -> str:
    """`lead` and somebody's words on one line, in the house's quotation marks; reported speech has none.

    The comma that leads on to “she said” is left out.
    """
    words = GAP.join(part.slice(text).replace("\n", " ") for part in parts).rstrip(" ,;")
    return f"{lead}{words}" if kind is QuoteKind.INDIRECT else f"{lead}“{words}”"


def difference_marks(
    parts: Sequence[Span], kind: QuoteKind, differing: Iterable[Difference], lead: str = ""
) -> tuple[Difference, ...]:
    """What differs in the parts, as places in their `quote_text`. Outside the parts nothing is shown."""
    marks = []
    at = len(lead) + (kind is not QuoteKind.INDIRECT)
    bases = []
    for part in parts:
        bases.append(at - part.start)
        at += len(part) + len(GAP)
    for difference in differing:
        for part, base in zip(parts, bases, strict=True):
            if part.overlap(difference.span):
                start, end = max(part.start, difference.span.start), min(part.end, difference.span.end)
                marks.append(Difference(Span(start + base, end + base), difference.kind))
    return tuple(marks)
