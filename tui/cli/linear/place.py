"""The current place in the linear reader, and the sentences that describe it."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

from tui.api import Event
from tui.articles.model import Article, Passage
from tui.cli.linear.commands import word_of
from tui.cli.linear.words import quoted, sentence, status_in_words
from tui.reading.place.session import ReadingSession
from tui.reading.status.line import status_line
from tui.reading.stops import Move, Stop, StopKind
from tui.reading.views import Views
from tui.text.spaces import single_spaced
from tui.text.span import Span

SHORT_CHARACTERS = 60
"""Minimum length of a stop that is read alone, in characters; a shorter one is read with its paragraph."""
Answer = list[str]
"""Lines of an answer: a heading, then the items of a list, if there is one."""


class Undoable(Protocol):
    """Protocol for something that makes changes, and undoes and redoes the last one."""

    def undo(self) -> Answer: ...
    def redo(self) -> Answer: ...


class LinearPlace:
    """A reading session with one paragraph in view at a time."""

    def __init__(self, event: Event, session: ReadingSession) -> None:
        self.event = event
        self.session = session
        self.views = Views(session)
        self.done: list[Undoable] = []
        """Sources of the changes that can be undone, in order."""
        self.undone: list[Undoable] = []
        """Sources of the changes that can be redone, in order."""
        self.look_at(session.coverage.articles[0], 0)

    @property
    def article(self) -> Article:
        return self.session.coverage.article(self.session.focus)

    @property
    def paragraphs(self) -> Sequence[Span]:
        """The paragraphs in the current article."""
        return self.article.paragraphs

    @property
    def number(self) -> int:
        """The number of the paragraph in view, from 0."""
        view = self.session.view
        return self._number_at(view.span.start) if view is not None else 0

    def _number_at(self, offset: int) -> int:
        starts = [span.start for span in self.paragraphs]
        return max(0, bisect_right(starts, offset) - 1)

    def look_at(self, article: Article, number: int) -> None:
        """Bring a paragraph of an article into view."""
        spans = article.paragraphs
        self.session.look(Passage(article.id, spans[min(max(number, 0), len(spans) - 1)]))
        self.views.update()

    def current(self) -> Passage:
        """Return the current passage, quote or name if it is in view, otherwise the paragraph in view."""
        stop, view = self.session.visible_stop, self.session.view
        assert view is not None
        return stop.passage if stop is not None else view

    # --- undoing -------------------------------------------------------------------------------------------------

    def undo(self) -> Answer:
        """Undo the last change of this session."""
        if not self.done:
            return ["Nothing to undo in this session."]
        self.undone.append(self.done.pop())
        return self.undone[-1].undo()

    def redo(self) -> Answer:
        """Redo the last undone change."""
        if not self.undone:
            return ["Nothing to redo."]
        self.done.append(self.undone.pop())
        return self.done[-1].redo()

    # --- where commands lead -------------------------------------------------------------------------------------

    def arrive(self, move: Move | None, nowhere: str) -> Answer:
        """Go to the place of a move, and describe it. nowhere: the message if there is no move."""
        if move is None:
            return [sentence(nowhere)]
        place = move.stop.passage if move.stop is not None else move.view
        if place is not None:
            article = self.session.coverage.article(place.article)
            self.session.focus = article.id
            self.look_at(article, self._number_at(place.span.start))
        return self.where()

    def where(self) -> Answer:
        """Describe the current place: the current stop with its words, or else the paragraph in view."""
        stop = self.session.visible_stop
        if stop is None:
            return self.paragraph()
        line = status_line(self.session, False, word_of)
        if stop.kind is not StopKind.ONLY_HERE:  # in that view, its summary is added to each step
            line = self.views.status_line(*line)
        head, details = status_in_words(*line)
        details = "; ".join(part for part in details.split("; ") if part != self.article.outlet)
        return [sentence(head, f"{self._position()}: {self._words_at(stop, head)}", details)]

    def _words_at(self, stop: Stop, head: str) -> str:
        """Return the words of a stop, with its paragraph if they are short. head: may already contain the words."""
        words = quoted(self.article, stop.passage)
        if len(stop.passage.span) >= SHORT_CHARACTERS:
            return words
        paragraph = self._paragraph_text()
        is_said = stop.kind is StopKind.MENTION or words in head or words.strip("“”") == paragraph
        return paragraph if is_said else f"{words}, in: {paragraph}"

    def paragraph(self) -> Answer:
        """Read the paragraph in view."""
        return [sentence(f"{self._position()}: {self._paragraph_text()}")]

    def read_on(self, by: int) -> Answer:
        """Read a following or preceding paragraph."""
        number = self.number + by
        if not 0 <= number < len(self.paragraphs):
            return [sentence(f"this is the {'end' if by > 0 else 'beginning'} of {self.article.outlet}")]
        self.look_at(self.article, number)
        return self.paragraph()

    def read_edge(self, *, last: bool) -> Answer:
        """Read the first or the last paragraph."""
        self.look_at(self.article, len(self.paragraphs) - 1 if last else 0)
        return self.paragraph()

    def overview(self) -> str:
        """Return what the articles have in common, in the words of the reader's status line."""
        stop, self.session.stop = self.session.stop, None
        text = sentence("; ".join(filter(None, status_in_words(*status_line(self.session, False, word_of)))))
        self.session.stop = stop
        return text

    def _position(self) -> str:
        return f"{self.article.outlet}, paragraph {self.number + 1} of {len(self.paragraphs)}"

    def _paragraph_text(self) -> str:
        assert self.session.view is not None
        return single_spaced(self.session.view.span.slice(self.article.text))
