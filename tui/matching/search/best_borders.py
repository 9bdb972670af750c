"""Chooses the borders of an English passage: clean cuts that lose few shared words and add few others."""

from collections import Counter
from collections.abc import Callable, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from tui.matching.search.border_costs import shipped_border_model
from tui.matching.search.border_words import (
    DANGLING_STARTS,
    LOOSE_ENDS,
    LOOSE_STARTS,
    PRONOUNS,
    SUBORDINATING,
)
from tui.matching.search.fragments import PREDICATES, Fragments
from tui.matching.search.phrase_borders import phrase_borders
from tui.matching.search.torn_phrases import TIMES, TornPhrases
from tui.matching.search.word_classes import word_class
from tui.matching.words.article_words import IndexedArticle
from tui.matching.words.vocabulary import stop_words

_CUT = 6.0
"""Cost per nat of the odds that a border is bad, relative to that of an added word…"""
_BAD_CUT = 0.5
"""…and per square of the part above one nat."""
_HOPELESS = 45.0
"""Cost of a cut from which no place is chosen, whatever the rules say."""
_RULE = 1.2
"""Cost of a border that is bad by the rules for any language."""
_NEVER = 8.0
"""Cost of a border after an article or before “and”, inside a name, and inside “shortly before”."""
_ADDED = (1.1, -2.0)
"""Cost of a word outside the passage that it takes in: one that only this article has, and one that both have."""
_LOSS = (-0.6, 5.0)
"""Cost of a content word that the passage loses: one that only this article has, and one that both have."""
_ADDED_STOP_WORD = 0.5
"""Cost of a stop word that it takes in."""
_REACH = 30
"""Words by which a border moves at most."""
_SHARED_AHEAD = 6.0
"""What shared words further out may be worth, at most."""
_INSIDE_CLAUSE = (9.0, 6.0)
"""Cost of a beginning and of an end inside a clause…"""
_INSIDE_SENTENCE = 0.5
"""…and between two clauses of a sentence."""
_SHORT = 4.0
"""Cost of a border inside a short sentence, such as a headline…"""
_SHORT_WORDS = 14
"""…of at most so many words."""
_DANGLING = 3.0
"""Cost of a beginning with a word that hangs on the one before it."""
_FRAGMENT = 10.0
"""Cost of a beginning with a fragment of a clause."""
_LOST_SHARE = 0.15
"""Shared words that a passage may lose at one end, as a share of all its words."""
_POOR = 5.0
"""Cost of a border between a town and its country, before a bracket, and between a verb of speech and its “that”."""
_OPENS_CLAUSE = SUBORDINATING | TIMES | {"since"}
"""Words that open a clause, with or without a comma."""
_RELATIVE = frozenset({"who", "which", "whose", "whom", "where"})
_TAKES_PREPOSITION = frozenset({"voted", "went", "gone", "voting", "verb"})
"""Classes of verbs, after which “after” or “before” may be a preposition: looked after."""
_MAIN_VERBS = PREDICATES | {"voted", "verb"}


class CommonWords(NamedTuple):
    """Tells which words of an article the sentences of the other passage have."""

    ids: Sequence[int]
    first: int
    """Number in `ids` of the article's first word."""
    common_ids: Set[int]
    """Ids of the words of these sentences…"""
    new_ids: Set[int]
    """…and of those of them that this passage lacks."""


class _Costs(dict[int, float]):
    """The costs of places by their number; each is computed once, as many matches begin or end there."""

    def __init__(self, cost_of: Callable[[int], float], floors: Sequence[float]) -> None:
        super().__init__()
        self._cost_of = cost_of
        self.floors = floors
        """The least that each place can cost: a place that is too dear by this alone need not be judged."""

    def __missing__(self, place: int) -> float:
        cost = self[place] = self._cost_of(place)
        return cost


class BestBorders:
    """Chooses borders in one article. Place n lies before word n."""

    def __init__(self, indexed: IndexedArticle) -> None:
        self._indexed = indexed
        self._rules = phrase_borders(indexed)
        self._sentences = self._rules.sentences
        stops = stop_words(indexed.article.language)
        self._is_content = [
            key not in stops or is_report for key, is_report in zip(indexed.keys, indexed.attribution, strict=True)
        ]
        self._cuts = shipped_border_model().costs(indexed)
        counts = Counter(self._sentences)
        self._is_short = [counts[number] <= _SHORT_WORDS for number in range(max(self._sentences, default=-1) + 1)]
        self._predicates = self._main_predicates()
        """First predicate of each sentence outside a clause that goes before it; 0 where none is."""
        self._fragments = Fragments(indexed, self._rules)
        self._torn = TornPhrases(indexed, self._rules)
        self._end_costs = _Costs(self._cost_of_end, self._floors(self._cuts.ends))
        self._start_costs = _Costs(self._cost_of_start, self._floors(self._cuts.starts))

    def _floors(self, cuts: Sequence[float]) -> list[float]:
        """Return the least that a border can cost at each place, given the cost of its cut in nats."""
        floors = list(map(_cut_cost, cuts))
        for place, (before, after) in enumerate(pairwise(self._sentences), 1):
            if before != after:
                floors[place] = 0.0
        return floors

    def _main_predicates(self) -> list[int]:
        """Return the first predicate of each sentence that follows its “When …,” and “…, who …,”, or else the first."""
        count = max(self._sentences, default=-1) + 1
        first, main = [0] * count, [0] * count
        text, starts, ends = self._indexed.article.text, self._indexed.starts, self._indexed.ends
        is_aside = False
        for word, (key, sentence) in enumerate(zip(self._indexed.keys, self._sentences, strict=True)):
            is_new = word == 0 or self._sentences[word - 1] != sentence
            follows_comma = not is_new and "," in text[ends[word - 1] : starts[word]]
            if is_new or follows_comma:
                is_aside = key in (_OPENS_CLAUSE if is_new else _RELATIVE)
            if not main[sentence] and word_class(key) in _MAIN_VERBS:
                first[sentence] = first[sentence] or word
                main[sentence] = 0 if is_aside else word
        return [late or early for late, early in zip(main, first, strict=True)]

    def end(self, first: int, last: int, common: CommonWords) -> int:
        """Return the best place for the end of a half-open word range."""
        outwards = range(last, min(len(self._is_content), last + _REACH))
        best, least = self._longer(last, outwards, 1, self._end_costs, common)
        inwards = range(last - 1, max(first, last - _REACH), -1)
        return self._shorter(best, least, inwards, 0, self._end_costs, common, range(first, last))

    def start(self, first: int, last: int, common: CommonWords) -> int:
        """Return the best place for the beginning of a half-open word range."""
        outwards = range(first - 1, max(-1, first - 1 - _REACH), -1)
        fragments, plain_costs = self._fragments, self._start_costs
        costs = _Costs(
            lambda place: plain_costs[place] + (_FRAGMENT if fragments.begins(place, last) else 0.0), plain_costs.floors
        )
        best, least = self._longer(first, outwards, 0, costs, common)
        inwards = range(first, min(last - 1, first + _REACH))
        return self._shorter(best, least, inwards, 1, costs, common, range(first, last))

    def _longer(self, best: int, words: range, after: int, costs: _Costs, common: CommonWords) -> tuple[int, float]:
        """Return the place with the least cost beside the words that are taken in, and its cost; `after`: 1 for after
        each word, 0 for before it."""
        ids, first, _, new_ids = common
        sentences, is_content = self._sentences, self._is_content
        sentence, added, least, floors = sentences[best - after], 0.0, costs[best], costs.floors
        for word in words:
            if sentences[word] != sentence:
                break
            if not is_content[word]:
                added += _ADDED_STOP_WORD
            else:
                added += _ADDED[ids[first + word] in new_ids]
            if added + floors[word + after] < least:
                if (cost := added + costs[word + after]) < least:
                    best, least = word + after, cost
            elif added >= least + _SHARED_AHEAD:
                break
        return best, least

    def _shorter(
        self, best: int, least: float, words: range, after: int, costs: _Costs,
        common: CommonWords, passage: range,
    ) -> int:  # fmt: skip
        """Return the place with the least cost beside the words that the passage loses, or `best` with cost `least`."""
        ids, first, common_ids, _ = common
        is_content, floors = self._is_content, costs.floors
        loss, loss_left = 0.0, _LOST_SHARE * len(passage)
        for word in words:
            if is_content[word] and ids[first + word] in common_ids:
                loss, loss_left = loss + _LOSS[True], loss_left - 1.0
                if loss_left < 0.0:
                    break
            elif is_content[word]:
                loss += _LOSS[False]
            if loss >= least + _SHARED_AHEAD:
                break
            if loss + floors[word + after] < least and (cost := loss + costs[word + after]) < least:
                best, least = word + after, cost
        return best

    def _cost_of_end(self, place: int) -> float:
        if self._rules.ends_sentence(place):
            return 0.0
        cost = _cut_cost(self._cuts.ends[place])
        if cost >= _HOPELESS:
            return cost
        is_never = self._indexed.keys[place - 1] in LOOSE_ENDS or self._torn.never_ends(place)
        is_poor = place <= self._predicates[self._sentences[place]] or self._torn.is_poor_end(place)
        cost += (0.0 if self._rules.is_good_end(place) else _RULE) + (_NEVER if is_never else 0.0)
        return cost + (_POOR if is_poor else 0.0) + self._in_clause(place, 1)

    def _cost_of_start(self, place: int) -> float:
        keys = self._indexed.keys
        is_never = keys[place] in LOOSE_STARTS or self._fragments.is_in_bracket(place)
        if self._rules.ends_sentence(place):
            return _NEVER if is_never else 0.0
        cost = _cut_cost(self._cuts.starts[place])
        if cost >= _HOPELESS:
            return cost
        is_never |= self._torn.never_starts(place)
        cost += (0.0 if self._rules.is_good_start(place) else _RULE) + (_NEVER if is_never else 0.0)
        cost += _DANGLING if keys[place] in DANGLING_STARTS else 0.0
        return cost + (_POOR if self._torn.is_poor_start(place) else 0.0) + self._in_clause(place, 0)

    def _in_clause(self, place: int, side: int) -> float:
        """Return the cost of a beginning (side 0) or an end (side 1) inside a sentence."""
        previous, key = self._indexed.keys[place - 1 : place + 1]
        is_opener = key in _OPENS_CLAUSE and (side == 1 or word_class(previous) not in _TAKES_PREPOSITION)
        is_opener |= key == "as" and not PRONOUNS.isdisjoint(self._indexed.keys[place + 1 : place + 2])
        is_opener |= side == 1 and self._torn.joins_predicates(place)
        parts_clauses = is_opener or self._rules.is_clause_border(place)
        cost = _INSIDE_SENTENCE + (0.0 if parts_clauses else _INSIDE_CLAUSE[side])
        return cost + (_SHORT if self._is_short[self._sentences[place]] else 0.0)


def _cut_cost(nats: float) -> float:
    return _CUT * nats + _BAD_CUT * max(0.0, nats - 1.0) ** 2
