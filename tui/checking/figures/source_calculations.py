"""Finds the figures in the sources from which the writer of a draft may have worked out one that no source has."""

from fractions import Fraction

from msgspec.structs import replace

from tui.articles.model import Article
from tui.checking.figures.contexts import CheckedFigure
from tui.checking.figures.conversions import is_in_words
from tui.checking.figures.replacements import significant_digits
from tui.checking.figures.source_figures import SAME_EVIDENCE, SourceFigures
from tui.checking.figures.worked_out import worked_out
from tui.matching.differences.numbers.amounts import Amount, amount_of
from tui.matching.differences.numbers.number_part import NumberPart, number_part

COMBINED_FROM = 13
"""Smallest number that may be worked out from numbers in a neighbouring sentence; smaller ones only in their own."""
_SUM_FROM = 100
"""Smallest number that may be the sum of two in a source; smaller ones are sums by coincidence."""

Calculation = tuple[str, CheckedFigure]
"""The words of a calculation, and one of the figures in it."""


def worked_out_there(figure: CheckedFigure, draft: Article, figures: SourceFigures) -> Calculation | None:
    """Return the calculation by which a change, a sum or a share follows from the sources; None if there is none."""
    amount = amount_of(figure.unit.meaning)
    if figure.dates or amount is None:
        return None
    is_share = amount.unit == "%" and figure.is_in_words
    may_differ = number_part(draft, figure.span) is NumberPart.CHANGE or is_in_words(figure) or is_share
    is_telling = amount.value >= COMBINED_FROM or bool(amount.unit or figure.measure)
    may_be_sum = amount.value >= _SUM_FROM
    if not is_telling or not (may_differ or may_be_sum):
        return None
    calculations = []
    for operands in figures.by_sentence.values():
        measures = {operand.measure for operand in operands} if not figure.unit_of_measure else set()
        measure = measures.pop() if len(measures) == 1 else figure.measure  # 13 more: 38 metres, from 25 metres
        calculation = worked_out(
            replace(figure, measure=measure), [(operand, figures.words(operand)) for operand in operands]
        )
        is_difference = " − " in calculation or " of " in calculation
        if ("+" in calculation and may_be_sum) or (is_difference and may_differ):
            operand = next(operand for operand in operands if f" {figures.words(operand)} " in f" {calculation} ")
            place = operand.article, operand.span.start
            likeness = figures.sentences.likeness(figure.span.start, *place, without=frozenset())
            calculations.append((likeness, calculation, operand))
    likeness, calculation, operand = max(calculations, key=lambda pair: pair[0], default=(0.0, "", figure))
    return (calculation, operand) if likeness >= SAME_EVIDENCE else _share_of_amount(figure, amount, draft, figures)


def _share_of_amount(figure: CheckedFigure, part: Amount, draft: Article, figures: SourceFigures) -> Calculation | None:
    """Return “two-fifths of 90 million” for 36 million of 90 million, if a source has the share and the draft the rest.

    The draft has the whole amount in the same or a neighbouring sentence.
    """
    if part.value < _SUM_FROM or part.unit == "%":
        return None
    for total in figures.of_draft:
        amount = amount_of(total.unit.meaning)
        if (
            amount is None
            or amount.value <= part.value
            or not _are_alike(figure, total)
            or significant_digits(total).strip("0") == "1"  # 2 million is no 2 percent of 100 million
            or figures.sentences.distance(figure.span.start, total.span.start) > 1
            or not figures.equals(total)
        ):
            continue
        share = figures.closest(
            figure, [candidate for candidate in figures.all if _is_share(candidate, part.value / amount.value)]
        )
        if share is not None and share.sentences >= SAME_EVIDENCE:
            return f"{figures.words(share.figure)} of {total.span.slice(draft.text)}", share.figure
    return None


def _are_alike(figure: CheckedFigure, total: CheckedFigure) -> bool:
    units = {figure.unit_of_measure, total.unit_of_measure}
    return not total.dates and (len(units) == 1 or "" in units)


def _is_share(figure: CheckedFigure, share: Fraction) -> bool:
    amount = amount_of(figure.unit.meaning)
    return amount is not None and amount.unit == "%" and amount.value == share
