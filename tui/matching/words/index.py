"""The words of all articles of a comparison, side by side, as numbers."""

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
    """Where words stand that more than one article has: a table of articles and ids."""

    column_of: Ints
    """Per id: its column; the last one, which is empty, for an id that only one article has."""
    places: np.ndarray[tuple[int, int], np.dtype[np.int64]]
    """Per article and column: the first place; -1 for none."""

    @classmethod
    def of(cls, articles: Ints, ids: Ints, places: Ints, article_count: int, id_count: int) -> _SharedWords:
        """One entry for each article and id that it has."""
        import numpy as np

        shared = np.bincount(ids, minlength=id_count) > 1
        columns = int(np.count_nonzero(shared))
        column_of = np.where(shared, np.cumsum(shared) - 1, columns)
        table = np.full((article_count, columns + 1), -1, dtype=np.int64)
        kept = shared[ids]
        table[articles[kept], column_of[ids[kept]]] = places[kept]
        return cls(column_of, table)


class WordIndex(Struct, eq=False):
    """The words of all articles of a comparison, one article after the other.

    A *place* is the number of a word in these arrays. Articles stand in the order of their ids, so that nothing depends
    on the order of the panes.
    """

    articles: list[IndexedArticle]
    firsts: Ints
    """Per article, its first place; and the number of places at the end."""
    article_of: Ints
    ids: Ints
    """Words with one stem, and spellings of one name, have one id."""
    id_list: list[int]
    """`ids`, for what works on lists."""
    content: Bools
    """Whether the word is no stop word."""
    blocks: Ints
    """The first place of the word's block."""
    block_ends: Ints
    block_numbers: Ints
    sentences: Ints
    """Number of the sentence, unique over all articles."""
    quoted: Bools
    capital: Bools
    stock: Bools
    attribution: Bools
    figure: Bools
    """Whether the word begins with a digit."""
    own: Ints
    """How often the word's article has its id."""
    own_capital: Ints
    """How often with a capital."""
    own_small: Ints
    order: Ints
    """Places, by id, then by place."""
    sorted_keys: Ints
    """`ids · size + place` in that order: binary search finds a word's next occurrence."""

    spellings: dict[int, int]
    """Id of a name's stem → id of all its spellings, where these are not the same."""
    shared: _SharedWords

    @property
    def size(self) -> int:
        return len(self.ids)

    def place_in(self, place: int) -> tuple[IndexedArticle, int]:
        """The article of a place, and the number of the word in it."""
        number = int(self.article_of[place])
        return self.articles[number], place - int(self.firsts[number])

    def respelled_since(self, before: WordIndex) -> set[str]:
        """The ids of articles with a name whose spellings are joined in another way than they were in `before`."""
        stems = {*self.spellings, *self.spellings.values(), *before.spellings, *before.spellings.values()}
        if not stems:
            return set()
        held, held_before = self._holders(stems), before._holders(stems)
        ways: dict[int, set[int]] = {}
        ways_back: dict[int, set[int]] = {}
        kept = held.keys() & held_before.keys()
        for stem in kept:
            now, then = self.joined_id(stem), before.joined_id(stem)
            ways.setdefault(now, set()).add(then)
            ways_back.setdefault(then, set()).add(now)
        changed = [
            stem for stem in kept if len(ways[self.joined_id(stem)]) > 1 or len(ways_back[before.joined_id(stem)]) > 1
        ]
        return {article for stem in changed for article in held[stem]}

    def _holders(self, stems: set[int]) -> dict[int, set[str]]:
        """Stem → ids of the articles that hold it."""
        held: dict[int, set[str]] = {}
        for read in self.articles:
            for stem in stems.intersection(read.stem_ids.tolist()):
                held.setdefault(stem, set()).add(read.article.id)
        return held

    def joined_id(self, stem_id: int) -> int:
        """The id that stands for a stem, with the other spellings of a name."""
        return self.spellings.get(stem_id, stem_id)

    def often(self, number: int, article: int) -> int:
        """How often an article has an id."""
        import numpy as np

        return int(
            np.diff(np.searchsorted(self.sorted_keys, number * self.size + self.firsts[article : article + 2]))[0]
        )

    def first_in(self, articles: Ints, ids: Ints) -> Ints:
        """The first place of each id in an article, -1 for none; for ids that some other article has."""
        places: Ints = self.shared.places[articles, self.shared.column_of[ids]]
        return places

    def rank(self, ids: Ints, places: Ints) -> Ints:
        """How many words with the id stand before the place, over all articles; differences count occurrences."""
        import numpy as np

        return np.searchsorted(self.sorted_keys, ids * self.size + places)


def build_index(
    articles: Sequence[IndexedArticle], vocabulary: Vocabulary, options: IndexOptions, check: Callable[[], None]
) -> WordIndex:
    """Joins what was read. `check` may raise to stop the work."""
    import numpy as np

    check()
    ordered = sorted(articles, key=lambda read: read.article.id)
    sizes = [len(read) for read in ordered]
    firsts = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
    article_of = np.repeat(np.arange(len(ordered)), sizes)
    ids = _joined([read.stem_ids for read in ordered])
    capital = _joined_flags([read.capital for read in ordered])
    small = _joined_flags([read.small for read in ordered])
    spellings = _spellings(ordered, article_of, ids, capital, small, vocabulary, options)
    if spellings:
        target = np.arange(len(vocabulary.stems))
        target[list(spellings)] = list(spellings.values())
        ids = target[ids]
    shift = firsts[article_of]
    blocks = _joined([read.blocks for read in ordered]) + shift
    sentence_shift = np.cumsum([0, *(int(r.sentences[-1]) + 1 if len(r) else 0 for r in ordered)])[article_of]
    held = unique_counts(article_of * (len(vocabulary.stems) + 1) + ids)
    first_places, inverse, counts = held.firsts, held.number, held.counts
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
        block_ends=_joined([read.block_ends for read in ordered]) + shift,
        block_numbers=np.cumsum(np.concatenate(([True], np.diff(blocks) > 0))[: len(blocks)]) - 1,
        sentences=_joined([read.sentences for read in ordered]) + sentence_shift,
        quoted=_joined([np.array(read.quoted, dtype=np.int64) for read in ordered]) >= 0,
        capital=capital,
        stock=_joined_flags([read.stock for read in ordered]),
        attribution=_joined_flags([read.attribution for read in ordered]),
        figure=_joined_flags([read.figure for read in ordered]),
        own=counts[inverse],
        own_capital=np.bincount(inverse, weights=capital, minlength=len(counts)).astype(np.int64)[inverse],
        own_small=np.bincount(inverse, weights=small, minlength=len(counts)).astype(np.int64)[inverse],
        order=order,
        sorted_keys=ids[order] * len(ids) + order,
        spellings=spellings,
        shared=_SharedWords.of(article_of[first_places], ids[first_places], first_places, len(ordered), len(stops)),
    )


def _joined(arrays: Sequence[Ints]) -> Ints:
    import numpy as np

    return np.concatenate([np.empty(0, dtype=np.int64), *arrays])


def _joined_flags(arrays: Sequence[Bools]) -> Bools:
    import numpy as np

    return np.concatenate([np.empty(0, dtype=bool), *arrays])


def _spellings(
    articles: Sequence[IndexedArticle], article_of: Ints, ids: Ints, capital: Bools, small: Bools,
    vocabulary: Vocabulary, options: IndexOptions,
) -> dict[int, int]:  # fmt: skip
    """Id of a name → the one id of all its spellings. A name stands with a capital inside sentences more often than
    without."""
    import numpy as np

    words, many = len(vocabulary.stems), max(1, len(articles))
    names = np.bincount(ids[capital], minlength=words) > np.bincount(ids[small], minlength=words)
    spelled: dict[int, set[str]] = {}
    rows = np.flatnonzero(names[ids])
    for number, article in zip(*np.divmod(unique_values(ids[rows] * many + article_of[rows]), many), strict=True):
        spelled.setdefault(int(number), set()).add(articles[article].article.id)
    stems = vocabulary.stems
    joined = join_spellings(
        [(stems[number], frozenset(where)) for number, where in spelled.items()],
        options.name_similarity,
        options.name_letters,
    )
    number_of = {stems[number]: number for number in spelled}
    return {number_of[spelling]: number_of[name] for spelling, name in joined.items()}
