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
from tui.checking.figures.conversions import is_converted, is_decade_of, is_in_words, is_same_share
from tui.checking.figures.moments import DAY, with_days
from tui.checking.figures.replacements import (
    COMMON_DIGITS,
    are_transposed,
    can_replace,
    is_part_of_date,
    significant_digits,
)
from tui.checking.figures.rounding import is_rounded
from tui.checking.figures.sentence_words import SourceSentences
from tui.checking.figures.worked_out import worked_out
from tui.checking.model import CheckedItem, CheckKind, CheckVerdict, FigureReason, WordDifference
from tui.matching.differences.fact_words import ORDINAL, WEEKDAY, Fact
from tui.matching.differences.numbers.amounts import amount_of

_WORD_EVIDENCE = 0.1
"""Weight of the similarity of the words next to two figures in the evidence."""
_SAME_EVIDENCE = 0.12
"""Minimum evidence that two equal figures are about the same thing."""
_DOUBTFUL_EVIDENCE = 0.25
"""Evidence for an equal figure below which the draft's own numbers explain it better, if they add up to it."""
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
_PERIOD = "period"
"""Sort of times such as “the next day”."""
_COMBINED_FROM = 13
"""Smallest number that may be worked out from numbers in a neighbouring sentence; smaller ones only in their own."""
ELSEWHERE = "it is in the sources, but perhaps about something else"
_RELATIVE = "no source has these words; check the day they refer to"
_OTHER_UNIT = "the source gives this number with a different unit, or none"


class FigureJudge:
    """Looks up the numbers and dates of one draft in the sources."""

    def __init__(self, draft: Article, sources: Sequence[Article]) -> None:
        figures = {draft.id: figures_of(draft)}
        for source in sources:
            read = figures_of(source, moments=True)
            figures[source.id] = [day for figure in read for day in with_days(figure, source)]
        self._sentences = SourceSentences(draft, sources, figures)
        self._draft_figures = figures[draft.id]
        self._figures = [
            figure
            for source in sources
            for figure_or_score in figures[source.id]
            for figure in (figure_or_score, *parts_of_score(figure_or_score, source.text))
        ]
        self._draft_text = draft.text
        self._texts = {source.id: source.text for source in sources}
        self._by_value: defaultdict[tuple[Fact | None, str, tuple[str, str]], list[int]] = defaultdict(list)
        """Fact, sort and value → numbers of the figures."""
        self._by_stem: defaultdict[str, list[int]] = defaultdict(list)
        """Stem next to a figure → numbers of the figures."""
        self._by_amount: defaultdict[str, list[int]] = defaultdict(list)
        """Amount without its unit → numbers of the figures."""
        self._days = [figure for figure in self._figures if figure.unit.sort == DAY and not figure.is_counted]
        for number, figure in enumerate(self._figures):
            self._by_amount[figure.amount].append(number)
            self._by_value[figure.unit.fact, figure.unit.sort, figure.value].append(number)
            if not figure.is_counted:
                for stem in figure.before.keys() | figure.after.keys():
                    self._by_stem[stem].append(number)

    def judge(self, figure: CheckedFigure) -> CheckedItem:
        rivals = list(self._rivals(figure))
        equal, rival = self._closest(figure, self._equals(figure)), self._closest(figure, rivals)
        is_replaced = rival is not None and _replaces(rival, equal)
        if (equal is None or is_replaced) and (restated := self._restated(figure, rivals)):
            return restated
        if rival is not None and is_replaced:
            return self._altered(figure, rival.figure)
        if equal is None:
            return self._worked_out(figure) or self._without_equal(figure, rivals)
        is_ahead = equal.evidence >= _RIVAL_SHARE * (rival.evidence if rival else 0.0)
        has_same_words = (figure.before, figure.after) == (equal.figure.before, equal.figure.after)
        if equal.evidence < _DOUBTFUL_EVIDENCE and (calculated := self._worked_out(figure, equal.figure)):
            return calculated
        if has_same_words or (is_ahead and equal.evidence >= _SAME_EVIDENCE):
            words = equal.figure.span.slice(self._texts[equal.figure.article])
            remark = f"“{words}” in the source, counted from its date of publication" if equal.figure.is_counted else ""
            return self._item(figure, CheckVerdict.VERBATIM, equal.figure, remark=remark)
        return self._item(
            figure, CheckVerdict.LOOK_HERE, equal.figure, reason=FigureReason.OTHER_SUBJECT, remark=ELSEWHERE
        )

    def _closest(self, figure: CheckedFigure, candidates: Sequence[CheckedFigure]) -> "_Compared | None":
        """Return the figure with the most evidence for being about the same thing; the first if several are equal."""
        rated = [(likeness_of_sentences(figure, candidate), candidate) for candidate in candidates[:_FIGURES_MAX]]
        alike = nlargest(_SENTENCES_COMPARED, rated, key=lambda pair: pair[0])
        compared = (
            _Compared(candidate, likeness, self._likeness_of_sentences(figure, candidate))
            for likeness, candidate in alike
        )
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
        other_hours = self._of_value(figure, (figure.other_hour, "")) if figure.other_hour else []
        figures += [candidate for candidate in other_hours if figure.is_bare_time or candidate.is_bare_time]
        if unit.sort == ORDINAL and not figure.measure:  # the 88th / the 88th minute
            alike = [self._figures[number] for number in self._by_amount[figure.amount][:_FIGURES_MAX]]
            figures += [candidate for candidate in alike if candidate.unit.sort == ORDINAL and candidate.measure]
        return figures + [candidate for candidate in self._days if is_part_of_date(figure, candidate)]

    def _of_value(self, figure: CheckedFigure, value: tuple[str, str]) -> list[CheckedFigure]:
        numbers = self._by_value.get((figure.unit.fact, figure.unit.sort, value), ())
        return [self._figures[number] for number in numbers[:_FIGURES_MAX]]

    def _rivals(self, figure: CheckedFigure) -> Iterator[CheckedFigure]:
        """Yield the figures that can replace it, those with the most shared stems in their context first.

        The draft must not give their values in the same or neighbouring sentences; many sentences have a weekday.
        """
        is_weekday = figure.unit.sort == WEEKDAY
        values_around = self._sentences.sentence if is_weekday else self._sentences.around
        draft_values = values_around("", figure.span.start) - {figure.unit.meaning}
        votes: Counter[int] = Counter()
        for stem in figure.before.keys() | figure.after.keys():
            numbers = self._by_stem.get(stem, ())
            if len(numbers) <= _FIGURES_MAX:
                votes.update(numbers)
        for number, _ in votes.most_common(_FIGURES_MAX):
            rival = self._figures[number]
            is_given = rival.unit.meaning in draft_values or rival.other_hour in draft_values
            if rival.value != figure.value and not is_given and can_replace(figure, rival):
                yield rival

    def _without_equal(self, figure: CheckedFigure, rivals: Sequence[CheckedFigure]) -> CheckedItem:
        """Judge a figure whose value is in no source."""
        if (replaced := self._of_same_unit(figure, rivals)) is not None:
            return self._altered(figure, replaced)
        if figure.unit.sort == _PERIOD:
            return self._item(figure, CheckVerdict.LOOK_HERE, None, remark=_RELATIVE)
        is_common = len(significant_digits(figure)) < COMMON_DIGITS
        numbers = () if is_common else self._by_amount[figure.amount][:_FIGURES_MAX]
        same_amount = [self._figures[number] for number in numbers]
        unlike = [
            candidate
            for candidate in same_amount
            if figure.has_unit != candidate.has_unit
            or figure.measure == candidate.measure
            or figure.unit_of_measure != candidate.unit_of_measure
        ]
        closest = self._closest(figure, unlike)
        if closest is None:
            return self._item(figure, CheckVerdict.IN_NO_SOURCE, None)
        if figure.has_unit and closest.figure.has_unit and closest.evidence >= _REPLACED_EVIDENCE:
            return self._altered(figure, closest.figure)
        return self._item(figure, CheckVerdict.LOOK_HERE, closest.figure, remark=_OTHER_UNIT)

    def _restated(self, figure: CheckedFigure, rivals: Sequence[CheckedFigure]) -> CheckedItem | None:
        """Judge a figure that a source gives unrounded or in another unit; None if none does."""
        figures = [] if figure.dates else self._figures
        for reason, candidates, needed in (
            (FigureReason.ROUNDED, [rival for rival in rivals if is_rounded(figure, rival)], _ROUNDED_EVIDENCE),
            (
                FigureReason.CONVERTED,
                [candidate for candidate in figures if is_converted(figure, candidate)],
                _SAME_EVIDENCE,
            ),
            (
                FigureReason.ROUNDED,
                [candidate for candidate in figures if is_same_share(figure, candidate)],
                _SAME_EVIDENCE,
            ),
            (
                FigureReason.ROUNDED,
                [candidate for candidate in figures if is_decade_of(figure, candidate)],
                _SAME_EVIDENCE,
            ),
        ):
            exact = self._closest(figure, candidates)
            if exact is not None and exact.evidence >= needed:
                words = exact.figure.span.slice(self._texts[exact.figure.article])
                if is_in_words(exact.figure):  # a draft must not be more exact than its source
                    return self._item(figure, CheckVerdict.LOOK_HERE, exact.figure, remark=f"the source has “{words}”")
                remark = f"{reason}: the source has {words}"
                return self._item(figure, CheckVerdict.VERBATIM, exact.figure, reason=reason, remark=remark)
        return None

    def _worked_out(self, figure: CheckedFigure, equal: CheckedFigure | None = None) -> CheckedItem | None:
        """Judge a figure that other figures near it in the draft add up to; None if they do not.

        Only those that a source has count. equal: the same figure, perhaps about something else.
        """
        amount = amount_of(figure.unit.meaning)
        if amount is None or figure.dates:
            return None
        text, sentences = self._draft_text, self._sentences
        reach = int(equal is None and (amount.value >= _COMBINED_FROM or bool(amount.unit)))
        neighbours = [
            (neighbour, neighbour.span.slice(text))
            for neighbour in self._draft_figures
            if neighbour.span != figure.span and sentences.distance(figure.span.start, neighbour.span.start) <= reach
            if neighbour.value != figure.value and self._equals(neighbour)
        ]
        calculation = worked_out(figure, neighbours)
        if not calculation:
            return None
        has_it = "a source has this number about something else" if equal else "no source has this number"
        remark = f"{has_it}, but it may be worked out from others in the draft: {calculation}"
        return self._item(figure, CheckVerdict.LOOK_HERE, equal, reason=FigureReason.WORKED_OUT, remark=remark)

    def _of_same_unit(self, figure: CheckedFigure, rivals: Sequence[CheckedFigure]) -> CheckedFigure | None:
        """Return the different amount with the same unit, or the different weekday, in a matching sentence."""
        is_weekday = figure.unit.sort == WEEKDAY
        if swapped := self._closest(figure, [rival for rival in rivals if are_transposed(figure, rival)]):
            return swapped.figure if swapped.evidence >= _SAME_EVIDENCE else None
        is_rare = figure.has_unit and len(significant_digits(figure)) >= COMMON_DIGITS
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
