"""The sentences of all articles of a comparison, and the content words of each."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.matching.options import AlignOptions
from tui.matching.search.weights import LEAST_WEIGHT
from tui.matching.words.index import WordIndex
from tui.matching.words.unique import unique_counts
from tui.matching.words.vocabulary import word_key
from tui.shipped import shipped_text
from tui.text.reporting import speech_verbs

if TYPE_CHECKING:
    from tui.matching.search.weights import Floats
    from tui.matching.words.article_words import Bools, Ints


class Sentences(Struct, eq=False):
    """One entry a sentence that has words, in the order of the index; `word_` arrays have one entry a different content
    word of a sentence, by sentence, then by id."""

    number_of: Ints
    """Per place in the index: its sentence."""
    firsts: Ints
    """The first place of a sentence."""
    ends: Ints
    article: Ints
    position: Floats
    """0 for the first sentence of its article, 1 for the last."""
    quoted: Floats
    """Share of the words that stand inside quotation marks."""
    capital: Bools
    """Per place in the index: a capital that a sentence's beginning did not give."""
    denies: Bools
    """Whether a word of the sentence denies something."""
    word_starts: Ints
    """Per sentence, its first content word; and their number at the end."""
    word_keys: Ints
    """`sentence · ids + id`, rising."""
    word_ids: Ints
    word_places: Ints
    frame: Bools
    """Per place in the index: a title, an office, a nation, a day, or a word of reporting. It makes no claim."""
    id_count: int
    norm: Floats
    """Sum of the squared weights of the content words, weighed within their own article."""
    weight: Floats
    plain_weight: Floats
    """Of the content words that are no names."""
    claim_weight: Floats
    """Of those that are neither names nor frame."""
    name_weight: Floats
    figures: Ints

    def __len__(self) -> int:
        return len(self.firsts)

    @property
    def words(self) -> Ints:
        """Different content words of a sentence."""
        import numpy as np

        return np.diff(self.word_starts)


@cache
def _frame_words() -> frozenset[str]:
    """Keys of titles, offices, nations, days and months, and of the verbs of speech."""
    paths = ("config/names/roles.txt", "config/names/nations.txt", "config/words/dates.txt")
    return _listed(*paths) | frozenset(speech_verbs())


@cache
def _denials() -> frozenset[str]:
    return _listed("config/words/negations.txt")


def _listed(*paths: str) -> frozenset[str]:
    """The single words of shipped lists, as keys."""
    lines = [line for path in paths for line in shipped_text(path).split("\n") if line[:1] not in ("#", "[")]
    parts = [part for line in lines for word in line.split() for part in word.rstrip("?").replace("-", "_").split("_")]
    return frozenset(word_key(part) for part in parts if part)


def _flags(index: WordIndex, words: frozenset[str]) -> Bools:
    import numpy as np

    return np.array([key in words for read in index.articles for key in read.keys], dtype=bool)


_PARTS = 1 << 20
"""Parts of a nat in which weights are summed up: exactly, so that the order of the words changes nothing."""


def in_parts(weights: Floats) -> Floats:
    """Weights that can be summed up in any order."""
    import numpy as np

    rounded: Floats = np.rint(weights * _PARTS) / _PARTS
    return rounded


def _capitals(index: WordIndex) -> Bools:
    """Per place in the index: whether the word begins with a capital."""
    import numpy as np

    return np.array(
        [read.article.text[start].isupper() for read in index.articles for start in read.starts], dtype=bool
    )


def own_weights(index: WordIndex, places: Ints, options: AlignOptions) -> Floats:
    """What words weigh within their article, in nats: as if the other article were its like."""
    import numpy as np

    sizes = np.diff(index.firsts)[index.article_of[places]]
    weights = np.log(2 * sizes) - options.frequency_exponent * np.log(2 * index.own[places])
    return in_parts(np.maximum(LEAST_WEIGHT, weights))


def sentences_of(index: WordIndex, options: AlignOptions) -> Sentences:
    """Linear in the number of words."""
    import numpy as np

    begins = np.diff(index.sentences, prepend=-1) > 0
    number_of = np.cumsum(begins) - 1
    firsts = np.flatnonzero(begins)
    many, ids = len(firsts), int(index.ids.max()) + 1 if index.size else 1
    sizes = np.diff(np.append(firsts, index.size))
    article = index.article_of[firsts]
    content = np.flatnonzero(index.content)
    held = unique_counts(number_of[content] * ids + index.ids[content])
    places = content[held.firsts]
    sentence = number_of[places]
    frame = _flags(index, _frame_words()) | index.attribution | index.stock
    weight = own_weights(index, places, options)
    name = index.own_capital[places] > index.own_small[places]

    def total(chosen: Bools | None = None, exponent: int = 1) -> Floats:
        each = in_parts(weight**exponent) if chosen is None else np.where(chosen, weight, 0.0)
        sums: Floats = np.bincount(sentence, weights=each, minlength=many).astype(np.float64)
        return sums

    return Sentences(
        number_of=number_of,
        firsts=firsts,
        ends=firsts + sizes,
        article=article,
        position=_positions(article),
        quoted=np.bincount(number_of, weights=index.quoted, minlength=many) / np.maximum(1, sizes),
        capital=_capitals(index) & ~begins,
        denies=np.bincount(number_of, weights=_flags(index, _denials()), minlength=many) > 0,
        word_starts=np.searchsorted(sentence, np.arange(many + 1)),
        word_keys=held.values,
        word_ids=index.ids[places],
        word_places=places,
        frame=frame,
        id_count=ids,
        norm=total(exponent=2),
        weight=total(),
        plain_weight=total(~name),
        claim_weight=total(~name & ~frame[places]),
        name_weight=total(name),
        figures=np.bincount(sentence[index.figure[places]], minlength=many),
    )


def _positions(article: Ints) -> Floats:
    """Sentence → where it stands in its article, 0 to 1. Sentences stand article by article."""
    import numpy as np

    starts = np.searchsorted(article, article)
    counts = np.searchsorted(article, article, "right") - starts
    places: Floats = (np.arange(len(article)) - starts) / np.maximum(1, counts - 1)
    return places
