"""Sentences of all articles of a comparison, and the content words of each."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.matching.options import AlignOptions
from tui.matching.search.weights import LEAST_WEIGHT
from tui.matching.words.index import WordIndex
from tui.matching.words.unique import unique_counts
from tui.matching.words.vocabulary import word_key
from tui.shipped import shipped_lines
from tui.text.reporting import speech_verbs

if TYPE_CHECKING:
    from tui.matching.search.weights import Floats
    from tui.matching.words.article_words import Bools, Ints


class Sentences(Struct, eq=False):
    """Sentences that have words, in the order of the index.

    One entry per sentence; `word_` arrays have one entry per different content word of a sentence, sorted by sentence,
    then by id.
    """

    number_of: Ints
    """Number of the sentence at each place in the index."""
    firsts: Ints
    """First place of each sentence."""
    ends: Ints
    article: Ints
    position: Floats
    """Position in the article: 0 for its first sentence, 1 for its last."""
    quoted: Floats
    """Share of the words inside quotation marks, 0 to 1."""
    capital: Bools
    """True for each place in the index with a capital that is not at the beginning of a sentence."""
    denies: Bools
    """True if a word of the sentence denies something."""
    word_starts: Ints
    """Index of the first content word of each sentence; at the end, the number of words."""
    word_keys: Ints
    """`sentence · id_count + id`, ascending."""
    word_ids: Ints
    word_places: Ints
    frame: Bools
    """True for each place with a title, an office, a nation, a day or a word of reporting: no claim."""
    id_count: int
    norm: Floats
    """Sum of the squared weights of the content words, weighed within their own article."""
    weight: Floats
    plain_weight: Floats
    """Weight of the content words that are not names."""
    claim_weight: Floats
    """Weight of the content words that are neither names nor frame."""
    name_weight: Floats
    figures: Ints

    def __len__(self) -> int:
        return len(self.firsts)

    @property
    def words(self) -> Ints:
        """Return the number of different content words of each sentence."""
        import numpy as np

        return np.diff(self.word_starts)


@cache
def _frame_words() -> frozenset[str]:
    """Return the keys of titles, offices, nations, days and months, and of the verbs of speech."""
    paths = ("config/names/roles.txt", "config/names/nations.txt", "config/words/dates.txt")
    return _words_of_lists(*paths) | frozenset(speech_verbs())


@cache
def _denials() -> frozenset[str]:
    return _words_of_lists("config/words/negations.txt")


def _words_of_lists(*paths: str) -> frozenset[str]:
    """Return the single words of shipped lists, as keys."""
    lines = [line for path in paths for line in shipped_lines(path)]
    parts = [part for line in lines for word in line.split() for part in word.rstrip("?").replace("-", "_").split("_")]
    return frozenset(word_key(part) for part in parts if part)


def _flags(index: WordIndex, words: frozenset[str]) -> Bools:
    import numpy as np

    return np.array([key in words for indexed in index.articles for key in indexed.keys], dtype=bool)


_PARTS = 1 << 20
"""Number of steps per nat to which weights are rounded, so that sums are exact in any order."""


def in_parts(weights: Floats) -> Floats:
    """Round weights so that their sum does not depend on the order."""
    import numpy as np

    rounded: Floats = np.rint(weights * _PARTS) / _PARTS
    return rounded


def _capitals(index: WordIndex) -> Bools:
    """Return for each place in the index whether the word begins with a capital."""
    import numpy as np

    return np.array(
        [indexed.article.text[start].isupper() for indexed in index.articles for start in indexed.starts], dtype=bool
    )


def own_weights(index: WordIndex, places: Ints, options: AlignOptions) -> Floats:
    """Weigh words within their own article, in nats, as if the other article were the same."""
    import numpy as np

    sizes = np.diff(index.firsts)[index.article_of[places]]
    weights = np.log(2 * sizes) - options.frequency_exponent * np.log(2 * index.own_count[places])
    return in_parts(np.maximum(LEAST_WEIGHT, weights))


def sentences_of(index: WordIndex, options: AlignOptions) -> Sentences:
    """Collect the sentences of an index, in time linear in the number of words."""
    import numpy as np

    begins = np.diff(index.sentences, prepend=-1) > 0
    number_of = np.cumsum(begins) - 1
    firsts = np.flatnonzero(begins)
    count, id_count = len(firsts), int(index.ids.max()) + 1 if index.size else 1
    sizes = np.diff(np.append(firsts, index.size))
    article = index.article_of[firsts]
    content = np.flatnonzero(index.content)
    word_entries = unique_counts(number_of[content] * id_count + index.ids[content])
    places = content[word_entries.firsts]
    sentence = number_of[places]
    frame = _flags(index, _frame_words()) | index.attribution | index.stock
    weight = own_weights(index, places, options)
    name = index.own_capital[places] > index.own_small[places]

    def total(selection: Bools | None = None, exponent: int = 1) -> Floats:
        word_values = in_parts(weight**exponent) if selection is None else np.where(selection, weight, 0.0)
        sums: Floats = np.bincount(sentence, weights=word_values, minlength=count).astype(np.float64)
        return sums

    return Sentences(
        number_of=number_of,
        firsts=firsts,
        ends=firsts + sizes,
        article=article,
        position=_positions(article),
        quoted=np.bincount(number_of, weights=index.quoted, minlength=count) / np.maximum(1, sizes),
        capital=_capitals(index) & ~begins,
        denies=np.bincount(number_of, weights=_flags(index, _denials()), minlength=count) > 0,
        word_starts=np.searchsorted(sentence, np.arange(count + 1)),
        word_keys=word_entries.values,
        word_ids=index.ids[places],
        word_places=places,
        frame=frame,
        id_count=id_count,
        norm=total(exponent=2),
        weight=total(),
        plain_weight=total(~name),
        claim_weight=total(~name & ~frame[places]),
        name_weight=total(name),
        figures=np.bincount(sentence[index.figure[places]], minlength=count),
    )


def _positions(article: Ints) -> Floats:
    """Return the position of each sentence in its article, 0 to 1. Sentences are sorted by article."""
    import numpy as np

    starts = np.searchsorted(article, article)
    counts = np.searchsorted(article, article, "right") - starts
    places: Floats = (np.arange(len(article)) - starts) / np.maximum(1, counts - 1)
    return places
