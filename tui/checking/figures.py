"""The verdict on the numbers and dates of a draft."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from tui.articles.model import Article, Passage
from tui.checking.figure_contexts import AGE, CheckedFigure, figures_of, likeness, likeness_of_sentences, parts_of_score
from tui.checking.model import CheckedItem, CheckKind, CheckVerdict, WordDifference
from tui.checking.sentence_words import SourceSentences
from tui.matching.differences.fact_words import Fact
from tui.matching.differences.numbers.joined_numbers import SCORE

_SAME_LIKENESS = 1.5
"""Shared surroundings from which on an equal figure says the same thing."""
_RARE_LIKENESS = 0.6
"""The same for a figure that is seldom equal by chance: of three digits or more, or with a unit."""
_UNIQUE_LIKENESS = 0.3
"""The same for what is hardly ever equal by chance, such as $5.4 million: a word or two."""
_DAY_LIKENESS = 1.0
"""The same for days of a month and for years."""
_WEEKDAY_LIKENESS = 2.5
"""The same for weekdays, months and hours, of which every article has many."""
_OTHER_LIKENESS = 3.0
"""Shared surroundings from which on a different figure stands in its place."""
_RIVALS_MAX = 1_000
"""Figures that one figure is compared with; it bounds the work if a text repeats itself endlessly."""
_COMMON_DIGITS = 2
"""Numbers of so many digits, zeros at either end aside, are often equal by chance, if they have no unit."""
_LARGE_DIGITS = 6
_CLEARLY = 1.25
"""Ratio of two likenesses from which on the better one decides."""
_SENTENCES_COMPARED = 40
"""Figures of each kind, equal and other ones, whose sentences are compared with that of a date."""
_SENTENCE_EVIDENCE = 0.2
"""Evidence from the sentences around two equal dates from which on they date the same thing."""
_WORD_EVIDENCE = 0.05
"""Share of the likeness of the words beside two figures in that evidence."""
_REPLACED_EVIDENCE = 0.22
"""The same evidence from which on an amount that no source has is another one of the same unit, altered."""
_REDATED_EVIDENCE = 0.3
"""The same for a weekday that no source has."""
_RIVAL_EVIDENCE = 0.5
"""Share of the evidence for the best other date that speaks against an equal one."""
ELSEWHERE = "it is in the sources, but perhaps about something else"
_OTHER_UNIT = "the source gives this number with a different unit, or none"


class FigureJudge:
    """Looks the numbers and dates of one draft up in the sources."""

    def __init__(self, draft: Article, sources: Sequence[Article]) -> None:
        self._sentences = SourceSentences(draft, sources)
        self._figures = [
            figure
            for source in sources
            for figure_or_score in figures_of(source)
            for figure in (figure_or_score, *parts_of_score(figure_or_score, source.text))
        ]
        self._by_value: defaultdict[tuple[Fact | None, str, tuple[str, str]], list[int]] = defaultdict(list)
        """Fact, sort and value → the numbers of the figures."""
        self._by_stem: defaultdict[str, list[int]] = defaultdict(list)
        """Stem beside a figure → the numbers of the figures."""
        self._by_amount: defaultdict[str, list[int]] = defaultdict(list)
        """Amount without its unit → the numbers of the figures."""
        for number, figure in enumerate(self._figures):
            self._by_amount[figure.amount].append(number)
            self._by_value[figure.unit.fact, figure.unit.sort, figure.value].append(number)
            for stem in figure.before.keys() | figure.after.keys():
                self._by_stem[stem].append(number)

    def judge(self, figure: CheckedFigure) -> CheckedItem:
        equals, rivals = self._equals(figure), list(self._rivals(figure))
        equal, equal_likeness = _closest(figure, equals)
        rival, rival_likeness = _closest(figure, rivals, _likeness_of_rival)
        if rival is not None and rival_likeness >= max(_OTHER_LIKENESS, _CLEARLY * equal_likeness):
            difference = WordDifference(figure.span, rival.span)
            return self._item(figure, CheckVerdict.ALTERED, rival, differences=(difference,))
        if equal is None:
            return self._without_equal(figure, rivals)
        if figure.dates or figure.unit.sort == SCORE:
            nearest, equal_likeness = _closest(figure, equals, likeness_of_sentences)
            equal = nearest or equal
        is_close = equal_likeness >= _needed_likeness(figure)
        is_closest = equal_likeness >= rival_likeness or rival_likeness < _OTHER_LIKENESS
        if (is_close and is_closest) or (figure.before, figure.after) == (equal.before, equal.after):
            return self._item(figure, CheckVerdict.VERBATIM, equal)
        if figure.dates and (dated := self._dated_alike(figure, equals, rivals)):
            return self._item(figure, CheckVerdict.VERBATIM, dated)
        return self._item(figure, CheckVerdict.LOOK_HERE, equal, remark=ELSEWHERE)

    def _equals(self, figure: CheckedFigure) -> list[CheckedFigure]:
        """Return the figures with the same value; an age may also be a bare number."""
        unit, values = figure.unit, [figure.value]
        if figure.measure in ("", AGE):
            values.append((unit.meaning, "" if figure.measure else AGE))
        rows = (self._by_value.get((unit.fact, unit.sort, value), ()) for value in values)
        return [self._figures[number] for row in rows for number in row[:_RIVALS_MAX]]

    def _without_equal(self, figure: CheckedFigure, rivals: Sequence[CheckedFigure]) -> CheckedItem:
        """Judge a figure whose value no source has."""
        if (replaced := self._of_same_unit(figure, rivals)) is not None:
            difference = WordDifference(figure.span, replaced.span)
            return self._item(figure, CheckVerdict.ALTERED, replaced, differences=(difference,))
        is_common = len(_significant_digits(figure)) < _COMMON_DIGITS
        numbers = () if is_common else self._by_amount[figure.amount][:_RIVALS_MAX]
        same_amount = [self._figures[number] for number in numbers]
        unlike = [
            candidate
            for candidate in same_amount
            if figure.has_unit != candidate.has_unit or figure.measure == candidate.measure
        ]
        if not unlike:
            return self._item(figure, CheckVerdict.IN_NO_SOURCE, None)
        return self._item(figure, CheckVerdict.LOOK_HERE, _closest(figure, unlike)[0], remark=_OTHER_UNIT)

    def _of_same_unit(self, figure: CheckedFigure, rivals: Sequence[CheckedFigure]) -> CheckedFigure | None:
        """Return the other amount of the same unit, or the other weekday, whose sentence says the same."""
        is_weekday = figure.unit.sort == "weekday"
        is_rare = figure.has_unit and len(_significant_digits(figure)) >= _COMMON_DIGITS
        if not is_weekday and not (is_rare and not figure.dates):
            return None
        alike = [candidate for candidate in rivals if figure.unit_of_measure == candidate.unit_of_measure]
        evidence = {id(candidate): self._evidence(figure, candidate) for candidate in alike[:_SENTENCES_COMPARED]}
        best = max(alike[:_SENTENCES_COMPARED], key=lambda candidate: evidence[id(candidate)], default=None)
        needed = _REDATED_EVIDENCE if is_weekday else _REPLACED_EVIDENCE
        return best if best is not None and evidence[id(best)] >= needed else None

    def _dated_alike(
        self, figure: CheckedFigure, equals: Sequence[CheckedFigure], rivals: Sequence[CheckedFigure]
    ) -> CheckedFigure | None:
        """Return the equal date whose sentence says the same, as far as no other date has one that is more alike."""
        evidence = {id(candidate): self._evidence(figure, candidate) for candidate in equals[:_SENTENCES_COMPARED]}
        against = max((self._evidence(figure, candidate) for candidate in rivals[:_SENTENCES_COMPARED]), default=0.0)
        best = max(equals[:_SENTENCES_COMPARED], key=lambda candidate: evidence[id(candidate)])
        return best if evidence[id(best)] - _RIVAL_EVIDENCE * against >= _SENTENCE_EVIDENCE else None

    def _evidence(self, figure: CheckedFigure, candidate: CheckedFigure) -> float:
        sentence_likeness = self._sentences.likeness(figure.span.start, candidate.article, candidate.span.start)
        return sentence_likeness + _WORD_EVIDENCE * likeness_of_sentences(figure, candidate)

    def _rivals(self, figure: CheckedFigure) -> Iterator[CheckedFigure]:
        """Yield the figures of the same sort with another value that share the most stems around them.

        The draft gives none of these values beside the figure.
        """
        votes: Counter[int] = Counter()
        for stem in figure.before.keys() | figure.after.keys():
            numbers = self._by_stem.get(stem, ())
            if len(numbers) <= _RIVALS_MAX:
                votes.update(numbers)
        for number, _ in votes.most_common(_RIVALS_MAX):
            rival = self._figures[number]
            is_in_draft = rival.unit.meaning in figure.before or rival.unit.meaning in figure.after
            if rival.value != figure.value and not is_in_draft and _can_replace(figure, rival):
                yield rival

    def _item(
        self, figure: CheckedFigure, verdict: CheckVerdict, in_source: CheckedFigure | None, **fields: object
    ) -> CheckedItem:
        place = Passage(in_source.article, in_source.span) if in_source else None
        kind = CheckKind.DATE if figure.dates else CheckKind.NUMBER
        return CheckedItem(kind, figure.span, verdict, place, **fields)  # type: ignore[arg-type]


def _closest(
    figure: CheckedFigure, rivals: Iterable[CheckedFigure], compare: Callable[..., float] = likeness
) -> tuple[CheckedFigure | None, float]:
    """Return the figure with the most shared surroundings, the first of several, and its likeness."""
    closest, likeness_max = None, -1.0
    for rival in rivals:
        if (value := compare(figure, rival)) > likeness_max:
            closest, likeness_max = rival, value
    return closest, likeness_max


def _likeness_of_rival(figure: CheckedFigure, candidate: CheckedFigure) -> float:
    return likeness(figure, candidate) + (bool(figure.measure) and figure.measure == candidate.measure)


def _can_replace(figure: CheckedFigure, candidate: CheckedFigure) -> bool:
    """Return True if one figure can be the other one altered: another amount of the same unit, or another unit."""
    if (figure.unit.fact, figure.unit.sort) != (candidate.unit.fact, candidate.unit.sort):
        return False
    return figure.unit.fact is Fact.DATE or figure.amount == candidate.amount or figure.is_year == candidate.is_year


def _needed_likeness(figure: CheckedFigure) -> float:
    """Return how much of the surroundings must be shared for an equal figure to say the same thing."""
    if figure.unit.fact is Fact.DATE:
        return _DAY_LIKENESS if figure.unit.sort == "day" else _WEEKDAY_LIKENESS
    if figure.is_year:
        return _DAY_LIKENESS
    digits = _significant_digits(figure)
    if (figure.has_unit or figure.unit.sort == SCORE) and len(digits) >= _COMMON_DIGITS:
        return _UNIQUE_LIKENESS
    is_rare = len(digits) > _COMMON_DIGITS or figure.has_unit
    return _RARE_LIKENESS if is_rare else _SAME_LIKENESS


def _significant_digits(figure: CheckedFigure) -> str:
    """Return the digits without zeros at either end; of a large number with them, as it is never equal by chance."""
    digits = "".join(filter(str.isdigit, figure.unit.meaning))
    return digits if len(digits) >= _LARGE_DIGITS else digits.strip("0")
