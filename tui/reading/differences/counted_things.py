"""Determines what a number counts, from the words around it and its predicate, and recognises ages."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from tui.articles.model import Article
from tui.matching.differences.fact_words import BOUND, Fact
from tui.matching.differences.units import ComparedUnit

_NOUNS_MAX = 2
"""Maximum number of words after a number that name what it counts."""
_PHRASE_UNITS = 5
_PREDICATE_UNITS = 8
"""Number of words after a number within which its predicate begins: 14 PEOPLE HAD BEEN injured."""
_IN_PHRASE = frozenset({"of", "and", "the", "a", "an", "his", "her", "its", "their"})
_AUXILIARIES = frozenset({"was", "were", "is", "are", "be", "been", "being", "had", "have", "has"})
_ADVERBS = frozenset({"still", "now", "also", "already", "later", "then", "either"})
"""Words between an auxiliary and its predicate: 19 are STILL missing."""
_MORE_OR_LESS = frozenset({"fewer", "less", "more"})
_SINGULAR = frozenset({"was", "is", "has"})
_VERB_ENDINGS = ("ing", "ed")
_NO_PREDICATES = frozenset({"feared", "confirmed", "reported", "believed", "presumed", "said", "left"})
"""Words between an auxiliary and the predicate proper: 14 were FEARED dead."""
_NO_NOUNS = frozenset(
    {"speak", "speaks", "spoke", "spoken", "speaking", "talk", "talks", "talked", "tell", "tells", "told", "report"}
    | {"reports", "reported", "total", "toll", "number", "figure", "count", "estimate", "least", "most", "one", "some"}
)
"""Words before “of” or a number that do not name what it counts: the hospital SPEAKS of 17."""
_JOINTS = " -‐‑\u00a0\n"
_HYPHENS = frozenset("-‐‑")
_OLD = frozenset({"old", "olds"})
_YEARS = frozenset({"year", "years"})
_AGED = frozenset({"aged", "age"})
_ADULTS = frozenset({"man", "woman", "boy", "girl", "teenager", "mother", "father", "mum", "mom", "dad"})
_PERSONS = frozenset({"he", "she", "who"})
_BEING = frozenset({"is", "was", "turned", "turns"})
_AGES = range(1, 116)
_OTHERS = frozenset({"other", "others", "another", "more", "further", "including", "additional"})
_GRADES = frozenset(
    {
        "serious",
        "seriously",
        "critical",
        "critically",
        "severe",
        "severely",
        "slight",
        "slightly",
        "minor",
        "significant",
    }
)
_SERIES_MIN = 3
_AGE_DIGITS_MAX = 3
_GRADE_UNITS = 6
"""Number of words after a number within which a grade of injury makes it a part of the injured."""
_KIND_UNITS = 4
"""Maximum number of words from a number that counts a kind to the next such number."""
_PARTS = frozenset({"some", "most", "many", "all", "each", "any", "none", "several", "few"})


class CountedThing(Struct, frozen=True):
    """What one number counts, as stems."""

    nouns: tuple[int, ...]
    """Stems of the words right after it, nearest first; empty if the number has no noun."""
    phrase: frozenset[int]
    """Stems of the noun and its modifiers: pages of EMAILS, page INDICTMENT."""
    others: frozenset[int]
    """Stems of the predicate, the noun before “of”, and the verb before it: a CREW of 27, 14 were INJURED."""
    is_age: bool
    is_joined: bool
    """True for a number that is one word with its noun: a 96-metre ferry."""

    @property
    def is_named(self) -> bool:
        """True if something indicates what it counts."""
        return bool(self.phrase or self.others or self.is_age)


def counted_thing(article: Article, units: Sequence[ComparedUnit], at: int, stems: Mapping[int, int]) -> CountedThing:
    """Determine what the number at a unit counts. stems: index of a content word → its stem."""
    nouns = tuple(_nouns(article, units, at, stems))
    others = {*_predicate(article, units, at, stems), *_before(article, units, at, stems)}
    phrase = frozenset(_phrase(article, units, at, stems))
    end = units[at].span.end
    is_joined = article.text[end : end + 1] in _HYPHENS and at + 1 in stems
    return CountedThing(nouns, phrase, frozenset(others), is_age(article, units, at), is_joined)


def _nouns(article: Article, units: Sequence[ComparedUnit], at: int, stems: Mapping[int, int]) -> Iterator[int]:
    """Yield the stems of the content words right after a figure, with only blanks and hyphens between."""
    for following in range(at + 1, min(len(units), at + 1 + _NOUNS_MAX)):
        if following not in stems or not _joins(article, units, following):
            return
        if units[following].key not in _MORE_OR_LESS:
            yield stems[following]


def _phrase(article: Article, units: Sequence[ComparedUnit], at: int, stems: Mapping[int, int]) -> Iterator[int]:
    """Yield the stems in the noun phrase after a figure, which continues over “of”, articles and possessives."""
    for following in range(at + 1, min(len(units), at + 1 + _PHRASE_UNITS)):
        if not _joins(article, units, following):
            return
        key = units[following].key
        is_new_verb = key.endswith(_VERB_ENDINGS) and units[following - 1].key == "and"
        if following in stems and not is_new_verb:
            yield stems[following]
        elif key not in _IN_PHRASE:
            return


def _predicate(article: Article, units: Sequence[ComparedUnit], at: int, stems: Mapping[int, int]) -> Iterator[int]:
    """Yield the stems of the predicate, after an auxiliary: 14 people had been INJURED.

    But not in: a man with TWO GRENADES WAS arrested.
    """
    has_auxiliary = False
    for following in range(at + 1, min(len(units), at + 1 + _PREDICATE_UNITS)):
        if not _joins(article, units, following):
            return
        key, before = units[following].key, units[following - 1].key
        if key in _SINGULAR and following - 1 > at and before.endswith("s"):
            return
        if has_auxiliary and key in _ADVERBS:
            continue
        has_auxiliary = has_auxiliary or key in _AUXILIARIES
        if has_auxiliary and following in stems and key not in _NO_PREDICATES:
            yield stems[following]
            return
        if following not in stems and key not in _AUXILIARIES and (has_auxiliary or key not in _IN_PHRASE):
            return


def _before(article: Article, units: Sequence[ComparedUnit], at: int, stems: Mapping[int, int]) -> Iterator[int]:
    """Yield stems of the noun before “of”, without a noun after it, and of the verb before: KILLING at least 14."""
    first = at
    while first and (units[first - 1].sort == BOUND or units[first - 1].key in ("a", "an", "the")):
        first -= 1
    is_of = first > 1 and units[first - 1].key == "of"
    before = first - 2 if is_of else first - 1
    if before not in stems or units[before].key in _NO_NOUNS:
        return
    has_noun = at + 1 in stems and _joins(article, units, at + 1)
    is_one_phrase = all(_joins(article, units, each) for each in range(before + 1, at + 1))
    if is_one_phrase and not (is_of and has_noun):
        yield stems[before]


def _joins(article: Article, units: Sequence[ComparedUnit], at: int) -> bool:
    """Return True if only blanks and hyphens precede a unit."""
    return not article.text[units[at - 1].span.end : units[at].span.start].strip(_JOINTS)


def is_age(article: Article, units: Sequence[ComparedUnit], at: int) -> bool:
    """Return True for the age of a person: a man of 61; Lind, 61, left; 61 and 58 years old; aged 61."""
    digits = units[at].meaning.removeprefix("#")
    if not digits.isdecimal() or len(digits) > _AGE_DIGITS_MAX or int(digits) not in _AGES:
        return False
    keys = [unit.key for unit in units[at + 1 : at + 5]]
    if keys[:1] and keys[0] in _YEARS and keys[1:2] and keys[1] in _OLD:
        return True
    if keys[:1] == ["and"] and len(units) > at + 2 and units[at + 2].fact is Fact.NUMBER:
        return is_age(article, units, at + 2)
    before = [unit.key for unit in units[max(0, at - 3) : at]]
    if before[-1:] and before[-1] in _AGED:
        return True
    if before[-1:] == ["of"] and before[-2:-1] and before[-2] in _ADULTS:
        return True
    is_said_of_person = before[-2:-1] and before[-2] in _PERSONS and before[-1] in _BEING
    return (is_said_of_person and _ends_clause(article, units, at)) or _is_apposition(article, units, at)


def _ends_clause(article: Article, units: Sequence[ComparedUnit], at: int) -> bool:
    """Return True if no noun follows a number: he was 61 and | left; not: he was 61 metres away."""
    end = units[at].span.end
    return at + 1 == len(units) or article.text[end] != " " or units[at + 1].is_stop


def _is_apposition(article: Article, units: Sequence[ComparedUnit], at: int) -> bool:
    """Return True for a number between a capitalised word and a comma: Lind, 61, left."""
    if not at or not article.text[units[at - 1].span.start].isupper():
        return False
    before = article.text[units[at - 1].span.end : units[at].span.start]
    return before in (", ", " (") and article.text[units[at].span.end : units[at].span.end + 1] in (",", ")", ".", ";")


def is_part(units: Sequence[ComparedUnit], at: int) -> bool:
    """Return True for a number that counts a part: three OF THEM, ANOTHER nine, two with SERIOUS injuries."""
    before = [unit.key for unit in units[max(0, at - 1) : at]]
    after = [unit.key for unit in units[at + 1 : at + 1 + _GRADE_UNITS]]
    if not _OTHERS.isdisjoint((*before, *after[:2])) or after[:1] == ["of"]:
        return True
    return not _GRADES.isdisjoint(after) or _is_of_series(units, at)


def _is_of_series(units: Sequence[ComparedUnit], at: int) -> bool:
    """Return True for one of several numbers by origin: 35 from the coast, 65 FROM the hills, 76 from …"""

    def leads_from(number: int) -> bool:
        return "from" in [unit.key for unit in units[number + 1 : number + 3]]

    numbers = [number for number, unit in enumerate(units) if unit.fact is Fact.NUMBER and leads_from(number)]
    return at in numbers and len(numbers) >= _SERIES_MIN


def is_one_of_kinds(
    article: Article, units: Sequence[ComparedUnit], at: int, stems: Mapping[int, int], wholes: frozenset[int]
) -> bool:
    """Return True for one of several numbers side by side that count kinds: nine SAILORS and 11 COOKS were hurt.

    wholes: stems of words for anybody, or for what happened to them (people, dead), which name no kind.
    """

    def counts_kind(number: int) -> bool:
        return number + 1 in stems and _joins(article, units, number + 1) and stems[number + 1] not in wholes

    def follows(number: int, following: int) -> bool:
        between = article.text[units[number].span.end : units[following].span.start].rstrip()
        return between.endswith((",", " and"))

    numbers = [number for number, unit in enumerate(units) if unit.fact is Fact.NUMBER and counts_kind(number)]
    neighbours = [pair for pair in pairwise(numbers) if pair[1] - pair[0] <= _KIND_UNITS and follows(*pair)]
    return any(at in pair for pair in neighbours)


def is_whole_of_part(units: Sequence[ComparedUnit], at: int) -> bool:
    """Return True for a number of which only a part is meant: ONE OF THE two was arrested."""
    before = units[max(0, at - 3) : at]
    is_of_them = [unit.key for unit in before[1:]] == ["of", "the"]
    return is_of_them and (before[0].fact is Fact.NUMBER or before[0].key in _PARTS)
