"""A passage as the units that are compared: words, and what is read as one: numbers, dates, negations, quantities."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from tui.matching.differences.fact_words import Fact, Phrase, negation_words, phrases
from tui.matching.differences.number_parser import NumberWordSequence, parse_number, words_of
from tui.matching.words.vocabulary import ENGLISH, stop_words
from tui.text.names import name_groups, same_name, spelling_keys
from tui.text.span import Span


class ComparedUnit(Struct, frozen=True):
    """One word, or several that are read as one (did not; last week; two hundred)."""

    span: Span
    key: str
    """Equal units have equal keys."""
    fact: Fact | None
    meaning: str
    """Of a fact: facts with one meaning say the same. Else empty."""
    sort: str
    """Facts of one sort can be at odds: a weekday with a weekday, not with “yesterday”. Empty for a word."""
    is_stop: bool
    """A word of grammar."""


@lru_cache(maxsize=256)  # the current passage is held against each of the others
def compared_units(text: str, span: Span, language: str = ENGLISH) -> tuple[ComparedUnit, ...]:
    """The units of a passage, in order; together they hold each of its words once. Linear in the passage.

    `language` is a code as of `text.language`, or empty.
    """
    words = words_of(text, span, language)
    stops = stop_words(language or ENGLISH)
    found: list[ComparedUnit] = []
    at = 0
    while at < len(words.keys):
        count, fact, key, meaning, sort = _read(words, at)
        place = Span(words.places[at][0], words.places[at + count - 1][1])
        found.append(ComparedUnit(place, key, fact, meaning, sort, fact is None and key in stops))
        at += count
    return tuple(found)


def _read(words: NumberWordSequence, at: int) -> tuple[int, Fact | None, str, str, str]:
    """How many words are read as one, and the unit's fact, key, meaning and sort."""
    phrase = _phrase(words, at) if words.is_english else None
    if phrase:
        count = len(phrase.keys) + 1
        key = " ".join(words.keys[at : at + count])
        same_by_meaning = phrase.fact is Fact.DATE
        return count, phrase.fact, f"@{phrase.meaning}" if same_by_meaning else key, phrase.meaning, phrase.sort
    if words.is_english and (negated := _negated(words, at)):
        return negated
    if figure := parse_number(words, at):
        return figure.words, figure.fact, figure.meaning, figure.meaning, figure.sort
    return 1, None, words.keys[at], "", ""


def _phrase(words: NumberWordSequence, at: int) -> Phrase | None:
    for phrase in phrases().get(words.keys[at], ()):
        count = len(phrase.keys)
        if tuple(words.keys[at + 1 : at + 1 + count]) != phrase.keys:
            continue
        if phrase.before_number and not _before_number(words, at + count):
            continue
        if all(words.joined(at + step) for step in range(count)):
            return phrase
    return None


def _before_number(words: NumberWordSequence, last: int) -> bool:
    if last + 1 >= len(words.keys):
        return False
    figure = parse_number(words, last + 1)
    return figure is not None and figure.fact is Fact.NUMBER


def _negated(words: NumberWordSequence, at: int) -> tuple[int, Fact, str, str, str] | None:
    """`did not` and `didn’t` are one."""
    key, known = words.keys[at], negation_words()
    if key.endswith("n't"):
        count, base = 1, known.contractions.get(key, key[:-3])
    elif key == "cannot":
        count, base = 1, "can"
    elif key in known.auxiliaries and words.key(at + 1) == "not" and words.joined(at):
        if (phrase := _phrase(words, at + 1)) and phrase.fact is None:  # was NOT ONLY there
            return None
        count, base = 2, key
    else:
        return None
    return count, Fact.NEGATION, f"{base} not", "not", "negation"


def joined_keys(
    here: Sequence[ComparedUnit], there: Sequence[ComparedUnit], text: str, other_text: str
) -> tuple[list[str], list[str]]:
    """The keys of both, with one key for a name in two spellings, where neither side has both of them.

    Linear: a name is only held against those that share a key of spelling with it.
    """
    left, right = [unit.key for unit in here], [unit.key for unit in there]
    only_left, only_right = set(left) - set(right), set(right) - set(left)
    if not only_left or not only_right:
        return left, right
    table: dict[str, str] = {}
    for name in _names(here, only_left, text):
        for key in _spellings(name):
            table.setdefault(key, name)
    joined: dict[str, str] = {}
    for name in _names(there, only_right, other_text):
        other = next((table[key] for key in _spellings(name) if key in table), None)
        if other is not None and other not in joined.values() and same_name(name, other):
            joined[name] = other
    return left, [joined.get(key, key) for key in right]


def _names(found: Iterable[ComparedUnit], keys: set[str], text: str) -> list[str]:
    """Different words with a capital among `keys`, in alphabetical order, so that the result is always the same."""
    return sorted(
        {unit.key for unit in found if unit.key in keys and not unit.fact and text[unit.span.start].isupper()}
    )


def _spellings(name: str) -> list[str]:
    return [*spelling_keys(name), *(f"nickname {group}" for group in sorted(name_groups(name)))]
