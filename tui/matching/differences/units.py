"""Splits a passage into the units that are compared: single words, and whole numbers, dates and negations."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from tui.matching.differences.fact_words import Fact, Phrase, negation_words, number_words, phrases
from tui.matching.differences.name_words import NameWords
from tui.matching.differences.numbers.amounts import sign_of
from tui.matching.differences.numbers.number_parser import number_first_words, parse_number
from tui.matching.differences.numbers.number_words import NumberWordSequence, words_of
from tui.matching.words.vocabulary import ENGLISH, stop_words
from tui.text.names import name_groups, same_name, spelling_keys
from tui.text.span import Span
from tui.text.tokens import words_in

_HYPHENS = frozenset("-‐‑")


class ComparedUnit(Struct, frozen=True):
    """Word, or several words that are read as one (did not; last week; two hundred)."""

    span: Span
    key: str
    """Text by which units are compared; equal for equal units."""
    fact: Fact | None
    meaning: str
    """Text that is equal for facts that say the same; empty for a word."""
    sort: str
    """Only facts of one sort can contradict: two weekdays, but not a weekday and “yesterday”. Empty for a word."""
    is_stop: bool
    """True for a function word."""
    is_name: bool = False
    """True for the name of a person or place, as far as its capital shows."""

    @property
    def is_content(self) -> bool:
        """Return True for a word that is neither a stop word nor a fact."""
        return not self.is_stop and self.fact is None


@lru_cache(maxsize=256)  # because the current passage is compared with each of the others
def compared_units(text: str, span: Span, language: str = ENGLISH) -> tuple[ComparedUnit, ...]:
    """Return the units of a passage, in order; together they contain each of its words once.

    Linear in the passage. `language` is a code of `text.language`, or empty.
    """
    words = words_of(text, span, language)
    stops = stop_words(language or ENGLISH)
    capitals = NameWords(words, stops)
    units: list[ComparedUnit] = []
    first_words = _first_words() if words.is_english else None
    at = 0
    while at < len(words.keys):
        key = words.keys[at]
        if first_words is not None and key not in first_words and key.isalpha():  # true of most words
            units.append(ComparedUnit(Span(*words.places[at]), key, None, "", "", key in stops, capitals.is_name(at)))
            at += 1
            continue
        count, fact, key, meaning, sort = _read(words, at)
        place = Span(words.places[at][0], words.places[at + count - 1][1])
        if fact is Fact.NUMBER and sign_of(meaning):
            place = _with_sign(text, place, span)
        is_name = fact is None and capitals.is_name(at)
        units.append(ComparedUnit(place, key, fact, meaning, sort, fact is None and key in stops, is_name))
        at += count
    return tuple(units)


def _with_sign(text: str, number: Span, passage: Span) -> Span:
    """Return a number with the currency sign right before or after it, if that is in the passage."""
    signs = number_words().currencies
    start = number.start - (number.start > passage.start and text[number.start - 1] in signs)
    end = number.end + (number.end < passage.end and text[number.end] in signs)
    return Span(start, end)


def _read(words: NumberWordSequence, at: int) -> tuple[int, Fact | None, str, str, str]:
    """Read the unit at a word: its number of words, fact, key, meaning and sort."""
    phrase = _phrase(words, at) if words.is_english else None
    if phrase:
        count = len(phrase.keys) + 1
        key = " ".join(words.keys[at : at + count])
        same_by_meaning = phrase.fact is Fact.DATE
        return count, phrase.fact, f"@{phrase.meaning}" if same_by_meaning else key, phrase.meaning, phrase.sort
    if words.is_english and (negated := _negated(words, at)):
        return negated
    if (
        words.key(at) == "non"
        and at + 1 < len(words.keys)
        and words.text[words.places[at][1] : words.places[at][1] + 1] in _HYPHENS
    ):
        return 2, None, f"non{words.key(at + 1)}", "", ""
    if number := parse_number(words, at):
        return number.words, number.fact, number.meaning, number.meaning, number.sort
    return 1, None, words.keys[at], "", ""


@cache
def _first_words() -> frozenset[str]:
    """Return the keys with which a fact or a unit of several words can begin; others begin with a digit or a sign."""
    return frozenset({"non", "cannot"}).union(phrases(), negation_words().auxiliaries, number_first_words())


@cache
def _figure_words() -> frozenset[str]:
    """Return words, as keys, such that every English figure without digits contains at least one of them."""
    dates = (first for first, some in phrases().items() if any(phrase.fact is Fact.DATE for phrase in some))
    return number_first_words().difference(("a", "an")).union(dates)


def may_hold_figure(text: str, span: Span) -> bool:
    """Return False only if a passage contains no number, date or time; far cheaper than reading its units."""
    passage = text[span.start : span.end]
    if any(map(str.isdigit, passage)):
        return True
    words = (word.lower().replace("’", "'").partition("'")[0] for word in words_in(text, span.start, span.end))
    return not _figure_words().isdisjoint(words)


def _phrase(words: NumberWordSequence, at: int) -> Phrase | None:
    for phrase in phrases().get(words.keys[at], ()):
        count = len(phrase.keys)
        if tuple(words.keys[at + 1 : at + 1 + count]) != phrase.keys:
            continue
        is_before_number = _before_number(words, at + count)
        if phrase.before_number and not is_before_number:
            continue
        if phrase.fact is Fact.NEGATION and is_before_number and phrase.keys[-1:] == ("to",):
            continue  # the index declined to 52
        if all(words.joins_next(at + step) for step in range(count)):
            return phrase
    return None


def _before_number(words: NumberWordSequence, last: int) -> bool:
    if last + 1 >= len(words.keys):
        return False
    number = parse_number(words, last + 1)
    return number is not None and number.fact is Fact.NUMBER


def _negated(words: NumberWordSequence, at: int) -> tuple[int, Fact, str, str, str] | None:
    """Read a negated verb: `did not` and `didn’t` are one."""
    key, negations = words.keys[at], negation_words()
    if key.endswith("n't"):
        count, base = 1, negations.contractions.get(key, key[:-3])
    elif key == "cannot":
        count, base = 1, "can"
    elif key in negations.auxiliaries and words.key(at + 1) == "not" and words.joins_next(at):
        if (phrase := _phrase(words, at + 1)) and phrase.fact is None:  # was NOT ONLY there
            return None
        count, base = 2, key
    else:
        return None
    return count, Fact.NEGATION, f"{base} not", "not", "negation"


def joined_keys(
    left_units: Sequence[ComparedUnit], right_units: Sequence[ComparedUnit], left_text: str, right_text: str
) -> tuple[list[str], list[str]]:
    """Return the keys of both sides, with one key for two spellings of a name if neither side has both.

    Linear: a name is compared only with names that share a spelling key with it.
    """
    left, right = [unit.key for unit in left_units], [unit.key for unit in right_units]
    only_left, only_right = set(left) - set(right), set(right) - set(left)
    if not only_left or not only_right:
        return left, right
    table: dict[str, str] = {}
    for name in _names(left_units, only_left, left_text):
        for key in _spellings(name):
            table.setdefault(key, name)
    left_name_of: dict[str, str] = {}
    for name in _names(right_units, only_right, right_text):
        left_name = next((table[key] for key in _spellings(name) if key in table), None)
        if left_name is not None and left_name not in left_name_of.values() and same_name(name, left_name):
            left_name_of[name] = left_name
    return left, [left_name_of.get(key, key) for key in right]


def _names(units: Iterable[ComparedUnit], keys: set[str], text: str) -> list[str]:
    """Return the different capitalised words among `keys`, sorted so that the result is always the same."""
    return sorted(
        {unit.key for unit in units if unit.key in keys and not unit.fact and text[unit.span.start].isupper()}
    )


def _spellings(name: str) -> list[str]:
    return [*spelling_keys(name), *(f"nickname {group}" for group in sorted(name_groups(name)))]
