"""Tells where a passage would begin with a fragment of a clause: one that lacks its subject or its predicate."""

from tui.matching.search.border_words import DETERMINERS, LEADS_TO_NOUN, NEVER_SUBJECTS
from tui.matching.search.phrase_borders import PhraseBorders
from tui.matching.search.word_classes import word_class
from tui.matching.words.article_words import IndexedArticle

PREDICATES = frozenset({"is", "has", "will", "does", "says", "went"})
"""Classes of words that are predicates."""
_FINITE = PREDICATES | {"voted", "he's"}
"""Classes of words that are predicates after a subject."""
_SUBJECTLESS = PREDICATES | {"voted", "voting", "gone"}
"""Classes of words that do not begin a subject inside a sentence."""
_NO_SUBJECTS = LEADS_TO_NOUN | NEVER_SUBJECTS
_BRACKET_LETTERS = 30
"""Number of characters before a place in which an open bracket is looked for."""


class Fragments:
    """Finds the fragments of an article. Place n lies before word n."""

    def __init__(self, indexed: IndexedArticle, rules: PhraseBorders) -> None:
        self._indexed = indexed
        self._rules = rules
        self._predicate_ends = self._next_predicate_ends()
        """Place after the next predicate of each word's sentence, or a place beyond the article."""

    def begins(self, place: int, end: int) -> bool:
        """Return True if a passage from a place inside a sentence to `end` has no subject with a predicate.

        His wife, ⟦ Anna Lindt, is no clause, nor is ⟦ closing the pier. A quotation may begin as it does, and so may a
        member of a list with semicolons.
        """
        key, end_of_predicate = self._indexed.keys[place], self._predicate_ends[place]
        is_fragment = key in _NO_SUBJECTS or word_class(key) in _SUBJECTLESS or end_of_predicate > end
        if not is_fragment and key == "to":
            is_fragment = self._indexed.keys[place + 1] in DETERMINERS
        return is_fragment and not (
            self._rules.ends_sentence(place) or self._opens_quotation(place) or self._follows_semicolon(place)
        )

    def is_in_bracket(self, place: int) -> bool:
        """Return True after a bracket that is still open: Anna Lindt (Selm ⟦ Party)."""
        start = self._indexed.starts[place]
        text_before = self._indexed.article.text[max(0, start - _BRACKET_LETTERS) : start]
        return text_before.rfind("(") > max(text_before.rfind(")"), text_before.rfind("\n"))

    def _next_predicate_ends(self) -> list[int]:
        keys = self._indexed.keys
        places = [len(keys) + 1] * (len(keys) + 1)
        for word in range(len(keys) - 1, -1, -1):
            if not self._rules.ends_sentence(word + 1):
                places[word] = places[word + 1]
            if word_class(keys[word]) in _FINITE and keys[max(0, word - 1)] != "to":
                places[word] = word + 1
        return places[:-1]

    def _follows_semicolon(self, place: int) -> bool:
        return ";" in self._indexed.article.text[self._indexed.ends[place - 1] : self._indexed.starts[place]]

    def _opens_quotation(self, place: int) -> bool:
        quotation_of = self._indexed.quoted
        return quotation_of[place] >= 0 and quotation_of[place] != quotation_of[place - 1]
