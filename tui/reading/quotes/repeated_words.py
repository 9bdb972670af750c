"""Quotes of one person in which two outlets have the same words, however few: “Yes.”, “a mistake”."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tui.articles.model import Coverage
from tui.mentions.model import MentionSet, Quote, QuoteKind
from tui.text.names import fold_name
from tui.text.tokens import word_spans

_RIVALS = 40
"""Quotes of one person with the same beginning that are compared; it bounds the work where one is repeated for ever."""
_LONGEST = 400
"""Words of a quote that are read."""


class Repeated(NamedTuple):
    one: str
    other: str
    """Ids of the two quotes."""
    shared: int
    """Words."""


def repeated_words(coverage: Coverage, mentions: MentionSet) -> Iterator[Repeated]:
    """Pairs of quotes of one person in two articles: the same words, or the words of one within the other."""
    texts = {article.id: article.text for article in coverage.articles}
    by_person: defaultdict[str, list[tuple[Quote, tuple[str, ...]]]] = defaultdict(list)
    for quote in mentions.quotes:
        if quote.speaker and quote.kind in (QuoteKind.DIRECT, QuoteKind.FRAGMENT):
            by_person[quote.speaker].append((quote, _words(texts[quote.article], quote)))
    for said in by_person.values():
        if len({quote.article for quote, _ in said}) > 1:
            yield from _of_person(said)


def _words(text: str, quote: Quote) -> tuple[str, ...]:
    words = [
        fold_name(text[start:end]).replace("’", "'")
        for part in quote.parts
        for start, end in word_spans(text, part.start, part.end)
    ]
    return tuple(words[:_LONGEST])


def _of_person(said: Sequence[tuple[Quote, tuple[str, ...]]]) -> Iterator[Repeated]:
    whole: defaultdict[tuple[str, ...], list[Quote]] = defaultdict(list)
    places: defaultdict[tuple[str, str], list[tuple[Quote, tuple[str, ...], int]]] = defaultdict(list)
    for quote, words in said:
        whole[words].append(quote)
        for n, pair in enumerate(pairwise(words)):
            if len(places[pair]) < _RIVALS:
                places[pair].append((quote, words, n))
    for quote, words in said:
        for other in whole[words][:_RIVALS]:
            if words and other.article != quote.article and quote.id < other.id:
                yield Repeated(quote.id, other.id, len(words))
        if len(words) < 2:
            continue
        for other, longer, n in places[words[0], words[1]]:
            within = other.article != quote.article and len(longer) > len(words)
            if within and longer[n : n + len(words)] == words:
                yield Repeated(quote.id, other.id, len(words))
