"""The verdict on the numbers and dates of a draft."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from tui.articles.model import Article, Passage
from tui.checking.figure_contexts import CheckedFigure, figures_of, likeness, likeness_of_sentences
from tui.checking.model import CheckedItem, CheckKind, CheckVerdict, WordDifference
from tui.matching.differences.fact_words import Fact

_SAME_LIKENESS = 1.5
"""Shared surroundings from which on an equal figure says the same thing."""
_RARE_LIKENESS = 0.6
"""The same for a figure that is seldom equal by chance: of three digits or more, or with a unit."""
_UNIQUE_LIKENESS = 0.3
"""The same for what is hardly ever equal by chance, such as $5.4 million and days of a month: a word or two."""
_WEEKDAY_LIKENESS = 2.5
"""The same for weekdays, months and hours, of which every article has many."""
_OTHER_LIKENESS = 3.0
"""Shared surroundings from which on a different figure stands in its place."""
_RIVALS_MAX = 1_000
"""Figures that one figure is compared with; it bounds the work if a text repeats itself endlessly."""
_COMMON_DIGITS = 2
"""Numbers of so many digits, zeros at either end aside, are often equal by chance, if they have no unit."""
_CLEARLY = 1.25
"""Ratio of two likenesses from which on the better one decides."""
_YEARS = range(1800, 2101)
_ELSEWHERE = "it is in the sources, but perhaps about something else"


class FigureJudge:
    """Looks the numbers and dates of one draft up in the sources."""

    def __init__(self, draft: Article, sources: Sequence[Article]) -> None:
        self._draft = draft
        self._figures = [figure for source in sources for figure in figures_of(source)]
        self._by_value: defaultdict[tuple[Fact | None, str, tuple[str, str]], list[int]] = defaultdict(list)
        """Fact, sort and value → the numbers of the figures."""
        self._by_stem: defaultdict[str, list[int]] = defaultdict(list)
        """Stem beside a figure → the numbers of the figures."""
        for number, figure in enumerate(self._figures):
            self._by_value[figure.unit.fact, figure.unit.sort, figure.value].append(number)
            for stem in figure.before.keys() | figure.after.keys():
                self._by_stem[stem].append(number)

    def judge(self, figure: CheckedFigure) -> CheckedItem:
        equal = self._by_value.get((figure.unit.fact, figure.unit.sort, figure.value), ())
        equal_figure, equal_likeness = _closest(figure, (self._figures[number] for number in equal[:_RIVALS_MAX]))
        rival, rival_likeness = _closest(figure, self._rivals(figure))
        if rival is not None and rival_likeness >= max(_OTHER_LIKENESS, _CLEARLY * equal_likeness):
            difference = WordDifference(figure.span, rival.span)
            return self._item(figure, CheckVerdict.ALTERED, rival, differences=(difference,))
        if equal_figure is None:
            return self._item(figure, CheckVerdict.IN_NO_SOURCE, None)
        needed = _needed_likeness(figure)
        if figure.unit.fact is Fact.DATE:
            nearest, equal_likeness = _closest(
                figure, (self._figures[n] for n in equal[:_RIVALS_MAX]), likeness_of_sentences
            )
            equal_figure = nearest or equal_figure
        is_close = equal_likeness >= needed and (equal_likeness >= rival_likeness or rival_likeness < _OTHER_LIKENESS)
        if is_close or (figure.before, figure.after) == (equal_figure.before, equal_figure.after):
            return self._item(figure, CheckVerdict.VERBATIM, equal_figure)
        return self._item(figure, CheckVerdict.LOOK_HERE, equal_figure, remark=_ELSEWHERE)

    def _rivals(self, figure: CheckedFigure) -> Iterator[CheckedFigure]:
        """Yield the figures of the same sort with another value that share the most stems around them."""
        votes: Counter[int] = Counter()
        for stem in figure.before.keys() | figure.after.keys():
            numbers = self._by_stem.get(stem, ())
            if len(numbers) <= _RIVALS_MAX:
                votes.update(numbers)
        for number, _ in votes.most_common(_RIVALS_MAX):
            rival = self._figures[number]
            is_same_sort = (rival.unit.fact, rival.unit.sort) == (figure.unit.fact, figure.unit.sort)
            if is_same_sort and rival.value != figure.value:
                yield rival

    def _item(
        self, figure: CheckedFigure, verdict: CheckVerdict, in_source: CheckedFigure | None, **fields: object
    ) -> CheckedItem:
        place = Passage(in_source.article, in_source.span) if in_source else None
        kind = CheckKind.DATE if figure.unit.fact is Fact.DATE or _is_year(figure) else CheckKind.NUMBER
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


def _needed_likeness(figure: CheckedFigure) -> float:
    """Return how much of the surroundings must be shared for an equal figure to say the same thing."""
    if figure.unit.fact is Fact.DATE:
        return _UNIQUE_LIKENESS if figure.unit.sort == "day" else _WEEKDAY_LIKENESS
    meaning = figure.unit.meaning
    digits = "".join(filter(str.isdigit, meaning)).strip("0")
    has_unit = bool(figure.measure) or bool(digits and not meaning[-1].isdigit())
    if has_unit and len(digits) >= _COMMON_DIGITS:
        return _UNIQUE_LIKENESS
    is_rare = len(digits) > _COMMON_DIGITS or has_unit
    return _RARE_LIKENESS if is_rare else _SAME_LIKENESS


def _is_year(figure: CheckedFigure) -> bool:
    digits = figure.unit.meaning[1:]
    return not figure.measure and digits.isdecimal() and len(digits) == 4 and int(digits) in _YEARS
