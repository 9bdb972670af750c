"""Reads the figures in an article with the words around them, so that figures about the same thing can be matched."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.articles.model import ASIDE, Article
from tui.checking.figures.ages import AGE_DIGITS, name_before_age
from tui.checking.figures.clock_ranges import begins_range_of_hours
from tui.checking.figures.clock_readings import HOUR, has_half_of_day
from tui.checking.figures.measure_readings import MEASURE
from tui.checking.figures.ranges import end_of_pair, end_of_range, with_unit_of_range
from tui.checking.figures.readings import METRE, metres_of, short_metres, with_readings, with_shared_unit
from tui.matching.differences.fact_words import MOMENT, ORDINAL, WEEKDAY, Fact, counted_alike, measure_forms
from tui.matching.differences.numbers.amounts import MONEY_SIGNS, is_year
from tui.matching.differences.numbers.joined_numbers import SCORE
from tui.matching.differences.units import ComparedUnit, compared_units, may_hold_figure
from tui.text.language import stemmer
from tui.text.span import Span
from tui.text.tokens import word_spans

_REACH = 10
"""Number of words on each side that form the context."""
_SENTENCE_ENDS = frozenset(".!?")
_ABBREVIATION_LETTERS = 3
_PLURALS = ("days", "weeks", "months", "years")
PERIOD = "period"
AGE = "age"
"""Unit of 49 in “Brat, 49,” and “the 49-year-old”."""
_OLD = 2
"""Maximum number of words from the number to “old”."""
_PHRASE_ENDS = frozenset(",.;:!?)") | {""}
_PERCENTAGE = "percentage"
_UNIT_SIGNS = "".join(sorted(MONEY_SIGNS | {"%"}))
_STOP_WEIGHT = 0.15
_SHIFT = 0.25
"""Damping of a shared word's weight by the difference of its distances from the two figures."""
_NEXT_WEIGHT = 1.0
"""Additional weight of the word that a figure counts."""
_CROSSED_WEIGHT = 0.85
"""Weight of a word that comes before one figure and after the other."""
_ASIDE_WEIGHT = 1.0
"""Additional weight of the name before an age: Mr. Hunter, 41, won."""
_NEAR_WEIGHT, _NEAR_REACH = 0.7, 2
"""Additional weight, and reach in words, if one of the nouns has a modifier: 33 Democrats, 33 Senate Democrats."""


class CheckedFigure(Struct, frozen=True):
    """A number or a date with the words around it."""

    article: str
    unit: ComparedUnit
    measure: str
    """Unit of measure after it; empty if there is none."""
    span: Span
    """Span of the number with its unit of measure."""
    before: Mapping[str, int]
    """Stem → its distance before the figure, in words."""
    after: Mapping[str, int]
    counted: str
    """Stem of the first content word after it."""
    grammar: Collection[str]
    """Stems of the function words around it."""

    is_year: bool
    """True for four bare digits that can be a year."""
    is_bare_time: bool
    """True for a time of day without a.m. or p.m."""
    aside_of: str
    """Stem of the name before a number between two commas, such as an age; empty for other figures."""
    is_counted: bool = False
    """True for a day that is not written but counted from the date of publication."""

    is_in_words: bool = False
    """True if it is written without digits."""
    bound_start: int = 0
    """Place of the word before it, which may be “about” or “at least”."""
    stands_alone: bool = False
    """True if no word follows right after it: 12 percent, and not four."""
    short_metres: str = ""
    """Meaning of 100m as a number of metres, #100, if it may be one; empty for other figures."""

    @property
    def dates(self) -> bool:
        """True for a date or a year."""
        return self.is_year or self.unit.fact is Fact.DATE

    @property
    def other_hour(self) -> str:
        """The meaning of a time of day in the other half of the day; empty for other figures."""
        hour, _, minute = self.unit.meaning.removeprefix("@").partition(":")
        return f"@{(int(hour) + 12) % 24}:{minute}" if self.unit.sort == HOUR and hour.isdecimal() else ""

    @property
    def amount(self) -> str:
        """The number without its unit and ordinal suffix; for a date, its meaning."""
        return self.unit.meaning.rstrip(_UNIT_SIGNS).removesuffix("th")

    @property
    def unit_of_measure(self) -> str:
        """The unit of measure, or a currency or percent sign; empty if there is none."""
        meaning = self.unit.meaning
        return self.measure or (meaning[-1] if meaning[-1:] in _UNIT_SIGNS else "")

    @property
    def has_unit(self) -> bool:
        meaning = self.unit.meaning
        return bool(self.measure) or (not meaning[-1:].isdigit() and any(map(str.isdigit, meaning)))

    @property
    def value(self) -> tuple[str, str]:
        """A key that is equal for figures with the same amount and unit."""
        return self.unit.meaning, self.measure


def figures_of(article: Article, *, moments: bool = False) -> list[CheckedFigure]:
    """Return the figures in an article in order, outside bylines, credits and boilerplate.

    moments: include times that depend on the day of writing, such as “yesterday”.
    """
    return [
        _figure(article, units, at)
        for paragraph in article.paragraphs
        if may_hold_figure(article.text, paragraph) or (moments and _holds_span(article.text, paragraph))
        for units in (with_readings(compared_units(article.text, paragraph, article.language), article.text),)
        for at, unit in enumerate(units)
        if _is_figure(unit, article.text) or (moments and (unit.sort == MOMENT or _only_restates(units, at)))
        if article.zone_at(unit.span.start) not in ASIDE
    ]


def _holds_span(text: str, paragraph: Span) -> bool:
    """Return True if a paragraph may have a decade or a fortnight without a number."""
    words = paragraph.slice(text)
    return any(word in words for word in ("decade", "fortnight", "century"))


def parts_of_score(figure: CheckedFigure, text: str) -> Iterator[CheckedFigure]:
    """Yield the numbers in a score or range of which another text may give only one: 242-190 seats."""
    if figure.unit.sort != SCORE:
        return
    spans = [Span(*place) for place in word_spans(text, figure.span.start, figure.span.end)]
    numbers = [span for span in spans if span.slice(text).isdecimal()]
    for span in numbers:
        unit = replace(figure.unit, span=span, meaning=f"#{int(span.slice(text))}", sort="count")
        before = {f"#{int(other.slice(text))}": 1 for other in numbers if other.start < span.start}
        after = {f"#{int(other.slice(text))}": 1 for other in numbers if other.start > span.start}
        yield replace(figure, unit=unit, span=span, before={**figure.before, **before}, after={**figure.after, **after})


def _sentence_around(text: str, units: Sequence[ComparedUnit], at: int) -> range:
    """Return the units in the same sentence within reach of unit `at`."""
    first, last = at, at + 1
    while first > max(0, at - _REACH) and not _ends_sentence(text, units[first - 1].span, units[first].span):
        first -= 1
    while last < min(len(units), at + 1 + _REACH) and not _ends_sentence(text, units[last - 1].span, units[last].span):
        last += 1
    return range(first, last)


def _ends_sentence(text: str, word: Span, following: Span) -> bool:
    """Return True if a sentence seems to end between two words; a short word before a full stop is an abbreviation."""
    between = text[word.end : following.start]
    if "\n\n" in between:
        return True
    is_end = not _SENTENCE_ENDS.isdisjoint(between) and text[following.start].isupper()
    return is_end and len(word) > _ABBREVIATION_LETTERS


def _is_figure(unit: ComparedUnit, text: str) -> bool:
    if unit.fact is Fact.DATE:
        is_vague = unit.sort in (WEEKDAY, PERIOD) and unit.span.slice(text).endswith(_PLURALS)  # on Fridays
        return unit.sort != MOMENT and not is_vague and not unit.meaning.startswith("every ")
    if unit.fact is not Fact.NUMBER:
        return False
    is_written_in_digits = any(map(str.isdigit, unit.span.slice(text)))
    return is_written_in_digits or (unit.sort != "ordinal" and unit.meaning != "#1")


def _only_restates(units: Sequence[ComparedUnit], at: int) -> bool:
    """Return True for “a” and “one” before a unit of measure, and for ranks in words: a decade, twelfth."""
    if units[at].sort == ORDINAL:
        return True
    is_one = units[at].meaning == "#1" and at + 1 < len(units)
    return is_one and (units[at + 1].sort == MEASURE or units[at + 1].key in measure_forms())


def _figure(article: Article, units: Sequence[ComparedUnit], at: int) -> CheckedFigure:
    sentence = _sentence_around(article.text, units, at)
    stem = stemmer(article.language or "en")
    alike = counted_alike()
    stems = {n: units[n].meaning or stem(alike.get(units[n].key, units[n].key)) for n in sentence}
    span = units[at].span
    unit, measure, following = _with_measure(article.text, units, at, sentence)
    after = range(following, sentence.stop)  # a unit that both have is not a shared word
    name = name_before_age(article.text, units, at, sentence)
    aside_of = stems[name] if name is not None else ""
    is_old = measure == "year" and at + _OLD < sentence.stop and units[at + _OLD].key == "old"
    is_age = is_old or (bool(aside_of) and units[at].meaning[1:].isdecimal() and len(span) <= AGE_DIGITS)
    return CheckedFigure(
        article.id,
        unit,
        AGE if is_age else measure,
        Span(span.start, units[following - 1].span.end),
        before={stems[n]: at - n for n in range(sentence.start, at)},
        after={stems[n]: n - at for n in reversed(after)},
        grammar=frozenset(stems[n] for n in sentence if units[n].is_stop),
        counted=next((stems[n] for n in after if not units[n].is_stop), ""),
        is_year=not measure and is_year(span.slice(article.text)),
        is_bare_time=unit.sort == HOUR
        and not has_half_of_day(span.slice(article.text))
        and not begins_range_of_hours(units, at, article.text),
        aside_of=aside_of,
        is_in_words=not any(map(str.isdigit, span.slice(article.text))),
        stands_alone=not measure and _ends_phrase(article.text, span.end),
        bound_start=units[max(at - 1 - (units[at - 1].key == "at"), 0)].span.start,
        short_metres=short_metres(span.slice(article.text)),
    )


def _ends_phrase(text: str, end: int) -> bool:
    """Return True if punctuation, or “and”, follows a number."""
    is_end = text[end : end + 1] in _PHRASE_ENDS and not text[end + 1 : end + 2].isalnum()
    return is_end or text.startswith(" and ", end)


def _with_measure(text: str, units: Sequence[ComparedUnit], at: int, sentence: range) -> tuple[ComparedUnit, str, int]:
    """Return the unit at `at`, its unit of measure, and the number of the unit after both."""
    unit = with_shared_unit(units, at)
    unit = with_unit_of_range(units, at, text) if unit is units[at] else unit
    if metres := metres_of(units, at, text):
        return replace(unit, meaning=metres), METRE, at + 1
    end = end_of_range(units, at, text) or end_of_pair(units, at, text)
    if end and end + 1 < sentence.stop:  # from 11 to 14.5 metres, sentences of 18 and 12 months
        return unit, _measure(units[end + 1]), at + 1
    following = units[at + 1] if at + 1 < sentence.stop else None
    if following is None or following.span.start - unit.span.end > 1 or unit.fact is not Fact.NUMBER:
        return unit, "", at + 1
    words = 2 if following.key == _PERCENTAGE and at + 2 < sentence.stop else 1
    measure = _measure(units[at + words])
    return unit, measure, at + 1 + words if measure else at + 1


def _measure(unit: ComparedUnit) -> str:
    """Return the unit of measure that a word is; empty if it is none."""
    return unit.key if unit.sort == MEASURE else measure_forms().get(unit.key, "")


def likeness(one: CheckedFigure, other: CheckedFigure) -> float:
    """Return how similar the words around two figures are; words at the same distance weigh most."""
    total = 0.0
    for left, right in ((one.before, other.before), (one.after, other.after)):
        for stem in left.keys() & right.keys():
            weight = _STOP_WEIGHT if stem in one.grammar else 1.0
            total += weight / (1 + _SHIFT * abs(left[stem] - right[stem]))
    is_same_aside = bool(one.aside_of) and one.aside_of == other.aside_of
    return total + _likeness_of_counted(one, other) + is_same_aside * _ASIDE_WEIGHT


def likeness_of_sentences(one: CheckedFigure, other: CheckedFigure) -> float:
    """Return the similarity including words on opposite sides: a day comes before or after what it dates."""
    crossed = (one.before.keys() & other.after.keys()) | (one.after.keys() & other.before.keys())
    return likeness(one, other) + _CROSSED_WEIGHT * sum(stem not in one.grammar for stem in crossed)


def counts_like(one: CheckedFigure, other: CheckedFigure) -> bool:
    """Return True if two figures count the same, as far as the next words tell: nine missing, nine people missing."""
    if not one.counted or not other.counted:
        return False
    distances = other.after.get(one.counted, _REACH), one.after.get(other.counted, _REACH)
    return one.counted == other.counted or min(distances) <= _NEAR_REACH + 1


def _likeness_of_counted(one: CheckedFigure, other: CheckedFigure) -> float:
    if not one.counted or not other.counted:
        return 0.0
    if one.counted == other.counted:
        return _NEXT_WEIGHT
    distances = other.after.get(one.counted, _REACH), one.after.get(other.counted, _REACH)
    return _NEAR_WEIGHT if min(distances) <= _NEAR_REACH else 0.0
