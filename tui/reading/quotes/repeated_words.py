"""Finds quotes by one person that share their words in two outlets, however few: “Yes.”, “a mistake”."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tui.articles.model import Coverage
from tui.mentions.model import MentionSet, Quote, QuoteKind
from tui.text.names import fold_name
from tui.text.tokens import word_spans

_RIVALS = 40
"""Maximum number of a person's quotes with the same beginning to compare; bounds the work for endless repetition."""
_LONGEST = 400
"""Maximum number of words to read in a quote."""


class RepeatedWords(NamedTuple):
    """Two quotes with the same words."""

    first_quote: str
    second_quote: str
    """Id of the second quote."""
    shared_words: int
    """Number of words in common."""


def repeated_words(coverage: Coverage, mentions: MentionSet) -> Iterator[RepeatedWords]:
    """Yield pairs of quotes by one person in two articles: the same words, or one inside the other."""
    texts = {article.id: article.text for article in coverage.articles}
    by_person: defaultdict[str, list[tuple[Quote, tuple[str, ...]]]] = defaultdict(list)
    for quote in mentions.quotes:
        if quote.speaker and quote.kind in (QuoteKind.DIRECT, QuoteKind.FRAGMENT):
            by_person[quote.speaker].append((quote, words_of(texts[quote.article], quote)))
    for quotes in by_person.values():
        if len({quote.article for quote, _ in quotes}) > 1:
            yield from _of_person(quotes)


def words_of(text: str, quote: Quote) -> tuple[str, ...]:
    """Return the folded words of a quote, without punctuation; the first ones of an endless quote."""
    words = [
        fold_name(text[start:end]).replace("’", "'")
        for part in quote.parts
        for start, end in word_spans(text, part.start, part.end)
    ]
    return tuple(words[:_LONGEST])


def _of_person(quotes: Sequence[tuple[Quote, tuple[str, ...]]]) -> Iterator[RepeatedWords]:
    by_words: defaultdict[tuple[str, ...], list[Quote]] = defaultdict(list)
    places: defaultdict[tuple[str, str], list[tuple[Quote, tuple[str, ...], int]]] = defaultdict(list)
    for quote, words in quotes:
        by_words[words].append(quote)
        for n, pair in enumerate(pairwise(words)):
            if len(places[pair]) < _RIVALS:
                places[pair].append((quote, words, n))
    for quote, words in quotes:
        for equal in by_words[words][:_RIVALS]:
            if words and equal.article != quote.article and quote.id < equal.id:
                yield RepeatedWords(quote.id, equal.id, len(words))
        if len(words) < 2:
            continue
        for rival, longer, n in places[words[0], words[1]]:
            is_longer = rival.article != quote.article and len(longer) > len(words)
            if is_longer and longer[n : n + len(words)] == words:
                yield RepeatedWords(quote.id, rival.id, len(words))
