"""The content of the report: numbered passages, people, mentions, quotes and wordings."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from tui.articles.model import ASIDE, Article, Coverage, Passage
from tui.export.build_document import chosen_groups, chosen_quotes
from tui.export.options import Include
from tui.matching.model import Grouping, GroupMatches, MatchGroup, MatchKind, MatchSureness
from tui.mentions.model import Mention, MentionSet, Person, Quote
from tui.reading.coverage.row import CoverageRow, RowKind
from tui.reading.differences.find import find_differences
from tui.reading.differences.model import DifferenceRow
from tui.reading.highlights.letters import Letters
from tui.reading.highlights.visible_groups import STATEMENTS, VisibleGroups
from tui.reading.outlets import short_tags
from tui.reading.place.presence import ComparedArticles
from tui.reading.quotes.group_cache import QuoteGroups
from tui.reading.quotes.quote_groups import QuoteGroup, Wording, quote_groups
from tui.reading.quotes.quotes_by_speaker import SpeakerQuotes, quotes_by_speaker
from tui.reading.quotes.word_differences import Difference, DifferenceKind, word_differences
from tui.reading.status.attribution import assessment_text
from tui.text.span import Span

HUES = 6


class ReportModel:
    """The content of one report. Numbers start at 0, in the order of the lists."""

    def __init__(
        self,
        coverage: Coverage,
        grouping: Grouping,
        mentions: MentionSet | None,
        include: Include,
        letters: Letters | None,
        comparison: ComparedArticles | None = None,
    ) -> None:
        """Collect the content. comparison: marks similar text in the coverage table, instead of “not found”."""
        self.coverage = coverage
        self.grouping = grouping
        self.include = include
        self.comparison = comparison
        self.mention_set = mentions or MentionSet((), (), ())
        self.groups: list[MatchGroup] = chosen_groups(grouping, include) if include.passages else []
        self.letters = letters or Letters()
        self.letters.assign(grouping.groups, [article.id for article in coverage.articles])
        self.passages = [(number, passage) for number, group in enumerate(self.groups) for passage in group.passages]
        """Pairs (number of the group, passage)."""
        self.matches = GroupMatches(grouping)
        self.tags = short_tags(coverage.articles)
        self.pane_of: Mapping[str, int] = {article.id: pane for pane, article in enumerate(coverage.articles)}

    def is_possible(self, passage_number: int) -> bool:
        """Return True if a passage may say the same as the others in its group, but must be read to be believed."""
        number, passage = self.passages[passage_number]
        group = self.groups[number]
        is_name = group.kind is MatchKind.NAME
        return not is_name and self.matches.sureness_at(group, passage) is MatchSureness.POSSIBLE

    @cached_property
    def difference_rows(self) -> tuple[DifferenceRow, ...]:
        """The differences between the outlets, if requested."""
        if not self.include.differences:
            return ()
        return find_differences(self.coverage, self.mention_set, self.grouping)

    def hue(self, group: int) -> int:
        """Return the hue for a group's number."""
        return group % HUES

    @cached_property
    def people(self) -> list[Person]:
        """The selected people named in the accounts, most mentioned first."""
        only = self.include.only_people
        if not self.include.people:
            return []
        named_ids = {mention.person for mention in self.mention_set.mentions if mention.zone not in ASIDE}
        return [p for p in self.mention_set.people if p.id in named_ids and (only is None or p.id in only)]

    @cached_property
    def mentions(self) -> list[tuple[int, Mention]]:
        """The pairs (number of the person, mention), in pane order and by place."""
        numbers = {person.id: number for number, person in enumerate(self.people)}
        return [
            (numbers[mention.person], mention)
            for mention in self.mention_set.mentions
            if mention.person in numbers and mention.zone not in ASIDE
        ]

    @cached_property
    def chosen_quotes(self) -> list[Quote]:
        """The selected quotes in the accounts, as counted by the reader; those selected by id may be in any zone."""
        if not self.include.quotes:
            return []
        chosen = chosen_quotes(self.mention_set, self.include)
        return [quote for quote in chosen if self.include.only_quotes is not None or quote.zone not in ASIDE]

    @cached_property
    def all_quote_groups(self) -> tuple[QuoteGroup, ...]:
        """Every quote group, in pane order and by place."""
        return quote_groups(self.coverage, self.mention_set, self.grouping)

    @cached_property
    def speakers(self) -> list[SpeakerQuotes]:
        """The speakers of the selected quotes, the most quoted first, as in the reader."""
        chosen_ids = {quote.id for quote in self.chosen_quotes}
        groups = [g for g in self.all_quote_groups if any(wording.quote in chosen_ids for wording in g.wordings)]
        by_quote = {wording.quote: group for group in groups for wording in group.wordings if wording.quote}
        listed = QuoteGroups(tuple(groups), by_quote, {group.id: group for group in groups})
        return quotes_by_speaker(self.coverage, self.mention_set, listed, with_reported=True)

    @cached_property
    def quotes(self) -> list[QuoteGroup]:
        """The groups of the selected quotes, by speaker."""
        return [group for speaker in self.speakers for group in speaker.groups]

    @cached_property
    def coverage_rows(self) -> tuple[CoverageRow, ...]:
        """The rows of the coverage table, those in most outlets first."""
        if not self.include.coverage:
            return ()
        return coverage_rows(self)

    @cached_property
    def figures(self) -> list[tuple[int, Passage]]:
        """The pairs (number of the row among the figures, place), for each article with a figure, in pane order."""
        rows = [row for row in self.coverage_rows if row.kind is RowKind.NUMBER]
        return [(number, cell.stop.passage) for number, row in enumerate(rows) for cell in row.cells if cell]

    @cached_property
    def wordings(self) -> list[tuple[int, Wording]]:
        """The pairs (number of the quote, wording)."""
        return [(number, wording) for number, group in enumerate(self.quotes) for wording in group.wordings]

    def assessment(self, group: QuoteGroup) -> str:
        """Return how sure a quote's speaker is and why, by the surest wording; empty if nobody is named."""
        quotes = [self._quotes[wording.quote] for wording in group.wordings if wording.quote]
        surest = self.mention_set.surest(quotes)
        article = self.coverage.article(surest.article)
        return assessment_text(surest, self.mention_set.sureness(surest), article.text)

    @cached_property
    def _quotes(self) -> dict[str, Quote]:
        return {quote.id: quote for quote in (*self.mention_set.quotes, *self.mention_set.reported)}

    @cached_property
    def differences(self) -> dict[str, list[Difference]]:
        """The differences from a passage's closest wording, and contradictions with any other, by article id."""
        differences: dict[str, list[Difference]] = {article.id: [] for article in self.coverage.articles}
        for number, passage in self.passages:
            group = self.groups[number]
            for rank, counterpart in enumerate(self._matched_passages(group, passage)):
                pair = word_differences(self.coverage, passage, {counterpart.article: counterpart})
                differences[passage.article] += [
                    difference
                    for difference in pair.get(passage.article, ())
                    if rank == 0 or difference.kind is DifferenceKind.CONTRADICTION
                ]
        return differences

    def _matched_passages(self, group: MatchGroup, passage: Passage) -> list[Passage]:
        """Return the passages in other articles that match this one, closest first."""
        scored = []
        for candidate in group.passages:
            if candidate.article != passage.article:
                match = self.matches.best_between(group.id, passage, candidate)
                if match is not None:
                    scored.append((-match.score, self.pane_of[candidate.article], candidate.span, candidate))
        return [candidate for *_, candidate in sorted(scored)]

    def counterparts(self, passage_number: int) -> list[int]:
        """Return the numbers of the passages to align with a passage; empty if every article has only one.

        These are the best match in each other article, or its first passage.
        """
        group_number, passage = self.passages[passage_number]
        group = self.groups[group_number]
        if len(group.passages) == len({member.article for member in group.passages}):
            return []
        first = passage_number - group.passages.index(passage)
        ranks = {matched: rank for rank, matched in enumerate(self._matched_passages(group, passage))}
        best: dict[str, tuple[int, int]] = {}
        for index, candidate in enumerate(group.passages):
            if candidate.article != passage.article:
                rank_and_number = ranks.get(candidate, len(ranks)), first + index
                best[candidate.article] = min(rank_and_number, best.get(candidate.article, rank_and_number))
        return [number for _, number in best.values()]

    def groups_naming(self, person: int) -> list[int]:
        """Return the numbers of the groups with a passage that names a person."""
        spans: defaultdict[str, list[Span]] = defaultdict(list)
        for number, mention in self.mentions:
            if number == person:
                spans[mention.passage.article].append(mention.passage.span)
        return sorted({g for g, p in self.passages if any(p.span.overlap(span) for span in spans[p.article])})

    def mentions_by_article(self, person: int) -> list[tuple[Article, list[int]]]:
        """Return (article, numbers of the mentions) for the articles that name a person."""
        by_article: defaultdict[str, list[int]] = defaultdict(list)
        for number, (person_number, mention) in enumerate(self.mentions):
            if person_number == person:
                by_article[mention.passage.article].append(number)
        return [(article, by_article[article.id]) for article in self.coverage.articles if by_article[article.id]]

    def only_in(self, articles: Iterable[str]) -> str:
        """Return the short tag of the only article in a set; empty for several, or if the coverage has only one."""
        article_ids = set(articles)
        return self.tags[article_ids.pop()] if len(article_ids) == 1 and len(self.coverage.articles) > 1 else ""


def coverage_rows(report: ReportModel) -> tuple[CoverageRow, ...]:
    """Return the rows of the reader's coverage table for the same passages, people and quotes."""
    from tui.reading.coverage.table import CoverageOrder, arrange_rows, rows
    from tui.reading.place.presence import MatchesShown, Presence

    kinds = set(MatchKind) if report.include.names else STATEMENTS
    groups = VisibleGroups(report.coverage, report.grouping, kinds, report.letters)
    presence = Presence(report.comparison or MatchesShown(report.grouping.matches))
    table = rows(report.coverage, groups, report.mention_set, report.all_quote_groups, presence)
    return tuple(arrange_rows(table, None, "", CoverageOrder.SPREAD))
