"""Answers the commands that list something, and go to one item in the list."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from tui.articles.model import ASIDE
from tui.cli.linear.place import Answer, LinearPlace
from tui.cli.linear.words import (
    chosen,
    chosen_person,
    coverage_sentence,
    in_words,
    quoted,
    sentence,
    times,
)
from tui.export.comparisons import assessment
from tui.mentions.model import Person
from tui.reading.compare.comparison import Comparison, compare_passage, compare_quote
from tui.reading.coverage.row import RowKind
from tui.reading.coverage.table import CoverageOrder, arrange_rows
from tui.reading.differences.find import find_differences
from tui.reading.differences.model import DifferenceRow
from tui.reading.differences.places import go_to_difference
from tui.reading.differences.wording import (
    NONE_FOUND,
    SCOPE,
    marked_text,
    summary_of,
    title_of,
    without_wording_text,
)
from tui.reading.place.closest import ClosestRow, closest_rows, go_to_closest, sentence_to_look_for
from tui.reading.quotes.quote_groups import QuoteGroup
from tui.reading.quotes.quote_line import quote_text
from tui.reading.quotes.quoted_speakers import doubt_of, in_doubt
from tui.reading.stops import Stop, StopKind
from tui.text.counts import count_text
from tui.text.excerpts import in_marks
from tui.text.spaces import single_spaced

COVERAGE_KINDS = {
    "quotes": RowKind.QUOTE,
    "passages": RowKind.PASSAGE,
    "people": RowKind.PERSON,
    "figures": RowKind.NUMBER,
}
"""Words that select the rows of the coverage table."""


class ListAnswers:
    def __init__(self, place: LinearPlace) -> None:
        self._place = place
        self._session = place.session
        self._differences: tuple[object, Sequence[DifferenceRow]] = (None, ())
        """Groups from which the differences were computed, and the differences."""
        self._closest: tuple[object, Sequence[ClosestRow]] = (None, ())
        """Sentence of the last query, and the sentences closest to it."""

    def commands(self) -> Mapping[str, Callable[[str], Answer]]:
        return {
            "compare": lambda _: self._compare(),
            "passages": self._passages,
            "people": self._people,
            "quotes": self._quotes,
            "coverage": self._coverage,
            "differences": self._list_differences,
            "closest": self._list_closest,
        }

    # --- comparing -----------------------------------------------------------------------------------------------

    def _compare(self) -> Answer:
        stop = self._session.visible_stop
        comparison = self._comparison(stop) if stop is not None else None
        if comparison is None:
            return ["You are not at a passage or quote with several wordings. To go to one, type “next”."]
        having = len(comparison.coverage.articles) - len(comparison.absent)
        counts = f"{count_text(len(comparison), 'wording')} in {count_text(having, 'article')}"
        lines = [sentence(in_words(comparison.title), counts, comparison.absence_text)]
        for number in range(len(comparison)):
            words = quoted(comparison.article(number), comparison.passage(number))
            lines.append(
                sentence(f"{comparison.article(number).outlet}: {words}", in_words(assessment(comparison, number)))
            )
        return lines

    def _comparison(self, stop: Stop) -> Comparison | None:
        if stop.kind is not StopKind.QUOTE:
            return compare_passage(self._session, stop)
        group = self._session.counterparts.quote_group_at(stop)
        if group is None:
            return None
        comparison = compare_quote(self._session, group)
        comparison.set_baseline(comparison.stops.index(stop))
        return comparison

    # --- passages, people, quotes --------------------------------------------------------------------------------

    def _passages(self, letter: str) -> Answer:
        groups = self._session.visible_groups
        assert groups is not None
        if not letter:
            lines = []
            for group in groups.groups:
                longest = max(group.passages, key=lambda passage: len(passage.span))
                articles = dict.fromkeys(self._outlet(passage.article) for passage in group.passages)
                words = quoted(self._session.coverage.article(longest.article), longest)
                possible = "possible, " if group.id in groups.possible else ""
                lines.append(
                    sentence(f"{groups.labels[group.id]}, {possible}{group.kind}, {', '.join(articles)}: {words}")
                )
            return [sentence(count_text(len(lines), "shared passage")), *lines]
        chosen_group = next((group for group in groups.groups if groups.labels[group.id] == letter.upper()), None)
        if chosen_group is None:
            return [f"There is no passage {letter}. To list them, type “passages”."]
        self._session.choose(None)
        move = self._session.go(Stop(StopKind.PASSAGE, chosen_group.passages[0], chosen_group.id))
        return self._place.arrive(move, "")

    def _people(self, name: str) -> Answer:
        people = list(self._named_people())
        if not name:
            lines = [
                sentence(f"{number}. {person.name}: {counts}") for number, (person, counts) in enumerate(people, 1)
            ]
            return [sentence(count_text(len(lines), "person", "people")), *lines]
        person = chosen_person([person for person, _ in people], name)
        if person is None:
            return [f"No one named {name} was found. To list everyone, type “people”."]
        self._session.choose_person(person.id)
        return self._place.arrive(self._session.next(), "")

    def _named_people(self) -> Iterator[tuple[Person, str]]:
        """Yield the people named in the accounts, with the number of mentions in each outlet."""
        index = self._session.mention_index
        assert index is not None
        for person in index.mention_set.people:
            counts = []
            for article in self._session.coverage.articles:
                mentions = (m for m in index.mention_set.mentions if m.person == person.id and m.zone not in ASIDE)
                count = sum(mention.passage.article == article.id for mention in mentions)
                counts += [f"{article.outlet} {times(count)}"] if count else []
            if counts:
                yield person, ", ".join(counts)

    def _quotes(self, number: str) -> Answer:
        self._session.choose_quotes()
        groups = self._quote_groups
        if not number:
            lines = [sentence(f"{n}. {self._quote_line(group)}") for n, group in enumerate(groups, 1)]
            hint = "type “next” to step through the quotes, “leave” to go back to the passages"
            return [sentence(f"{count_text(len(lines), 'statement')}; {hint}"), *lines]
        group = chosen(groups, number)
        if group is None:
            return [f"There is no quote {number}. To list them, type “quotes”."]
        fullest = group.fullest
        return self._place.arrive(self._session.go(Stop(StopKind.QUOTE, fullest.passage, fullest.quote)), "")

    @property
    def _quote_groups(self) -> Sequence[QuoteGroup]:
        """The quote groups in the accounts, by place."""
        groups, index = self._session.counterparts.all_groups(), self._session.mention_index
        assert groups is not None and index is not None
        listed = {stop.key for stop in index.quote_tour().stops}
        return [group for group in groups.groups if any(wording.quote in listed for wording in group.wordings)]

    def _quote_line(self, group: QuoteGroup) -> str:
        index, fullest = self._session.mention_index, group.fullest
        assert index is not None
        person = index.people_by_id.get(group.speaker[0])
        quotes = [index.quotes_by_id[wording.quote] for wording in group.wordings if wording.quote]
        name = (person.name if person else group.speaker_text) or "unattributed"
        text = quote_text(self._session.coverage.article(fullest.article).text, fullest.parts, fullest.kind)
        outlets = ", ".join(map(self._outlet, group.articles))
        return f"{in_doubt(name, doubt_of(index.mention_set, quotes))}, in {outlets}: {text}"

    def _outlet(self, article_id: str) -> str:
        return self._session.coverage.article(article_id).outlet

    # --- coverage, differences, closest --------------------------------------------------------------------------

    def _coverage(self, kind: str) -> Answer:
        if kind and kind.lower() not in COVERAGE_KINDS:
            return [f"Coverage of what? Type one of {', '.join(COVERAGE_KINDS)}, or nothing for all of them."]
        chosen_kind = COVERAGE_KINDS.get(kind.lower())
        rows = arrange_rows(self._place.views.table(), chosen_kind, "", CoverageOrder.SPREAD)
        articles = self._session.coverage.articles
        head = f"{count_text(len(rows), 'row')}, those in most outlets first"
        return [sentence(head), *(coverage_sentence(row, articles) for row in rows)]

    def _list_differences(self, number: str) -> Answer:
        rows = self._difference_rows()
        if not number:
            lines = [sentence(f"{n}. {self._difference_line(row)}") for n, row in enumerate(rows, 1)]
            return [sentence(summary_of(rows)) if rows else NONE_FOUND, *lines, SCOPE]
        row = chosen(rows, number)
        if row is None:
            return [f"There is no difference {number}. To list them, type “differences”."]
        return self._place.arrive(go_to_difference(self._session, rows, row, 0), "")

    def _difference_rows(self) -> Sequence[DifferenceRow]:
        groups, index = self._session.visible_groups, self._session.mention_index
        assert groups is not None and index is not None
        if self._differences[0] is not groups:
            rows = find_differences(self._session.coverage, index.mention_set, groups.grouping)
            self._differences = groups, rows
        return self._differences[1]

    def _difference_line(self, row: DifferenceRow) -> str:
        coverage = self._session.coverage
        sides = []
        for side in row.passages:
            article = coverage.article(side.passage.article)
            sides.append(f"{article.outlet}: {in_marks(marked_text(article, side, '', ''))}")
        missing = without_wording_text(coverage, row)
        return sentence(title_of(row), *sides, missing)

    def _list_closest(self, number: str) -> Answer:
        if number:
            asked, rows = self._closest
            row = chosen(rows, number)
            if row is None or asked is None:
                return [f"There is no sentence {number}. To list them, type “closest”."]
            return self._place.arrive(go_to_closest(self._session, asked, rows, row), "")  # type: ignore[arg-type]
        passage = sentence_to_look_for(self._session, None)
        rows = closest_rows(self._session, passage) if passage is not None else ()
        self._closest = passage, rows
        if passage is None or not rows:
            return ["No sentence in another article shares a word with this one."]
        lines = [sentence(f"{n}. {row.outlet}: {in_marks(single_spaced(row.text))}") for n, row in enumerate(rows, 1)]
        return [sentence(f"closest to {quoted(self._session.coverage.article(passage.article), passage)}"), *lines]
