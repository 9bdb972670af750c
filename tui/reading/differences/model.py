"""Data types for a difference between outlets: a label, each outlet's wording, and the words that differ."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from tui.articles.model import Passage
from tui.matching.model import MatchSureness
from tui.text.span import Span


class DifferenceClass(StrEnum):
    """Classes of differences, in the order in which they are listed: contradictions first."""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    NAME = "name"
    NEGATION = "negation"
    SENSE = "sense"
    """Words that reverse the meaning: up / down, before / after."""
    WORDING = "wording"
    """Different or fewer words inside the quotation marks of one utterance."""
    SPEAKER = "speaker"
    """The same words attributed to a different speaker."""
    STATUS = "status"
    """Something that has happened in one outlet and will or may happen in another."""


CONTRADICTIONS = frozenset(
    {
        DifferenceClass.NUMBER,
        DifferenceClass.DATE,
        DifferenceClass.TIME,
        DifferenceClass.NAME,
        DifferenceClass.NEGATION,
        DifferenceClass.SENSE,
    }
)


class DifferingPassage(Struct, frozen=True):
    """One outlet's wording, with the words that differ in another outlet."""

    passage: Passage
    differing: tuple[Span, ...]
    """Differing words in order and disjoint, inside the passage; empty if the outlet only lacks words."""


class PairDifference(Struct, frozen=True):
    """A difference between two outlets."""

    what: DifferenceClass
    sureness: MatchSureness
    left: DifferingPassage
    right: DifferingPassage
    about: str
    """Short label: the speaker of a quotation, or what a figure counts."""


class DifferenceRow(Struct, frozen=True):
    """A difference between two or more outlets, as it is listed."""

    id: str
    """Identifier from its first passage: the same in every run, even if other articles are added after it."""
    what: DifferenceClass
    sureness: MatchSureness
    about: str
    passages: tuple[DifferingPassage, ...]
    """Wordings in pane order, then by place; an article may have several."""
    similar: tuple[str, ...] = ()
    """Ids of the other articles that share a passage with one of the wordings, in pane order."""

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that have it, in pane order."""
        return tuple(dict.fromkeys(each.passage.article for each in self.passages))

    @property
    def is_contradiction(self) -> bool:
        return self.what in CONTRADICTIONS


def widest(spans: Iterable[Span]) -> Span:
    """Return the span from the start of the first to the end of the last of several."""
    listed = sorted(spans)
    return Span(listed[0].start, max(span.end for span in listed))
