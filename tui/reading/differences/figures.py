"""Finds the figures in an article with what they count: the following noun, their unit, and the nearby words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import log
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.articles.model import ASIDE, Article
from tui.matching.differences.article_context import DaysBySort, counts_since, days_named
from tui.matching.differences.exclusive_facts import sums_with
from tui.matching.differences.fact_words import (
    BOUND,
    MOMENT,
    ORDINAL,
    Fact,
    counted_alike,
    fates,
    measure_forms,
)
from tui.matching.differences.numbers.amounts import amount_of, is_year, sign_of
from tui.matching.differences.numbers.joined_numbers import SCORE
from tui.matching.differences.units import ComparedUnit, compared_units, may_hold_figure
from tui.reading.differences.counted_things import (
    CountedThing,
    counted_thing,
    is_one_of_kinds,
    is_part,
    is_whole_of_part,
)
from tui.shipped import shipped_lines
from tui.text.sentences import sentences
from tui.text.span import Span

if TYPE_CHECKING:
    from tui.matching.words.vocabulary import Vocabulary

_OR_MORE = frozenset({("older",), ("over",), ("above",), ("more",), ("up",)})
_COUNT = "count"
_VOTE = "vote"
"""The word beside a result that is part of it: 8 VOTES to 5, a VOTE of 9 to 4."""
_SMALL_MAX = 10
_NEAR_UNITS = 6
"""Number of words on either side of a figure that are most informative about it."""
_RUN_UNITS = 5
"""Number of words on either side of a figure that are compared exactly, including function words."""
_RIVAL_MIN = 0.5
"""Minimum ratio to the number before it for a number that can be a different count of the same thing."""
_RANKED_UNITS = 2
_SENTENCE_UNITS_MAX = 300
"""Words of a sentence that are read as one. What is longer is a list or a table, whose words are no common context, and
reading each of its figures in the light of all the others would take hours."""
_TELLING_FROM = 11
"""Smallest whole number that, shared by two sentences with another figure, shows that they report the same thing."""


class Figure(Struct, frozen=True, eq=False):
    """A number, a date or a time of day at one position in an article."""

    article: Article
    span: Span
    meaning: str
    """Normalised value: the same for 1,000 and 1000, $40m and 40 million dollars."""
    bound: str
    """Word before it that makes it approximate: at least, nearly; otherwise empty."""
    is_date: bool
    is_rival: bool
    """True for another count of the same thing as the previous number: 14 were injured, … speaks OF 17."""
    days: DaysBySort
    """Days and weeks named in its sentence."""
    is_since: bool
    """True if its sentence says when counting began: two tests SINCE May."""
    sums: frozenset[str]
    """Sums of it and an adjacent number: 19 for 16 passengers and three crew."""
    has_year: bool
    """True if its sentence contains a year: it may be about another event."""
    is_part: bool
    """True for a part of those counted earlier: three OF THEM, ANOTHER nine, two with SERIOUS injuries."""
    is_one_of_kinds: bool
    """True for one of several numbers side by side that count kinds: nine SAILORS and 11 cooks were hurt."""
    sort: str
    """Sort of figure; only equal sorts are compared: a count, an ordinal, a weekday, a day, an hour."""
    unit: str
    """Currency sign or %; empty if the figure has none."""
    thing: CountedThing
    """What it counts, or else what the previous figure in the sentence counts: 14 were injured, … OF 17."""
    counted: frozenset[int]
    """Stems of what it counts, without measures."""
    measures: frozenset[int]
    """Stems of what it counts that say little: years, miles, people."""
    fates: frozenset[int]
    """Stems of what it counts that say what happened to people: hurt, dead, arrested."""
    is_year_of: bool
    """True for a year that modifies a noun: the 2016 campaign."""
    near: frozenset[int]
    """Stems of the content words next to it, including its nouns."""
    claims: frozenset[int]
    """Stems in `near` that are not names."""
    around: frozenset[int]
    """Stems of the content words in its sentence."""
    names: frozenset[str]
    """Words of names in its sentence, as keys."""
    sentence: Span
    before: tuple[str, ...]
    """Words before it, nearest first."""
    after: tuple[str, ...]
    companions: frozenset[str]
    """Other figures in its sentence, except small ones; for a year the other years, otherwise no years."""
    paragraph_figures: frozenset[str]
    """Other figures in its paragraph."""

    @property
    def nouns(self) -> tuple[int, ...]:
        """The stems of the words right after it."""
        return self.thing.nouns

    @property
    def phrase(self) -> frozenset[int]:
        return self.thing.phrase

    @property
    def counts_something(self) -> bool:
        """True for a date, an amount or percentage, a score, a victim count, or a number with a noun."""
        return self.is_date or bool(self.unit or self.nouns or self.fates) or self.sort == SCORE

    @property
    def ranked_in(self) -> tuple[str, ...]:
        """The words after a rank, which name what is ranked; empty for other numbers. One word for a high rank, which
        only counts: the 88th MINUTE."""
        amount = amount_of(self.meaning)
        units = 1 if amount is not None and amount.value > _SMALL_MAX else _RANKED_UNITS
        return self.after[:units] if self.sort == ORDINAL else ()

    @property
    def is_age_limit(self) -> bool:
        """True for an age limit: adults over 21, 21 or older."""
        return self.bound in ("more than", "at least") and not self.nouns and not self.unit

    @property
    def is_small(self) -> bool:
        """True for numbers up to ten, which count many things in an event."""
        amount = amount_of(self.meaning)
        return amount is not None and not amount.unit and amount.value <= _SMALL_MAX


def figures_of(article: Article, vocabulary: "Vocabulary") -> Iterator[Figure]:
    """Yield the figures in an article’s own account, in order.

    Words that outlets use interchangeably next to a number (hurt, injured) are treated as one.
    """
    reader = _FigureReader(article, vocabulary)
    for paragraph in article.paragraphs:
        read = [
            (sentence, compared_units(article.text, sentence, article.language))
            for sentence in sentences(article.text, paragraph)
            if may_hold_figure(article.text, sentence) and article.zone_at(sentence.start) not in ASIDE
        ]
        telling = frozenset(unit.meaning for _, units in read for unit in units if _is_telling(article, unit))
        for sentence, units in read:
            for start in range(0, len(units), _SENTENCE_UNITS_MAX):
                part = units[start : start + _SENTENCE_UNITS_MAX]
                if any(map(_is_figure, part)):
                    yield from reader.figures(sentence, part, telling)


def _is_figure(unit: ComparedUnit) -> bool:
    return unit.fact is Fact.NUMBER or (unit.fact is Fact.DATE and unit.sort != MOMENT)


class _FigureReader:
    """Reads the figures in one article."""

    def __init__(self, article: Article, vocabulary: "Vocabulary") -> None:
        self._article = article
        self._vocabulary = vocabulary
        self._measures = frozenset(vocabulary.ids(_measures(), article.language))
        self._fates = frozenset(vocabulary.ids(sorted(fates()), article.language))

    def figures(
        self, sentence: Span, units: Sequence[ComparedUnit], paragraph_figures: frozenset[str]
    ) -> Iterator[Figure]:
        """Yield the figures in a sentence. paragraph_figures: the meanings of those in its paragraph."""
        stems = self._stems(units)
        has_year = any(unit.fact is Fact.NUMBER and _is_year(unit.meaning, ()) for unit in units)
        days, is_since = days_named(units), counts_since(units)
        names = frozenset(unit.key for unit in units if unit.is_name and unit.is_content)
        lent: CountedThing | None = None
        for at, unit in enumerate(units):
            if not _is_figure(unit):
                continue
            own, thing_before = counted_thing(self._article, units, at, stems), lent
            is_bare = (
                not own.is_named and unit.fact is Fact.NUMBER and unit.sort == _COUNT and not _unit_of(unit.meaning)
            )
            thing = thing_before if thing_before and is_bare and not _is_year(unit.meaning, ()) else own
            lent = thing if unit.sort == _COUNT else None  # his first poem at 14
            counted = thing.phrase | thing.others
            near = {number: stem for number, stem in stems.items() if abs(number - at) <= _NEAR_UNITS}
            yield Figure(
                article=self._article,
                span=unit.span,
                meaning=unit.meaning,
                bound=units[at - 1].meaning if at and units[at - 1].sort == BOUND else _bound_after(units, at),
                is_date=unit.fact is Fact.DATE or _is_year(unit.meaning, own.nouns),
                is_rival=thing is thing_before and _is_rival(self._article, units, at),
                days=days,
                is_since=is_since,
                sums=sums_with(units, at),
                has_year=has_year,
                is_part=is_part(units, at),
                is_one_of_kinds=is_one_of_kinds(self._article, units, at, stems, self._measures | self._fates),
                sort=unit.sort,
                unit=_unit_of(unit.meaning),
                thing=thing,
                counted=counted - self._measures,
                measures=counted & self._measures,
                fates=frozenset() if is_whole_of_part(units, at) else counted & self._fates,
                is_year_of=bool(own.nouns) and _is_year(unit.meaning, ()),
                near=frozenset(near.values()),
                claims=frozenset(near.values()).difference(near[number] for number in near if units[number].is_name),
                around=frozenset(stems.values()),
                names=names,
                sentence=sentence,
                before=tuple(each.key for each in reversed(units[max(0, at - _RUN_UNITS) : at])),
                after=tuple(each.key for each in units[at + 1 : at + 1 + _RUN_UNITS]),
                companions=_companions(self._article, units, at),
                paragraph_figures=paragraph_figures,
            )

    def _stems(self, units: Sequence[ComparedUnit]) -> Mapping[int, int]:
        """Return index of a content word → its stem."""
        alike, text = counted_alike(), self._article.text
        content = {at: unit.span.slice(text) for at, unit in enumerate(units) if unit.is_content}
        content |= {at: _VOTE for at, unit in enumerate(units) if unit.sort == SCORE and _VOTE in unit.span.slice(text)}
        forms = measure_forms()
        words = [alike.get(key := units[at].key) or forms.get(key) or word for at, word in content.items()]
        return dict(zip(content, self._vocabulary.ids(words, self._article.language), strict=True))


@cache
def _measures() -> tuple[str, ...]:
    words = (word for line in shipped_lines("config/words/counted-measures.txt") for word in line.split())
    return tuple(measure_forms().get(word, word) for word in words)


def _is_rival(article: Article, units: Sequence[ComparedUnit], at: int) -> bool:
    """Return True if a number is in a different clause from the previous one, and may correct it."""
    last = next((number for number in reversed(range(at)) if units[number].fact is Fact.NUMBER), None)
    first = amount_of(units[last].meaning) if last is not None else None
    second = amount_of(units[at].meaning)
    if last is None or first is None or second is None or first.unit or not first.value:
        return False
    is_near = _RIVAL_MIN <= second.value / first.value <= 1 / _RIVAL_MIN
    between = article.text[units[last].span.end : units[at].span.start]
    return is_near and second.value != first.value and any(sign in between for sign in ",;–—")


def _companions(article: Article, units: Sequence[ComparedUnit], at: int) -> frozenset[str]:
    others = [unit for number, unit in enumerate(units) if number != at and unit.fact is Fact.NUMBER]
    counts_years = _is_year(units[at].meaning, ())
    return frozenset(
        unit.meaning for unit in others if (counts_years and _is_year(unit.meaning, ())) or _is_telling(article, unit)
    )


def _is_telling(article: Article, unit: ComparedUnit) -> bool:
    """Return True for a number that two sentences hardly share by chance; not for a part of 9/11."""
    if "/" in article.text[max(0, unit.span.start - 1) : unit.span.end + 1]:
        return False
    amount = amount_of(unit.meaning) if unit.fact is Fact.NUMBER and not _is_year(unit.meaning, ()) else None
    return amount is not None and (amount.unit not in ("", "th") or amount.value >= _TELLING_FROM)


def _bound_after(units: Sequence[ComparedUnit], at: int) -> str:
    """Return the bound that words after a number express: 21 OR OLDER."""
    words = tuple(unit.key for unit in units[at + 1 : at + 3])
    return "at least" if words[:1] in (("or",), ("and",)) and words[1:] in _OR_MORE else ""


def _unit_of(meaning: str) -> str:
    """Return the currency sign or % in the meaning of a number; empty for other numbers."""
    return "%" if meaning.endswith("%") else sign_of(meaning)


def _is_year(meaning: str, nouns: Sequence[int]) -> bool:
    return not nouns and is_year(meaning.removeprefix("#"))


def rarity(figures: Iterable[Figure]) -> Mapping[int, float]:
    """Return the weight of each stem: the rarer in sentences with figures, the heavier."""
    sentences_seen = {(figure.article.id, figure.sentence): figure.around for figure in figures}
    often = Counter(stem for around in sentences_seen.values() for stem in around)
    return {stem: log((1 + len(sentences_seen)) / count) for stem, count in often.items()}
