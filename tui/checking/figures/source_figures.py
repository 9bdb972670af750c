"""Indexes the figures of the sources, and finds those that are equal to one in the draft or can replace it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from heapq import nlargest

from msgspec import Struct

from tui.articles.model import Article
from tui.checking.figures.contexts import AGE, CheckedFigure, figures_of, likeness_of_sentences, parts_of_score
from tui.checking.figures.moments import DAY, with_days
from tui.checking.figures.replacements import are_transposed, can_replace, is_part_of_date
from tui.checking.figures.rounding import is_rounded
from tui.checking.figures.sentence_words import SourceSentences
from tui.matching.differences.fact_words import ORDINAL, WEEKDAY, Fact
from tui.matching.differences.numbers.amounts import amount_of

SAME_EVIDENCE = 0.12
"""Minimum evidence that two equal figures are about the same thing."""
_WORD_EVIDENCE = 0.1
"""Weight of the similarity of the words next to two figures in the evidence."""
_AGE_EVIDENCE = 0.3
"""Evidence from a name next to two ages: Berg, 49, / Berg … the 49-year-old."""
FIGURES_MAX = 1_000
"""Maximum number of figures compared by adjacent words; bounds the work if a text repeats itself."""
_SENTENCES_COMPARED = 40
"""Number of the most similar of these figures whose sentences are compared."""
_SCALES, _SCALE_STEP = (1_000_000, 1_000_000_000), 1_000
_DEGREES = ("degree", "celsius", "fahrenheit")
_MINUTE = "minute"
_METRE, _YEAR = "meter", "year"
_AGE_MAX = 110


class ComparedFigure(Struct, frozen=True):
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


class SourceFigures:
    """The figures of the sources of one draft."""

    def __init__(self, draft: Article, sources: Sequence[Article]) -> None:
        figures = {draft.id: figures_of(draft)}
        for source in sources:
            read = figures_of(source, moments=True)
            figures[source.id] = [day for figure in read for day in with_days(figure, source)]
        self.sentences = SourceSentences(draft, sources, figures)
        self.of_draft: Sequence[CheckedFigure] = figures[draft.id]
        self.all: Sequence[CheckedFigure] = [
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
        self._days = [figure for figure in self.all if figure.unit.sort == DAY and not figure.is_counted]
        for number, figure in enumerate(self.all):
            self._by_amount[figure.amount].append(number)
            self._by_value[figure.unit.fact, figure.unit.sort, figure.value].append(number)
            if not figure.is_counted and not self._only_restates(figure):
                for stem in figure.before.keys() | figure.after.keys():
                    self._by_stem[stem].append(number)

    def text_of(self, figure: CheckedFigure) -> str:
        """Return the text of the source that contains a figure."""
        return self._texts[figure.article]

    def words(self, figure: CheckedFigure, *, with_bound: bool = False) -> str:
        """Return a figure as its source writes it. with_bound: from a word such as “about” on."""
        start = figure.bound_start if with_bound else figure.span.start
        return self._texts[figure.article][start : figure.span.end]

    def _only_restates(self, figure: CheckedFigure) -> bool:
        """Return True for “a decade”, “one hour” and “twelfth”, which restate other figures and replace none."""
        is_in_words = not any(map(str.isdigit, self.words(figure)))
        return is_in_words and (figure.unit.meaning == "#1" or figure.unit.sort == ORDINAL)

    def closest(self, figure: CheckedFigure, candidates: Sequence[CheckedFigure]) -> ComparedFigure | None:
        """Return the figure with the most evidence for being about the same thing; the first if several are equal."""
        rated = [(likeness_of_sentences(figure, candidate), candidate) for candidate in candidates[:FIGURES_MAX]]
        alike = nlargest(_SENTENCES_COMPARED, rated, key=lambda pair: pair[0])
        compared = (
            ComparedFigure(candidate, likeness, self._likeness_of_sentences(figure, candidate))
            for likeness, candidate in alike
        )
        return max(compared, key=lambda candidate: candidate.evidence, default=None)

    def _likeness_of_sentences(self, figure: CheckedFigure, candidate: CheckedFigure) -> float:
        place = candidate.article, candidate.span.start
        likeness = self.sentences.likeness(figure.span.start, *place, without={figure.unit.meaning})
        is_same_age = figure.measure == candidate.measure == AGE and figure.aside_of in self.sentences.around(*place)
        return likeness + is_same_age * _AGE_EVIDENCE

    def equals(self, figure: CheckedFigure) -> list[CheckedFigure]:
        """Return the figures with the same value; an age may also be a bare number, and an hour lack a.m. or p.m."""
        unit, values = figure.unit, [figure.value]
        if figure.measure in ("", AGE):
            values.append((unit.meaning, "" if figure.measure else AGE))
        if figure.measure in _DEGREES:
            degrees = _DEGREES[1:] if figure.measure == _DEGREES[0] else _DEGREES[:1]
            values += [(unit.meaning, measure) for measure in degrees]
        if figure.short_metres:
            values.append((figure.short_metres, _METRE))
        figures = [candidate for value in values for candidate in self._of_value(figure, value)]
        other_hours = self._of_value(figure, (figure.other_hour, "")) if figure.other_hour else []
        figures += [candidate for candidate in other_hours if figure.is_bare_time or candidate.is_bare_time]
        days = [candidate for candidate in self._days if is_part_of_date(figure, candidate)]
        return [*figures, *self._ranked_alike(figure), *self._with_unit_beside(figure), *days]

    def _with_unit_beside(self, figure: CheckedFigure) -> list[CheckedFigure]:
        """Return the figures for a bare number that shares the unit or scale of another: 12 percent, and not four."""
        amount = amount_of(figure.unit.meaning)
        if not figure.stands_alone or amount is None or amount.unit or figure.dates:
            return []
        neighbours = [
            neighbour for neighbour in self.of_draft
            if neighbour.span != figure.span and not self.sentences.distance(figure.span.start, neighbour.span.start)
        ]  # fmt: skip
        units = {neighbour.unit_of_measure for neighbour in neighbours if neighbour.has_unit}
        units |= {_YEAR} if amount.value <= _AGE_MAX else set()  # a record-holder who was 17
        alike = [candidate for candidate in self.of_amount(figure) if candidate.unit_of_measure in units]
        amounts = [
            unit_amount.value for figure_beside in neighbours if (unit_amount := amount_of(figure_beside.unit.meaning))
        ]
        scales = {scale for value in amounts for scale in _SCALES if scale <= value < scale * _SCALE_STEP}
        meanings = [f"#{amount.value * scale}" for scale in scales if (amount.value * scale).denominator == 1]
        return alike + [self.all[number] for meaning in meanings for number in self._by_amount[meaning][:FIGURES_MAX]]

    def _ranked_alike(self, figure: CheckedFigure) -> list[CheckedFigure]:
        """Return the figures for which “the 88th” or “after 12 minutes” stands: the 88th minute, the 12th minute."""
        is_ordinal = figure.unit.sort == ORDINAL
        if figure.measure == _MINUTE:
            alike = self.of_amount(figure)
            return [
                minute for minute in alike if minute.measure == _MINUTE and (minute.unit.sort == ORDINAL) != is_ordinal
            ]
        if is_ordinal and not figure.measure:
            return [rank for rank in self.of_amount(figure) if rank.unit.sort == ORDINAL and rank.measure]
        return []

    def of_amount(self, figure: CheckedFigure) -> list[CheckedFigure]:
        """Return the figures with the same amount in any unit."""
        return [self.all[number] for number in self._by_amount[figure.amount][:FIGURES_MAX]]

    def _of_value(self, figure: CheckedFigure, value: tuple[str, str]) -> list[CheckedFigure]:
        numbers = self._by_value.get((figure.unit.fact, figure.unit.sort, value), ())
        return [self.all[number] for number in numbers[:FIGURES_MAX]]

    def rivals(self, figure: CheckedFigure) -> Iterator[CheckedFigure]:
        """Yield the figures that can replace it, those with the most shared stems in their context first.

        The draft must not give their values in the same or neighbouring sentences; many sentences have a weekday.
        """
        is_weekday = figure.unit.sort == WEEKDAY
        values_around = self.sentences.sentence if is_weekday else self.sentences.around
        draft_values = values_around("", figure.span.start) - {figure.unit.meaning}
        draft_values |= {f"#{part}" for value in draft_values for part in value.removeprefix("#").split("-")}
        neighbours = [
            neighbour for neighbour in self.of_draft
            if neighbour.span != figure.span
            and self.sentences.distance(figure.span.start, neighbour.span.start) <= 1
        ]  # fmt: skip
        bare_values = {equal.value for neighbour in neighbours for equal in self._with_unit_beside(neighbour)}
        votes: Counter[int] = Counter()
        for stem in figure.before.keys() | figure.after.keys():
            numbers = self._by_stem.get(stem, ())
            if len(numbers) <= FIGURES_MAX:
                votes.update(numbers)
        for number, _ in votes.most_common(FIGURES_MAX):
            rival = self.all[number]
            is_given = rival.unit.meaning in draft_values or rival.other_hour in draft_values
            is_given = is_given or rival.value in bare_values
            if rival.value == figure.value or is_given or not can_replace(figure, rival):
                continue
            if is_weekday and self._fits_another_day(figure, rival):
                continue
            if any(are_transposed(neighbour, rival) for neighbour in neighbours):  # nine of 62, for nine of 26
                continue
            if not any(
                is_rounded(neighbour, rival) for neighbour in neighbours
            ):  # the draft gives it as “nearly two million”
                yield rival

    def _fits_another_day(self, figure: CheckedFigure, rival: CheckedFigure) -> bool:
        """Return True if the draft gives a weekday of a source elsewhere, in a sentence more like the one there."""
        likeness = likeness_of_sentences(figure, rival)
        same_days = (day for day in self.of_draft if day.value == rival.value)
        return any(likeness_of_sentences(day, rival) > likeness for day in same_days)

    @cached_property
    def by_sentence(self) -> Mapping[tuple[str, int], Sequence[CheckedFigure]]:
        """The figures in each sentence of the sources that has several, by article id and number of the sentence."""
        rows: defaultdict[tuple[str, int], list[CheckedFigure]] = defaultdict(list)
        for figure in self.all:
            if not figure.is_counted and not figure.dates:
                rows[figure.article, self.sentences.number(figure.article, figure.span.start)].append(figure)
        return {place: figures for place, figures in rows.items() if len(figures) > 1}
