"""Judges the numbers and dates in a draft.

A figure in the draft is compared with those in the sources: with equal ones, and with others that can replace it. The
evidence that two figures are about the same thing is the similarity of the sentences around them, and of the words next
to them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from heapq import nlargest

from msgspec import Struct

from tui.articles.model import Article, Passage
from tui.checking.figures.contexts import AGE, CheckedFigure, figures_of, likeness_of_sentences, parts_of_score
from tui.checking.figures.moments import as_weekday, is_moment
from tui.checking.figures.rounding import is_rounded
from tui.checking.figures.sentence_words import SourceSentences
from tui.checking.model import CheckedItem, CheckKind, CheckVerdict, WordDifference
from tui.matching.differences.fact_words import ORDINAL, WEEKDAY, Fact
from tui.matching.differences.numbers.amounts import amount_of
from tui.matching.differences.numbers.joined_numbers import SCORE

_WORD_EVIDENCE = 0.1
"""Weight of the similarity of the words next to two figures in the evidence."""
_SAME_EVIDENCE = 0.12
"""Minimum evidence that two equal figures are about the same thing."""
_RIVAL_SHARE = 0.75
"""Minimum evidence for an equal figure, as a share of that for the best other figure."""
_ALTERED_EVIDENCE, _ALTERED_LIKENESS = 0.5, 2.0
"""Minimum evidence, and minimum similarity of the adjacent words, for another figure that replaces this one."""
_TELLS_SAME = 0.3
"""Minimum similarity of the sentences for another figure if a source has an equal one."""
_CLEARLY = 1.5
"""Minimum ratio of the evidence for another figure to that for an equal one to prefer the other."""
_REPLACED_EVIDENCE = 0.3
"""Minimum evidence that an amount in no source is an altered one with the same unit."""
_REDATED_EVIDENCE = 0.35
"""Minimum evidence for a weekday that is in no source."""
_ROUNDED_EVIDENCE = 0.2
"""Minimum evidence for a rounded amount."""
_AGE_EVIDENCE = 0.3
"""Evidence from a name next to two ages: Berg, 49, / Berg … the 49-year-old."""
_FIGURES_MAX = 1_000
"""Maximum number of figures compared by adjacent words; bounds the work if a text repeats itself."""
_SENTENCES_COMPARED = 40
"""Number of the most similar of these figures whose sentences are compared."""
_COMMON_DIGITS = 2
"""Number of digits, without zeros at either end, of unitless numbers that are often equal by coincidence."""
_LARGE_DIGITS = 6
_SIZE_RATIO = 10
"""Maximum ratio of two amounts that can replace each other."""
ROUNDED = "rounded: the source has"
ELSEWHERE = "it is in the sources, but perhaps about something else"
_OTHER_UNIT = "the source gives this number with a different unit, or none"


class FigureJudge:
    """Looks up the numbers and dates of one draft in the sources."""

    def __init__(self, draft: Article, sources: Sequence[Article]) -> None:
        figures = {draft.id: figures_of(draft)}
        for source in sources:
            read = (as_weekday(figure, source) for figure in figures_of(source, moments=True))
            figures[source.id] = [figure for figure in read if figure is not None]
        self._sentences = SourceSentences(draft, sources, figures)
        self._figures = [
            figure
            for source in sources
            for figure_or_score in figures[source.id]
            for figure in (figure_or_score, *parts_of_score(figure_or_score, source.text))
        ]
        self._texts = {source.id: source.text for source in sources}
        self._by_value: defaultdict[tuple[Fact | None, str, tuple[str, str]], list[int]] = defaultdict(list)
        """Fact, sort and value → numbers of the figures."""
        self._by_stem: defaultdict[str, list[int]] = defaultdict(list)
        """Stem next to a figure → numbers of the figures."""
        self._by_amount: defaultdict[str, list[int]] = defaultdict(list)
        """Amount without its unit → numbers of the figures."""
        for number, figure in enumerate(self._figures):
            self._by_amount[figure.amount].append(number)
            self._by_value[figure.unit.fact, figure.unit.sort, figure.value].append(number)
            if not is_moment(figure.span.slice(self._texts[figure.article])):
                for stem in figure.before.keys() | figure.after.keys():
                    self._by_stem[stem].append(number)

    def judge(self, figure: CheckedFigure) -> CheckedItem:
        rivals = list(self._rivals(figure))
        equal, rival = self._closest(figure, self._equals(figure)), self._closest(figure, rivals)
        is_replaced = rival is not None and _replaces(rival, equal)
        if (equal is None or is_replaced) and (rounded := self._rounded(figure, rivals)):
            return rounded
        if rival is not None and is_replaced:
            return self._altered(figure, rival.figure)
        if equal is None:
            return self._without_equal(figure, rivals)
        is_ahead = equal.evidence >= _RIVAL_SHARE * (rival.evidence if rival else 0.0)
        has_same_words = (figure.before, figure.after) == (equal.figure.before, equal.figure.after)
        if has_same_words or (is_ahead and equal.evidence >= _SAME_EVIDENCE):
            words = equal.figure.span.slice(self._texts[equal.figure.article])
            remark = f"“{words}” in the source, counted from its date of publication" if is_moment(words) else ""
            return self._item(figure, CheckVerdict.VERBATIM, equal.figure, remark=remark)
        return self._item(figure, CheckVerdict.LOOK_HERE, equal.figure, remark=ELSEWHERE)

    def _closest(self, figure: CheckedFigure, candidates: Sequence[CheckedFigure]) -> "_Compared | None":
        """Return the figure with the most evidence for being about the same thing; the first if several are equal."""
        rated = [(likeness_of_sentences(figure, candidate), candidate) for candidate in candidates[:_FIGURES_MAX]]
        alike = nlargest(_SENTENCES_COMPARED, rated, key=lambda pair: pair[0])
        compared = (_Compared(other, likeness, self._likeness_of_sentences(figure, other)) for likeness, other in alike)
        return max(compared, key=lambda candidate: candidate.evidence, default=None)

    def _likeness_of_sentences(self, figure: CheckedFigure, candidate: CheckedFigure) -> float:
        place = candidate.article, candidate.span.start
        likeness = self._sentences.likeness(figure.span.start, *place, without={figure.unit.meaning})
        is_same_age = figure.measure == candidate.measure == AGE and figure.aside_of in self._sentences.around(*place)
        return likeness + is_same_age * _AGE_EVIDENCE

    def _equals(self, figure: CheckedFigure) -> list[CheckedFigure]:
        """Return the figures with the same value; an age may also be a bare number, and an hour lack a.m. or p.m."""
        unit, values = figure.unit, [figure.value]
        if figure.measure in ("", AGE):
            values.append((unit.meaning, "" if figure.measure else AGE))
        figures = [candidate for value in values for candidate in self._of_value(figure, value)]
        others = self._of_value(figure, (figure.other_hour, "")) if figure.other_hour else []
        figures += [other for other in others if figure.is_bare_time or other.is_bare_time]
        if unit.sort == ORDINAL and not figure.measure:  # the 88th / the 88th minute
            alike = [self._figures[number] for number in self._by_amount[figure.amount][:_FIGURES_MAX]]
            figures += [other for other in alike if other.unit.sort == ORDINAL and other.measure]
        return figures

    def _of_value(self, figure: CheckedFigure, value: tuple[str, str]) -> list[CheckedFigure]:
        numbers = self._by_value.get((figure.unit.fact, figure.unit.sort, value), ())
        return [self._figures[number] for number in numbers[:_FIGURES_MAX]]

    def _rivals(self, figure: CheckedFigure) -> Iterator[CheckedFigure]:
        """Yield the figures that can replace it, those with the most shared stems in their context first.

        The draft must not give their values in the same or neighbouring sentences; many sentences have a weekday.
        """
        is_weekday = figure.unit.sort == WEEKDAY
        values_around = self._sentences.sentence if is_weekday else self._sentences.around
        given = values_around("", figure.span.start) - {figure.unit.meaning}
        votes: Counter[int] = Counter()
        for stem in figure.before.keys() | figure.after.keys():
            numbers = self._by_stem.get(stem, ())
            if len(numbers) <= _FIGURES_MAX:
                votes.update(numbers)
        for number, _ in votes.most_common(_FIGURES_MAX):
            rival = self._figures[number]
            is_given = rival.unit.meaning in given or rival.other_hour in given
            if rival.value != figure.value and not is_given and _can_replace(figure, rival):
                yield rival

    def _without_equal(self, figure: CheckedFigure, rivals: Sequence[CheckedFigure]) -> CheckedItem:
        """Judge a figure whose value is in no source."""
        if (replaced := self._of_same_unit(figure, rivals)) is not None:
            return self._altered(figure, replaced)
        is_common = len(_significant_digits(figure)) < _COMMON_DIGITS
        numbers = () if is_common else self._by_amount[figure.amount][:_FIGURES_MAX]
        same_amount = [self._figures[number] for number in numbers]
        unlike = [
            candidate
            for candidate in same_amount
            if figure.has_unit != candidate.has_unit or figure.measure == candidate.measure
        ]
        closest = self._closest(figure, unlike)
        if closest is None:
            return self._item(figure, CheckVerdict.IN_NO_SOURCE, None)
        return self._item(figure, CheckVerdict.LOOK_HERE, closest.figure, remark=_OTHER_UNIT)

    def _rounded(self, figure: CheckedFigure, rivals: Sequence[CheckedFigure]) -> CheckedItem | None:
        """Judge a figure marked as approximate in the draft; None if no number in a source rounds to it."""
        exact = self._closest(figure, [rival for rival in rivals if is_rounded(figure, rival)])
        if exact is None or exact.evidence < _ROUNDED_EVIDENCE:
            return None
        words = exact.figure.span.slice(self._texts[exact.figure.article])
        return self._item(figure, CheckVerdict.VERBATIM, exact.figure, remark=f"{ROUNDED} {words}")

    def _of_same_unit(self, figure: CheckedFigure, rivals: Sequence[CheckedFigure]) -> CheckedFigure | None:
        """Return the different amount with the same unit, or the different weekday, in a matching sentence."""
        is_weekday = figure.unit.sort == WEEKDAY
        is_rare = figure.has_unit and len(_significant_digits(figure)) >= _COMMON_DIGITS
        if not is_weekday and not (is_rare and not figure.dates):
            return None
        best = self._closest(figure, [rival for rival in rivals if rival.unit_of_measure == figure.unit_of_measure])
        needed = _REDATED_EVIDENCE if is_weekday else _REPLACED_EVIDENCE
        return best.figure if best is not None and best.evidence >= needed else None

    def _altered(self, figure: CheckedFigure, replaced: CheckedFigure) -> CheckedItem:
        difference = WordDifference(figure.span, replaced.span)
        return self._item(figure, CheckVerdict.ALTERED, replaced, differences=(difference,))

    def _item(
        self, figure: CheckedFigure, verdict: CheckVerdict, in_source: CheckedFigure | None, **fields: object
    ) -> CheckedItem:
        place = Passage(in_source.article, in_source.span) if in_source else None
        kind = CheckKind.DATE if figure.dates else CheckKind.NUMBER
        return CheckedItem(kind, figure.span, verdict, place, **fields)  # type: ignore[arg-type]


class _Compared(Struct, frozen=True):
    """A figure in a source that is compared with one in the draft."""

    figure: CheckedFigure
    likeness: float
    """Similarity of the words next to both."""
    sentences: float
    """Similarity of the sentences around both, 0 to 1."""

    @property
    def evidence(self) -> float:
        """The evidence that both are about the same thing."""
        return self.sentences + _WORD_EVIDENCE * self.likeness


def _replaces(rival: _Compared, equal: _Compared | None) -> bool:
    """Return True if another figure, rather than an equal one, replaces a figure in the draft."""
    if rival.evidence < _ALTERED_EVIDENCE or rival.likeness < _ALTERED_LIKENESS:
        return False
    if equal is None:
        return True
    if rival.sentences >= _TELLS_SAME and rival.evidence >= _CLEARLY * equal.evidence:
        return True
    is_same_sentence = rival.figure.article == equal.figure.article and rival.sentences == equal.sentences
    return is_same_sentence and rival.likeness >= _CLEARLY * equal.likeness


def _can_replace(figure: CheckedFigure, candidate: CheckedFigure) -> bool:
    """Return True if one figure can be an altered version of the other: a different amount or unit."""
    if (figure.unit.fact, figure.unit.sort) != (candidate.unit.fact, candidate.unit.sort):
        return False
    if figure.unit.fact is Fact.DATE:
        return True
    if figure.amount == candidate.amount:
        return figure.has_unit and candidate.has_unit
    if _have_same_digits(figure, candidate):
        return True
    is_alike = figure.is_year == candidate.is_year and figure.unit_of_measure == candidate.unit_of_measure
    return is_alike and _are_of_like_size(figure, candidate)


def _have_same_digits(figure: CheckedFigure, candidate: CheckedFigure) -> bool:
    """Return True for 69 million and 69 percent, but not if a unit of measure shows that they differ in subject."""
    digits, others = (_significant_digits(each).strip("0") for each in (figure, candidate))
    return digits == others and len(digits) >= _COMMON_DIGITS and not figure.measure and not candidate.measure


def _are_of_like_size(figure: CheckedFigure, candidate: CheckedFigure) -> bool:
    """Return True if one amount is at most ten times the other, so that they can be confused."""
    amount, other = amount_of(figure.unit.meaning), amount_of(candidate.unit.meaning)
    if amount is None or other is None:
        return figure.unit.sort == SCORE
    return max(amount.value, other.value) <= _SIZE_RATIO * min(amount.value, other.value)


def _significant_digits(figure: CheckedFigure) -> str:
    """Return the digits without zeros at either end; a long number keeps them, as it is never equal by coincidence."""
    digits = "".join(filter(str.isdigit, figure.unit.meaning))
    return digits if len(digits) >= _LARGE_DIGITS else digits.strip("0")
