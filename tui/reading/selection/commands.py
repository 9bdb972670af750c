"""What the keys of selecting mean: where a selection begins, how it grows, and what is copied."""

from tui.articles.model import Article, Passage
from tui.reading.place.session import ReadingSession
from tui.reading.selection.citation import citation
from tui.reading.selection.selection import Selection, SelectionUnit, adjacent_span, covering_span, select_span
from tui.reading.status.line import count_text
from tui.reading.stops import Stop
from tui.text.span import Span
from tui.text.tokens import word_spans

COUNTED_CHARACTERS_MAX = 100_000
"""Of a selection whose words are counted; a longer one is counted in characters."""


class SelectionCommands:
    """The one selection of a reader: in one article, or none."""

    def __init__(self, session: ReadingSession) -> None:
        self._session = session
        self._current: Selection | None = None
        self._text = ""
        """Of the article in which it was made: in another text its offsets mean nothing."""
        self._stop: Stop | None = None
        """What was current then."""
        self._pointed: Passage | None = None

    @property
    def current(self) -> Selection | None:
        if self._current is not None and self._article_of(self._current.passage) is None:
            self._current = None
        return self._current

    @property
    def article(self) -> Article | None:
        """The article in which something is selected."""
        return self._article_of(self.current.passage) if self.current is not None else None

    def _article_of(self, passage: Passage) -> Article | None:
        article = next((each for each in self._session.coverage.articles if each.id == passage.article), None)
        return article if article is not None and article.text == self._text else None

    # --- what keys and the mouse mean ------------------------------------------------------------------------

    def point(self, article_id: str, offset: int) -> None:
        """The reader has pointed at a character: a selection begins there, as long as it is seen."""
        self._pointed = Passage(article_id, Span(offset, offset + 1))
        self._stop = self._session.stop

    def grow(self) -> Selection | None:
        """More of it; where nothing is selected, or the reader has gone elsewhere, what the reader looks at.

        That is the current passage, name or hit, else the word that was pointed at, else the first sentence in view.
        """
        current, article = self.current, self.article
        if current is None or article is None or not self._is_seen(current):
            return self._begin()
        self._current = current.grown(article)
        return self._current

    def shrink(self) -> Selection | None:
        """Less of it. None where nothing is selected."""
        if self.current is not None and self.article is not None:
            self._current = self.current.shrunk(self.article)
        return self._current

    def stretch(self, unit: SelectionUnit, *, forward: bool) -> Selection | None:
        """The end that moves goes on, or back, by a word or a sentence. Begins with one where nothing is selected."""
        if self.current is None or not self._is_seen(self.current):
            return self._begin(unit)
        if self.article is not None:
            self._current = self.current.stretched(self.article, unit, forward=forward)
        return self._current

    def step(self, *, forward: bool) -> Selection | None:
        """The next sentence in place of what is selected, or the one before: of a part of one, that sentence itself.

        Where nothing is selected, the sentence that the reader looks at.
        """
        current, article = self.current, self.article
        if current is None or article is None or not self._is_seen(current):
            return self._begin(SelectionUnit.SENTENCE)
        whole = covering_span(article, current.span, SelectionUnit.SENTENCE)
        if whole == current.span:
            whole = adjacent_span(article, current.span, SelectionUnit.SENTENCE, forward=forward) or whole
        self._current = Selection(Passage(article.id, whole))
        return self._current

    def turn(self) -> Selection | None:
        """The other end is the one that moves. None where nothing is selected."""
        if self.current is not None:
            self._current = self.current.turned()
        return self._current

    def drag(self, article_id: str, start: int, end: int, unit: SelectionUnit | None = None) -> Selection | None:
        """What the mouse has drawn from one offset to another, in whole units where some are given."""
        article = self._session.coverage.article(article_id)
        self._keep(article, select_span(article, start, end, unit))
        return self._current

    def clear(self) -> bool:
        """Select nothing. False where nothing was selected."""
        was = self.current is not None
        self._current = None
        return was

    def _begin(self, unit: SelectionUnit | None = None) -> Selection | None:
        """With what the reader looks at: in whole units, where some are given."""
        view = self._session.view
        if view is None:
            return None
        article = self._session.coverage.article(view.article)
        pointed = self._pointed
        if pointed is not None and pointed.touches(view) and self._stop == self._session.stop:
            span = covering_span(article, pointed.span, unit or SelectionUnit.WORD)
        elif (stop := self._session.seen) is not None and stop.passage.article == view.article:
            span = (
                covering_span(article, stop.passage.span, unit) if unit is SelectionUnit.SENTENCE else stop.passage.span
            )
        else:
            span = _first_in(article, view.span, unit or SelectionUnit.SENTENCE)
        self._keep(article, Selection(Passage(article.id, span)) if len(span) else None)
        return self._current

    def _keep(self, article: Article, selection: Selection | None) -> None:
        self._current, self._text, self._stop, self._pointed = selection, article.text, self._session.stop, None

    def _is_seen(self, selection: Selection) -> bool:
        """Whether the reader still looks at it: in the same article, with nothing else made current since."""
        view = self._session.view
        same = self._stop == self._session.stop and self._pointed is None
        return same and (view is None or selection.passage.touches(view))

    # --- what is copied --------------------------------------------------------------------------------------

    @property
    def taken(self) -> Passage | None:
        """What a key that copies takes: the selection, else what is current. None where there is neither."""
        if self.current is not None:
            return self.current.passage
        return self._session.stop.passage if self._session.stop is not None else None

    def told(self) -> str:
        """How much is taken, in a few words."""
        taken = self.taken
        if taken is None:
            return "nothing"
        if len(taken.span) > COUNTED_CHARACTERS_MAX:
            return count_text(len(taken.span), "character")
        text = self._session.coverage.article(taken.article).text
        return count_text(sum(1 for _ in word_spans(text, taken.span.start, taken.span.end)), "word")

    def plain(self) -> str:
        """What is taken, as the article has it; empty where nothing is."""
        return self._quoted_words() or (self._session.coverage.text_of(self.taken) if self.taken is not None else "")

    def cited(self) -> str:
        """What is taken, with where it stands; empty where nothing is."""
        taken = self.taken
        if taken is None:
            return ""
        return citation(self._session.coverage.article(taken.article), taken.span, self._quoted_words())

    def _quoted_words(self) -> str:
        """The words of the current quote, where the outlet parts it by its own; empty where it does not."""
        taken = self.taken
        mentioned = self._session.mentioned
        if taken is None or mentioned is None or self.current is not None:
            return ""
        text = self._session.coverage.article(taken.article).text
        for quote in mentioned.all.quotes:
            if quote.article == taken.article and quote.span == taken.span and len(quote.parts) > 1:
                return " … ".join(part.slice(text) for part in quote.parts)
        return ""


def _first_in(article: Article, view: Span, unit: SelectionUnit) -> Span:
    """The first unit that begins in view; where none does, the one that goes on there."""
    first = covering_span(article, Span(view.start, view.start), unit)
    return first if len(first) and first.start < view.end else covering_span(article, view, unit)
