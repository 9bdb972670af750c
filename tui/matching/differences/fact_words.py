"""Words for numbers, dates, negations and quantities (`config/words/`), read when first needed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache

from msgspec import Struct

from tui.matching.words.vocabulary import word_key
from tui.shipped import shipped_lines, shipped_sections


class Fact(StrEnum):
    """Kind of information in a passage that can be checked."""

    NUMBER = "number"
    DATE = "date"
    """Day, month, time of day, or period: last week."""
    NEGATION = "negation"
    QUANTITY = "quantity"
    """Vague amount, or how certain a number is: all, most, at least, nearly."""
    SENSE = "sense"
    """Word that reverses the meaning of another one: up / down, before / after."""
    STATUS = "status"
    """Word that says whether something will or may happen: will / may."""
    NAME = "name"
    """Person or place."""


BOUND = "before-number"
"""Sort of quantities that say how certain a number is."""
ORDINAL = "ordinal"
"""Sort of numbers that rank: third, 3rd."""
MOMENT = "moment"
"""Sort of times that depend on the day of writing."""
WEEKDAY = "weekday"


class Phrase(Struct, frozen=True):
    """Several words that are read as one unit."""

    keys: tuple[str, ...]
    """Keys of the words after the first; the phrase is looked up by the first."""
    fact: Fact | None
    """Kind of fact; None for a phrase that only looks like a fact."""
    meaning: str
    """Text that is equal for phrases that mean the same."""
    sort: str
    """Name of the list that has the phrase. Only facts of one sort can contradict each other."""

    @property
    def before_number(self) -> bool:
        """Return True if the phrase counts only before a number."""
        return self.sort == BOUND


class NumberWords(Struct, frozen=True):
    """Words for numbers, as keys: without case and in one spelling."""

    values: Mapping[str, int]
    scales: Mapping[str, int]
    vague: frozenset[str]
    ordinals: Mapping[str, int]
    parts: Mapping[str, int]
    percent: frozenset[tuple[str, ...]]
    currencies: Mapping[str, str]
    """Sign of each currency, by its sign or word."""


class DateWords(Struct, frozen=True):
    """Words for dates, as keys. Words that can also mean something else are also in `unsure`."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    unsure: frozenset[str]
    before_month: frozenset[str]
    """Words after which an ambiguous word is a month."""


class NegationWords(Struct, frozen=True):
    auxiliaries: frozenset[str]
    contractions: Mapping[str, str]
    """Contractions whose verb is spelled differently: won't → will."""


@cache
def number_words() -> NumberWords:
    sections = _sections("number-words")
    numbers = {
        name: {line[0][0]: int(line[1][0]) for line in sections[name]} for name in ("value", "scale", "ordinal", "part")
    }
    return NumberWords(
        values=numbers["value"],
        scales=numbers["scale"],
        vague=frozenset(word for line in sections["vague"] for (word,) in line),
        ordinals=numbers["ordinal"],
        parts=numbers["part"],
        percent=frozenset(entry for line in sections["percent"] for entry in line),
        currencies={entry[0]: line[0][0] for line in sections["currency"] for entry in line},
    )


@cache
def date_words() -> DateWords:
    sections = _sections("dates")

    def numbered(name: str) -> dict[str, int]:
        return {entry[0].rstrip("?"): at for at, line in enumerate(sections[name], 1) for entry in line}

    unsure = {entry[0] for name in ("month", "weekday") for line in sections[name] for entry in line}
    unsure_words = frozenset(word.rstrip("?") for word in unsure if word.endswith("?"))
    before_month = frozenset(word for line in sections["before-month"] for (word,) in line)
    return DateWords(numbered("month"), numbered("weekday"), unsure_words, before_month)


@cache
def negation_words() -> NegationWords:
    sections = _sections("negations")
    return NegationWords(
        auxiliaries=frozenset(word for line in sections["auxiliary"] for (word,) in line),
        contractions={line[0][0]: line[1][0] for line in sections["contraction"]},
    )


@cache
def counted_alike() -> Mapping[str, str]:
    """Map each word, as a key, to the word that represents it and similar words next to a number: hurt, injured."""
    lines = (line for section in _alike_lines().values() for line in section)
    return {word_key(word): words[0] for words in lines for word in words}


@cache
def fates() -> frozenset[str]:
    """Return the words that represent what happens to people: hurt, dead, arrested."""
    return frozenset(words[0] for words in _alike_lines()["fates"])


@cache
def measure_forms() -> Mapping[str, str]:
    """Map any form of a unit of measure to its first form, as keys: km, kilometres → kilometer."""
    lines = (line.split() for line in shipped_lines("config/words/measures.txt"))
    return {word_key(form): word_key(forms[0]) for forms in lines for form in forms}


@cache
def _alike_lines() -> Mapping[str, Sequence[Sequence[str]]]:
    """Map each section to its lines of words that are treated as one word."""
    sections = shipped_sections("config/words/counted-alike.txt")
    return {heading: [line.split() for line in lines] for heading, lines in sections.items()}


@cache
def phrases() -> Mapping[str, Sequence[Phrase]]:
    """Map the first word of phrases to the phrases, longer ones before shorter ones."""
    by_first_word: defaultdict[str, list[Phrase]] = defaultdict(list)
    for entry, phrase in _phrases():
        by_first_word[entry].append(phrase)
    return {
        first: sorted(same_start, key=lambda phrase: -len(phrase.keys)) for first, same_start in by_first_word.items()
    }


def _phrases() -> Iterator[tuple[str, Phrase]]:
    quantities, negations, dates = _sections("quantities"), _sections("negations"), _sections("dates")
    for sort, fact, lines in (
        (BOUND, Fact.QUANTITY, quantities[BOUND]),
        ("anywhere", Fact.QUANTITY, quantities["anywhere"]),
        ("negation", Fact.NEGATION, negations["negation"]),
        ("denial", Fact.NEGATION, negations["denial"]),
        ("harmless", None, negations["harmless"]),
        (MOMENT, Fact.DATE, dates[MOMENT]),
        ("hour", Fact.DATE, dates["hour"]),
        (WEEKDAY, Fact.DATE, [[e for e in line if not e[0].endswith("?")] for line in dates[WEEKDAY]]),
        ("period", Fact.DATE, _periods(dates)),
    ):
        for line in lines:
            for entry in line:
                meaning = " ".join(line[0])
                yield entry[0], Phrase(entry[1:], fact, meaning, sort)
    for (clock,), *words in dates["clock"]:
        for word in words:
            yield word[0], Phrase(word[1:], Fact.DATE, clock, "hour")


def _periods(sections: "_Sections") -> Iterator[list[tuple[str, ...]]]:
    """Yield the phrases for periods: last week, next month, last Tuesday."""
    for determiners in sections["which"]:
        for period in (*sections["period"], *sections[WEEKDAY]):
            yield [
                (*determiner, *period_words)
                for determiner in determiners
                for period_words in period
                if not period_words[0].endswith("?")
            ]


_Sections = Mapping[str, Sequence[Sequence[tuple[str, ...]]]]


def _sections(name: str) -> _Sections:
    """Read the lines under each `[heading]`: entries separated by spaces, of words separated by hyphens."""
    return {
        heading: [
            [tuple(word_key(word) or word for word in entry.split("-")) for entry in line.split()] for line in lines
        ]
        for heading, lines in shipped_sections(f"config/words/{name}.txt").items()
    }
