"""The words for numbers, dates, negations and quantities (`config/words/`), read when they are first needed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache

from msgspec import Struct

from tui.matching.words.vocabulary import word_key
from tui.shipped import shipped_text


class Fact(StrEnum):
    """What in a passage can be checked."""

    NUMBER = "number"
    DATE = "date"
    """A day, a month, a time of the day, or a period: last week."""
    NEGATION = "negation"
    QUANTITY = "quantity"
    """How many, or how sure a number is: all, most, at least, nearly."""


BOUND = "before-number"
"""The sort of the quantities that say how sure a number is."""
MOMENT = "moment"
"""The sort of the times that depend on the day of writing."""
WEEKDAY = "weekday"


class Phrase(Struct, frozen=True):
    """Words that are read as one."""

    keys: tuple[str, ...]
    """The first one left out, as it is what the phrase is looked up by."""
    fact: Fact | None
    """None: it looks like a fact, and is none."""
    meaning: str
    """The same for phrases that say the same."""
    sort: str
    """The list that it stands in. Facts of one sort can be at odds."""

    @property
    def before_number(self) -> bool:
        """Whether it counts only there."""
        return self.sort == BOUND


class NumberWords(Struct, frozen=True):
    """Words as keys, without their case and in one spelling."""

    values: Mapping[str, int]
    scales: Mapping[str, int]
    vague: frozenset[str]
    ordinals: Mapping[str, int]
    parts: Mapping[str, int]
    percent: frozenset[tuple[str, ...]]
    currencies: Mapping[str, str]
    """A sign or a word → the sign."""


class DateWords(Struct, frozen=True):
    """Words as keys. What is another word too stands in `unsure` as well."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    unsure: frozenset[str]
    before_month: frozenset[str]
    """After one of these it is a month."""


class NegationWords(Struct, frozen=True):
    auxiliaries: frozenset[str]
    contractions: Mapping[str, str]
    """won't → will: those whose first part is spelled otherwise."""


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
    marked = frozenset(word.rstrip("?") for word in unsure if word.endswith("?"))
    before = frozenset(word for line in sections["before-month"] for (word,) in line)
    return DateWords(numbered("month"), numbered("weekday"), marked, before)


@cache
def negation_words() -> NegationWords:
    sections = _sections("negations")
    return NegationWords(
        auxiliaries=frozenset(word for line in sections["auxiliary"] for (word,) in line),
        contractions={line[0][0]: line[1][0] for line in sections["contraction"]},
    )


@cache
def phrases() -> Mapping[str, Sequence[Phrase]]:
    """By their first word; longer ones before shorter ones."""
    found: defaultdict[str, list[Phrase]] = defaultdict(list)
    for entry, phrase in _phrases():
        found[entry].append(phrase)
    return {first: sorted(same, key=lambda phrase: -len(phrase.keys)) for first, same in found.items()}


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


def _periods(sections: "_Sections") -> Iterator[list[tuple[str, ...]]]:
    """last week, next month, last Tuesday."""
    for which in sections["which"]:
        for period in (*sections["period"], *sections[WEEKDAY]):
            yield [(*one, *other) for one in which for other in period if not other[0].endswith("?")]


_Sections = Mapping[str, Sequence[Sequence[tuple[str, ...]]]]


def _sections(name: str) -> _Sections:
    """The lines under each `[heading]`: entries, which are parted by spaces, of words, which are parted by hyphens."""
    sections: dict[str, list[list[tuple[str, ...]]]] = {}
    for line in shipped_text(f"config/words/{name}.txt").split("\n"):
        if line.startswith("["):
            sections[line.strip("[]")] = []
        elif line and not line.startswith("#"):
            entries = [tuple(word_key(word) or word for word in entry.split("-")) for entry in line.split()]
            sections[next(reversed(sections))].append(entries)
    return sections
