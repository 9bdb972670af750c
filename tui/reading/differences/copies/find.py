"""Finds what was changed in a sentence that another outlet has nearly word for word.

Elsewhere, two numbers or names are compared only if both count or name the same thing, which has to be guessed. Where
the words around them are copied, it need not be: what stands in the same place is about the same thing.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.articles.model import Coverage, Passage
from tui.matching.model import Match, MatchKind, MatchSureness
from tui.reading.differences.copies.changed_words import ChangedWords
from tui.reading.differences.copies.copied_sentences import CopiedSentences
from tui.reading.differences.labels import label_of
from tui.reading.differences.model import DifferenceClass, DifferingPassage, PairDifference
from tui.text.span import Span

if TYPE_CHECKING:  # deferred: slow import
    from tui.matching.differences.units import ComparedUnit

_COPIED_BESIDE = 5
"""Minimum number of equal words right before and right after a change, together."""
_CHANGED_MAX = 3
"""Maximum number of words on either side of a change."""
_FORCES = frozenset({"can", "could", "may", "might", "must", "shall", "should", "will", "would"})
"""Auxiliaries of which one does not say the same as another."""

_Change = tuple[ChangedWords, ChangedWords]


def near_copy_differences(coverage: Coverage, matches: Iterable[Match]) -> Iterator[PairDifference]:
    """Yield the numbers, units, names and quoted words that differ in sentences that are otherwise nearly equal."""
    articles = {article.id: CopiedSentences(article) for article in coverage.articles}
    compared_pairs: set[tuple[Passage, Passage]] = set()
    for match in matches:
        if match.kind in (MatchKind.NAME, MatchKind.TRANSLATION):
            continue
        left, right = articles[match.left.article], articles[match.right.article]
        for left_sentence, right_sentence in left.pairs(match.left.span, right, match.right.span):
            pair = Passage(left.article.id, left_sentence), Passage(right.article.id, right_sentence)
            if pair not in compared_pairs:
                compared_pairs.add(pair)
                change = _only_change(left, left_sentence, right, right_sentence)
                yield from _differences(change, (left, right)) if change else ()


def _only_change(
    left: CopiedSentences, left_sentence: Span, right: CopiedSentences, right_sentence: Span
) -> _Change | None:
    """Return the words that differ between two sentences, if it is only in one place that this says something.

    Where several things differ, the sentences may be made after one pattern: two regions with their sales.
    """
    from tui.matching.differences.edits import differences  # deferred: slow imports
    from tui.matching.differences.units import compared_units, joined_keys

    units = compared_units(left.article.text, left_sentence, left.article.language)
    right_units = compared_units(right.article.text, right_sentence, right.article.language)
    keys, right_keys = joined_keys(units, right_units, left.article.text, right.article.text)
    gaps = differences(units, keys, right_units, right_keys).gaps
    telling_gaps = [
        number
        for number, gap in enumerate(gaps)
        if any(map(_is_telling, (*units[gap.left : gap.left_end], *right_units[gap.right : gap.right_end])))
    ]
    if len(telling_gaps) != 1:
        return None
    at = telling_gaps[0]
    gap = gaps[at]
    words_before = gap.left - (gaps[at - 1].left_end if at else 0)
    words_after = (gaps[at + 1].left if at + 1 < len(gaps) else len(units)) - gap.left_end
    if (
        words_before + words_after < _COPIED_BESIDE
        or max(gap.left_end - gap.left, gap.right_end - gap.right) > _CHANGED_MAX
    ):
        return None
    return (
        ChangedWords(left.article, left_sentence, units, gap.left, gap.left_end),
        ChangedWords(right.article, right_sentence, right_units, gap.right, gap.right_end),
    )


def _is_telling(unit: "ComparedUnit") -> bool:
    return not unit.is_stop or unit.key in _FORCES


def _differences(change: _Change, articles: tuple[CopiedSentences, CopiedSentences]) -> Iterator[PairDifference]:
    """Yield the difference that a change makes, if it makes one."""
    if numbers := _numbers(change):
        yield _difference(DifferenceClass.NUMBER, numbers)
    elif _are_other_names(change):
        yield _difference(DifferenceClass.NAME, change)
    elif _are_other_words(change):
        quotations = [article.quotation_at(words.span) for article, words in zip(articles, change, strict=True)]
        if quotations[0] is not None and quotations[1] is not None:
            in_quotation = replace(change[0], sentence=quotations[0]), replace(change[1], sentence=quotations[1])
            yield _difference(DifferenceClass.WORDING, in_quotation)


def _difference(what: DifferenceClass, change: _Change) -> PairDifference:
    left, right = (
        DifferingPassage(Passage(words.article.id, words.sentence), (words.span,) if words.units else ())
        for words in change
    )
    labelled_words = change[0] if change[0].units else change[1]
    label = label_of(labelled_words.article, labelled_words.span, labelled_words.sentence)
    label = f"“{label}”" if what is DifferenceClass.WORDING else label
    return PairDifference(what, MatchSureness.SURE, left, right, label)


# --- numbers ------------------------------------------------------------------------------------------------------


def _numbers(change: _Change) -> _Change | None:
    """Return the two numbers, or units of measure, that cannot both be true; None if there are none."""
    from tui.matching.differences.fact_words import Fact, measure_forms

    if any(unit.is_content and unit.key not in measure_forms() for words in change for unit in words.units):
        return None  # injured 14, killed 20
    left, right = (
        [number for number in range(words.first, words.end) if words.all_units[number].fact is Fact.NUMBER]
        for words in change
    )
    if len(left) == len(right) == 1:
        numbers = _narrowed(change[0], left[0]), _narrowed(change[1], right[0])
        return numbers if _exclude_each_other(numbers, change) else None
    return change if not left and not right and _are_other_measures(change) else None


def _narrowed(words: ChangedWords, number: int) -> ChangedWords:
    return replace(words, first=number, end=number + 1)


def _exclude_each_other(numbers: _Change, change: _Change) -> bool:
    """Return True if two numbers cannot both be true; with other units, only if the figures are the same."""
    from tui.matching.differences.contradictions import bound_before
    from tui.matching.differences.fact_words import measure_forms
    from tui.matching.differences.numbers.amounts import can_agree

    (number,), (rival,) = numbers[0].units, numbers[1].units
    figures = [_scaled().fullmatch(words.text) for words in numbers]
    if figures[0] and figures[1] and figures[0][1] == figures[1][1]:
        return number.meaning != rival.meaning  # 46 percent, 46 million
    is_converted = any(unit.key in measure_forms() for words in change for unit in words.units)  # 60 miles, 97 km
    if number.sort != rival.sort or is_converted:
        return False
    bounds = [bound_before(words.all_units, words.first) for words in numbers]
    return not can_agree(number.meaning, bounds[0], rival.meaning, bounds[1])


@cache
def _scaled() -> re.Pattern[str]:
    return re.compile(r"[$£€]?([0-9][0-9.,]{0,20}) ?(?:%|per ?cent|(?:thousand|[mbtr]{1,2}illion)s?)")


def _are_other_measures(change: _Change) -> bool:
    """Return True if two other units of measure follow the same number: 25 years, 25 months."""
    from tui.matching.differences.fact_words import Fact, measure_forms

    if any(len(words.units) != 1 or not words.first for words in change):
        return False
    forms = [measure_forms().get(words.units[0].key) for words in change]
    follow_numbers = all(words.all_units[words.first - 1].fact is Fact.NUMBER for words in change)
    return follow_numbers and None not in forms and forms[0] != forms[1]


# --- names and words ----------------------------------------------------------------------------------------------


def _are_other_names(change: _Change) -> bool:
    """Return True for two names that are neither two forms of one nor two parts of one."""
    from tui.matching.differences.article_context import is_one_name

    if not all(words.is_name for words in change):
        return False
    left_text, right_text = change[0].text, change[1].text
    if is_one_name(left_text, right_text) or not set(left_text.lower().split()).isdisjoint(right_text.lower().split()):
        return False
    joined_names = f"{left_text} {right_text}", f"{right_text} {left_text}"
    return not any(name in words.article.text for words in change for name in joined_names)


def _are_other_words(change: _Change) -> bool:
    """Return True if words do not say the same, or are left out: no articles, no plurals, no slips, no names."""
    from tui.matching.differences.fact_words import Fact
    from tui.matching.differences.minor_rewordings import is_minor_rewording

    left_text, right_text = change[0].text, change[1].text
    if {left_text.lower(), right_text.lower()} <= _FORCES:
        return True
    units = [unit for words in change for unit in words.units]
    denials = [any(unit.fact is Fact.NEGATION for unit in words.units) for words in change]
    if denials[0] is not denials[1] or any(unit.is_name or unit.fact not in (None, Fact.NEGATION) for unit in units):
        return False  # told by others
    if any(words.is_abbreviation or words.is_bracketed for words in change) or change[0].letters == change[1].letters:
        return False
    return any(unit.is_content for unit in units) and not is_minor_rewording(left_text, right_text)
