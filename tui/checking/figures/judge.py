"""Judges the numbers and dates in a draft.

A figure in the draft is compared with those in the sources: with equal ones, and with others that can replace it. The
evidence that two figures are about the same thing is the similarity of the sentences around them, and of the words next
to them.
"""

from collections.abc import Sequence

from tui.articles.model import Article, Passage
from tui.checking.figures.bounds import bound_change
from tui.checking.figures.clock_readings import HOUR
from tui.checking.figures.contexts import PERIOD, CheckedFigure, counts_like, parts_of_score
from tui.checking.figures.conversions import is_converted, is_decade_of, is_duration, is_in_words, is_same_share
from tui.checking.figures.directions import direction_change
from tui.checking.figures.replacements import COMMON_DIGITS, are_transposed, is_seldom_equal, significant_digits
from tui.checking.figures.rounding import is_near_hour, is_rounded
from tui.checking.figures.source_calculations import COMBINED_FROM, worked_out_there
from tui.checking.figures.source_figures import SAME_EVIDENCE, ComparedFigure, SourceFigures
from tui.checking.figures.swaps import swapped_with
from tui.checking.figures.worked_out import worked_out
from tui.checking.model import CheckedItem, CheckKind, CheckVerdict, FigureReason, WordDifference
from tui.matching.differences.fact_words import WEEKDAY
from tui.matching.differences.numbers.amounts import MONEY_SIGNS, amount_of

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
_REDATED_EVIDENCE = 0.45
"""Minimum evidence for a weekday that is in no source."""
_ROUNDED_EVIDENCE = 0.2
"""Minimum evidence for a rounded amount."""
_WORDS_FOUND = 0.6
"""Minimum share of a sentence's words, 0 to 1, that are around an equal figure which is surely about the same thing."""
_SURE_EVIDENCE = 0.05
"""Minimum evidence for what is seldom equal by coincidence: a day of the month, a rounded large amount with a unit."""
_WORD_REACH = 20
_TELLING_DIGITS = 3
"""Number of digits of an exact amount from which on it is seldom a converted one by coincidence."""
_LARGE = 1_000
"""Amount from which on two figures hardly ever round to one another by coincidence."""
ELSEWHERE = "it is in the sources, but perhaps about something else"
_RELATIVE = "no source has these words; check the day they refer to"
_OTHER_UNIT = "the source gives this number with a different unit, or none"


class FigureJudge:
    """Looks up the numbers and dates of one draft in the sources."""

    def __init__(self, draft: Article, sources: Sequence[Article]) -> None:
        self._figures = SourceFigures(draft, sources)
        self._draft = draft

    def judge(self, figure: CheckedFigure) -> CheckedItem:
        rivals = list(self._figures.rivals(figure))
        equal = self._figures.closest(figure, self._figures.equals(figure))
        rival = self._figures.closest(figure, rivals)
        if equal and rival and counts_like(figure, equal.figure) and not counts_like(figure, rival.figure):
            rival = None  # nine missing, not the three bridges of the sentence that is most alike
        if equal is None and (range_there := self._parts_there(figure)):
            return range_there
        is_replaced = rival is not None and _replaces(rival, equal)
        if (equal is None or is_replaced) and (
            restated := self._restated(figure, rivals, rival if is_replaced else None)
        ):
            return restated
        if equal is None and (difference := self._worked_out_there(figure)):
            return difference
        if rival is not None and is_replaced:
            return self._altered(figure, self._likely_original(figure, rival, rivals))
        if equal is None:
            return self._worked_out(figure) or self._without_equal(figure, rivals)
        rival_evidence = rival.evidence if rival else 0.0
        is_ahead = equal.evidence >= _RIVAL_SHARE * rival_evidence
        is_ahead = is_ahead or (is_seldom_equal(figure) and rival_evidence < _REPLACED_EVIDENCE)
        is_exact_amount = figure.unit_of_measure in MONEY_SIGNS and len(significant_digits(figure)) >= COMMON_DIGITS
        is_ahead = is_ahead or (is_exact_amount and equal.evidence >= _DOUBTFUL_EVIDENCE)
        has_same_words = (figure.before, figure.after) == (equal.figure.before, equal.figure.after)
        if equal.evidence < _DOUBTFUL_EVIDENCE and (calculated := self._worked_out(figure, equal.figure)):
            return calculated
        if not has_same_words and (swapped := swapped_with(figure, equal.figure, self._figures)):
            remark = f"perhaps swapped: the source seems to have “{self._figures.words(swapped)}” here"
            return self._item(figure, CheckVerdict.LOOK_HERE, swapped, reason=FigureReason.OTHER_SUBJECT, remark=remark)
        if has_same_words or (is_ahead and self._is_sure(figure, equal)):
            return self._equal(figure, equal)
        return self._restated(figure, rivals, rival) or self._item(
            figure, CheckVerdict.LOOK_HERE, equal.figure, reason=FigureReason.OTHER_SUBJECT, remark=ELSEWHERE
        )

    def _equal(self, figure: CheckedFigure, equal: ComparedFigure) -> CheckedItem:
        """Judge a figure that is surely about the same as an equal one: a word such as “about” may still differ."""
        words = self._figures.words(equal.figure)
        if equal.figure.is_counted:
            remark = f"“{words}” in the source, counted from its date of publication"
            return self._item(figure, CheckVerdict.VERBATIM, equal.figure, remark=remark)
        if directions := direction_change(figure, self._draft.text, equal, self._figures):
            remark = f"“{directions[0]}” here, “{directions[1]}” in the source"
            return self._item(figure, CheckVerdict.ALTERED, equal.figure, remark=remark)
        change = bound_change(figure, equal, self._figures)
        if change is None:
            return self._item(figure, CheckVerdict.VERBATIM, equal.figure)
        verdict = CheckVerdict.ALTERED if change.is_opposite else CheckVerdict.VERBATIM
        remark = f"“{change.words_there}” in the source"
        return self._item(figure, verdict, equal.figure, reason=FigureReason.BOUND, remark=remark)

    def _parts_there(self, figure: CheckedFigure) -> CheckedItem | None:
        """Judge a result or range whose two numbers a source gives apart: from 120 to 240; None for other figures."""
        parts = list(parts_of_score(figure, self._draft.text))
        compared = [self._figures.closest(part, self._figures.equals(part)) for part in parts]
        if not compared or any(part is None or part.evidence < SAME_EVIDENCE for part in compared):
            return None
        places = {(part.figure.article, part.figure.span) for part in compared if part}
        return (
            self._item(figure, CheckVerdict.VERBATIM, compared[0].figure) if len(places) > 1 and compared[0] else None
        )

    def _likely_original(
        self, figure: CheckedFigure, closest_rival: ComparedFigure, rivals: Sequence[CheckedFigure]
    ) -> CheckedFigure:
        """Return the figure that the draft most likely miswrote: 7.9 metres, not 26 feet beside it, for 7.9 feet."""
        original = self._figures.closest(figure, [rival for rival in rivals if rival.amount == figure.amount])
        return (
            original.figure
            if original is not None and original.evidence >= _RIVAL_SHARE * closest_rival.evidence
            else closest_rival.figure
        )

    def _is_sure(self, figure: CheckedFigure, equal: ComparedFigure) -> bool:
        """Return True if an equal figure is about the same thing, or is amid all that a short sentence says of it."""
        if equal.evidence >= (_SURE_EVIDENCE if is_seldom_equal(figure) else SAME_EVIDENCE):
            return True
        place = equal.figure.article, equal.figure.span.start
        return self._figures.sentences.share_found(figure.span.start, *place) >= _WORDS_FOUND

    def _without_equal(self, figure: CheckedFigure, rivals: Sequence[CheckedFigure]) -> CheckedItem:
        """Judge a figure whose value is in no source."""
        if (replaced := self._of_same_unit(figure, rivals)) is not None:
            return self._altered(figure, replaced)
        if figure.unit.sort == PERIOD:
            return self._item(figure, CheckVerdict.LOOK_HERE, None, remark=_RELATIVE)
        is_common = len(significant_digits(figure)) < COMMON_DIGITS
        unlike = [
            candidate
            for candidate in (() if is_common else self._figures.of_amount(figure))
            if figure.has_unit != candidate.has_unit
            or figure.measure == candidate.measure
            or figure.unit_of_measure != candidate.unit_of_measure
        ]
        closest = self._figures.closest(figure, unlike)
        if closest is None:
            return self._item(figure, CheckVerdict.IN_NO_SOURCE, None)
        if figure.has_unit and closest.figure.has_unit and closest.evidence >= _REPLACED_EVIDENCE:
            return self._altered(figure, closest.figure)
        return self._item(figure, CheckVerdict.LOOK_HERE, closest.figure, remark=_OTHER_UNIT)

    def _restated(
        self, figure: CheckedFigure, rivals: Sequence[CheckedFigure], rival: ComparedFigure | None
    ) -> CheckedItem | None:
        """Judge a figure that a source gives unrounded or in another unit; None if none does or a rival fits better."""
        rival_evidence = rival.evidence if rival is not None and not is_rounded(figure, rival.figure) else 0.0
        figures = [] if figure.dates else self._figures.all
        amount, before = amount_of(figure.unit.meaning), self._word_before(figure)
        is_rare = amount is None or amount.value >= _LARGE
        needed_if_vague = _REPLACED_EVIDENCE if amount is None else SAME_EVIDENCE
        needed_if_rare = _SURE_EVIDENCE if figure.has_unit and amount is not None else needed_if_vague
        needed_if_converted = _DOUBTFUL_EVIDENCE if is_duration(figure) else SAME_EVIDENCE
        for reason, candidates, needed in (
            (
                FigureReason.ROUNDED,
                [exact for exact in (figures if is_rare else rivals) if is_rounded(figure, exact)],
                needed_if_rare if is_rare else _ROUNDED_EVIDENCE,
            ),
            (FigureReason.CONVERTED, [exact for exact in figures if is_converted(figure, exact)], needed_if_converted),
            (FigureReason.ROUNDED, [exact for exact in figures if is_same_share(figure, exact)], SAME_EVIDENCE),
            (FigureReason.ROUNDED, [exact for exact in figures if is_decade_of(figure, exact)], SAME_EVIDENCE),
            (
                FigureReason.ROUNDED,
                [exact for exact in rivals if is_near_hour(before, figure, exact)] if figure.unit.sort == HOUR else [],
                _ROUNDED_EVIDENCE,
            ),
        ):
            exact = self._figures.closest(figure, candidates)
            if exact is not None and len(significant_digits(exact.figure)) >= _TELLING_DIGITS:
                needed = min(needed, SAME_EVIDENCE)  # two hours and 35 minutes
            if exact is not None and exact.evidence >= max(needed, _RIVAL_SHARE * rival_evidence):
                words = self._figures.words(exact.figure)
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
        text, sentences = self._draft.text, self._figures.sentences
        reach = int(equal is None and (amount.value >= COMBINED_FROM or bool(amount.unit)))
        neighbours = [
            (neighbour, neighbour.span.slice(text))
            for neighbour in self._figures.of_draft
            if neighbour.span != figure.span and sentences.distance(figure.span.start, neighbour.span.start) <= reach
            if neighbour.value != figure.value and self._figures.equals(neighbour)
        ]
        calculation = worked_out(figure, neighbours)
        if not calculation:
            return None
        has_it = "a source has this number about something else" if equal else "no source has this number"
        remark = f"{has_it}, but it may have been calculated from others in the draft: {calculation}"
        return self._item(figure, CheckVerdict.LOOK_HERE, equal, reason=FigureReason.WORKED_OUT, remark=remark)

    def _worked_out_there(self, figure: CheckedFigure) -> CheckedItem | None:
        """Judge a figure that follows from two in the sources; None if it follows from none."""
        result = worked_out_there(figure, self._draft, self._figures)
        if result is None:
            return None
        calculation, operand = result
        remark = f"no source has this number, but it may have been calculated from those in the sources: {calculation}"
        return self._item(figure, CheckVerdict.LOOK_HERE, operand, reason=FigureReason.WORKED_OUT, remark=remark)

    def _word_before(self, figure: CheckedFigure) -> str:
        """Return the last word of the draft before a figure, in lower case."""
        text, start = self._draft.text, figure.span.start
        return (text[max(0, start - _WORD_REACH) : start].split() or [""])[-1].lower()

    def _of_same_unit(self, figure: CheckedFigure, rivals: Sequence[CheckedFigure]) -> CheckedFigure | None:
        """Return the different amount with the same unit, or the different weekday, in a matching sentence."""
        is_weekday = figure.unit.sort == WEEKDAY
        if swapped := self._figures.closest(figure, [rival for rival in rivals if are_transposed(figure, rival)]):
            return swapped.figure if swapped.evidence >= SAME_EVIDENCE else None
        is_rare = figure.has_unit and len(significant_digits(figure)) >= COMMON_DIGITS
        if not is_weekday and not (is_rare and not figure.dates):
            return None
        best = self._figures.closest(
            figure, [rival for rival in rivals if rival.unit_of_measure == figure.unit_of_measure]
        )
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


def _replaces(rival: ComparedFigure, equal: ComparedFigure | None) -> bool:
    """Return True if another figure, rather than an equal one, replaces a figure in the draft."""
    if rival.evidence < _ALTERED_EVIDENCE or rival.likeness < _ALTERED_LIKENESS:
        return False
    if equal is None:
        return True
    if rival.sentences >= _TELLS_SAME and rival.evidence >= _CLEARLY * equal.evidence:
        return True
    is_same_sentence = rival.figure.article == equal.figure.article and rival.sentences == equal.sentences
    return is_same_sentence and rival.likeness >= _CLEARLY * equal.likeness
