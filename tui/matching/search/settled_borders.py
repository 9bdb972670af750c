"""Moves the borders of a passage to the nearest places at which a reader would begin and end it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from tui.matching.search.best_borders import BestBorders, CommonWords
from tui.matching.search.border_words import dateline
from tui.matching.search.phrase_borders import phrase_borders
from tui.matching.words.article_words import IndexedArticle
from tui.matching.words.vocabulary import ENGLISH

_CLAUSE_WORDS = 5
"""Maximum number of words that a passage may gain to end where its clause does…"""
_SHORT_GROWTH = 2
"""…and if the passage itself is no longer than that."""
_PHRASE_WORDS = 4
"""Maximum number of words that a passage may gain to end where a phrase does."""
_PHRASE_LEAD = 2
"""Maximum number of words by which a clause may end later than a phrase and still be preferred."""
_FAR_WORDS = 10
"""Maximum number of words that a passage may gain if it would otherwise end inside a phrase."""
_LOST_SHARE = 0.34
"""Maximum share of a passage, 0 to 1, that it may lose to end where a phrase does…"""
_LOST_MAX = 4
"""…and maximum number of words."""
_SPILL_SHARE = 0.4
"""Maximum share of a passage, 0 to 1, that a piece of another sentence at its end may have to be dropped."""
_QUOTED_WORDS = 6
"""Maximum number of words gained so as not to begin or end inside a quotation: “Smiles for ⟦ Life”."""


def _growth(words: int) -> int:
    """Return the number of words by which a passage of this many words may grow at one end."""
    return _CLAUSE_WORDS if words > _CLAUSE_WORDS else _SHORT_GROWTH


class SettledBorders:
    """Moves the borders of ranges of words in an article. Place n lies before word n."""

    def __init__(self, indexed: IndexedArticle) -> None:
        self._indexed = indexed
        self._text = indexed.article.text
        self._borders = phrase_borders(indexed)
        self._best = BestBorders(indexed) if indexed.article.language in ("", ENGLISH) else None
        """Border chooser; None for a language without weights, where rules alone decide."""

    @property
    def has_weights(self) -> bool:
        """Return True for a language whose borders are judged by learned weights."""
        return self._best is not None

    def settled(self, first: int, last: int, common: CommonWords) -> tuple[int, int]:
        """Return a half-open word range with both of its borders moved to the best place near."""
        if self._is_whole_quotation(first, last):
            return first, last
        begin, stop = self._around_quotations(first, last)
        if self._best is None:
            end = self._settled_end(begin, stop)
            start = begin if begin < first else self._settled_start(first, end)
        else:
            end = stop if stop > last else self._best.end(begin, last, common)
            start = begin if begin < first else self._best.start(first, end, common)
        return self._without_spill(self._after_dateline(start, end), end)

    def _without_spill(self, first: int, last: int) -> tuple[int, int]:
        """Return the range without a short piece of another sentence at either end, if it is not a clause."""
        most = _SPILL_SHARE * (last - first)
        places = self._borders.sentence_borders
        borders = places[bisect_right(places, first) : bisect_left(places, last)]
        if borders and last - borders[-1] <= most and not self._borders.is_clause_border(last):
            last = borders.pop()
        if borders and borders[0] - first <= most and not self._borders.is_clause_border(first):
            first = borders[0]
        return first, last

    def _after_dateline(self, first: int, end: int) -> int:
        """Return the first word after the dateline with which a range begins: SELM — ⟦ Divers, (KNN) ⟦ Divers."""
        start = self._indexed.starts[first]
        before = self._text[max(0, start - 2) : start].removesuffix("(")[-1:]
        is_first = before in {"", "\n"}
        matched = dateline().match(self._text, start) if is_first else None
        at = first
        while matched and at < end - 1 and self._indexed.starts[at] < matched.end():
            at += 1
        return at

    def _around_quotations(self, first: int, last: int) -> tuple[int, int]:
        """Return the range, extended by the rest of a short quotation that crosses one of its ends."""
        indexed = self._indexed
        before, after = indexed.quoted[first], indexed.quoted[last - 1]
        if before == after:
            return first, last
        begin = indexed.quotation_words[before][0] if before >= 0 else first
        end = indexed.quotation_words[after][1] if after >= 0 else last
        return begin if first - begin <= _QUOTED_WORDS else first, end if end - last <= _QUOTED_WORDS else last

    def _is_whole_quotation(self, first: int, last: int) -> bool:
        number = self._indexed.quoted[first]
        if number < 0 or self._indexed.quoted[last - 1] != number:
            return False
        return self._indexed.quotation_words[number] == (first, last)

    def _settled_end(self, first: int, last: int) -> int:
        if self._borders.is_good_end(last):
            return last
        longer = self._nearest(self._longer_ends(last, _growth(last - first)), last)
        if longer is not None:
            return longer
        if self._borders.is_tolerable_end(last):
            return last
        least = last - min(_LOST_MAX, int(_LOST_SHARE * (last - first)))
        inside = range(last - 1, max(least, first + 1) - 1, -1)
        good, tolerable = filter(self._borders.is_good_end, inside), filter(self._borders.is_tolerable_end, inside)
        far = self._longer_ends(last, _FAR_WORDS)
        return next(chain(self._tolerable_ends(last), good, tolerable, far), last)

    def _tolerable_ends(self, last: int) -> Iterator[int]:
        """Yield the places a few words later, in the same sentence, before “of”, “to” or “that”."""
        for place in range(last + 1, last + _PHRASE_WORDS + 1):
            if place >= len(self._indexed) or self._borders.ends_sentence(place - 1):
                return
            if self._borders.is_tolerable_end(place):
                yield place

    def _nearest(self, places: Iterator[int], border: int) -> int | None:
        """Return the place to which a border moves outwards: where the clause ends, or a phrase well before that."""
        outer = list(places)
        clause = next((place for place in outer if self._borders.is_clause_border(place)), None)
        phrase = next((place for place in outer if abs(place - border) <= _PHRASE_WORDS), None)
        if clause is None or phrase is None:
            return phrase if clause is None else clause
        return phrase if abs(clause - phrase) > _PHRASE_LEAD else clause

    def _longer_ends(self, last: int, words: int) -> Iterator[int]:
        """Yield the good ends after a place, in its sentence."""
        for place in range(last + 1, last + words + 1):
            if place > len(self._indexed) or self._borders.ends_sentence(place - 1):
                return
            if self._borders.is_good_end(place):
                yield place

    def _settled_start(self, first: int, end: int) -> int:
        if self._borders.is_good_start(first):
            return first
        longer = self._nearest(self._longer_starts(first, _growth(end - first)), first)
        if longer is not None:
            return longer
        if self._borders.is_tolerable_start(first):
            return first
        most = first + min(_LOST_MAX, int(_LOST_SHARE * (end - first)))
        inside = filter(self._borders.is_good_start, range(first + 1, most + 1))
        return next(chain(inside, self._longer_starts(first, _FAR_WORDS)), first)

    def _longer_starts(self, first: int, words: int) -> Iterator[int]:
        """Yield the good starts before a place, in its sentence, the nearest first."""
        for place in range(first - 1, first - words - 1, -1):
            if place < 0 or self._borders.ends_sentence(place + 1):
                return
            if self._borders.is_good_start(place):
                yield place


@lru_cache(maxsize=64)
def settled_borders(indexed: IndexedArticle) -> SettledBorders:
    """Return the object that moves the borders in an article; the last ones requested are cached."""
    return SettledBorders(indexed)
