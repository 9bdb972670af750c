"""Where a passage may begin and end for a reader: at the borders of clauses, else of phrases, never inside a name.

A border is bad where it cuts a phrase in two: between two words that are no grammar (State ⟧ Department), after an
article or a “not”, before a predicate (the bill ⟧ is dead), before “of”, at a hyphen, or between a title and a name.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain

from tui.matching.words.article_words import IndexedArticle
from tui.matching.words.vocabulary import stop_words, word_key
from tui.shipped import shipped_text
from tui.text.sentences import abbreviations

_CLAUSE_WORDS = 5
"""Words that a passage may go on with, to end where its clause does…"""
_SHORT_GROWTH = 2
"""…and if it has no more words than that itself."""
_PHRASE_WORDS = 4
"""Words that a passage may go on with, to end where a phrase does."""
_PHRASE_LEAD = 2
"""Words by which a clause may end later than a phrase, and still be preferred."""
_LOST_SHARE = 0.34
"""Share of a passage that it may lose, to end where a phrase does…"""
_LOST_MAX = 4
"""…and words that it may lose."""
_QUOTED_WORDS = 6
"""Words of a quotation that a passage may go on with, so as not to begin or end inside it: “Smiles for ⟦ Life”."""
_SIGNS = str.maketrans("", "", "[]$£€¥#")
_TRANSPARENT = str.maketrans("", "", "“”\"‘’'[]$£€¥#")
_HYPHENS = frozenset("-‐‑/")

_TAKES_ON = frozenset(
    {
        *("the", "a", "an", "his", "her", "its", "their", "my", "our", "your", "this", "these", "those", "every"),
        *("no", "not", "never", "to", "of", "very", "more", "most", "less", "so", "too", "any", "some", "such"),
        *("who", "whose"),
    }
)
"""Words that belong to the word after them."""
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "my", "our", "your"})
_OPENS_CLAUSE = frozenset({"what", "how", "why", "whether", "if"})
"""Words that open a clause and belong to it."""
_PRONOUNS = frozenset({"he", "she", "they", "we", "i", "you"})
_BEFORE_PARTICIPLES = frozenset({"is", "are", "was", "were", "be", "am", "been", "being"})
_BEFORE_VERBS = frozenset({"to", "not", "never", "it", "who"})
_COORDINATING = frozenset({"and", "or"})
_GOES_ON = frozenset(
    {
        *("of", "to", "that", "who", "whose", "which", "where", "and", "or"),
        *("into", "onto", "toward", "towards", "upon", "out", "off", "up", "down", "away"),
    }
)
"""Words before which a passage ends only where its clause is too long: what they lead to belongs to it."""
LOOSE_ENDS = frozenset(
    {
        *("a", "an", "the", "and", "or", "but", "that", "than", "if", "as", "its", "his", "her", "their", "my", "our"),
        *("of", "to", "in", "on", "at", "by", "for", "with", "from", "into", "about", "over", "between", "after"),
        *("before", "because", "while", "when", "where", "who", "which", "whose", "whether", "since", "until", "he"),
        *("she", "they", "we", "i", "not", "no", "never", "even", "also", "such", "very", "saying", "including"),
    }
)
"""Words with which a passage does not end, as what they lead to is not in it."""
LOOSE_STARTS = frozenset({"and", "or", "but", "of", "than"})


@cache
def _auxiliaries() -> frozenset[str]:
    section = shipped_text("config/words/negations.txt").split("[auxiliary]")[1].split("[")[0]
    return frozenset(word_key(word) for line in section.split("\n") if line[:1] != "#" for word in line.split())


@cache
def _dateline() -> re.Pattern[str]:
    return re.compile(r"[A-Z]{3,20}(?:[ ,.]{1,2}[A-Z(][\w.)]{0,20}|[ ,]{1,2}\d{1,4}){0,6} ?[—–-]{1,2} ")


def _growth(words: int) -> int:
    """Words by which a passage of so many may grow at one end."""
    return _CLAUSE_WORDS if words > _CLAUSE_WORDS else _SHORT_GROWTH


class PhraseBorders:
    """Judges the places between the words of an article. Place n lies before word n."""

    def __init__(self, indexed: IndexedArticle) -> None:
        self._indexed = indexed
        self._text = indexed.article.text
        self._stops = stop_words(indexed.article.language)

    def settled(self, first: int, last: int) -> tuple[int, int]:
        """Return a half-open word range with both of its borders moved to the next good place."""
        if self._is_whole_quotation(first, last):
            return first, last
        begin, last = self._around_quotations(first, last)
        end = self._settled_end(begin, last)
        return begin if begin < first else self._after_dateline(self._settled_start(first, end), end), end

    def _after_dateline(self, first: int, end: int) -> int:
        """Return the first word after the dateline with which a range begins: WASHINGTON — ⟦ Democrats."""
        start = self._indexed.starts[first]
        dateline = _dateline().match(self._text, start) if self._text[max(0, start - 1) : start] in ("", "\n") else None
        at = first
        while dateline and at < end - 1 and self._indexed.starts[at] < dateline.end():
            at += 1
        return at

    def _around_quotations(self, first: int, last: int) -> tuple[int, int]:
        """Return the range with the rest of a short quotation that reaches out of it at one end."""
        indexed = self._indexed
        before, after = indexed.quoted[first], indexed.quoted[last - 1]
        if before == after:
            return first, last
        begin = indexed.quotation_words[before][0] if before >= 0 else first
        end = indexed.quotation_words[after][1] if after >= 0 else last
        return begin if first - begin <= _QUOTED_WORDS else first, end if end - last <= _QUOTED_WORDS else last

    def is_clause_border(self, place: int, *, marks_part: bool = False) -> bool:
        """True if a sentence ends before the place, or more than a space, a hyphen or an abbreviation’s stop.

        marks_part: True if quotation marks and brackets part clauses, too.
        """
        indexed = self._indexed
        if not 0 < place < len(indexed):
            return True
        before, after = indexed.ends[place - 1], indexed.starts[place]
        if indexed.sentences[place - 1] != indexed.sentences[place]:
            return True
        between = self._text[before:after].translate(_SIGNS if marks_part else _TRANSPARENT)
        if between.startswith(".") and (between.strip() == "." or not between.strip(". ")):
            return not self._is_abbreviation(place - 1)
        return not (between.isspace() or not between or between.strip() in _HYPHENS)

    def _is_abbreviation(self, at: int) -> bool:
        word = self._indexed.word(at)
        return len(word) == 1 or "." in word or word.lower() in abbreviations()

    def _is_whole_quotation(self, first: int, last: int) -> bool:
        number = self._indexed.quoted[first]
        if number < 0 or self._indexed.quoted[last - 1] != number:
            return False
        return self._indexed.quotation_words[number] == (first, last)

    def _is_hyphen(self, place: int) -> bool:
        between = self._text[self._indexed.ends[place - 1] : self._indexed.starts[place]]
        return bool(between) and not between.isspace() and between.strip() in _HYPHENS and " " not in between

    def _is_content(self, at: int) -> bool:
        return self._indexed.keys[at] not in self._stops

    def is_good_end(self, place: int) -> bool:
        """True if a passage may end before the word at a place."""
        indexed = self._indexed
        if indexed.keys[place - 1] in LOOSE_ENDS | _auxiliaries() and not self._ends_sentence(place):
            return False
        if self.is_clause_border(place):
            return self._ends_sentence(place) or indexed.keys[place] not in _auxiliaries()
        if self._is_hyphen(place) or self._is_content(place) or indexed.keys[max(0, place - 2)] == "to":
            return False
        if indexed.keys[place] == "in" and self._is_amount(place - 1):
            return False
        return indexed.keys[place] not in _auxiliaries() | _DETERMINERS | _GOES_ON

    def _is_amount(self, at: int) -> bool:
        """True for a sum of money in figures: $250,000 ⟧ in fees."""
        return bool(self._indexed.figure[at]) and self._text[self._indexed.starts[at] - 1] in "$£€¥"

    def _ends_sentence(self, place: int) -> bool:
        sentences = self._indexed.sentences
        return not 0 < place < len(sentences) or bool(sentences[place - 1] != sentences[place])

    def _is_title(self, place: int) -> bool:
        """True if an abbreviation with a capital stands before a place: Mr. ⟦ Sheridan."""
        indexed = self._indexed
        between = self._text[indexed.ends[place - 1] : indexed.starts[place]]
        return between.startswith(".") and self._text[indexed.starts[place - 1]].isupper()

    def _is_between_names(self, place: int) -> bool:
        """True after the “and” between two people: Duncan and ⟦ Margaret Hunter."""
        indexed = self._indexed
        if place < 2 or indexed.keys[place - 1] not in _COORDINATING:
            return False
        is_name = self._text[indexed.starts[place - 2]].isupper() and self._is_content(place - 2)
        is_person = is_name or indexed.keys[place - 2] in _PRONOUNS
        return is_person and self._text[indexed.starts[place]].isupper() and not self._ends_sentence(place - 1)

    def is_good_start(self, place: int) -> bool:
        """True if a passage may begin with the word at a place."""
        indexed = self._indexed
        if indexed.keys[place] in LOOSE_STARTS:
            return False
        if self.is_clause_border(place):
            return self._ends_sentence(place) or indexed.keys[place] not in _auxiliaries()
        before = indexed.keys[place - 1]
        if self._is_title(place) or self._is_between_names(place) or before in _OPENS_CLAUSE:
            return False
        if indexed.keys[place] in _OPENS_CLAUSE:
            return True
        if self._is_hyphen(place) or indexed.keys[place] in _auxiliaries():
            return False
        return self._is_verb(place - 1) if self._is_content(place - 1) else before not in _TAKES_ON | _auxiliaries()

    def _is_verb(self, at: int) -> bool:
        """True for a verb of speech, and for the word after a pronoun or an auxiliary: “has described” ⟦ “levels”."""
        indexed = self._indexed
        if not self._text[indexed.starts[at]].islower() or indexed.keys[at].endswith("ly"):
            return False
        if indexed.attribution[at]:
            return True
        if self.is_clause_border(at):
            return False
        before = indexed.keys[at - 1]
        if before in _BEFORE_PARTICIPLES:
            return indexed.keys[at].endswith(("ed", "ing"))
        return before in _BEFORE_VERBS | _PRONOUNS | _auxiliaries()

    def _settled_end(self, first: int, last: int) -> int:
        if self.is_good_end(last):
            return last
        longer = self._nearest(self._longer_ends(last, _growth(last - first)), last)
        if longer is not None:
            return longer
        if self._is_tolerable_end(last):
            return last
        least = last - min(_LOST_MAX, int(_LOST_SHARE * (last - first)))
        shorter = (place for place in range(last - 1, max(least, first + 1) - 1, -1) if self.is_good_end(place))
        return next(chain(self._tolerable_ends(last), shorter), last)

    def _tolerable_ends(self, last: int) -> Iterator[int]:
        """Yield the places a few words on, in the sentence, before “of”, “to” or “that”."""
        for place in range(last + 1, last + _PHRASE_WORDS + 1):
            if place >= len(self._indexed) or self._ends_sentence(place - 1):
                return
            if self._is_tolerable_end(place):
                yield place

    def _nearest(self, places: Iterator[int], border: int) -> int | None:
        """Return the place to which a border moves outwards: where the clause ends, or a phrase well before that."""
        outer = list(places)
        clause = next((place for place in outer if self.is_clause_border(place)), None)
        phrase = next((place for place in outer if abs(place - border) <= _PHRASE_WORDS), None)
        if clause is None or phrase is None:
            return phrase if clause is None else clause
        return phrase if abs(clause - phrase) > _PHRASE_LEAD else clause

    def _is_tolerable_end(self, place: int) -> bool:
        """True where nothing worse than “to” or “of” goes on: losing words would be worse."""
        keys = self._indexed.keys
        is_loose = keys[place - 1] in LOOSE_ENDS | _auxiliaries()
        return not is_loose and not self._is_hyphen(place) and keys[place] in _GOES_ON and not self._is_in_name(place)

    def _is_in_name(self, place: int) -> bool:
        """True before the “of” of a name: House ⟧ of Representatives."""
        indexed = self._indexed
        if indexed.keys[place] != "of" or not 0 < place < len(indexed) - 1:
            return False
        return all(self._text[indexed.starts[at]].isupper() for at in (place - 1, place + 1))

    def _is_tolerable_start(self, place: int) -> bool:
        """True where nothing worse than a verb stands before “to” or “that”: losing words would be worse."""
        keys = self._indexed.keys
        return keys[place] in {"to", "that", "for", "in", "on", "at", "from", "by", "with"} or keys[place - 1] == "of"

    def _longer_ends(self, last: int, words: int) -> Iterator[int]:
        """Yield the good ends after a place, in its sentence."""
        for place in range(last + 1, last + words + 1):
            if place > len(self._indexed) or self._ends_sentence(place - 1):
                return
            if self.is_good_end(place):
                yield place

    def _settled_start(self, first: int, end: int) -> int:
        if self.is_good_start(first):
            return first
        longer = self._nearest(self._longer_starts(first, _growth(end - first)), first)
        if longer is not None:
            return longer
        if self._is_tolerable_start(first):
            return first
        most = first + min(_LOST_MAX, int(_LOST_SHARE * (end - first)))
        return next((place for place in range(first + 1, most + 1) if self.is_good_start(place)), first)

    def _longer_starts(self, first: int, words: int) -> Iterator[int]:
        """Yield the good starts before a place, in its sentence, the nearest first."""
        for place in range(first - 1, first - words - 1, -1):
            if place < 0 or self._ends_sentence(place + 1):
                return
            if self.is_good_start(place):
                yield place


@lru_cache(maxsize=64)
def phrase_borders(indexed: IndexedArticle) -> PhraseBorders:
    """Return what judges the places of an article; the last ones that were asked for are remembered."""
    return PhraseBorders(indexed)
