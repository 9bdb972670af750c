"""Determines what a number tells about a thing: 33 seats, a loss of eight, down from 41, in 2012."""

import re
from enum import StrEnum
from functools import cache

from tui.articles.model import Article
from tui.matching.differences.numbers.amounts import is_year
from tui.text.span import Span

_CHARACTERS_BEFORE, _CHARACTERS_AFTER = 60, 50
"""Number of characters read before and after a number."""


class NumberPart(StrEnum):
    """Kind of information that a number gives about the thing it counts or measures."""

    VALUE = "value"
    YEAR = "year"
    CHANGE = "change"
    """How much something differs: a loss of eight seats, eight fewer, up by eight."""
    FORMER = "former"
    """Previous value of something: down from 41, compared with 41."""


def number_part(article: Article, number: Span) -> NumberPart:
    """Return the kind of information that a number gives, as far as the words beside it show."""
    text = article.text
    before = text[max(0, number.start - _CHARACTERS_BEFORE) : number.start].lower()
    after = text[number.end : number.end + _CHARACTERS_AFTER].lower()
    if is_year(number.slice(text)) and (_leads_to_year().search(before) or not _noun().match(after)):
        return NumberPart.YEAR
    if _change_after().match(after) or _change_before().search(before):
        return NumberPart.CHANGE
    is_former = _former().search(before) or _former_after().match(after) or _is_first_of_two(before, after)
    return NumberPart.FORMER if is_former else NumberPart.VALUE


def _is_first_of_two(before: str, after: str) -> bool:
    """Return True for the value before a change: FROM 41 seats to 33, to 33 from 41."""
    is_after_from = _after_from().search(before)
    return is_after_from is not None and (_then_to().match(after) is not None or bool(is_after_from[1]))


_BOUND = r"(?:(?:about|around|almost|nearly|some|roughly|over|more than|less than|at least|an?|the) )*\Z"


@cache
def _leads_to_year() -> re.Pattern[str]:
    return re.compile(r"\b(?:in|since|until|during|early|late|mid) \Z")


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(r"[ -][^\W\d_]")


@cache
def _change_after() -> re.Pattern[str]:
    return re.compile(
        r"(?: per ?cent| percentage points?|%| points?)? (?:fewer|more|less|extra|additional|lower|higher)\b"
    )


@cache
def _change_before() -> re.Pattern[str]:
    change = "loss|losses|gain|gains|increase|decrease|drop|rise|fall|decline|cut|reduction|swing"
    return re.compile(rf"(?:\b(?:{change}) of |\b(?:by|up|down) ){_BOUND}")


@cache
def _former() -> re.Pattern[str]:
    moved = "down|up|fell|rose|dropped|slipped|plunged|raised|cut|increased|reduced"
    return re.compile(rf"\b(?:(?:{moved}) from|compared (?:with|to)|versus|as against) {_BOUND}")


@cache
def _former_after() -> re.Pattern[str]:
    return re.compile(r"(?: [^\W_]+){0,3} (?:an?|one|the) (?:year|month|week|day|quarter) (?:earlier|ago|before)\b")


@cache
def _after_from() -> re.Pattern[str]:
    return re.compile(rf"\b(to [^.;,]{{1,40}})?\bfrom (?:its |their )?{_BOUND}")


@cache
def _then_to() -> re.Pattern[str]:
    return re.compile(r"(?: [^\W_]+){0,4} to (?:[^\W_]+ ){0,2}[^\W\d_]?[$£€]?[0-9]")
