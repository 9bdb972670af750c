"""Data types for a quote group: one statement, with the wording of each outlet that quotes or reports it."""

from msgspec import Struct

from tui.articles.model import Passage
from tui.mentions.model import QuoteKind
from tui.reading.quotes.quoted_speakers import SpeakerKey
from tui.text.span import Span


class Wording(Struct, frozen=True):
    """One outlet's wording of a statement, at one place."""

    article: str
    parts: tuple[Span, ...]
    """Parts of the quote in order, or the passage that reports it."""
    quote: str
    """Id of the quote; empty if the outlet reports the statement without quoting it."""
    kind: QuoteKind
    """Kind of the quote; `indirect` for every report."""
    group: str = ""
    """Id of the group of passages that led to a report; empty for a quote."""
    is_translated: bool = False
    """True if its article is in a different language from the first wording's."""

    @property
    def passage(self) -> Passage:
        return Passage(self.article, Span(self.parts[0].start, self.parts[-1].end))


class QuoteGroup(Struct, frozen=True):
    """One statement with each outlet's wording."""

    id: str
    """Id of its first quote, which does not change with the cutoff."""
    speaker: SpeakerKey
    """Speaker: a person if any outlet names one, otherwise the words for the speaker."""
    speaker_text: str
    """Name of the speaker as written in an article; empty if unattributed."""
    wordings: tuple[Wording, ...]
    """Wordings in pane order, then by place; at least one is a quote."""

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that have it, in pane order."""
        return tuple(dict.fromkeys(wording.article for wording in self.wordings))

    @property
    def fullest(self) -> Wording:
        """The longest quote; reported speech only if no outlet quotes the statement."""
        quotes = [wording for wording in self.wordings if wording.quote]
        return max(quotes, key=lambda w: (w.kind is not QuoteKind.INDIRECT, sum(map(len, w.parts))))
