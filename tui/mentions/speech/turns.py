"""Dialogue without quotation marks: paragraphs that each begin with a name and a colon are what that person says."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from tui.articles.model import ASIDE, Article, ZoneKind
from tui.mentions.names.mention_finder import PersonName
from tui.text.quotation import Quotation
from tui.text.quotation_marks import Family
from tui.text.span import Span

_SHORTEST = 12
"""Characters that a turn has at least."""


class _Turn(NamedTuple):
    paragraph: int
    label: str
    is_person: bool
    words: Span


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"((?:[A-Z][\w.’'-]{0,24} ){0,4}[A-Z][\w.’'-]{0,24}):[ \t]+(?=[^\s“\"‘'«„])")


def with_turns(article: Article, marked: Sequence[Quotation], names: Sequence[PersonName]) -> tuple[Quotation, ...]:
    """The quotations of an article, and among them the turns of its dialogues, in order.

    What a turn quotes is nested in it. Two turns in a row by two people make a dialogue, and more of a label that
    comes again.
    """
    marked = _outside_names(marked, names)
    turns = _dialogue(_turns(article, names))
    if not turns:
        return tuple(marked)
    spans = [turn.words for turn in turns]
    nested = [_nested(quotation, spans) for quotation in marked]
    added = [Quotation(span, span, False, False, 0, Family.DOUBLE) for span in spans]
    every = [*nested, *added]
    order = sorted(range(len(every)), key=lambda n: (every[n].outer.start, every[n].depth))
    place = {old: new for new, old in enumerate(order)}
    return tuple(
        replace(every[n], follows=None if every[n].follows is None else place[every[n].follows or 0]) for n in order
    )


def _outside_names(marked: Sequence[Quotation], names: Sequence[PersonName]) -> list[Quotation]:
    """Without the nicknames inside names: James “Jim” Marsh."""
    spans: set[int] = set()
    for named in names:
        if named.last - named.first > 2:
            spans.update(range(named.span.start, named.span.end))
    kept = [n for n, quotation in enumerate(marked) if quotation.outer.start not in spans]
    place: dict[int | None, int] = {old: new for new, old in enumerate(kept)}
    return [replace(marked[n], follows=place.get(marked[n].follows)) for n in kept]


def _nested(quotation: Quotation, turns: Sequence[Span]) -> Quotation:
    inside = any(turn.start <= quotation.outer.start and quotation.outer.end <= turn.end for turn in turns)
    return replace(quotation, depth=quotation.depth + 1, follows=None) if inside else quotation


def _turns(article: Article, names: Sequence[PersonName]) -> Iterator[_Turn]:
    ends = {named.span.end for named in names}
    for number, paragraph in enumerate(article.paragraphs):
        found = _label().match(article.text, paragraph.start, paragraph.end)
        zone = article.zone_at(paragraph.start)
        if found is None or paragraph.end - found.end() < _SHORTEST or zone in ASIDE or zone is ZoneKind.HEADLINE:
            continue
        yield _Turn(number, found[1].lower(), found.end(1) in ends, Span(found.end(), paragraph.end))


def _dialogue(turns: Iterator[_Turn]) -> list[_Turn]:
    """The turns that stand beside another one's, by people or by labels that come again."""
    every = list(turns)
    times = Counter(turn.label for turn in every)
    known = [turn for turn in every if turn.is_person or times[turn.label] > 1]
    places = {turn.paragraph: turn for turn in known}
    return [turn for turn in known if _has_partner(turn, places)]


def _has_partner(turn: _Turn, places: dict[int, _Turn]) -> bool:
    beside = (places.get(turn.paragraph + step) for step in (-1, 1))
    return any(other is not None and other.label != turn.label for other in beside)
