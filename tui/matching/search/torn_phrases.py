"""Tells which expressions a border would tear: a name, a list, a denial, a verb of speech and what was said."""

from itertools import pairwise, takewhile

from tui.matching.search.border_words import COORDINATING, DETERMINERS, SUBORDINATING, denials
from tui.matching.search.fragments import PREDICATES
from tui.matching.search.phrase_borders import PhraseBorders
from tui.matching.search.word_classes import word_class
from tui.matching.words.article_words import IndexedArticle

TIMES = frozenset({"before", "after", "when"})
"""Words that an adverb of time may modify."""
_DENIAL_WORDS = 3
"""Words after a “not” that it denies."""
_REPORT_WORDS = (4, 7)
"""Words before and after a place within which a verb of speech and its “that” are looked for."""
_MEMBERS = frozenset({"house", "houses", "local", "meeting", "1", "number", "vote", "votes", "limited"})
"""Classes of the words that name the members of a list…"""
_LIST_WORDS = 5
"""…and words among which its “and” comes."""
_TAKES_HEARER = frozenset({"tell", "tells", "told", "telling"})
_NEVER_AFTER = DETERMINERS | {"of"}
_PERHAPS_PREDICATES = frozenset({"voted", "votes"})
_OBJECTS = frozenset({"the", "some", "that", "him", "it"})
"""Classes of words that show the previous word to be a predicate."""
_ADVERBS = frozenset({"now", "quickly"})
_OF_VERB = frozenset({"him", "up"})
"""Classes of words that belong to the verb before them: told ⟦ him, broke ⟦ down."""
_DENIES = frozenset(
    {
        *("deny", "denies", "denied", "denying", "dispute", "disputes", "disputed", "doubt", "doubts", "doubted"),
        *("refuse", "refuses", "refused", "refusing", "reject", "rejects", "rejected", "rejecting", "failed", "fails"),
        *("decline", "declines", "declined", "declining", "dismissed", "dismisses", "dismissing", "refuted"),
    }
)
"""Verbs that reverse what follows…"""
_DENIED_WORDS = 6
"""…within so many words."""
_TAKES_OBJECT = frozenset({"voted", "went", "gone", "verb", "voting", "says"})
"""Classes of verbs that a determiner may follow only with their object."""
_JOINS = frozenset({"and", "but"})
_NOT_ONLY_WORDS = 15
"""Words between “not only” and its “but also”, at most."""
_PREPOSITION_NOUNS = frozenset(
    {"connection", "addition", "response", "accordance", "conjunction", "relation", "behalf", "terms", "favor", "front"}
)
_SPEAKER_WORDS = 8
"""Words that a quotation's speaker has at most, before the verb of speech."""


class TornPhrases:
    """Judges places inside the sentences of an English article. Place n lies before word n."""

    def __init__(self, indexed: IndexedArticle, rules: PhraseBorders) -> None:
        self._indexed = indexed
        self._rules = rules
        self._denied = self._denied_places()

    def never_ends(self, place: int) -> bool:
        """Return True before a bracket, inside a name, after half a clause, and where an attribution lacks its verb."""
        is_before_bracket = self._indexed.article.text.startswith(" (", self._indexed.ends[place - 1])
        is_half_clause = not SUBORDINATING.isdisjoint(self._indexed.keys[max(0, place - 2) : place])
        return (
            is_before_bracket
            or is_half_clause
            or self._is_inside_name(place)
            or self._is_in_time(place)
            or self._is_before_verb_of_speech(place)
            or self._is_before_but_also(place)
            or self._is_before_insertion(place)
            or self._is_in_preposition(place)
        )

    def never_starts(self, place: int) -> bool:
        """Return True after an article, inside a name, and at a word that only the verb before it explains."""
        key, previous = self._indexed.keys[place], self._indexed.keys[place - 1]
        is_of_verb = word_class(key) in _OF_VERB and not self._rules.is_clause_border(place)
        return (
            previous in _NEVER_AFTER
            or is_of_verb
            or place in self._denied
            or self._is_inside_name(place)
            or self._is_in_time(place)
            or self._is_before_country(place)
        )

    def is_poor_end(self, place: int) -> bool:
        """Return True where what follows belongs to what precedes: a country, a predicate, the rest of a list."""
        return (
            self._is_before_country(place)
            or self._is_before_predicate(place)
            or self._is_in_list(place)
            or self._is_before_day(place)
            or self._is_before_currency(place)
        )

    def is_poor_start(self, place: int) -> bool:
        """Return True after a verb of speech or a “not”, before an object, and between an aside and the predicate."""
        return (
            self._is_inside_report(place)
            or self._follows_denial(place)
            or self._is_before_predicate(place)
            or self._is_before_object(place)
        )

    def joins_predicates(self, place: int) -> bool:
        """Return True before an “and” or “but” that a predicate follows: the mayor signed the bill ⟧ and left."""
        keys = self._indexed.keys
        is_joint = keys[place] in _JOINS and place + 1 < len(keys) and not self._rules.ends_sentence(place + 1)
        return is_joint and word_class(keys[place + 1]) in PREDICATES | _PERHAPS_PREDICATES

    def _is_before_day(self, place: int) -> bool:
        """Return True before a day that no sign separates: the council met ⟧ Friday."""
        return word_class(self._indexed.keys[place]) == "day" and not self._rules.is_clause_border(place)

    def _is_before_currency(self, place: int) -> bool:
        """Return True between a sum of money and what it consists of: $250,000 ⟧ in fees."""
        indexed, keys = self._indexed, self._indexed.keys
        is_sum = bool(indexed.figure[place - 1]) and indexed.article.text[indexed.starts[place - 1] - 1] in "$£€¥"
        return is_sum and keys[place] in {"in", "of"}

    def _is_in_preposition(self, place: int) -> bool:
        """Return True before the last word of a preposition of three: in connection ⟧ with, in addition ⟧ to."""
        before, noun, last = ("", *self._indexed.keys[max(0, place - 2) : place + 1])[-3:]
        return noun in _PREPOSITION_NOUNS and before in {"in", "on"} and last in {"with", "to", "of"}

    def _is_before_insertion(self, place: int) -> bool:
        """Return True before “but” and a word or two in commas, and after them: a large ⟧, but empty ⟧, ship."""
        indexed, keys = self._indexed, self._indexed.keys
        if keys[place] in _JOINS and self._rules.is_clause_border(place):
            return any(indexed.article.text[end : end + 1] == "," for end in indexed.ends[place + 1 : place + 3])
        is_comma = indexed.article.text[indexed.ends[place - 1]] == ","
        return is_comma and any(
            keys[at] == "but" and self._rules.is_clause_border(at) for at in range(max(1, place - 3), place - 1)
        )

    def _is_before_verb_of_speech(self, place: int) -> bool:
        """Return True between the speaker of a quotation and “said”: “It is safe,” Anna Lindt ⟧, a captain, said."""
        indexed = self._indexed
        for at in range(place - 1, max(0, place - 1 - _SPEAKER_WORDS), -1):
            if self._rules.ends_sentence(at) or _is_said(indexed, at):
                return False
            if indexed.quoted[at - 1] >= 0 and indexed.quoted[at] < 0:
                return "," in indexed.article.text[indexed.ends[at - 1] : indexed.starts[at]]
        return False

    def _denied_places(self) -> set[int]:
        """Return the places before what a verb denies: denied to reporters ⟦ that the pier is closed."""
        places: set[int] = set()
        for at, key in enumerate(self._indexed.keys):
            if key in _DENIES:
                clause = range(at + 1, at + 1 + _DENIED_WORDS)
                places.update(takewhile(lambda place: not self._rules.is_clause_border(place), clause))
        return places

    def _is_before_object(self, place: int) -> bool:
        """Return True between a verb and its object: won ⟦ a seat in the council."""
        is_object = self._indexed.keys[place] in DETERMINERS and not self._rules.is_clause_border(place)
        return is_object and word_class(self._indexed.keys[place - 1]) in _TAKES_OBJECT

    def _is_before_but_also(self, place: int) -> bool:
        """Return True before the second half of “not only …, but also …”."""
        keys = self._indexed.keys
        if keys[place] != "but":
            return False
        before = keys[max(0, place - _NOT_ONLY_WORDS) : place]
        return any(pair == ("not", "only") for pair in pairwise(before))

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
        """Return True before a name in commas, or a state, after another name: Port Selm ⟧, Norland, was flooded."""
        indexed, text = self._indexed, self._indexed.article.text
        if not (indexed.capital[place - 1] and indexed.capital[place]):
            return False
        if text[indexed.ends[place - 1] : indexed.starts[place]] != ", ":
            return False
        is_code = indexed.word(place).replace(".", "").isupper()
        return is_code or text[indexed.ends[place] : indexed.ends[place] + 1] in {",", ".", ""}

    def _is_in_time(self, place: int) -> bool:
        """Return True between an adverb and the time that it modifies: shortly ⟧ before the ship docked."""
        previous, following = self._indexed.keys[place - 1 : place + 1]
        return following in TIMES and word_class(previous) in _ADVERBS

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
        has_object = classes[0] in _PERHAPS_PREDICATES | {"gone"} and not _OBJECTS.isdisjoint(classes[1:2])
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


def _is_said(indexed: IndexedArticle, at: int) -> bool:
    """Return True for a verb of speech, or another word that is a predicate."""
    is_verb = bool(indexed.attribution[at]) and not indexed.capital[at]
    return is_verb or word_class(indexed.keys[at]) in PREDICATES | _PERHAPS_PREDICATES
