"""What the page shows, numbered: passages, mentions and wordings of quotes, each with its place."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from tui.articles.model import ASIDE, Article, Coverage, Passage
from tui.export.build_document import chosen_groups, chosen_quotes
from tui.export.options import Include
from tui.matching.model import Grouping, GroupMatches, MatchGroup
from tui.mentions.model import Mention, MentionSet, Person, QuoteKind
from tui.reading.highlights.letters import Letters
from tui.reading.outlets import short_tags
from tui.reading.quotes.quote_groups import QuoteGroup, Wording, quote_groups
from tui.reading.quotes.word_differences import Difference, DifferenceKind, word_differences
from tui.text.span import Span

HUES = 6

_NOBODYS = frozenset({QuoteKind.SCARE, QuoteKind.TITLE})
"""What stands in marks and is nobody's speech: listed only where it is asked for by its id."""


class ReportModel:
    """One report. Numbers count from 0 in the order in which things stand in the lists."""

    def __init__(
        self,
        coverage: Coverage,
        grouping: Grouping,
        mentions: MentionSet | None,
        include: Include,
        letters: Letters | None,
    ) -> None:
        self.coverage = coverage
        self.grouping = grouping
        self.include = include
        self.found = mentions or MentionSet((), (), ())
        self.groups: list[MatchGroup] = chosen_groups(grouping, include) if include.passages else []
        self.letters = letters or Letters()
        self.letters.assign(grouping.groups, [article.id for article in coverage.articles])
        self.passages = [(number, each) for number, group in enumerate(self.groups) for each in group.passages]
        """(number of the group, passage)"""
        self.matches = GroupMatches(grouping)
        self.tags = short_tags(coverage.articles)
        self.place_of: Mapping[str, int] = {article.id: at for at, article in enumerate(coverage.articles)}

    def hue(self, group: int) -> int:
        return group % HUES

    @cached_property
    def people(self) -> list[Person]:
        """Those whom the accounts name, most mentioned first."""
        only = self.include.only_people
        if not self.include.people:
            return []
        named = {each.person for each in self.found.mentions if each.zone not in ASIDE}
        return [p for p in self.found.people if p.id in named and (only is None or p.id in only)]

    @cached_property
    def mentions(self) -> list[tuple[int, Mention]]:
        """(number of the person, mention), in pane order and by place."""
        number = {person.id: at for at, person in enumerate(self.people)}
        return [
            (number[each.person], each)
            for each in self.found.mentions
            if each.person in number and each.zone not in ASIDE
        ]

    @cached_property
    def quotes(self) -> list[QuoteGroup]:
        """What somebody says in marks, and those who report it; by speaker, the most quoted first."""
        if not self.include.quotes:
            return []
        asked = chosen_quotes(self.found, self.include)
        if self.include.only_quotes is None:
            asked = [quote for quote in asked if quote.kind not in _NOBODYS and quote.zone not in ASIDE]
        chosen = {quote.id for quote in asked}
        found = quote_groups(self.coverage, self.found, self.grouping)
        shown = [group for group in found if any(wording.quote in chosen for wording in group.wordings)]
        by_speaker: defaultdict[tuple[str, str], list[QuoteGroup]] = defaultdict(list)
        for group in shown:
            by_speaker[group.speaker].append(group)
        nobody = by_speaker.pop(("", ""), [])
        ordered = sorted(by_speaker.values(), key=lambda said: -sum(len(group.articles) for group in said))
        return [group for said in [*ordered, nobody] for group in said]

    @cached_property
    def wordings(self) -> list[tuple[int, Wording]]:
        """(number of the quote, wording)"""
        return [(number, each) for number, group in enumerate(self.quotes) for each in group.wordings]

    def speaker(self, group: QuoteGroup) -> str:
        person = self._names.get(group.speaker[0])
        return person or group.speaker_text or "unattributed"

    @cached_property
    def _names(self) -> dict[str, str]:
        return {person.id: person.name for person in self.found.people}

    @cached_property
    def differences(self) -> dict[str, list[Difference]]:
        """Per article: the words that a passage's closest wording has otherwise; and what is at odds with any other."""
        found: dict[str, list[Difference]] = {article.id: [] for article in self.coverage.articles}
        for number, passage in self.passages:
            group = self.groups[number]
            linked = self._linked(group, passage)
            for at, other in enumerate(linked):
                marks = word_differences(self.coverage, passage, {other.article: other}).get(passage.article, ())
                found[passage.article] += [m for m in marks if at == 0 or m.kind is DifferenceKind.AT_ODDS]
        return found

    def _linked(self, group: MatchGroup, passage: Passage) -> list[Passage]:
        """The passages of other articles with which it was matched, the closest first."""
        scored = []
        for other in group.passages:
            if other.article != passage.article:
                match = self.matches.best_between(group.id, passage, other)
                if match is not None:
                    scored.append((-match.score, self.place_of[other.article], other.span, other))
        return [other for *_, other in sorted(scored)]

    def counterparts(self, at: int) -> list[int]:
        """Of a passage, by number: per other article of the group the one that matches it best, else the first. Empty
        where each has one only."""
        number, passage = self.passages[at]
        group = self.groups[number]
        if len(group.passages) == len({each.article for each in group.passages}):
            return []
        first = at - group.passages.index(passage)
        rank = {other: place for place, other in enumerate(self._linked(group, passage))}
        best: dict[str, tuple[int, int]] = {}
        for place, other in enumerate(group.passages):
            if other.article != passage.article:
                found = rank.get(other, len(rank)), first + place
                best[other.article] = min(found, best.get(other.article, found))
        return [other for _, other in best.values()]

    def groups_of(self, person: int) -> list[int]:
        """The groups in whose passages somebody is named."""
        named: defaultdict[str, list[Span]] = defaultdict(list)
        for at, mention in self.mentions:
            if at == person:
                named[mention.passage.article].append(mention.passage.span)
        return sorted({g for g, p in self.passages if any(p.span.overlap(span) for span in named[p.article])})

    def counts(self, person: int) -> list[tuple[Article, list[int]]]:
        """(article, the numbers of the mentions there), for the articles that name the person."""
        by_article: defaultdict[str, list[int]] = defaultdict(list)
        for number, (at, mention) in enumerate(self.mentions):
            if at == person:
                by_article[mention.passage.article].append(number)
        return [(article, by_article[article.id]) for article in self.coverage.articles if by_article[article.id]]

    def only_in(self, articles: Iterable[str]) -> str:
        """The short tag of the one article that has it; empty where several have it, or only one is there."""
        having = set(articles)
        return self.tags[having.pop()] if len(having) == 1 and len(self.coverage.articles) > 1 else ""
