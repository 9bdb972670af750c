"""Determines to what a number applies, as far as its sentence shows: per share, expected, in the morning, in 2012."""

import re
from functools import cache

from msgspec import Struct

from tui.articles.model import Article
from tui.text.span import Span

_TABLE_NUMBERS = 8
"""Minimum number of numbers in a sentence that is a line of a table."""
_CHARACTERS_BEFORE, _CHARACTERS_AFTER = 90, 60
"""Number of characters read before and after a number, within its sentence."""


class NumberScope(Struct, frozen=True):
    """To what a number applies. Two numbers with scopes that differ do not count the same thing."""

    rate: str
    """What it is counted by: “share” in 40 dollars A SHARE; empty if by nothing."""
    is_expected: bool
    """True for a forecast or a plan: 12 boats ARE EXPECTED, the town WILL build 12."""
    is_of_other_event: bool
    """True for another event of the same kind: 12 died in an EARLIER attack."""
    is_of_table: bool
    """True for a number in a line of a table or of results, where numbers are only set side by side: 12 vs 14."""
    is_clock: bool
    """True for a time of day written as a number: 0815 GMT."""
    is_extreme: bool
    """True for a highest or lowest value: as HIGH as 12, a RECORD of 12."""
    years: frozenset[str]
    """Years named in its sentence."""
    moments: frozenset[str]
    """Parts of a day or a year that its sentence names: morning, first quarter."""

    def excludes(self, other: "NumberScope") -> bool:
        """Return True if numbers with these two scopes cannot count the same thing."""
        flags, other_flags = (
            (each.rate, each.is_expected, each.is_of_other_event, each.is_extreme) for each in (self, other)
        )
        return (
            flags != other_flags
            or any((self.is_of_table, other.is_of_table, self.is_clock, other.is_clock))
            or _are_disjoint(self.years, other.years)
            or _are_disjoint(self.moments, other.moments)
        )


def number_scope(article: Article, number: Span, sentence: Span) -> NumberScope:
    """Return to what a number applies, from the words around it in its sentence."""
    whole = sentence.slice(article.text).lower()
    before = article.text[max(sentence.start, number.start - _CHARACTERS_BEFORE) : number.start].lower()
    after = article.text[number.end : min(sentence.end, number.end + _CHARACTERS_AFTER)].lower()
    clause = _clause_border().split(before)[-1]
    rate = _rate().match(after)
    return NumberScope(
        rate=(rate[1] or rate[2]) if rate else "",
        is_expected=_expected().search(clause) is not None,
        is_of_other_event=_other_event().search(whole) is not None,
        is_of_table=_table().search(whole) is not None or len(_number().findall(whole)) >= _TABLE_NUMBERS,
        is_clock=_zone().match(after) is not None,
        is_extreme=_extreme().search(before) is not None,
        years=frozenset(_year().findall(whole)) - {number.slice(article.text)},
        moments=frozenset(_moment().findall(whole)),
    )


def _are_disjoint(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


@cache
def _clause_border() -> re.Pattern[str]:
    return re.compile(r"[,;:–—]|\b(?:and|but|which|while) ")


@cache
def _rate() -> re.Pattern[str]:
    # “20 hurt after a fire” is no rate: behind “a”, only what things are commonly counted or priced by.
    counted = (
        "share|unit|piece|head|person|people|barrel|bushel|ounce|pound|gallon|ton|tonne|kilo|kilogram|lit(?:er|re)"
    )
    measured = "second|minute|hour|day|night|week|weekend|month|quarter|season|year|decade|mile|kilomet(?:er|re)|acre"
    sold = "ticket|dose|shift|visit|trip|class|game|match|household|family|child|pupil|student|patient|worker|night"
    return re.compile(
        rf"(?:[ -][^\W\d_]+){{0,2}}(?:(?: an? |-an?-)({counted}|{measured}|{sold})\b|(?: per |-per-)([^\W\d_]+))"
    )


@cache
def _expected() -> re.Pattern[str]:
    words = "expect(?:s|ed)?|forecast(?:s|ed)?|project(?:s|ed)|predict(?:s|ed)?|plan(?:s|ned)?|target(?:s|ed)?|goal"
    return re.compile(rf"\b(?:{words}|aims|hopes?|likely|will|would|could|may|might|propose[sd]?)\b")


@cache
def _other_event() -> re.Pattern[str]:
    which = "earlier|previous|prior|separate|similar|past|another|second|third|last (?:year|month|week)(?:['’]s)?"
    what = "attacks?|bombs?|bombings?|blasts?|explosions?|shootings?|crash(?:es)?|accidents?|incidents?|fires?|quakes?"
    more = "earthquakes?|floods?|storms?|strikes?|raids?|protests?|clashes|outbreaks?|disasters?|massacres?|cases"
    people = "gunm[ae]n|attackers?|bombers?"
    ago = r"(?:years?|months?|decades?|weeks?) ago"
    return re.compile(rf"\b(?:(?:{which}) (?:[^\W\d_]+ )?(?:{what}|{more}|{people})|{ago})\b")


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.,])[0-9][0-9.,/]*")


@cache
def _zone() -> re.Pattern[str]:
    return re.compile(r" (?:gmt|utc|est|edt|hrs|hours gmt)\b")


@cache
def _table() -> re.Pattern[str]:
    return re.compile(r"\bvs\b")


@cache
def _extreme() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:as (?:high|low|much|many) as|(?:high|low|record|peak|maximum|minimum) of|record) \S{0,2}\Z"
    )


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"\b(?:19|20)[0-9][0-9]\b")


@cache
def _moment() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:morning|midday|afternoon|evening|overnight|(?:first|second|third|fourth) (?:quarter|half))\b"
    )
