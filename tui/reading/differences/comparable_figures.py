"""Decides which figures of two outlets are comparable: the same kind, the same part, the same time."""

from functools import lru_cache
from typing import NamedTuple

from tui.matching.differences.article_context import (
    DaysBySort,
    are_of_other_days,
    days_named,
    is_news_of_two_days,
    is_one_moment_abroad,
    names_in,
    sentence_before,
)
from tui.matching.differences.numbers.joined_numbers import SCORE
from tui.matching.differences.numbers.number_part import NumberPart, number_part
from tui.matching.differences.numbers.number_scope import NumberScope, number_scope
from tui.matching.differences.units import compared_units
from tui.reading.differences.figures import Figure

_FIGURES_MAX = 4096
"""Maximum number of figures whose scopes are cached."""


def are_comparable(figure: Figure, rival: Figure) -> bool:
    """Return False if two figures are of different kinds, count a whole and a part, or refer to different times."""
    return (
        _are_of_one_kind(figure, rival)
        and _count_one_part(figure, rival)
        and _are_of_one_time(figure, rival)
        and not _are_of_other_names(figure, rival)
    )


def _are_of_one_kind(figure: Figure, rival: Figure) -> bool:
    if figure.is_year_of or rival.is_year_of or not (figure.counts_something and rival.counts_something):
        return False
    if figure.sort != rival.sort or figure.is_date != rival.is_date or figure.ranked_in != rival.ranked_in:
        return False
    if figure.thing.is_age is not rival.thing.is_age:
        return False  # first in 22 years, a 19-year-old
    if figure.measures and rival.measures and not figure.measures & rival.measures:
        return False  # cubic feet, cubic metres
    return figure.fates == rival.fates and not (figure.fates and figure.has_year is not rival.has_year)


def _count_one_part(figure: Figure, rival: Figure) -> bool:
    if figure.is_part is not rival.is_part or figure.meaning in rival.sums or rival.meaning in figure.sums:
        return False
    if _is_kind_of_whole(figure, rival) or _is_kind_of_whole(rival, figure):
        return False
    if _part(figure) is not _part(rival):
        return False
    return figure.is_date or not _scope(figure).excludes(_scope(rival))


@lru_cache(maxsize=_FIGURES_MAX)
def _part(figure: Figure) -> NumberPart:
    if figure.sort == SCORE:
        return NumberPart.VALUE  # won BY 8-5
    return number_part(figure.article, figure.span)


@lru_cache(maxsize=_FIGURES_MAX)
def _scope(figure: Figure) -> NumberScope:
    return number_scope(figure.article, figure.span, figure.sentence)


def _is_kind_of_whole(figure: Figure, rival: Figure) -> bool:
    """Return True if a figure counts one of several kinds, and its rival all: 9 sailors and 11 cooks, 14 people."""
    return figure.is_one_of_kinds and not rival.is_one_of_kinds and not figure.counted & rival.counted - figure.fates


def _are_of_other_names(figure: Figure, rival: Figure) -> bool:
    """Return True if two figures stand beside different names: the harbour of Vorden, the harbour of Kelmar.

    A count of victims may be given by different sources, so their names count only if both articles have both.
    """
    if not figure.fates:
        return _are_disjoint(figure.names, rival.names)
    scene, other = _scene(figure), _scene(rival)
    if are_of_other_days(scene.days, other.days) or _is_month_only(scene.days) is not _is_month_only(other.days):
        return bool(scene.days and other.days)
    if not _are_disjoint(scene.names, other.names):
        return False
    return not (scene.names.isdisjoint(names_in(rival.article)) or other.names.isdisjoint(names_in(figure.article)))


class _Scene(NamedTuple):
    """Names and days in the sentence of a figure; if it has none, those in the sentence before."""

    names: frozenset[str]
    days: DaysBySort


@lru_cache(maxsize=_FIGURES_MAX)
def _scene(figure: Figure) -> _Scene:
    before = sentence_before(figure.article, figure.sentence)
    if before is None or (figure.names and figure.days):
        return _Scene(figure.names, figure.days)
    units = compared_units(figure.article.text, before, figure.article.language)
    names = frozenset(unit.key for unit in units if unit.is_name and unit.is_content)
    return _Scene(figure.names or names, figure.days or days_named(units))


def _is_month_only(days: DaysBySort) -> bool:
    """Return True for a month without a day: in March, as against on Friday."""
    return "month" in days and len(days) == 1


def _are_disjoint(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _are_of_one_time(figure: Figure, rival: Figure) -> bool:
    if figure.is_since is not rival.is_since:
        return False
    if not figure.is_date:
        return not are_of_other_days(figure.days, rival.days)
    sides = figure.article, figure.span, rival.article, rival.span
    return not is_one_moment_abroad(*sides) and not is_news_of_two_days(*sides)
