"""Judges where a passage may begin and end: at borders of clauses, else of phrases, never inside a name.

A border is bad if it divides a phrase: between two content words (State ⟧ Department), after an article, a “not” or a
preposition (talks on ⟦ Friday), before a predicate (the bill ⟧ is dead), before “of”, at a hyphen, or between a title
and a name.
"""

from collections.abc import Collection
from functools import cached_property, lru_cache

from tui.matching.search.border_words import (
    BEFORE_PARTICIPLES,
    BEFORE_VERBS,
    COORDINATING,
    DETERMINERS,
    FOLLOWS_VERB,
    GOES_ON,
    LEADS_TO_NOUN,
    LOOSE_ENDS,
    LOOSE_STARTS,
    OPENS_CLAUSE,
    OPENS_PHRASE,
    PRONOUNS,
    SUBORDINATING,
    TAKES_ON,
    auxiliaries,
)
from tui.matching.words.article_words import IndexedArticle
from tui.matching.words.vocabulary import stop_words
from tui.text.sentences import abbreviations

_SIGNS = str.maketrans("", "", "[]$£€¥#")
_TRANSPARENT = str.maketrans("", "", "“”\"‘’'[]$£€¥#")
_VERB_LETTERS = 6
"""Maximum number of letters of a verb with -ly, such as “comply”; longer words are adverbs."""
_HYPHENS = frozenset("-‐‑/")


class PhraseBorders:
    """Judges the places between the words of an article. Place n lies before word n."""

    def __init__(self, indexed: IndexedArticle) -> None:
        self._indexed = indexed
        self._text = indexed.article.text
        self._stops = stop_words(indexed.article.language)
        self.sentences = _sentence_numbers(indexed, self._stops)
        """Number of the sentence of each word; a line that lost its break begins one, too."""
        self._attribution: list[bool] = indexed.attribution.tolist()
        self._loose_ends = LOOSE_ENDS | auxiliaries()
        self._leads_on = TAKES_ON | LEADS_TO_NOUN | auxiliaries()
        self._good_ends: dict[int, bool] = {}
        """Results for the places already judged, as many matches end there."""
        self._good_starts: dict[int, bool] = {}
        self._clause_borders: dict[tuple[int, bool], bool] = {}

    @cached_property
    def sentence_borders(self) -> list[int]:
        """Return the places between sentences, in order, even if a quotation contains the end of the first one."""
        return [place for place in range(1, len(self._indexed)) if self._parts_sentences(place)]

    def _parts_sentences(self, place: int) -> bool:
        indexed = self._indexed
        between = self._text[indexed.ends[place - 1] : indexed.starts[place]]
        ends_quotation = between[:1] in (".", "!", "?") and between[1:2] in ("”", '"', "’")
        return self.ends_sentence(place) or (ends_quotation and self._text[indexed.starts[place]].isupper())

    def is_clause_border(self, place: int, *, marks_part: bool = False) -> bool:
        """Return True at a sentence border, or at more than a space, a hyphen or the stop of an abbreviation.

        marks_part: True if quotation marks and brackets separate clauses as well.
        """
        key = (place, marks_part)
        if key not in self._clause_borders:
            self._clause_borders[key] = self._parts_clauses(place, marks_part=marks_part)
        return self._clause_borders[key]

    def _parts_clauses(self, place: int, *, marks_part: bool) -> bool:
        indexed = self._indexed
        if not 0 < place < len(indexed):
            return True
        before, after = indexed.ends[place - 1], indexed.starts[place]
        if self.sentences[place - 1] != self.sentences[place]:
            return True
        between = self._text[before:after].translate(_SIGNS if marks_part else _TRANSPARENT)
        if between.startswith(".") and (between.strip() == "." or not between.strip(". ")):
            return not self._is_abbreviation(place - 1)
        return not (between.isspace() or not between or between.strip() in _HYPHENS)

    def _is_abbreviation(self, at: int) -> bool:
        word = self._indexed.word(at)
        return len(word) == 1 or "." in word or word.lower() in abbreviations()

    def _is_hyphen(self, place: int) -> bool:
        between = self._text[self._indexed.ends[place - 1] : self._indexed.starts[place]]
        return bool(between) and not between.isspace() and between.strip() in _HYPHENS and " " not in between

    def _is_content(self, at: int) -> bool:
        return self._indexed.keys[at] not in self._stops

    def is_good_end(self, place: int) -> bool:
        """Return True if a passage may end before the word at a place."""
        if place not in self._good_ends:
            self._good_ends[place] = self._ends_well(place)
        return self._good_ends[place]

    def is_good_start(self, place: int) -> bool:
        """Return True if a passage may begin with the word at a place."""
        if place not in self._good_starts:
            self._good_starts[place] = self._begins_well(place)
        return self._good_starts[place]

    def _ends_well(self, place: int) -> bool:
        indexed = self._indexed
        if indexed.keys[place - 1] in self._loose_ends and not self.ends_sentence(place):
            return False
        if self.ends_sentence(place):
            return True
        if self._is_predicate(place) or self._text.startswith(" (", indexed.ends[place - 1]):
            return False
        if SUBORDINATING.intersection(indexed.keys[max(0, place - 3) : place]):
            return False
        if self.is_clause_border(place) and not self._follows_bracket(place):
            return True
        if self._is_hyphen(place) or indexed.keys[max(0, place - 2)] == "to":
            return False
        if self._is_content(place) and indexed.keys[place] not in OPENS_PHRASE:
            return False
        if self._is_verb(place - 1) and not self._attribution[place - 1]:
            return False
        if indexed.keys[place] == "in" and self._is_amount(place - 1):
            return False
        return indexed.keys[place] not in DETERMINERS | GOES_ON | FOLLOWS_VERB | OPENS_CLAUSE

    def _follows_bracket(self, place: int) -> bool:
        """Return True if only a bracket separates two words: Anthony Weiner (D-N.Y.) ⟧ broke."""
        return self._text[self._indexed.ends[place - 1] : self._indexed.starts[place]].strip(". ") == ")"

    def _is_predicate(self, place: int) -> bool:
        """Return True for an auxiliary, and for a verb of speech not after a quotation: Mark Sheridan, ⟧ said."""
        indexed = self._indexed
        is_speech = bool(self._attribution[place] and indexed.small[place]) and indexed.quoted[place - 1] < 0
        return indexed.keys[place] in auxiliaries() or is_speech

    def _is_amount(self, at: int) -> bool:
        """Return True for a sum of money in figures: $250,000 ⟧ in fees."""
        return bool(self._indexed.figure[at]) and self._text[self._indexed.starts[at] - 1] in "$£€¥"

    def ends_sentence(self, place: int) -> bool:
        sentences = self.sentences
        return not 0 < place < len(sentences) or sentences[place - 1] != sentences[place]

    def _is_title(self, place: int) -> bool:
        """Return True if an abbreviation with a capital precedes a place: Mr. ⟦ Sheridan."""
        indexed = self._indexed
        between = self._text[indexed.ends[place - 1] : indexed.starts[place]]
        return between.startswith(".") and self._text[indexed.starts[place - 1]].isupper()

    def _is_coordinate(self, place: int) -> bool:
        """Return True after the “and” between two people or things: Duncan and ⟦ Margaret Hunter."""
        indexed = self._indexed
        if place < 2 or indexed.keys[place - 1] not in COORDINATING or self.is_clause_border(place - 1):
            return False
        return self._is_content(place - 2) or indexed.keys[place - 2] in PRONOUNS

    def _begins_well(self, place: int) -> bool:
        indexed = self._indexed
        if indexed.keys[place] in LOOSE_STARTS:
            return False
        if self.is_clause_border(place):
            return self.ends_sentence(place) or not (self._is_predicate(place) or self._is_aside(place))
        before = indexed.keys[place - 1]
        if self._is_title(place) or self._is_coordinate(place) or before in OPENS_CLAUSE:
            return False
        if indexed.keys[place] in OPENS_CLAUSE:
            return True
        if self._is_hyphen(place) or self._is_predicate(place) or before in PRONOUNS or before.endswith("n't"):
            return False
        return self._is_verb(place - 1) if self._is_content(place - 1) else before not in self._leads_on

    def _is_aside(self, place: int) -> bool:
        """Return True for one or two words between commas: Weiner, ⟦ 46, is married."""
        ends, text = self._indexed.ends, self._text
        after = (at for at in (place, place + 1) if at < len(ends) - 1 and not self.ends_sentence(at + 1))
        return text[ends[place - 1]] == "," and any("," in text[ends[at] : ends[at] + 2] for at in after)

    def _is_verb(self, at: int) -> bool:
        """Return True for a verb of speech, or the word after a pronoun or auxiliary: “has described” ⟦ “levels”."""
        indexed = self._indexed
        key = indexed.keys[at]
        if not self._text[indexed.starts[at]].islower() or (key.endswith("ly") and len(key) > _VERB_LETTERS):
            return False
        if self._attribution[at]:
            return True
        if self.is_clause_border(at):
            return False
        before = indexed.keys[at - 1]
        if before in BEFORE_PARTICIPLES:
            return key.endswith(("ed", "ing"))
        return before in BEFORE_VERBS | PRONOUNS | auxiliaries()

    def is_tolerable_end(self, place: int) -> bool:
        """Return True if a passage may end here at worst, as before “to” or “that”: losing words would be worse."""
        keys = self._indexed.keys
        is_verb = keys[place - 1].endswith("ing") or bool(self._attribution[place - 1])
        is_loose = is_verb or keys[place - 1] in self._loose_ends | FOLLOWS_VERB
        return not is_loose and not self._is_hyphen(place) and keys[place] in GOES_ON - {"of"}

    def is_tolerable_start(self, place: int) -> bool:
        """Return True if a passage may begin here at worst, as with “to” or “that”: losing words would be worse."""
        keys = self._indexed.keys
        is_after_of = keys[place - 1] == "of"
        return not is_after_of and keys[place] in {"to", "that", "for", "in", "on", "at", "from", "by", "with"}


def _sentence_numbers(indexed: IndexedArticle, stops: Collection[str]) -> list[int]:
    """Return the number of the sentence of each word; one begins at each line that lost its break, too."""
    numbers: list[int] = indexed.sentences.tolist()
    small = indexed.small.tolist()
    lost_breaks = 0
    for at in range(1, len(numbers) - 1):
        if small[at - 1] and small[at + 1] and not small[at] and indexed.keys[at] in stops:
            lost_breaks += _follows_lost_break(indexed, at)
        numbers[at] += lost_breaks
    if numbers:
        numbers[-1] += lost_breaks
    return numbers


def _follows_lost_break(indexed: IndexedArticle, at: int) -> bool:
    """True for a capital on a small word between words without one: Ferry talks begin ⟦ It came as a surprise."""
    text, start, key = indexed.article.text, indexed.starts[at], indexed.keys[at]
    is_space = text[indexed.ends[at - 1] : start] == " "
    return is_space and text[start].isupper() and key != "may" and key[:2] not in {"i", "i'"}


@lru_cache(maxsize=64)
def phrase_borders(indexed: IndexedArticle) -> PhraseBorders:
    """Return the object that judges the places of an article; the last ones requested are cached."""
    return PhraseBorders(indexed)
