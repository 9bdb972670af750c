"""Indexes the words of all articles of a comparison, side by side, as numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.matching.options import IndexOptions
from tui.matching.words.article_words import IndexedArticle
from tui.matching.words.unique import unique_counts, unique_values
from tui.matching.words.vocabulary import Vocabulary, join_spellings

if TYPE_CHECKING:
    import numpy as np

    from tui.matching.words.arrays import Bools, Ints


class _SharedWords(Struct, eq=False):
    """Table of the places of words that more than one article has, by article and id."""

    column_of: Ints
    """Column of each id; the last column, which is empty, for an id that only one article has."""
    places: np.ndarray[tuple[int, int], np.dtype[np.int64]]
    """First place by article and column, or -1."""

    @classmethod
    def of(cls, articles: Ints, ids: Ints, places: Ints, article_count: int, id_count: int) -> _SharedWords:
        """Build the table from one entry for each article and each id that it has."""
        import numpy as np

        shared = np.bincount(ids, minlength=id_count) > 1
        columns = int(np.count_nonzero(shared))
        column_of = np.where(shared, np.cumsum(shared) - 1, columns)
        table = np.full((article_count, columns + 1), -1, dtype=np.int64)
        is_shared = shared[ids]
        table[articles[is_shared], column_of[ids[is_shared]]] = places[is_shared]
        return cls(column_of, table)


class WordIndex(Struct, eq=False):
    """Words of all articles of a comparison, one article after the other.

    A *place* is the number of a word in these arrays. Articles are sorted by id, so that nothing depends on the order
    of the panes.
    """

    articles: list[IndexedArticle]
    firsts: Ints
    """First place of each article; at the end, the number of places."""
    article_of: Ints
    ids: Ints
    """Id of each word; words with one stem share it, and so do spellings of one name."""
    id_list: list[int]
    """`ids` as a list."""
    content: Bools
    """True for a word that is not a stop word."""
    blocks: Ints
    """First place of the word's block."""
    block_ends: Ints
    block_numbers: Ints
    sentences: Ints
    """Number of the sentence, unique over all articles."""
    quoted: Bools
    capital: Bools
    stock: Bools
    attribution: Bools
    figure: Bools
    """True for a word that begins with a digit."""
    own_count: Ints
    """Number of words with the same id in the word's article."""
    own_capital: Ints
    """Number of these with a capital."""
    own_small: Ints
    """Number of these that begin with a lower-case letter."""
    order: Ints
    """Places sorted by id, then by place."""
    sorted_keys: Ints
    """Values of `ids · size + place` in that order: binary search finds a word's next occurrence."""

    spellings: dict[int, int]
    """Id of all spellings of a name, by the id of its stem, if the two differ."""
    shared: _SharedWords

    @property
    def size(self) -> int:
        return len(self.ids)

    def place_in(self, place: int) -> tuple[IndexedArticle, int]:
        """Return the article of a place, and the number of the word in it."""
        number = int(self.article_of[place])
        return self.articles[number], place - int(self.firsts[number])

    def respelled_since(self, earlier: WordIndex) -> set[str]:
        """Return the ids of articles with a name whose spellings are joined differently in an earlier index."""
        stems = {*self.spellings, *self.spellings.values(), *earlier.spellings, *earlier.spellings.values()}
        if not stems:
            return set()
        holders, earlier_holders = self._holders(stems), earlier._holders(stems)
        current_to_earlier: dict[int, set[int]] = {}
        earlier_to_current: dict[int, set[int]] = {}
        common_stems = holders.keys() & earlier_holders.keys()
        for stem in common_stems:
            current_id, earlier_id = self.joined_id(stem), earlier.joined_id(stem)
            current_to_earlier.setdefault(current_id, set()).add(earlier_id)
            earlier_to_current.setdefault(earlier_id, set()).add(current_id)
        respelled = [
            stem
            for stem in common_stems
            if len(current_to_earlier[self.joined_id(stem)]) > 1 or len(earlier_to_current[earlier.joined_id(stem)]) > 1
        ]
        return {article for stem in respelled for article in holders[stem]}

    def _holders(self, stems: set[int]) -> dict[int, set[str]]:
        """Map each stem to the ids of the articles that contain it."""
        holders_of: dict[int, set[str]] = {}
        for indexed in self.articles:
            for stem in stems.intersection(indexed.stem_ids.tolist()):
                holders_of.setdefault(stem, set()).add(indexed.article.id)
        return holders_of

    def joined_id(self, stem_id: int) -> int:
        """Return the id of a stem, joined with the other spellings of a name."""
        return self.spellings.get(stem_id, stem_id)

    def count_of(self, number: int, article: int) -> int:
        """Count the words of an article with an id."""
        import numpy as np

        return int(
            np.diff(np.searchsorted(self.sorted_keys, number * self.size + self.firsts[article : article + 2]))[0]
        )

    def first_in(self, articles: Ints, ids: Ints) -> Ints:
        """Return the first place of each id in an article, or -1. Only for ids that another article has."""
        places: Ints = self.shared.places[articles, self.shared.column_of[ids]]
        return places

    def rank(self, ids: Ints, places: Ints) -> Ints:
        """Count the words that sort before id and place, over all articles; differences of ranks count occurrences."""
        import numpy as np

        return np.searchsorted(self.sorted_keys, ids * self.size + places)


def build_index(
    articles: Sequence[IndexedArticle], vocabulary: Vocabulary, options: IndexOptions, check: Callable[[], None]
) -> WordIndex:
    """Join the words of all articles into one index. `check` may raise to stop the work."""
    import numpy as np

    check()
    ordered = sorted(articles, key=lambda indexed: indexed.article.id)
    sizes = [len(indexed) for indexed in ordered]
    firsts = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
    article_of = np.repeat(np.arange(len(ordered)), sizes)
    ids = _concatenated([indexed.stem_ids for indexed in ordered])
    capital = _concatenated_flags([indexed.capital for indexed in ordered])
    small = _concatenated_flags([indexed.small for indexed in ordered])
    spellings = _spellings(ordered, article_of, ids, capital, small, vocabulary, options)
    if spellings:
        target = np.arange(len(vocabulary.stems))
        target[list(spellings)] = list(spellings.values())
        ids = target[ids]
    shift = firsts[article_of]
    blocks = _concatenated([indexed.blocks for indexed in ordered]) + shift
    sentence_shift = np.cumsum([0, *(int(r.sentences[-1]) + 1 if len(r) else 0 for r in ordered)])[article_of]
    article_ids = unique_counts(article_of * (len(vocabulary.stems) + 1) + ids)
    first_places, inverse, counts = article_ids.firsts, article_ids.number, article_ids.counts
    order = np.argsort(ids, kind="stable")
    stops = np.array(vocabulary.stops, dtype=bool)
    return WordIndex(
        articles=ordered,
        firsts=firsts,
        article_of=article_of,
        ids=ids,
        id_list=ids.tolist(),
        content=~stops[ids],
        blocks=blocks,
        block_ends=_concatenated([indexed.block_ends for indexed in ordered]) + shift,
        block_numbers=np.cumsum(np.concatenate(([True], np.diff(blocks) > 0))[: len(blocks)]) - 1,
        sentences=_concatenated([indexed.sentences for indexed in ordered]) + sentence_shift,
        quoted=_concatenated([np.array(indexed.quoted, dtype=np.int64) for indexed in ordered]) >= 0,
        capital=capital,
        stock=_concatenated_flags([indexed.stock for indexed in ordered]),
        attribution=_concatenated_flags([indexed.attribution for indexed in ordered]),
        figure=_concatenated_flags([indexed.figure for indexed in ordered]),
        own_count=counts[inverse],
        own_capital=np.bincount(inverse, weights=capital, minlength=len(counts)).astype(np.int64)[inverse],
        own_small=np.bincount(inverse, weights=small, minlength=len(counts)).astype(np.int64)[inverse],
        order=order,
        sorted_keys=ids[order] * len(ids) + order,
        spellings=spellings,
        shared=_SharedWords.of(article_of[first_places], ids[first_places], first_places, len(ordered), len(stops)),
    )


def _concatenated(arrays: Sequence[Ints]) -> Ints:
    import numpy as np

    return np.concatenate([np.empty(0, dtype=np.int64), *arrays])


def _concatenated_flags(arrays: Sequence[Bools]) -> Bools:
    import numpy as np

    return np.concatenate([np.empty(0, dtype=bool), *arrays])


def _spellings(
    articles: Sequence[IndexedArticle], article_of: Ints, ids: Ints, capital: Bools, small: Bools,
    vocabulary: Vocabulary, options: IndexOptions,
) -> dict[int, int]:  # fmt: skip
    """Map the id of a name to the one id of all its spellings.

    A name is a word that has a capital inside sentences more often than not.
    """
    import numpy as np

    words, article_count = len(vocabulary.stems), max(1, len(articles))
    names = np.bincount(ids[capital], minlength=words) > np.bincount(ids[small], minlength=words)
    spelled: dict[int, set[str]] = {}
    rows = np.flatnonzero(names[ids])
    for number, article in zip(
        *np.divmod(unique_values(ids[rows] * article_count + article_of[rows]), article_count), strict=True
    ):
        spelled.setdefault(int(number), set()).add(articles[article].article.id)
    stems = vocabulary.stems
    name_of = join_spellings(
        [(stems[number], frozenset(writers)) for number, writers in spelled.items()],
        options.name_similarity,
        options.name_letters,
    )
    number_of = {stems[number]: number for number in spelled}
    return {number_of[spelling]: number_of[name] for spelling, name in name_of.items()}
