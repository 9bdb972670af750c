"""Judges whether words that differ are a real contradiction, from the rest of both articles.

An alarm is false where both articles contain both facts, or where they write about different times.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache

from tui.articles.model import Article
from tui.matching.differences.exclusive_facts import PERIOD
from tui.matching.differences.fact_words import MOMENT, Fact, date_words
from tui.matching.differences.numbers.number_part import number_part
from tui.matching.differences.units import ComparedUnit, compared_units
from tui.matching.words.vocabulary import word_key
from tui.shipped import shipped_lines
from tui.text.sentences import sentences
from tui.text.span import Span

_DAY = len("2022-02-11")
_ARTICLES_MAX = 128
"""Maximum number of articles whose figures and names are cached."""
_ONE_THING = ("config/names/nations.txt", "config/words/same-words.txt")
_ZONES = (" local time ", " gmt ", " utc ", " est ", " edt ", " pst ", " pdt ", " bst ", " cet ", " kst ", " jst ")
_NAME_ENDINGS = frozenset({"", "n", "an", "ian"})
"""Endings of the adjective of a place: Arabia, Arabian."""
_CONDITIONS = frozenset({"if", "unless", "whether"})


def is_settled_by_context(fact: Fact, left: Article, left_words: Span, right: Article, right_words: Span) -> bool:
    """Return True if an apparent contradiction is not one, given the rest of the two articles.

    The word spans are those that differ; a span is empty where one side has no words.
    """
    sides = left, left_words, right, right_words
    if fact is Fact.DATE:
        return is_one_moment_abroad(*sides) or is_news_of_two_days(*sides) or _is_figure_of_both(*sides)
    if fact is Fact.NUMBER:
        return _tell_of_other_times(*sides) or _play_other_parts(*sides) or _is_figure_of_both(*sides)
    if fact is Fact.NAME:
        is_one = is_one_name(left_words.slice(left.text), right_words.slice(right.text))
        return is_one or _has_name(right, left, left_words) or _has_name(left, right, right_words)
    if fact in (Fact.NEGATION, Fact.SENSE):
        denied = _denials(left, left_words) + _denials(right, right_words)
        is_conditional = _is_conditional(left, left_words) is not _is_conditional(right, right_words)
        return is_conditional or denied % 2 != (fact is Fact.NEGATION)
    return False


def _is_figure_of_both(left: Article, left_words: Span, right: Article, right_words: Span) -> bool:
    """Return True if either article also gives the other's figure elsewhere."""
    return _has_figure(right, _figure_at(left, left_words)) or _has_figure(left, _figure_at(right, right_words))


def _play_other_parts(left: Article, left_words: Span, right: Article, right_words: Span) -> bool:
    """Return True if two numbers play different parts: 33, and down from 41."""
    return number_part(left, left_words) is not number_part(right, right_words)


def _tell_of_other_times(left: Article, left_words: Span, right: Article, right_words: Span) -> bool:
    """Return True if only one sentence says since when it counts, or if their dates cannot be compared."""
    left_units, right_units = _sentence_units(left, left_words), _sentence_units(right, right_words)
    return counts_since(left_units) is not counts_since(right_units) or _are_incomparable(
        days_named(left_units), days_named(right_units)
    )


def is_one_moment_abroad(left: Article, left_words: Span, right: Article, right_words: Span) -> bool:
    """Return True for two adjacent days where an outlet names a time zone: Friday evening / Saturday, local time."""
    days = [
        date_words().weekdays.get(figure[0]) if figure else None
        for figure in (_figure_at(left, left_words), _figure_at(right, right_words))
    ]
    if days[0] is None or days[1] is None or (days[0] - days[1]) % 7 not in (1, 6):
        return False
    keys = [
        f" {' '.join(unit.key for unit in _sentence_units(*side))} "
        for side in ((left, left_words), (right, right_words))
    ]
    return any(zone in key for key in keys for zone in _ZONES)


DaysBySort = Mapping[str, frozenset[str]]
"""Map each sort of date (weekday, day, period) to the meanings of the dates of that sort in a sentence."""


def days_named(units: Sequence[ComparedUnit]) -> DaysBySort:
    """Return the days, weeks and years that a sentence names, except those that depend on the day of writing."""
    days = [unit for unit in units if unit.fact is Fact.DATE and unit.sort not in (MOMENT, "hour")]
    return {
        sort: frozenset(unit.meaning for unit in days if unit.sort == sort) for sort in {unit.sort for unit in days}
    }


def are_of_other_days(one: DaysBySort, other: DaysBySort) -> bool:
    """Return True if two sentences name days that exclude each other, or a day and a period: perhaps two events."""
    if any(not some & other[sort] for sort, some in one.items() if sort in other):
        return True
    return _are_incomparable(one, other)


def _are_incomparable(one: DaysBySort, other: DaysBySort) -> bool:
    """Return True if one sentence names a day, and the other a week or a year."""
    return bool(one and other) and one.keys() != other.keys() and PERIOD in {*one, *other}


def counts_since(units: Sequence[ComparedUnit]) -> bool:
    """Return True if a sentence says since when it counts: two tests SINCE May."""
    return any(unit.key == "since" for unit in units)


def is_news_of_two_days(left: Article, left_words: Span, right: Article, right_words: Span) -> bool:
    """Return True if each outlet names the day of its own report: ordered on THURSDAY, carried out on FRIDAY."""
    if left.published[:_DAY] == right.published[:_DAY]:
        return False
    return all(_is_own_day(article, words) for article, words in ((left, left_words), (right, right_words)))


def _is_own_day(article: Article, words: Span) -> bool:
    figure = _figure_at(article, words)
    named = date_words().weekdays.get(figure[0]) if figure else None
    try:
        return date.fromisoformat(article.published[:_DAY]).isoweekday() == named
    except ValueError:  # unknown, or only a year
        return False


_CountedFigure = tuple[str, str]
"""Meaning of a figure, and the word after it."""


@lru_cache(maxsize=_ARTICLES_MAX)
def _figures(article: Article) -> Mapping[int, _CountedFigure]:
    """Map the offset of each figure in an article to the figure."""
    units = compared_units(article.text, Span(0, len(article.text)), article.language)
    return {
        unit.span.start: (unit.meaning, _next_word(units, at))
        for at, unit in enumerate(units)
        if unit.fact in (Fact.NUMBER, Fact.DATE)
    }


def _next_word(units: Sequence[ComparedUnit], at: int) -> str:
    return next((unit.key for unit in units[at + 1 : at + 4] if not unit.is_stop), "")


@lru_cache(maxsize=_ARTICLES_MAX)
def _different_figures(article: Article) -> frozenset[_CountedFigure]:
    return frozenset(_figures(article).values())


def _figure_at(article: Article, words: Span) -> _CountedFigure | None:
    return _figures(article).get(words.start) if len(words) else None


def _has_figure(article: Article, figure: _CountedFigure | None) -> bool:
    return figure is not None and figure in _different_figures(article)


@lru_cache(maxsize=_ARTICLES_MAX)
def names_in(article: Article) -> frozenset[str]:
    """Return the words, as keys, that an article writes with a capital anywhere."""
    units = compared_units(article.text, Span(0, len(article.text)), article.language)
    return frozenset(unit.key for unit in units if article.text[unit.span.start].isupper())


@lru_cache(maxsize=_ARTICLES_MAX)
def names_inside(article: Article) -> frozenset[str]:
    """Return the words, as keys, that are names somewhere in an article: their capital is not due to their place."""
    units = compared_units(article.text, Span(0, len(article.text)), article.language)
    return frozenset(unit.key for unit in units if unit.is_name)


def is_one_name(one: str, other: str) -> bool:
    """Return True if one name is a short form of the other: U.S. / United States, EU / European Union, UK / Britain."""
    short, long = sorted((one.replace(".", ""), other.replace(".", "")), key=len)
    if short.isupper() and short == "".join(word[0] for word in long.split() if word[0].isupper()):
        return True
    base, derived = sorted((name.removesuffix("’s").removesuffix("'s") for name in (one, other)), key=len)
    if derived.startswith(base) and derived[len(base) :] in _NAME_ENDINGS:
        return True
    words = [{word_key(word.strip(".")) for word in name.split()} for name in (one, other)]
    return any(line & words[0] and line & words[1] for line in _same_names())


@cache
def _same_names() -> tuple[frozenset[str], ...]:
    """Return the lines of the name lists, each with names for one country or thing, as keys of their words."""
    lines = (line for path in _ONE_THING for line in shipped_lines(path))
    return tuple(
        frozenset(word_key(word) for entry in line.split() for word in entry.replace("_", "-").split("-"))
        for line in lines
    )


def _has_name(article: Article, other: Article, words: Span) -> bool:
    """Return True if an article contains one of the names in the other article's words."""
    units = compared_units(other.text, words, other.language)
    return any(unit.key in names_in(article) for unit in units if not unit.is_stop)


@lru_cache(maxsize=_ARTICLES_MAX)
def _sentences(article: Article) -> tuple[Span, ...]:
    return tuple(sentence for paragraph in article.paragraphs for sentence in sentences(article.text, paragraph))


def _sentence_at(article: Article, at: int) -> Span:
    spans = _sentences(article)
    number = bisect_right(spans, at, key=lambda span: span.start)
    return spans[max(0, number - 1)] if spans else Span(at, at)


def sentences_around(article: Article, passage: Span) -> Span:
    """Return a passage extended to whole sentences."""
    first, last = _sentence_at(article, passage.start), _sentence_at(article, max(passage.start, passage.end - 1))
    return Span(min(first.start, passage.start), max(last.end, passage.end))


def sentence_before(article: Article, sentence: Span) -> Span | None:
    """Return the sentence before another one in the same paragraph."""
    number = bisect_right(_sentences(article), sentence.start, key=lambda span: span.start) - 2
    before = _sentences(article)[number] if number >= 0 else None
    in_one = before and any(part.covers(before) and part.covers(sentence) for part in article.paragraphs)
    return before if in_one else None


def _sentence_units(article: Article, words: Span) -> Sequence[ComparedUnit]:
    return compared_units(article.text, _sentence_at(article, max(0, words.end - 1)), article.language)


def _denials(article: Article, words: Span) -> int:
    return sum(unit.fact is Fact.NEGATION for unit in _sentence_units(article, words))


def _is_conditional(article: Article, words: Span) -> bool:
    """Return True if the words come after a condition in their sentence."""
    return any(unit.key in _CONDITIONS for unit in _sentence_units(article, words) if unit.span.start < words.start)
