"""Finds the closest sentences in the other articles on request: a search, not a claim that they agree."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tui.articles.model import Article, Passage
from tui.reading.place.session import ReadingSession
from tui.reading.stops import CLOSEST, Move, Stop, StopKind, Tour
from tui.text.sentences import sentences
from tui.text.span import Span

if TYPE_CHECKING:  # deferred: slow import
    from tui.matching.evidence.closest import SentenceSearch

SENTENCES_PER_ARTICLE = 3


class ClosestRow(Struct, frozen=True):
    """One of the closest sentences, ready for the list. Spans are in characters of the row's own text."""

    outlet: str
    passage: Passage
    """Passage of the sentence."""
    text: str
    shared: tuple[Span, ...]
    """Words in `text` that the original sentence shares."""
    surroundings: str
    """Text of the sentence with the previous and the next one."""
    sentence: Span
    """Span of the sentence in `surroundings`."""


def sentence_to_look_for(session: ReadingSession, selected: Passage | None) -> Passage | None:
    """Return the selection, or else the sentence of the current stop, or else the first one in view."""
    if selected is not None and len(selected.span):
        return selected
    place = session.stop.passage if session.stop is not None else session.view
    if place is None:
        return None
    article = session.coverage.article(place.article)
    for sentence in _sentences(article):
        if sentence.start >= place.span.start or (sentence.overlap(place.span) and session.stop is not None):
            return Passage(article.id, sentence)
    return None


def closest_rows(
    session: ReadingSession, passage: Passage, search: "SentenceSearch | None" = None
) -> Sequence[ClosestRow]:
    """Return up to three sentences from each other article, article by article in pane order, closest first.

    Empty until matches have been computed, and if nothing is close to the passage. search: used instead of the one that
    came with the matches.
    """
    if search is None and session.matches is not None:
        search = session.matches.search
    if search is None:
        return ()
    closest = search.closest(passage.article, passage.span, SENTENCES_PER_ARTICLE)
    return [
        _row(session, sentence.passage, sentence.words)
        for article_id in session.order
        for sentence in closest.get(article_id, ())
    ]


def closest_in_article(
    session: ReadingSession, passages: Iterable[Passage], article_id: str
) -> tuple[Passage, Sequence[ClosestRow]] | None:
    """Return the passage that is closest to a sentence in an article, with up to three such sentences.

    None until matches have been computed, and if nothing in the article is close to any of the passages.
    """
    search = session.matches.search if session.matches is not None else None
    if search is None:
        return None
    candidates = [
        (close_sentences, passage)
        for passage in passages
        if (close_sentences := search.closest(passage.article, passage.span, SENTENCES_PER_ARTICLE).get(article_id))
    ]
    if not candidates:
        return None
    close_sentences, passage = max(candidates, key=lambda candidate: candidate[0][0].likeness)
    return passage, [_row(session, sentence.passage, sentence.words) for sentence in close_sentences]


def _row(session: ReadingSession, passage: Passage, shared_words: Sequence[Span]) -> ClosestRow:
    article = session.coverage.article(passage.article)
    before, sentence, after = _with_neighbours(list(_sentences(article)), passage.span)
    surroundings = Span(before.start, after.end)
    return ClosestRow(
        article.outlet,
        Passage(article.id, sentence),
        _on_one_line(sentence.slice(article.text)),
        tuple(_relative_to(sentence, shared_words)),
        _on_one_line(surroundings.slice(article.text)),
        next(_relative_to(surroundings, (sentence,))),
    )


def _sentences(article: Article) -> Iterator[Span]:
    return chain.from_iterable(sentences(article.text, paragraph) for paragraph in article.paragraphs)


def _with_neighbours(in_order: Sequence[Span], span: Span) -> tuple[Span, Span, Span]:
    """Return the sentence that contains `span`, between its neighbours, or itself where there is none."""
    number = next((number for number, sentence in enumerate(in_order) if sentence.overlap(span)), None)
    if number is None:
        return span, span, span
    return in_order[max(0, number - 1)], in_order[number], in_order[min(number + 1, len(in_order) - 1)]


def _on_one_line(text: str) -> str:
    """Return the text with spaces for its line breaks, which keeps offsets unchanged."""
    return text.replace("\n", " ")


def _relative_to(outer: Span, spans: Sequence[Span]) -> Iterator[Span]:
    for span in spans:
        yield Span(span.start - outer.start, span.end - outer.start)


def go_to_closest(session: ReadingSession, asked: Passage, rows: Sequence[ClosestRow], row: ClosestRow) -> Move | None:
    """Step through the listed sentences from one of them on, with the original sentence level with it."""
    stops = tuple(Stop(StopKind.HIT, row.passage, CLOSEST) for row in rows)
    session.tour_hits(Tour(StopKind.HIT, "", stops))
    move = session.go(Stop(StopKind.HIT, row.passage, CLOSEST))
    return replace(move, level={asked.article: asked}) if move is not None else None
