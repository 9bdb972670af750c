"""Finds what only one outlet reports: sentences without a shared passage, and its own numbers, people and quotes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.articles.model import ASIDE, Article, Coverage, Passage
from tui.matching.model import MatchKind
from tui.mentions.model import MentionForm, MentionSet
from tui.reading.coverage.number_mentions import NumberMention, bare_value, bare_values, number_mentions
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.place.presence import Presence
from tui.reading.place.span_indexes import Overlaps
from tui.reading.quotes.quoted_speakers import QUOTED_KINDS
from tui.reading.stops import Stop, StopKind, Tour
from tui.text.sentences import sentences
from tui.text.span import Span

if TYPE_CHECKING:  # slow import, not needed until the view is opened
    from tui.reading.quotes.quote_groups import QuoteGroup

_NAME_FORMS = frozenset({MentionForm.FULL, MentionForm.SURNAME, MentionForm.GIVEN})


class OnlyHere(Struct, frozen=True, dict=True):
    """The statements, numbers, people and quotes found in one article only."""

    article: str
    sentences: tuple[Span, ...]
    """Sentences that no other article has or may have, in order."""
    sentence_count: int
    """Number of all sentences in the account, without bylines, credits, teasers and lists of other stories."""
    numbers: tuple[Span, ...]
    people: tuple[Span, ...]
    """Mentions by name of people whom no other article names."""
    people_count: int
    quotes: tuple[tuple[Span, ...], ...]
    """Parts of each quote that no other article has or may have."""
    shared: tuple[Span, ...]
    """Passages that other articles share, in order."""

    @cached_property
    def facts(self) -> tuple[Span, ...]:
        """The numbers and names, in order."""
        return tuple(sorted((*self.numbers, *self.people)))

    @cached_property
    def tour(self) -> Tour:
        """Stops on the sentences, and on the numbers, names and quotes outside them."""
        details = (*self.facts, *(Span(parts[0].start, parts[-1].end) for parts in self.quotes))
        sentence_overlaps = Overlaps(self.sentences)
        spans = sorted({*self.sentences, *(span for span in details if not sentence_overlaps.touch(span))})
        stops = (
            Stop(StopKind.ONLY_HERE, Passage(self.article, span), f"{self.article}:{span.start}") for span in spans
        )
        return Tour(StopKind.ONLY_HERE, "", tuple(stops))


class OnlyHereFinder:
    """Finds what only one article reports; the result for each article is computed on first use."""

    def __init__(
        self,
        coverage: Coverage,
        visible_groups: VisibleGroups,
        mentions: MentionSet,
        quote_groups: "Sequence[QuoteGroup]",
        presence: Presence,
    ) -> None:
        self._coverage = coverage
        self._visible_groups = visible_groups
        self._mentions = mentions
        self._quote_groups = quote_groups
        self._presence = presence
        self._results: dict[str, OnlyHere] = {}

    def for_article(self, article_id: str) -> OnlyHere:
        """Return what only this article reports. Raises KeyError for an unknown id."""
        if article_id not in self._results:
            self._results[article_id] = self._find(self._coverage.article(article_id))
        return self._results[article_id]

    def _find(self, article: Article) -> OnlyHere:
        visible_groups = self._visible_groups
        shared = tuple(
            stop.passage.span
            for stop in visible_groups.stops[article.id]
            if visible_groups.by_id[stop.key].kind is not MatchKind.NAME  # a shared name is not a shared statement
        )
        account = list(body_sentences(article))
        shared_overlaps = Overlaps(shared)
        people = [m for m in self._mentions.mentions if self._only_namer.get(m.person) == article.id]
        return OnlyHere(
            article.id,
            tuple(
                sentence
                for sentence in account
                if not shared_overlaps.touch(sentence) and self._presence.is_only_here(Passage(article.id, sentence))
            ),
            len(account),
            tuple(number.span for number in self._numbers[article.id] if self._is_only_here(number)),
            tuple(
                m.passage.span
                for m in people
                if m.form in _NAME_FORMS and m.zone not in ASIDE and m.passage.article == article.id
            ),
            len({m.person for m in people}),
            tuple(self._quotes(article)),
            shared,
        )

    def _quotes(self, article: Article) -> Iterator[tuple[Span, ...]]:
        for group in self._quote_groups:
            if group.articles == (article.id,):
                for wording in group.wordings:
                    is_in_account = article.zone_at(wording.parts[0].start) not in ASIDE
                    is_quote = wording.quote and wording.kind in QUOTED_KINDS
                    if is_quote and is_in_account and self._presence.is_only_here(wording.passage):
                        yield wording.parts

    @cached_property
    def _only_namer(self) -> Mapping[str, str]:
        """Person id → the only article that names the person in its account."""
        articles_naming: defaultdict[str, set[str]] = defaultdict(set)
        for mention in self._mentions.mentions:
            if mention.zone not in ASIDE:
                articles_naming[mention.person].add(mention.passage.article)
        return {person: next(iter(articles)) for person, articles in articles_naming.items() if len(articles) == 1}

    @cached_property
    def _numbers(self) -> Mapping[str, Sequence[NumberMention]]:
        return {article.id: list(number_mentions(article)) for article in self._coverage.articles}

    def _is_only_here(self, number: NumberMention) -> bool:
        return number.is_notable and len(self._articles_giving[bare_value(number.meaning)]) == 1

    @cached_property
    def _articles_giving(self) -> Mapping[str, set[str]]:
        """Value of a number → ids of the articles in which it stands, whatever it counts there."""
        articles_giving: defaultdict[str, set[str]] = defaultdict(set)
        for article, numbers in self._numbers.items():
            for value in bare_values(self._coverage.article(article), numbers):
                articles_giving[value].add(article)
        return articles_giving


def body_sentences(article: Article) -> Iterator[Span]:
    """Yield the sentences of the account, in order, without bylines, credits, teasers and lists of other stories."""
    aside = Overlaps(article.aside)
    for paragraph in article.paragraphs:
        for sentence in sentences(article.text, paragraph):
            if not aside.touch(sentence):
                yield sentence
