"""Chooses the borders of an English passage: clean cuts that lose few shared words and add few others."""

from collections import Counter
from collections.abc import Callable, Sequence, Set
from typing import NamedTuple

from tui.matching.search.border_costs import shipped_border_model
from tui.matching.search.border_words import (
    COORDINATING,
    DANGLING_STARTS,
    DETERMINERS,
    LOOSE_ENDS,
    LOOSE_STARTS,
    PRONOUNS,
    SUBORDINATING,
    denials,
)
from tui.matching.search.fragments import PREDICATES, Fragments
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
_DENIAL_WORDS = 3
"""Words after a “not” that it denies."""
_LOST_SHARE = 0.15
"""Shared words that a passage may lose at one end, as a share of all its words."""
_POOR = 5.0
"""Cost of a border between a town and its country, before a bracket, and between a verb of speech and its “that”."""
_NEVER_AFTER = DETERMINERS | {"of"}
_ADVERBS = frozenset({"now", "quickly"})
_TIMES = frozenset({"before", "after", "when"})
_OPENS_CLAUSE = SUBORDINATING | _TIMES | {"since"}
"""Words that open a clause, with or without a comma."""
_TAKES_PREPOSITION = frozenset({"voted", "went", "gone", "voting", "verb"})
"""Classes of verbs, after which “after” or “before” may be a preposition: looked after."""
_MAIN_VERBS = PREDICATES | {"voted", "verb"}
_PERHAPS_PREDICATES = frozenset({"voted", "votes"})
_OBJECTS = frozenset({"the", "some", "that", "him", "it"})
"""Classes of words that show the previous word to be a predicate."""
_REPORT_WORDS = (4, 7)
"""Words before and after a place within which a verb of speech and its “that” are looked for."""
_MEMBERS = frozenset({"house", "houses", "local", "meeting", "1", "number", "vote", "votes", "limited"})
"""Classes of the words that name the members of a list…"""
_LIST_WORDS = 5
"""…and words among which its “and” comes."""
_TAKES_HEARER = frozenset({"tell", "tells", "told", "telling"})


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

    def __init__(self, cost_of: Callable[[int], float]) -> None:
        super().__init__()
        self._cost_of = cost_of

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
        self._predicates = self._first_predicates()
        """First word of each sentence that is a predicate; 0 where none is."""
        self._fragments = Fragments(indexed, self._rules)
        self._end_costs = _Costs(self._cost_of_end)
        self._start_costs = _Costs(self._cost_of_start)

    def _first_predicates(self) -> list[int]:
        firsts = [0] * (max(self._sentences, default=-1) + 1)
        for word in range(len(self._sentences) - 1, -1, -1):
            if word_class(self._indexed.keys[word]) in _MAIN_VERBS:
                firsts[self._sentences[word]] = word
        return firsts

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
        costs = _Costs(lambda place: plain_costs[place] + (_FRAGMENT if fragments.begins(place, last) else 0.0))
        best, least = self._longer(first, outwards, 0, costs, common)
        inwards = range(first, min(last - 1, first + _REACH))
        return self._shorter(best, least, inwards, 1, costs, common, range(first, last))

    def _longer(self, best: int, words: range, after: int, costs: _Costs, common: CommonWords) -> tuple[int, float]:
        """Return the place with the least cost beside the words that are taken in, and its cost; `after`: 1 for after
        each word, 0 for before it."""
        ids, first, _, new_ids = common
        sentences, is_content = self._sentences, self._is_content
        sentence, added, least = sentences[best - after], 0.0, costs[best]
        for word in words:
            if sentences[word] != sentence:
                break
            if not is_content[word]:
                added += _ADDED_STOP_WORD
            else:
                added += _ADDED[ids[first + word] in new_ids]
            if added < least:
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
        is_content = self._is_content
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
            if (cost := loss + costs[word + after]) < least:
                best, least = word + after, cost
        return best

    def _cost_of_end(self, place: int) -> float:
        if self._rules.ends_sentence(place):
            return 0.0
        is_before_bracket = self._indexed.article.text.startswith(" (", self._indexed.ends[place - 1])
        is_never = is_before_bracket or self._is_inside_name(place) or self._is_in_time(place)
        is_never |= self._indexed.keys[place - 1] in LOOSE_ENDS
        cost = _cost(self._cuts.ends[place], is_good=self._rules.is_good_end(place), is_never=is_never)
        is_half_clause = not SUBORDINATING.isdisjoint(self._indexed.keys[max(0, place - 2) : place])
        is_poor = (
            is_half_clause
            or place <= self._predicates[self._sentences[place]]
            or self._is_before_country(place)
            or self._is_before_predicate(place)
            or self._is_in_list(place)
        )
        return cost + (_POOR if is_poor else 0.0) + self._in_clause(place, 1)

    def _cost_of_start(self, place: int) -> float:
        keys = self._indexed.keys
        is_never = keys[place] in LOOSE_STARTS or self._fragments.is_in_bracket(place)
        if self._rules.ends_sentence(place):
            return _NEVER if is_never else 0.0
        is_never |= keys[place - 1] in _NEVER_AFTER or self._is_inside_name(place) or self._is_in_time(place)
        cost = _cost(self._cuts.starts[place], is_good=self._rules.is_good_start(place), is_never=is_never)
        is_poor = self._is_inside_report(place) or self._follows_denial(place) or self._is_before_predicate(place)
        cost += _DANGLING if keys[place] in DANGLING_STARTS else 0.0
        return cost + (_POOR if is_poor else 0.0) + self._in_clause(place, 0)

    def _in_clause(self, place: int, side: int) -> float:
        """Return the cost of a beginning (side 0) or an end (side 1) inside a sentence."""
        previous, key = self._indexed.keys[place - 1 : place + 1]
        is_opener = key in _OPENS_CLAUSE and (side == 1 or word_class(previous) not in _TAKES_PREPOSITION)
        is_opener |= key == "as" and not PRONOUNS.isdisjoint(self._indexed.keys[place + 1 : place + 2])
        parts_clauses = is_opener or self._rules.is_clause_border(place)
        cost = _INSIDE_SENTENCE + (0.0 if parts_clauses else _INSIDE_CLAUSE[side])
        return cost + (_SHORT if self._is_short[self._sentences[place]] else 0.0)

    def _follows_denial(self, place: int) -> bool:
        """True after a “not” and a word or two that it denies: did not send ⟦ the photo."""
        first = max(0, place - _DENIAL_WORDS)
        for at, key in enumerate(self._indexed.keys[first:place], start=first):
            if key in denials() or key.endswith("n't"):
                return not any(map(self._rules.is_clause_border, range(at + 1, place + 1)))
        return False

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
        previous, following = self._indexed.keys[place - 1 : place + 1]
        return following in _TIMES and word_class(previous) in _ADVERBS

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
        return classes[0] in PREDICATES or has_object

    def _is_in_list(self, place: int) -> bool:
        """True before one of the last members of a list: theft ⟧, drug and fraud charges."""
        indexed = self._indexed
        if indexed.article.text[indexed.ends[place - 1] : indexed.starts[place]] != ", ":
            return False
        for at in range(place, min(place + _LIST_WORDS, len(indexed) - 1)):
            if indexed.keys[at] in COORDINATING:
                return at > place
            if word_class(indexed.keys[at]) not in _MEMBERS or self._rules.is_clause_border(at + 1):
                return False
        return False

    def _is_inside_report(self, place: int) -> bool:
        """True between a verb of speech and what was said: told ⟦ the council, said that ⟦ the pier is safe."""
        indexed = self._indexed
        if indexed.keys[place - 1] in _TAKES_HEARER or indexed.keys[place - 1] == "that":
            return True
        if indexed.keys[place] == "that" or not indexed.attribution[max(0, place - _REPORT_WORDS[0]) : place].any():
            return False
        words = indexed.keys[place : place + _REPORT_WORDS[1]]
        return "that" in words or (bool(indexed.attribution[place - 1]) and "day" in map(word_class, words[:2]))


def _cost(nats: float, *, is_good: bool, is_never: bool) -> float:
    cut = _CUT * nats + _BAD_CUT * max(0.0, nats - 1.0) ** 2
    return cut + (0.0 if is_good else _RULE) + (_NEVER if is_never else 0.0)
