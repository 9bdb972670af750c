"""Tells which figures of two outlets can count the same thing at all: one kind, one part of it, one time."""

from tui.matching.differences.article_context import (
    are_of_other_days,
    is_news_of_two_days,
    is_one_moment_abroad,
    number_part,
)
from tui.reading.differences.figures import Figure


def are_comparable(one: Figure, other: Figure) -> bool:
    """Return False if two figures are of two kinds, count a whole and a part, or tell of two times."""
    return _are_of_one_kind(one, other) and _count_one_part(one, other) and _are_of_one_time(one, other)


def can_be_one_toll(one: Figure, other: Figure) -> bool:
    """Return False if two numbers of victims tell of two times or count two kinds of people: civilians, militants."""
    nouns = [[noun for noun in figure.nouns[:1] if noun not in figure.measures] for figure in (one, other)]
    return _are_of_one_time(one, other) and (nouns[0] == nouns[1] or not all(nouns))


def _are_of_one_kind(one: Figure, other: Figure) -> bool:
    if one.is_year_of or other.is_year_of or not (one.counts_something and other.counts_something):
        return False
    if one.sort != other.sort or one.is_date != other.is_date or one.ranked_in != other.ranked_in:
        return False
    return one.fates == other.fates and not (one.fates and one.has_year is not other.has_year)


def _count_one_part(one: Figure, other: Figure) -> bool:
    if one.is_part is not other.is_part or one.meaning in other.sums or other.meaning in one.sums:
        return False
    return number_part(one.article, one.span) is number_part(other.article, other.span)


def _are_of_one_time(one: Figure, other: Figure) -> bool:
    if one.is_since is not other.is_since:
        return False
    if not one.is_date:
        return not are_of_other_days(one.days, other.days)
    sides = one.article, one.span, other.article, other.span
    return not is_one_moment_abroad(*sides) and not is_news_of_two_days(*sides)
