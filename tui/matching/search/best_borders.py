"""Chooses the borders of an English passage: clean cuts that lose few shared words and add few others."""

from collections.abc import Callable

from tui.matching.search.border_costs import shipped_border_model
from tui.matching.search.border_words import DETERMINERS, LOOSE_ENDS, LOOSE_STARTS, SUBORDINATING
from tui.matching.search.phrase_borders import phrase_borders
from tui.matching.search.word_classes import word_class
from tui.matching.words.article_words import IndexedArticle
from tui.matching.words.vocabulary import stop_words

_CUT = 6.0
"""Cost per nat of the odds that a border is bad, relative to that of an added word…"""
_BAD_CUT = 0.5
"""…and per square of the part above one nat."""
_RULE = 1.2
"""Cost of a border that is bad by the rules for any language."""
_NEVER = 8.0
"""Cost of a border after an article, before “and”, inside a name, or inside “shortly before”."""
_ADDED = (0.9, 0.3)
"""Costs of adding a word to the passage: one that only this article has, and one that both have."""
_LOST = (0.3, 2.0)
"""Costs of losing a word of the passage: one that only this article has, and one that both have."""
_STOP_WORD = 0.5
"""Share of these costs for a stop word."""
_REACH = 16
"""Maximum number of words by which a border moves."""
_LOST_SHARE = 0.3
"""Maximum share of its shared words, 0 to 1, that a passage may lose at one end."""
_GOOD_ENOUGH = 0.6
"""Cost below which a border stays in place."""
_POOR = 3.0
"""Cost of a border between a town and its country, before a bracket, or between a verb of speech and its “that”."""
_NEVER_AFTER = DETERMINERS | {"of"}
_ADVERBS = frozenset({"now", "quickly"})
_TIMES = frozenset({"before", "after", "when"})
_PREDICATES = frozenset({"is", "has", "will", "does", "says", "went"})
_PERHAPS_PREDICATES = frozenset({"voted", "votes"})
_OBJECTS = frozenset({"the", "some", "that", "him", "it"})
"""Classes of words that show the previous word to be a predicate."""
_REPORT_WORDS = (4, 7)
"""Number of words before and after a place within which a verb of speech and its “that” are searched for."""
_TAKES_HEARER = frozenset({"tell", "tells", "told", "telling"})

SharedWord = Callable[[int], bool]
"""Returns True for the number of a word in its article if the other passage has the word."""


class BestBorders:
    """Chooses borders in one article. Place n lies before word n."""

    def __init__(self, indexed: IndexedArticle) -> None:
        self._indexed = indexed
        self._rules = phrase_borders(indexed)
        self._sentences: list[int] = indexed.sentences.tolist()
        stops = stop_words(indexed.article.language)
        self._sizes = [_STOP_WORD if key in stops else 1.0 for key in indexed.keys]
        self._cuts = shipped_border_model().costs(indexed)
        self._end_costs: dict[int, float] = {}
        """Costs of the places already judged, as many matches end there."""
        self._start_costs: dict[int, float] = {}

    def end(self, first: int, last: int, is_shared: SharedWord) -> int:
        """Return the best place for the end of a half-open word range."""
        least = self._end_cost(last)
        if least < _GOOD_ENOUGH:
            return last
        outwards = range(last, min(len(self._sizes), last + _REACH))
        best, least = self._longer(last, least, outwards, 1, self._end_cost, is_shared)
        inwards = range(last - 1, max(first, last - _REACH), -1)
        return self._shorter(best, least, inwards, 0, self._end_cost, is_shared, range(first, last))

    def start(self, first: int, last: int, is_shared: SharedWord) -> int:
        """Return the best place for the beginning of a half-open word range."""
        least = self._start_cost(first)
        if least < _GOOD_ENOUGH:
            return first
        outwards = range(first - 1, max(-1, first - 1 - _REACH), -1)
        best, least = self._longer(first, least, outwards, 0, self._start_cost, is_shared)
        inwards = range(first, min(last - 1, first + _REACH))
        return self._shorter(best, least, inwards, 1, self._start_cost, is_shared, range(first, last))

    def _longer(
        self, best: int, least: float, words: range, after: int, cost_at: Callable[[int], float], is_shared: SharedWord
    ) -> tuple[int, float]:
        """Return the cheapest place for a border that adds these words, and its cost.

        `after`: 1 for a border after each word, 0 for before it. `best` and `least` are returned if nothing is cheaper.
        """
        sentence, added = self._sentences[best - after], 0.0
        for word in words:
            if self._sentences[word] != sentence:
                break
            added += self._sizes[word] * _ADDED[is_shared(word)]
            if added >= least:
                break
            if (cost := added + cost_at(word + after)) < least:
                best, least = word + after, cost
        return best, least

    def _shorter(
        self, best: int, least: float, words: range, after: int, cost_at: Callable[[int], float],
        is_shared: SharedWord, passage: range,
    ) -> int:  # fmt: skip
        """Return the cheapest place for a border that loses these words, or `best`, whose cost is `least`."""
        lost = lost_shared = 0.0
        most = -1.0
        for word in words:
            shared, size = is_shared(word), self._sizes[word]
            lost += size * _LOST[shared]
            if lost >= least:
                break
            if shared:
                lost_shared += size
                if most < 0.0:
                    most = _LOST_SHARE * sum(self._sizes[at] for at in passage if is_shared(at))
                if lost_shared > most:
                    break
            if (cost := lost + cost_at(word + after)) < least:
                best, least = word + after, cost
        return best

    def _end_cost(self, place: int) -> float:
        cost = self._end_costs.get(place)
        if cost is None:
            cost = self._end_costs[place] = self._cost_of_end(place)
        return cost

    def _start_cost(self, place: int) -> float:
        cost = self._start_costs.get(place)
        if cost is None:
            cost = self._start_costs[place] = self._cost_of_start(place)
        return cost

    def _cost_of_end(self, place: int) -> float:
        if self._rules.ends_sentence(place):
            return 0.0
        is_never = self._indexed.keys[place - 1] in LOOSE_ENDS or self._is_inside_name(place) or self._is_in_time(place)
        cost = _cost(self._cuts.ends[place], is_good=self._rules.is_good_end(place), is_never=is_never)
        is_before_bracket = self._indexed.article.text.startswith(" (", self._indexed.ends[place - 1])
        is_half_clause = not SUBORDINATING.isdisjoint(self._indexed.keys[max(0, place - 2) : place])
        is_poor = (
            is_half_clause or is_before_bracket or self._is_before_country(place) or self._is_before_predicate(place)
        )
        return cost + (_POOR if is_poor else 0.0)

    def _cost_of_start(self, place: int) -> float:
        keys = self._indexed.keys
        is_never = keys[place] in LOOSE_STARTS
        if self._rules.ends_sentence(place):
            return _NEVER if is_never else 0.0
        is_never |= keys[place - 1] in _NEVER_AFTER or self._is_inside_name(place)
        cost = _cost(self._cuts.starts[place], is_good=self._rules.is_good_start(place), is_never=is_never)
        return cost + (_POOR if self._is_inside_report(place) else 0.0)

    def _is_inside_name(self, place: int) -> bool:
        indexed = self._indexed
        is_space = indexed.starts[place] == indexed.ends[place - 1] + 1
        return bool(is_space and indexed.capital[place - 1] and indexed.capital[place])

    def _is_before_country(self, place: int) -> bool:
        """Return True before a name in commas after another name: Port Selm ⟧, Norland, was flooded."""
        indexed, text = self._indexed, self._indexed.article.text
        if not (indexed.capital[place - 1] and indexed.capital[place]):
            return False
        is_between_commas = text[indexed.ends[place] : indexed.ends[place] + 1] in {",", ".", ""}
        return is_between_commas and text[indexed.ends[place - 1] : indexed.starts[place]] == ", "

    def _is_in_time(self, place: int) -> bool:
        """Return True between an adverb and the time that it modifies: shortly ⟧ before the ship docked."""
        before, following = self._indexed.keys[place - 1 : place + 1]
        return following in _TIMES and word_class(before) in _ADVERBS

    def _is_before_predicate(self, place: int) -> bool:
        """Return True after an aside in commas, before the predicate: the bill, which he signed ⟧, marks the end."""
        indexed = self._indexed
        if indexed.article.text[indexed.ends[place - 1] : indexed.starts[place]] not in {", ", ") "}:
            return False
        classes = [word_class(key) for key in indexed.keys[place : place + 3]]
        if classes[0] in _ADVERBS:
            classes = classes[1:]
        if not classes:
            return False
        has_object = classes[0] in _PERHAPS_PREDICATES and not _OBJECTS.isdisjoint(classes[1:2])
        return classes[0] in _PREDICATES or has_object

    def _is_inside_report(self, place: int) -> bool:
        """Return True between a verb of speech and its hearer, day or place: told ⟦ the council, said ⟦ on Monday."""
        indexed = self._indexed
        if indexed.keys[place - 1] in _TAKES_HEARER:
            return True
        if indexed.keys[place] == "that" or not indexed.attribution[max(0, place - _REPORT_WORDS[0]) : place].any():
            return False
        words = indexed.keys[place : place + _REPORT_WORDS[1]]
        return "that" in words or (bool(indexed.attribution[place - 1]) and "day" in map(word_class, words[:2]))


def _cost(nats: float, *, is_good: bool, is_never: bool) -> float:
    cut = _CUT * nats + _BAD_CUT * max(0.0, nats - 1.0) ** 2
    return cut + (0.0 if is_good else _RULE) + (_NEVER if is_never else 0.0)
