"""The selection commands: where a selection begins, how it grows, and what is copied."""

from tui.articles.model import Article, Passage
from tui.reading.place.session import ReadingSession
from tui.reading.quotes.quote_line import GAP
from tui.reading.selection.citation import citation
from tui.reading.selection.selection import Selection, SelectionUnit, adjacent_span, covering_span, select_span
from tui.reading.stops import Stop
from tui.text.counts import count_text
from tui.text.span import Span
from tui.text.tokens import word_spans

COUNTED_CHARACTERS_MAX = 100_000
"""Maximum length of a selection whose words are counted, in characters; longer ones are measured in characters."""


class SelectionCommands:
    """The selection of a session: in one article, or none."""

    def __init__(self, session: ReadingSession) -> None:
        self._session = session
        self._current: Selection | None = None
        self._text = ""
        """Text of the selected article; in another text the offsets are meaningless."""
        self._stop: Stop | None = None
        """Current stop when the selection was made."""
        self._pointed_passage: Passage | None = None

    @property
    def current(self) -> Selection | None:
        """The selection, as long as the text of its article is unchanged."""
        if self._current is not None and self._article_of(self._current.passage) is None:
            self._current = None
        return self._current

    @property
    def article(self) -> Article | None:
        """The article of the selection; None if nothing is selected."""
        return self._article_of(self.current.passage) if self.current is not None else None

    def _article_of(self, passage: Passage) -> Article | None:
        article = next((a for a in self._session.coverage.articles if a.id == passage.article), None)
        return article if article is not None and article.text == self._text else None

    # --- keys and the mouse ----------------------------------------------------------------------------------

    def point(self, article_id: str, offset: int) -> None:
        """Record the clicked character; a selection begins there while it is in view."""
        self._pointed_passage = Passage(article_id, Span(offset, offset + 1))
        self._stop = self._session.stop

    def grow(self) -> Selection | None:
        """Extend the selection, or begin one if none is in view.

        It begins with the current passage, name or hit, or else the clicked word, or else the first sentence in view.
        """
        current, article = self.current, self.article
        if current is None or article is None or not self._is_visible(current):
            return self._begin()
        self._current = current.grown(article)
        return self._current

    def shrink(self) -> Selection | None:
        """Shrink the selection. Return None if nothing is selected."""
        if self.current is not None and self.article is not None:
            self._current = self.current.shrunk(self.article)
        return self._current

    def stretch(self, unit: SelectionUnit, *, forward: bool) -> Selection | None:
        """Move the moving edge by a word or sentence; begin with one if nothing is selected in view."""
        if self.current is None or not self._is_visible(self.current):
            return self._begin(unit)
        if self.article is not None:
            self._current = self.current.stretched(self.article, unit, forward=forward)
        return self._current

    def step(self, *, forward: bool) -> Selection | None:
        """Select the next or previous sentence instead; from a part of a sentence, the sentence itself.

        If nothing is selected in view, begin with the sentence there.
        """
        current, article = self.current, self.article
        if current is None or article is None or not self._is_visible(current):
            return self._begin(SelectionUnit.SENTENCE)
        sentence = covering_span(article, current.span, SelectionUnit.SENTENCE)
        if sentence == current.span:
            sentence = adjacent_span(article, current.span, SelectionUnit.SENTENCE, forward=forward) or sentence
        self._current = Selection(Passage(article.id, sentence))
        return self._current

    def turn(self) -> Selection | None:
        """Make the other edge the moving one. Return None if nothing is selected."""
        if self.current is not None:
            self._current = self.current.turned()
        return self._current

    def drag(self, article_id: str, start: int, end: int, unit: SelectionUnit | None = None) -> Selection | None:
        """Select the text that the mouse was dragged over, between two offsets; in whole units if a unit is given."""
        article = self._session.coverage.article(article_id)
        self._set_current(article, select_span(article, start, end, unit))
        return self._current

    def clear(self) -> bool:
        """Clear the selection. Return False if nothing was selected."""
        was_selected = self.current is not None
        self._current = None
        return was_selected

    def _begin(self, unit: SelectionUnit | None = None) -> Selection | None:
        """Begin a selection at the reader's current place; in whole units if a unit is given."""
        view = self._session.view
        if view is None:
            return None
        article = self._session.coverage.article(view.article)
        pointed = self._pointed_passage
        if pointed is not None and pointed.touches(view) and self._stop == self._session.stop:
            span = covering_span(article, pointed.span, unit or SelectionUnit.WORD)
        elif (stop := self._session.visible_stop) is not None and stop.passage.article == view.article:
            span = (
                covering_span(article, stop.passage.span, unit) if unit is SelectionUnit.SENTENCE else stop.passage.span
            )
        else:
            span = _first_in(article, view.span, unit or SelectionUnit.SENTENCE)
        self._set_current(article, Selection(Passage(article.id, span)) if len(span) else None)
        return self._current

    def _set_current(self, article: Article, selection: Selection | None) -> None:
        self._current, self._text, self._stop, self._pointed_passage = selection, article.text, self._session.stop, None

    def _is_visible(self, selection: Selection) -> bool:
        """Return True if a selection is in view, and nothing else has become current or been clicked since."""
        view = self._session.view
        is_newest = self._stop == self._session.stop and self._pointed_passage is None
        return is_newest and (view is None or selection.passage.touches(view))

    # --- what is copied --------------------------------------------------------------------------------------

    @property
    def passage_to_copy(self) -> Passage | None:
        """The passage that is copied: the selection, or else the current stop; None if there is neither."""
        if self.current is not None:
            return self.current.passage
        return self._session.stop.passage if self._session.stop is not None else None

    def size_text(self) -> str:
        """Return the size of the text to copy, such as “3 words”."""
        passage = self.passage_to_copy
        if passage is None:
            return "nothing"
        if len(passage.span) > COUNTED_CHARACTERS_MAX:
            return count_text(len(passage.span), "character")
        text = self._session.coverage.article(passage.article).text
        return count_text(sum(1 for _ in word_spans(text, passage.span.start, passage.span.end)), "word")

    def plain_text(self) -> str:
        """Return the text to copy, as it is in the article; empty if there is none."""
        passage = self.passage_to_copy
        if passage is None:
            return ""
        return self._quoted_words() or self._session.coverage.text_of(passage)

    def citation(self) -> str:
        """Return the text to copy with its source; empty if there is none."""
        passage = self.passage_to_copy
        if passage is None:
            return ""
        return citation(self._session.coverage.article(passage.article), passage.span, self._quoted_words())

    def _quoted_words(self) -> str:
        """Return the words of the current quote if the outlet interrupts it with its own; otherwise an empty string."""
        passage = self.passage_to_copy
        mention_index = self._session.mention_index
        if passage is None or mention_index is None or self.current is not None:
            return ""
        text = self._session.coverage.article(passage.article).text
        for quote in mention_index.mention_set.quotes:
            if quote.article == passage.article and quote.span == passage.span and len(quote.parts) > 1:
                return GAP.join(part.slice(text) for part in quote.parts)
        return ""


def _first_in(article: Article, view: Span, unit: SelectionUnit) -> Span:
    """Return the first unit that begins in view, or else the one that continues there."""
    first = covering_span(article, Span(view.start, view.start), unit)
    return first if len(first) and first.start < view.end else covering_span(article, view, unit)
