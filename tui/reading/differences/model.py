"""A difference between outlets: what it is about, each outlet's wording, and the words that differ."""

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
    """Words that turn the sense round: up / down, before / after."""
    WORDING = "wording"
    """Other words inside the quotation marks of one utterance, or fewer."""
    SPEAKER = "speaker"
    """The same words under another speaker."""
    STATUS = "status"
    """What has happened in one outlet will or may happen in another."""


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
    """One outlet's wording, with the words that another outlet has otherwise."""

    passage: Passage
    differing: tuple[Span, ...]
    """In order and disjoint, inside the passage; empty where the outlet only lacks what another one has."""


class PairDifference(Struct, frozen=True):
    """A difference between two outlets."""

    what: DifferenceClass
    sureness: MatchSureness
    left: DifferingPassage
    right: DifferingPassage
    about: str
    """What it is about, in a few words: the speaker of a quotation, what a figure counts."""


class DifferenceRow(Struct, frozen=True):
    """A difference between two or more outlets, as it is listed."""

    id: str
    """Named by its first passage: the same in each run, and with other articles after it."""
    what: DifferenceClass
    sureness: MatchSureness
    about: str
    passages: tuple[DifferingPassage, ...]
    """In pane order, then by place; an article may have several."""

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that have it, in pane order."""
        return tuple(dict.fromkeys(each.passage.article for each in self.passages))

    @property
    def is_contradiction(self) -> bool:
        return self.what in CONTRADICTIONS


def widest(spans: Iterable[Span]) -> Span:
    """The span from the first to the last of several."""
    listed = sorted(spans)
    return Span(listed[0].start, max(span.end for span in listed))
