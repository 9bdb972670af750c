"""Data types for the result of checking a draft: its items, and the verdict on each."""

from enum import StrEnum

from msgspec import Struct

from tui.articles.model import Passage
from tui.text.span import Span


class CheckKind(StrEnum):
    QUOTATION = "quotation"
    """Words in quotation marks."""
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    """The full name of a person."""


class CheckVerdict(StrEnum):
    VERBATIM = "verbatim"
    """A source contains exactly this."""
    ALTERED = "altered"
    """A source has it in different words."""
    CUT_SHORT = "cut short"
    """A source has the same words and more of the same sentence, or what an ellipsis left out."""
    OTHER_SPEAKER = "other speaker"
    """A source has the words, said by somebody else."""
    ONLY_REPORTED = "only reported there"
    """A source has the words, but not in quotation marks."""
    IN_NO_SOURCE = "in no source"
    LOOK_HERE = "look here"
    """The program cannot decide; the remark says why."""


class FigureReason(StrEnum):
    """Reason for the verdict on a number or date that a source gives otherwise or elsewhere."""

    ROUNDED = "rounded"
    CONVERTED = "converted"
    """A source gives it in another unit: 75 miles for 120 km."""
    WORKED_OUT = "worked out"
    """No source gives it, but other numbers in the draft add up to it."""
    BOUND = "bound"
    """A source gives it with another word such as “about” or “at least”, or the draft adds one."""
    OTHER_SUBJECT = "other subject"
    """A source has it, but perhaps about something else."""


class WordDifference(Struct, frozen=True):
    """Words in the draft and what the source has in their place; either span may be empty."""

    draft: Span
    source: Span


class CheckedItem(Struct, frozen=True):
    """A statement in the draft that can be checked, with the corresponding place in the sources."""

    kind: CheckKind
    span: Span
    """Place in the draft, without quotation marks."""
    verdict: CheckVerdict
    place: Passage | None = None
    """Closest wording in a source; None if there is no close one."""
    differences: tuple[WordDifference, ...] = ()
    left_out: tuple[Span, ...] = ()
    """Parts of the quotation that the draft omits, in the article of `place`."""
    speaker: str = ""
    """Speaker named in the draft, as written; empty for other kinds and for quotations without one."""
    speaker_there: str = ""
    """Speaker named in the source."""
    reason: FigureReason | None = None
    """Reason for the verdict on a figure; None for other items and for plain verdicts."""
    remark: str = ""
    """Remark on what a person has to check."""


class CheckedDraft(Struct, frozen=True):
    draft: str
    """Id of the draft."""
    sources: tuple[str, ...]
    items: tuple[CheckedItem, ...]
    """Items in reading order."""

    @property
    def is_verbatim(self) -> bool:
        return all(item.verdict is CheckVerdict.VERBATIM for item in self.items)
