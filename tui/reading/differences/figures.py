"""The figures of an article with what they count: the noun after them, their unit, and the words around."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import log
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.articles.model import ASIDE, Article
from tui.matching.differences.amounts import amount_of
from tui.matching.differences.fact_words import BOUND, MOMENT, Fact
from tui.matching.differences.joined_numbers import SCORE
from tui.matching.differences.units import ComparedUnit, compared_units
from tui.matching.words.vocabulary import word_key
from tui.shipped import shipped_text
from tui.text.sentences import sentences
from tui.text.span import Span

if TYPE_CHECKING:
    from tui.matching.words.vocabulary import Vocabulary

_NOUNS_MAX = 2
"""Words after a number that are taken as what it counts."""
_PHRASE_UNITS = 5
_IN_PHRASE = frozenset({"of", "the", "a", "an", "his", "her", "its", "their"})
_OR_MORE = frozenset({("older",), ("over",), ("above",), ("more",), ("up",)})
_SMALL_MAX = 10
_NEAR_UNITS = 6
"""Words on either side of a figure that say the most about it."""


class Figure(Struct, frozen=True, eq=False):
    """A number, a date or a time of day at one place of an article."""

    article: Article
    span: Span
    meaning: str
    """Equal for what comes to the same: 1,000 and 1000, $40m and 40 million dollars."""
    bound: str
    """What stands before it and leaves it open: at least, nearly; else empty."""
    is_date: bool
    sort: str
    """Figures of one sort can be compared: a count, an ordinal, a weekday, a day, an hour."""
    unit: str
    """A currency’s sign or %, as far as the figure has one."""
    nouns: tuple[int, ...]
    """Stems of the words that it counts, the nearest first; none for what stands alone."""
    is_year_of: bool
    """True for a year that names something: the 2016 campaign."""
    phrase: frozenset[int]
    """Stems of the noun and of the words that go with it: pages of EMAILS, page INDICTMENT."""
    near: frozenset[int]
    """Stems of the content words beside it, the nouns among them."""
    claims: frozenset[int]
    """Those of them that are no names."""
    around: frozenset[int]
    """Stems of the content words of its sentence."""
    sentence: Span

    @property
    def counts_something(self) -> bool:
        """True for a date, a sum or share, a result, and a number with a noun; “one” may stand for somebody."""
        return self.is_date or bool(self.unit or self.nouns) or self.sort == SCORE

    @property
    def is_age(self) -> bool:
        """True for a limit of age: adults over 21, 21 or older."""
        return self.bound in ("more than", "at least") and not self.nouns and not self.unit

    @property
    def is_small(self) -> bool:
        """True for numbers up to ten, which count many things of an event."""
        amount = amount_of(self.meaning)
        return amount is not None and not amount.unit and amount.value <= _SMALL_MAX


def figures_of(article: Article, vocabulary: "Vocabulary", *, joins_alike: bool = False) -> Iterator[Figure]:
    """Yield the figures of an article’s own account, in order.

    joins_alike: True to take words that outlets use for one another (hurt, injured) as one.
    """
    for paragraph in article.paragraphs:
        for sentence in sentences(article.text, paragraph):
            if article.zone_at(sentence.start) in ASIDE:
                continue
            units = compared_units(article.text, sentence, article.language)
            if any(_is_figure(unit) for unit in units):
                yield from _in_sentence(article, sentence, units, vocabulary, _counted_alike() if joins_alike else {})


@cache
def _counted_alike() -> Mapping[str, str]:
    """Word, as a key → the word that stands for it and its like beside a number."""
    lines = (line for line in shipped_text("config/words/counted-alike.txt").split("\n") if line[:1] not in ("", "#"))
    return {word_key(word): line.split()[0] for line in lines for word in line.split()}


def _is_figure(unit: ComparedUnit) -> bool:
    return unit.fact is Fact.NUMBER or (unit.fact is Fact.DATE and unit.sort != MOMENT)


def _in_sentence(
    article: Article,
    sentence: Span,
    units: Sequence[ComparedUnit],
    vocabulary: "Vocabulary",
    alike: Mapping[str, str],
) -> Iterator[Figure]:
    content = [at for at, unit in enumerate(units) if unit.fact is None and not unit.is_stop]
    words = [alike.get(units[at].key) or units[at].span.slice(article.text) for at in content]
    stems = dict(zip(content, vocabulary.ids(words, article.language), strict=True))
    around = frozenset(stems.values())
    for at, unit in enumerate(units):
        if not _is_figure(unit):
            continue
        bound = units[at - 1].meaning if at and units[at - 1].sort == BOUND else _bound_after(units, at)
        near = frozenset(stems[n] for n in content if abs(n - at) <= _NEAR_UNITS)
        claims = frozenset(stems[n] for n in content if abs(n - at) <= _NEAR_UNITS and not units[n].is_name)
        nouns = tuple(_nouns(article, units, at, stems))
        phrase = frozenset(_phrase(article, units, at, stems))
        yield Figure(
            article=article,
            span=unit.span,
            meaning=unit.meaning,
            bound=bound,
            is_date=unit.fact is Fact.DATE or _is_year(unit.meaning, nouns),
            sort=unit.sort,
            unit=_unit_of(unit.meaning),
            nouns=nouns,
            is_year_of=bool(nouns) and _is_year(unit.meaning, ()),
            phrase=phrase,
            near=near,
            claims=claims,
            around=around,
            sentence=sentence,
        )


def _bound_after(units: Sequence[ComparedUnit], at: int) -> str:
    """What follows a number and leaves it open: 21 OR OLDER."""
    words = tuple(unit.key for unit in units[at + 1 : at + 3])
    return "at least" if words[:1] in (("or",), ("and",)) and words[1:] in _OR_MORE else ""


def _nouns(article: Article, units: Sequence[ComparedUnit], at: int, stems: Mapping[int, int]) -> Iterator[int]:
    """The content words right after a figure, with nothing but blanks and hyphens between."""
    end = units[at].span.end
    for following in range(at + 1, min(len(units), at + 1 + _NOUNS_MAX)):
        between = article.text[end : units[following].span.start]
        if following not in stems or between.strip(" -‐‑\u00a0\n"):
            return
        yield stems[following]
        end = units[following].span.end


def _phrase(article: Article, units: Sequence[ComparedUnit], at: int, stems: Mapping[int, int]) -> Iterator[int]:
    """The content words of the noun phrase after a figure: it goes on over “of”, articles and possessives."""
    end = units[at].span.end
    for following in range(at + 1, min(len(units), at + 1 + _PHRASE_UNITS)):
        between = article.text[end : units[following].span.start]
        if between.strip(" -‐‑\u00a0\n"):
            return
        if following in stems:
            yield stems[following]
        elif units[following].key not in _IN_PHRASE:
            return
        end = units[following].span.end


def _unit_of(meaning: str) -> str:
    return meaning[-1] if meaning[-1:] in "$£€¥₹₽₩₪₺₴¢%" else ""


def _is_year(meaning: str, nouns: Sequence[int]) -> bool:
    digits = meaning.removeprefix("#")
    return len(digits) == 4 and digits.isdigit() and 1800 <= int(digits) <= 2100 and not nouns


def rarity(figures: Iterable[Figure]) -> Mapping[int, float]:
    """What a stem weighs: the rarer in the sentences with figures, the more."""
    sentences_seen = {(figure.article.id, figure.sentence): figure.around for figure in figures}
    often = Counter(stem for around in sentences_seen.values() for stem in around)
    return {stem: log((1 + len(sentences_seen)) / count) for stem, count in often.items()}


_LARGE = 1000
"""Sums of money and counts from which the value itself tells what it is…"""
_NEAR_MIN = 2


def count_same_thing(one: Figure, other: Figure) -> bool:
    """True if two figures of one value count the same: by the value itself, their nouns, or the words beside them."""
    if _tells_by_itself(one) and _tells_by_itself(other):
        return True
    if one.phrase and other.phrase:
        return bool(one.phrase & other.phrase or (one.phrase & other.near and other.phrase & one.near))
    if one.unit or (not one.nouns and not other.nouns):
        return bool(one.near & other.near)
    return len(one.near & other.near) >= _NEAR_MIN


def _tells_by_itself(figure: Figure) -> bool:
    """True for a result such as 234-193, and a sum of money that is not small: two outlets hardly mean two things."""
    amount = amount_of(figure.meaning)
    is_sum = amount is not None and figure.unit not in ("", "%") and amount.value >= _LARGE
    return is_sum or figure.sort == SCORE
