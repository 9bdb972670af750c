"""Finds people to whom two outlets give different ages: Walter Pruitt, 67 / Mr. Pruitt, who is 76."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from tui.articles.model import ASIDE, Article, Coverage, Passage
from tui.matching.model import MatchSureness
from tui.matching.words.vocabulary import ENGLISH
from tui.mentions.model import MentionForm, MentionSet
from tui.reading.differences.model import DifferenceClass, DifferingPassage, PairDifference
from tui.reading.differences.people.sentences import sentence_of
from tui.text.span import Span

_NAMED = frozenset({MentionForm.FULL, MentionForm.SURNAME})
_AGES = range(1, 116)
_CHARACTERS_BEFORE, _CHARACTERS_AFTER = 60, 40
"""Number of characters beside a name in which an age is searched for."""
_YEAR = len("2026")
_BIRTHDAY_YEARS = 1
"""Two ages this far apart are possible without a mistake: a birthday lies between the reports."""


def age_differences(coverage: Coverage, mentions: MentionSet) -> Iterator[PairDifference]:
    """Yield the ages of a person in two outlets that cannot both be right, unless one outlet gives several itself."""
    ages = {article.id: _ages(article, mentions) for article in coverage.articles if article.language in ("", ENGLISH)}
    names = {person.id: person.name for person in mentions.people}
    articles = [article for article in coverage.articles if article.id in ages]
    for at, left in enumerate(articles):
        for right in articles[at + 1 :]:
            for person in sorted(ages[left.id].keys() & ages[right.id].keys()):
                one, other = ages[left.id][person], ages[right.id][person]
                if len(one) == len(other) == 1 and one.keys() != other.keys():
                    years = abs(next(iter(one)) - next(iter(other)))
                    if years <= _years_between(left, right):
                        continue
                    sureness = MatchSureness.POSSIBLE if years == _BIRTHDAY_YEARS else MatchSureness.SURE
                    here, there = (next(iter(each.values())) for each in (one, other))
                    yield PairDifference(DifferenceClass.NUMBER, sureness, here, there, f"{names[person]}: age")


def _years_between(left: Article, right: Article) -> int:
    """Return the number of calendar years between two articles; 0 if one has no date."""
    years = [article.published[:_YEAR] for article in (left, right)]
    return abs(int(years[0]) - int(years[1])) if all(map(str.isdecimal, years)) else 0


def _ages(article: Article, mentions: MentionSet) -> Mapping[str, dict[int, DifferingPassage]]:
    """Map a person to the ages that an article gives, and each age to the first place that gives it."""
    found: defaultdict[str, dict[int, DifferingPassage]] = defaultdict(dict)
    for mention in mentions.mentions:
        if mention.passage.article != article.id or mention.form not in _NAMED or mention.zone in ASIDE:
            continue
        name = mention.passage.span
        for span in _ages_beside(article.text, name):
            if int(span.slice(article.text)) in _AGES:
                side = DifferingPassage(Passage(article.id, sentence_of(article, name)), (span,))
                found[mention.person].setdefault(int(span.slice(article.text)), side)
    return found


def _ages_beside(text: str, name: Span) -> Iterator[Span]:
    after = _age_after().match(text, name.end, name.end + _CHARACTERS_AFTER)
    before = _age_before().search(text, max(0, name.start - _CHARACTERS_BEFORE), name.start)
    for found in filter(None, (after, before)):
        place = next(number for number in range(1, len(found.groups()) + 1) if found[number])
        yield Span(*found.span(place))


@cache
def _age_after() -> re.Pattern[str]:
    """Return the pattern of an age after a name: Lind, 61, left; Lind, who was 61; Lind, a 61-year-old cook."""
    in_commas = r", (?:aged |age )?(\d{1,3})(?=[,.;)])"
    in_clause = r", who (?:is|was) (?:aged )?(\d{1,3})(?=[,.;)]|\s(?:and|when|at)\b)"
    in_words = r"(?:, (?:an? |the )?| (?:is|was) (?:an? )?)(\d{1,3})(?:[-‐‑]year[-‐‑]old| years old)\b"
    return re.compile(f"{in_commas}|{in_clause}|{in_words}")


@cache
def _age_before() -> re.Pattern[str]:
    """Return the pattern of an age before a name: 61-year-old retired cook Lind; not the 12-year-old son OF Lind."""
    joins = "of|and|by|with|from|for|to|in|at|on|whose|that|who|as"
    return re.compile(rf"\b(\d{{1,3}})[-‐‑ ]year[-‐‑ ]old (?:(?!(?:{joins})\b)[^\W\d_][\w'’.-]{{0,30}} ){{0,4}}\Z")
