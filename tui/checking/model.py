"""The result of checking a draft: its items, and the verdict on each."""

from enum import StrEnum

from msgspec import Struct

from tui.articles.model import Passage
from tui.text.span import Span


class CheckKind(StrEnum):
    QUOTATION = "quotation"
    """Words inside quotation marks."""
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    """The full name of a person."""


class CheckVerdict(StrEnum):
    VERBATIM = "verbatim"
    """A source has exactly this."""
    ALTERED = "altered"
    """A source has it with other words."""
    CUT_SHORT = "cut short"
    """A source has the same words and more of the same sentence, or what an ellipsis left out."""
    OTHER_SPEAKER = "other speaker"
    """A source has the words, said by somebody else."""
    ONLY_REPORTED = "only reported there"
    """A source has the words, but not inside quotation marks."""
    IN_NO_SOURCE = "in no source"
    LOOK_HERE = "look here"
    """The program cannot tell; the remark says why."""


class WordDifference(Struct, frozen=True):
    """Words of the draft and what the source has in their place; either span may be empty."""

    draft: Span
    source: Span


class CheckedItem(Struct, frozen=True):
    """One statement of the draft that can be checked, and what the sources have."""

    kind: CheckKind
    span: Span
    """Its place in the draft, without quotation marks."""
    verdict: CheckVerdict
    place: Passage | None = None
    """The closest wording in a source; None if no source comes near."""
    differences: tuple[WordDifference, ...] = ()
    left_out: tuple[Span, ...] = ()
    """What the draft cuts from the quotation, in the article of `place`."""
    speaker: str = ""
    """The speaker that the draft names, as it writes it; empty for other kinds and for quotations without one."""
    speaker_there: str = ""
    """The speaker that the source names."""
    remark: str = ""
    """What a person has to look at, in words."""


class CheckedDraft(Struct, frozen=True):
    draft: str
    """The article id of the draft."""
    sources: tuple[str, ...]
    items: tuple[CheckedItem, ...]
    """In reading order."""

    @property
    def is_verbatim(self) -> bool:
        return all(item.verdict is CheckVerdict.VERBATIM for item in self.items)
