"""What one outlet alone has: sentences that share no passage, and numbers, people and quotes that no other one has."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.articles.model import ASIDE, Article, Coverage, Passage
from tui.matching.model import MatchKind
from tui.mentions.model import MentionForm, MentionSet
from tui.reading.coverage.number_mentions import NumberMention, number_mentions
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.quotes.quoted_speakers import QUOTED
from tui.reading.stops import Stop, StopKind, Tour
from tui.text.sentences import sentences
from tui.text.span import Span

if TYPE_CHECKING:  # made when somebody asks
    from tui.reading.quotes.quote_groups import QuoteGroup

_NAMED = frozenset({MentionForm.FULL, MentionForm.SURNAME, MentionForm.GIVEN})


class OnlyHere(Struct, frozen=True, dict=True):
    """What one article alone has."""

    article: str
    sentences: tuple[Span, ...]
    """Those in which no shared passage stands, in order."""
    told: int
    """All sentences of the account: without bylines, credits, teasers and tails."""
    numbers: tuple[Span, ...]
    people: tuple[Span, ...]
    """Where people are named whom no other article names."""
    people_count: int
    quotes: tuple[tuple[Span, ...], ...]
    """Parts of each."""
    shared: tuple[Span, ...]
    """The passages that others have, in order."""

    @cached_property
    def facts(self) -> tuple[Span, ...]:
        """Numbers and names."""
        return tuple(sorted((*self.numbers, *self.people)))

    @cached_property
    def tour(self) -> Tour:
        """Over the sentences, and over the numbers, names and quotes that stand in none of them."""
        further = (*self.facts, *(Span(parts[0].start, parts[-1].end) for parts in self.quotes))
        inside = Overlaps(self.sentences)
        spans = sorted({*self.sentences, *(span for span in further if not inside.touch(span))})
        stops = (Stop(StopKind.ALONE, Passage(self.article, span), f"{self.article}:{span.start}") for span in spans)
        return Tour(StopKind.ALONE, "", tuple(stops))


class Overlaps:
    """Whether a span touches any of many; each question costs a search."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._reach = list(accumulate((span.end for span in ordered), max))

    def touch(self, span: Span) -> bool:
        first, last = bisect_right(self._reach, span.start), bisect_left(self._starts, span.end)
        return first < last


class OnlyHereFinder:
    """What each article alone has. Found for one article when it is asked for."""

    def __init__(
        self, coverage: Coverage, shown: VisibleGroups, mentions: MentionSet, quote_groups: "Sequence[QuoteGroup]"
    ) -> None:
        self._coverage = coverage
        self._shown = shown
        self._mentions = mentions
        self._quote_groups = quote_groups
        self._known: dict[str, OnlyHere] = {}

    def of(self, article_id: str) -> OnlyHere:
        if article_id not in self._known:
            self._known[article_id] = self._find(self._coverage.article(article_id))
        return self._known[article_id]

    def _find(self, article: Article) -> OnlyHere:
        shown = self._shown
        shared = tuple(
            stop.passage.span
            for stop in shown.stops[article.id]
            if shown.by_id[stop.key].kind is not MatchKind.NAME  # to share a name is to share no statement
        )
        told = list(body_sentences(article))
        touched = Overlaps(shared)
        people = [m for m in self._mentions.mentions if self._only_namer.get(m.person) == article.id]
        return OnlyHere(
            article.id,
            tuple(sentence for sentence in told if not touched.touch(sentence)),
            len(told),
            tuple(each.span for each in self._figures[article.id] if self._is_only(each)),
            tuple(
                m.passage.span
                for m in people
                if m.form in _NAMED and m.zone not in ASIDE and m.passage.article == article.id
            ),
            len({m.person for m in people}),
            tuple(self._quotes(article)),
            shared,
        )

    def _quotes(self, article: Article) -> Iterator[tuple[Span, ...]]:
        for group in self._quote_groups:
            if group.articles == (article.id,):
                for wording in group.wordings:
                    is_told = article.zone_at(wording.parts[0].start) not in ASIDE
                    if wording.quote and wording.kind in QUOTED and is_told:
                        yield wording.parts

    @cached_property
    def _only_namer(self) -> Mapping[str, str]:
        """Of people whom one article alone names in its account: person → article."""
        naming: defaultdict[str, set[str]] = defaultdict(set)
        for mention in self._mentions.mentions:
            if mention.zone not in ASIDE:
                naming[mention.person].add(mention.passage.article)
        return {person: next(iter(articles)) for person, articles in naming.items() if len(articles) == 1}

    @cached_property
    def _figures(self) -> Mapping[str, Sequence[NumberMention]]:
        return {article.id: list(number_mentions(article)) for article in self._coverage.articles}

    def _is_only(self, figure: NumberMention) -> bool:
        """Whether one article alone gives a figure."""
        return figure.is_telling and len(self._having[figure.meaning]) == 1

    @cached_property
    def _having(self) -> Mapping[str, set[str]]:
        """Number → the articles that give it."""
        having: defaultdict[str, set[str]] = defaultdict(set)
        for article, found in self._figures.items():
            for figure in found:
                having[figure.meaning].add(article)
        return having


def body_sentences(article: Article) -> Iterator[Span]:
    """The sentences of the account itself, in order."""
    aside = Overlaps(article.aside)
    for paragraph in article.paragraphs:
        for sentence in sentences(article.text, paragraph):
            if not aside.touch(sentence):
                yield sentence
