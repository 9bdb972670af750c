"""Chooses the borders of an English passage: the places that cut least, lose few shared words and add few others."""

from collections.abc import Callable, Iterator

from tui.matching.search.border_costs import shipped_border_model
from tui.matching.search.border_words import DETERMINERS, LOOSE_ENDS, LOOSE_STARTS
from tui.matching.search.phrase_borders import phrase_borders
from tui.matching.words.article_words import IndexedArticle
from tui.matching.words.vocabulary import stop_words

_CUT = 4.5
"""Cost of a nat of the odds that a border is bad; the unit of all costs is an added word…"""
_BAD_CUT = 0.5
"""…and of the square of what exceeds one nat."""
_RULE = 0.8
"""Cost of a border that the rules for any language call bad."""
_NEVER = 8.0
"""Cost of a border after an article or before “and”, and inside a name."""
_ADDED = (0.7, 0.3)
"""Cost of a word outside the passage that it takes in: one that only this article has, and one that both have."""
_LOST = (0.3, 2.0)
"""Cost of a word inside the passage that it loses: one that only this article has, and one that both have."""
_STOP_WORD = 0.5
"""Share of these costs that a stop word has."""
_REACH = 16
"""Words by which a border moves at most."""
_LOST_SHARE = 0.3
"""Share of its shared words that a passage may lose at one end."""
_NEVER_AFTER = DETERMINERS | {"of"}

SharedWord = Callable[[int], bool]
"""Tells for the number of a word in its article if the other passage has it."""


class BestBorders:
    """Chooses borders in one article. Place n lies before word n."""

    def __init__(self, indexed: IndexedArticle) -> None:
        self._indexed = indexed
        self._rules = phrase_borders(indexed)
        self._stops = stop_words(indexed.article.language)
        self._costs = shipped_border_model().costs(indexed)

    def end(self, first: int, last: int, is_shared: SharedWord) -> int:
        """Return the best place for the end of a half-open word range."""
        outwards = ((word + 1, word) for word in range(last, min(len(self._indexed), last + _REACH)))
        inwards = ((word, word) for word in range(last - 1, max(first, last - _REACH), -1))
        return self._best(last, outwards, inwards, self._end_cost, is_shared, self._shared_size(first, last, is_shared))

    def start(self, first: int, last: int, is_shared: SharedWord) -> int:
        """Return the best place for the beginning of a half-open word range."""
        outwards = ((word, word) for word in range(first - 1, max(-1, first - 1 - _REACH), -1))
        inwards = ((word + 1, word) for word in range(first, min(last - 1, first + _REACH)))
        shared = self._shared_size(first, last, is_shared)
        return self._best(first, outwards, inwards, self._start_cost, is_shared, shared)

    def _best(
        self,
        border: int,
        outwards: Iterator[tuple[int, int]],
        inwards: Iterator[tuple[int, int]],
        border_cost: Callable[[int], float],
        is_shared: SharedWord,
        shared_size: float,
    ) -> int:
        """Return the place with the least cost; `outwards` and `inwards` are places, with the word each one passes."""
        best, least, added = border, border_cost(border), 0.0
        sentence = self._sentence_at(border, is_end=border_cost == self._end_cost)
        for place, word in outwards:
            if self._indexed.sentences[word] != sentence:
                break
            added += self._size(word) * _ADDED[is_shared(word)]
            if added >= least:
                break
            if (cost := added + border_cost(place)) < least:
                best, least = place, cost
        lost = lost_shared = 0.0
        for place, word in inwards:
            shared, size = is_shared(word), self._size(word)
            lost, lost_shared = lost + size * _LOST[shared], lost_shared + size * shared
            if lost_shared > _LOST_SHARE * shared_size or lost >= least:
                break
            if (cost := lost + border_cost(place)) < least:
                best, least = place, cost
        return best

    def _sentence_at(self, border: int, *, is_end: bool) -> int:
        return int(self._indexed.sentences[border - 1 if is_end else border])

    def _size(self, word: int) -> float:
        return _STOP_WORD if self._indexed.keys[word] in self._stops else 1.0

    def _shared_size(self, first: int, last: int, is_shared: SharedWord) -> float:
        return sum(self._size(word) for word in range(first, last) if is_shared(word))

    def _end_cost(self, place: int) -> float:
        if self._rules.ends_sentence(place):
            return 0.0
        is_never = self._indexed.keys[place - 1] in LOOSE_ENDS or self._is_inside_name(place)
        return self._cost(self._costs.ends[place], is_good=self._rules.is_good_end(place), is_never=is_never)

    def _start_cost(self, place: int) -> float:
        keys = self._indexed.keys
        is_first = self._rules.ends_sentence(place)
        is_never = keys[place] in LOOSE_STARTS
        if not is_first:
            is_never |= keys[place - 1] in _NEVER_AFTER or self._is_inside_name(place)
        is_good = is_first or self._rules.is_good_start(place)
        return self._cost(self._costs.starts[place], is_good=is_good, is_never=is_never)

    def _cost(self, nats: float, *, is_good: bool, is_never: bool) -> float:
        cut = _CUT * nats + _BAD_CUT * max(0.0, nats - 1.0) ** 2
        return cut + (0.0 if is_good else _RULE) + (_NEVER if is_never else 0.0)

    def _is_inside_name(self, place: int) -> bool:
        indexed = self._indexed
        is_space = indexed.starts[place] == indexed.ends[place - 1] + 1
        return bool(is_space and indexed.capital[place - 1] and indexed.capital[place])
