"""Finds long quotes with the same words in two outlets, whoever is said to speak them."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from tui.articles.model import Coverage
from tui.mentions.model import MentionSet, QuoteKind
from tui.reading.quotes.repeated_words import RepeatedWords, words_of

_RUN = 4
"""Number of consecutive words that are compared at a time."""
_FEWEST = 7
"""Minimum number of words in the shorter quote: fewer may be a coincidence of two speakers (“yes, absolutely”)."""
_SHARE = 0.8
"""Minimum share of the shorter quote's runs that the longer one must have."""
_LONGER = 4
"""Maximum length of the longer quote, in lengths of the shorter: a long one contains several statements."""
_RIVALS = 40
"""Maximum number of quotes with the same run to compare; bounds the work for endless repetition."""
_QUOTED = (QuoteKind.DIRECT, QuoteKind.FRAGMENT, QuoteKind.SCARE)


def same_words(coverage: Coverage, mentions: MentionSet) -> Iterator[RepeatedWords]:
    """Yield pairs of quotes in two articles that have the same words, but for a few.

    So many words in a row are no coincidence; if the outlets name two speakers for them, one of the names is wrong, or
    one person repeats the other's words.
    """
    texts = {article.id: article.text for article in coverage.articles}
    quotes = [quote for quote in mentions.quotes if quote.kind in _QUOTED]
    words = [words_of(texts[quote.article], quote) for quote in quotes]
    quotes_by_run: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    """Run of words → numbers of the quotes before the current one that contain it."""
    for n, quote in enumerate(quotes):
        if len(words[n]) < _FEWEST:
            continue
        runs = {words[n][at : at + _RUN] for at in range(len(words[n]) - _RUN + 1)}
        for other, shared in Counter(number for run in runs for number in quotes_by_run[run]).items():
            shorter, longer = sorted((len(words[n]), len(words[other])))
            has_same_words = shared >= _SHARE * (shorter - _RUN + 1) and longer <= _LONGER * shorter
            if has_same_words and quotes[other].article != quote.article:
                yield RepeatedWords(quotes[other].id, quote.id, shared + _RUN - 1)
        for run in runs:
            if len(quotes_by_run[run]) < _RIVALS:
                quotes_by_run[run].append(n)
