"""The data of the rows in the sidebar, one class for each kind of row."""

from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from tui.reading.quotes.word_differences import Difference
from tui.reading.stops import Stop
from tui.text.span import Span


class SidebarRowKind(StrEnum):
    """Kinds of rows, which determine their level and appearance."""

    PERSON = "person"
    ABOUT = "about"
    MENTION = "mention"
    SPEAKER = "speaker"
    QUOTE = "quote"
    PASSAGE = "passage"
    WORDING = "wording"
    ANNOTATION = "annotation"


class SidebarRow(Struct, frozen=True):
    """A row of any kind, with the fields that commands and filters ask every row for."""

    kind: ClassVar[SidebarRowKind]
    key: str
    """Id of the person, quote group, quote, passage group or annotation; empty for a speaker who is not a person."""
    text: str
    person: str = ""
    """Id of the person who is the subject or speaker; empty if there is none."""
    quotes: tuple[str, ...] = ()
    """Ids of the quotes that the row represents."""
    article: str = ""
    """Id of the article that the row goes to; empty for headings."""
    only_article: str = ""
    """Id of the only article that has it; empty if several do, or only one is open."""
    search_text: str = ""
    """Additional words for the filter: other names, other wordings."""
    stop: Stop | None = None
    faint: bool = False
    """True for what is drawn dim because it is less important than its neighbours."""
    has_children: bool = False
    """True if the row can be opened, because it has mentions or wordings below it."""
    open: bool = False
    """True while the rows below it are shown."""


class HeadingEntry(SidebarRow, frozen=True):
    """A heading with counts, for a person or a speaker."""

    counts: tuple[int, ...] = ()
    """Number of mentions or quoted words in each article, in pane order; empty if there are none."""
    unit: ClassVar[str] = ""
    """Unit of the counts, in the plural; empty for mentions."""


class PersonEntry(HeadingEntry, frozen=True):
    """A person; the mentions are below it. It is faint if no story names the person."""

    kind = SidebarRowKind.PERSON
    zone_text: str = ""
    """Where a person is named whom no story names: “in a byline”."""


class SpeakerEntry(HeadingEntry, frozen=True):
    """A speaker; the quotes are below it. It is faint if only reported speech is listed."""

    kind = SidebarRowKind.SPEAKER
    unit = "words"


class AboutEntry(SidebarRow, frozen=True):
    """Details of the row above; selecting it goes nowhere."""

    kind = SidebarRowKind.ABOUT


class MentionEntry(SidebarRow, frozen=True):
    """A mention of the person above, with its surroundings. It is faint outside the story."""

    kind = SidebarRowKind.MENTION
    name_span: Span | None = None
    """Span of the name in `text`."""


class SharedEntry(SidebarRow, frozen=True):
    """A row with the outlets that have it: a quote or a passage."""

    articles: tuple[str, ...] = ()
    """Ids of the articles that have it; empty if the heading already says so."""


class QuoteEntry(SharedEntry, frozen=True):
    """A quote, in one or several outlets. It is faint outside the story, and for scare quotes."""

    kind = SidebarRowKind.QUOTE
    sureness: str = ""
    """Value `likely` or `guessed` of the surest wording's speaker; empty if sure or unknown."""


class PassageEntry(SharedEntry, frozen=True):
    """A passage that several outlets share. It is faint if it is only possible, or shares only a name."""

    kind = SidebarRowKind.PASSAGE
    letter: str = ""
    """Letter of the group, with its sign."""


class WordingEntry(SidebarRow, frozen=True):
    """One outlet's wording of the quote or passage above, in full."""

    kind = SidebarRowKind.WORDING
    differences: tuple[Difference, ...] = ()
    """Words in `text` that differ from other wordings, in order and disjoint."""


class AnnotationEntry(SidebarRow, frozen=True):
    """A highlight, note or verdict of the user. It is faint if its text has changed."""

    kind = SidebarRowKind.ANNOTATION
