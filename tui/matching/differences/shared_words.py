"""Finds the words of a change that the other passage also has elsewhere: they are no difference."""

from collections.abc import Iterator

from tui.articles.model import Article
from tui.matching.differences.fact_words import Fact
from tui.matching.differences.word_changes import ChangeKind, WordChange
from tui.matching.words.vocabulary import ENGLISH, stop_words, word_key
from tui.text.span import Span
from tui.text.tokens import word_spans


def words_in(article: Article, passage: Span) -> frozenset[str]:
    """Return the keys of the words of a passage without its stop words."""
    keys = {key for key, _, _ in _words(article, passage)}
    return frozenset(keys - stop_words(article.language or ENGLISH))


def own_parts(article: Article, span: Span, other_words: frozenset[str], change: WordChange) -> Iterator[Span]:
    """Yield, in order, the parts of a changed run whose words the other passage lacks.

    Small words stay with the words around them. A run is not divided if it is a number or date that replaces another
    one, or has only small words. other_words: from `words_in`, for the other passage.
    """
    if change.change is ChangeKind.REPLACED and change.fact not in (None, Fact.NAME):
        yield span
        return
    small_words = stop_words(article.language or ENGLISH)
    words = list(_words(article, span))
    if all(key in small_words or key not in other_words for key, _, _ in words):
        yield span
        return
    part: list[tuple[str, int, int]] = []
    for word in [*words, None]:
        if word is not None and (word[0] in small_words or word[0] not in other_words):
            part.append(word)
            continue
        if any(key not in small_words for key, _, _ in part):
            yield Span(part[0][1], part[-1][2])
        part = []


def _words(article: Article, span: Span) -> Iterator[tuple[str, int, int]]:
    language = article.language or ENGLISH
    for start, end in word_spans(article.text, span.start, span.end):
        yield word_key(article.text[start:end], language), start, end
