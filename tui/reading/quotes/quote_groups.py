"""Quote groups: one thing that somebody said, and how each outlet words it, quoted or reported.

Two quotes are one when a shared passage covers both, they share most of what they say there, and no two different
people speak them. Where the other outlet has the words outside quotation marks, it reports them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from tui.articles.model import Article, Coverage, Passage
from tui.cancel import while_wanted
from tui.matching.model import Grouping, MatchKind
from tui.mentions.model import MentionSet, Quote, QuoteKind
from tui.reading.quotes.clusters import Clusters
from tui.reading.quotes.quoted_speakers import QUOTED, SpeakerKey, speaker_key
from tui.reading.quotes.repeated_words import repeated_words
from tui.reading.quotes.word_differences import Difference, word_differences
from tui.text.span import Span
from tui.text.tokens import words_in

if TYPE_CHECKING:
    from tui.matching.words.vocabulary import Vocabulary

SAME_SHARE = 0.5
"""Of the content words of the shorter of two quotes, as far as the passage covers them, that the other must have."""

_NO_SPEECH = {QuoteKind.SCARE, QuoteKind.INDIRECT}
"""Between marks of distance and reported speech nothing is quoted."""

SURE_WORDS = 2
"""So many shared content words are enough; fewer only where they are all that one of the two says."""


class Wording(Struct, frozen=True):
    """How one outlet has it, at one place."""

    article: str
    parts: tuple[Span, ...]
    """In order: those of the quote, or the passage that reports it."""
    quote: str
    """The quote's id; empty where the outlet reports it without a quote."""
    kind: QuoteKind
    """`indirect` for every report."""
    group: str = ""
    """Of a report: the id of the group of passages by which it was found."""

    @property
    def passage(self) -> Passage:
        return Passage(self.article, Span(self.parts[0].start, self.parts[-1].end))


class QuoteGroup(Struct, frozen=True):
    id: str
    """That of its first quote: it stays while the cutoff moves."""
    speaker: SpeakerKey
    """The person, where any outlet names one; else the words that name a speaker."""
    speaker_text: str
    """These words as they are written; empty where nobody is named."""
    wordings: tuple[Wording, ...]
    """In pane order, then by place; at least one is a quote."""

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of those that have it, in pane order."""
        return tuple(dict.fromkeys(wording.article for wording in self.wordings))

    @property
    def fullest(self) -> Wording:
        """The longest of the quotes; of reported speech only where nothing is quoted."""
        said = [wording for wording in self.wordings if wording.quote]
        return max(said, key=lambda w: (w.kind is not QuoteKind.INDIRECT, sum(map(len, w.parts))))


def quote_groups(
    coverage: Coverage, mentions: MentionSet, grouping: Grouping, cancelled: Callable[[], bool] | None = None
) -> tuple[QuoteGroup, ...]:
    """Every quote and every report of the articles in exactly one group, in pane order and by place. Titles of works
    stand alone. Raises Cancelled.

    grouping: the passages that are shared at the cutoff. Reads quotes and passages only, not the whole texts.
    """
    finder = _QuoteLinker(coverage, mentions)
    links: list[_Link] = []
    reports: list[_Report] = []
    for match in while_wanted(grouping.matches, cancelled):
        if match.kind is not MatchKind.NAME:
            here, there = finder.said(match.left), finder.said(match.right)
            links += finder.links(here, there)
            reports += finder.reports(here, match.right, grouping.group_of[match.id])
            reports += finder.reports(there, match.left, grouping.group_of[match.id])
    links += [_Link(*pair) for pair in repeated_words(coverage, mentions)]
    clusters = Clusters(mentions, finder.small_words)
    for link in while_wanted(sorted(links, key=lambda link: (-link.shared, link.one, link.other)), cancelled):
        clusters.join(link.one, link.other)
    return _build_groups(coverage, mentions, clusters, reports)


def differences(coverage: Coverage, group: QuoteGroup) -> tuple[tuple[Difference, ...], ...]:
    """Per wording: what in it is otherwise in the longest quoted one, and in that one what the first other outlet has
    otherwise."""
    fullest = group.fullest
    other = next((w for w in group.wordings if w.article != fullest.article), None)

    def marks(wording: Wording) -> tuple[Difference, ...]:
        against = other if wording is fullest else fullest
        if against is None:
            return ()
        return word_differences(coverage, against.passage, {wording.article: wording.passage})[wording.article]

    return tuple(map(marks, group.wordings))


class _Link(Struct, frozen=True):
    one: str
    other: str
    shared: int
    """Content words."""


class _Report(Struct, frozen=True):
    quote: str
    passage: Passage
    shared: int
    group: str


_Said: TypeAlias = dict[str, frozenset[int]]
"""Quote id → the content words of it that a passage holds."""


class _WordLookup:
    """The content words of one article, as numbers that other articles share. Only what is asked for is read."""

    def __init__(self, article: Article, vocabulary: "Vocabulary") -> None:
        self._article = article
        self._vocabulary = vocabulary
        self._known: dict[Span, frozenset[int]] = {}

    def within(self, spans: Iterable[Span]) -> frozenset[int]:
        return frozenset().union(*map(self._within, spans))

    def _within(self, span: Span) -> frozenset[int]:
        if span not in self._known:
            stops = self._vocabulary.stops
            words = words_in(self._article.text, span.start, span.end)
            numbers = self._vocabulary.ids(words, self._article.language)
            self._known[span] = frozenset(number for number in numbers if not stops[number])
        return self._known[span]


class _QuotesAt:
    """The quotes of one article by place."""

    def __init__(self, quotes: Iterable[Quote]) -> None:
        self._parts = sorted(((part, quote) for quote in quotes for part in quote.parts), key=lambda pair: pair[0])
        self._starts = [part.start for part, _ in self._parts]
        self._reach = list(accumulate((part.end for part, _ in self._parts), max))

    def touching(self, span: Span) -> dict[str, list[Span]]:
        """Quote id → what of its parts lies in the span."""
        found: dict[str, list[Span]] = {}
        first, last = bisect_right(self._reach, span.start), bisect_left(self._starts, span.end)
        for part, quote in self._parts[first:last]:
            if part.overlap(span):
                inside = Span(max(part.start, span.start), min(part.end, span.end))
                found.setdefault(quote.id, []).append(inside)
        return found


class _QuoteLinker:
    """What of two quotes, or of a quote and a report, a match shows to be the same."""

    def __init__(self, coverage: Coverage, mentions: MentionSet) -> None:
        from tui.matching.words.vocabulary import Vocabulary, stop_words  # heavy: not before something has been found

        vocabulary = Vocabulary()
        self.small_words = frozenset(word for each in coverage.articles for word in stop_words(each.language))
        told = [quote for quote in (*mentions.quotes, *mentions.reported) if quote.kind is not QuoteKind.TITLE]
        self._words = {article.id: _WordLookup(article, vocabulary) for article in coverage.articles}
        by_article: dict[str, list[Quote]] = {article.id: [] for article in coverage.articles}
        for quote in told:
            by_article[quote.article].append(quote)
        self._at = {article: _QuotesAt(quotes) for article, quotes in by_article.items()}
        self._quotes = {quote.id: quote for quote in told}

    def said(self, passage: Passage) -> _Said:
        words = self._words[passage.article]
        return {quote: words.within(parts) for quote, parts in self._at[passage.article].touching(passage.span).items()}

    def links(self, here: _Said, there: _Said) -> Iterator[_Link]:
        """Quotes on both sides of a match that are one."""
        for one, words in here.items():
            for other, other_words in there.items():
                if {self._quotes[one].kind, self._quotes[other].kind} == _NO_SPEECH:
                    continue
                shared = words & other_words
                if not shared or len(shared) < SAME_SHARE * min(len(words), len(other_words)):
                    continue
                if len(shared) >= SURE_WORDS or shared in (self._whole(one), self._whole(other)):
                    yield _Link(one, other, len(shared))

    def reports(self, said: _Said, reporting: Passage, group: str) -> Iterator[_Report]:
        """What is quoted on one side of a match, and reported by the passage on the other."""
        quoted = {quote: words for quote, words in said.items() if self._quotes[quote].kind in QUOTED}
        plain = self._unquoted(reporting) if quoted else frozenset()
        for quote, words in quoted.items():
            shared = words & plain
            if len(shared) >= max(SURE_WORDS, SAME_SHARE * len(words)):
                yield _Report(quote, reporting, len(shared), group)

    def _whole(self, quote: str) -> frozenset[int]:
        said = self._quotes[quote]
        return self._words[said.article].within(said.parts)

    def _unquoted(self, passage: Passage) -> frozenset[int]:
        """What the outlet says there in its own words."""
        gaps = []
        start = passage.span.start
        quoted = self._at[passage.article].touching(passage.span).values()
        for part in sorted(part for parts in quoted for part in parts):
            gaps.append(Span(start, max(start, part.start)))
            start = max(start, part.end)
        return self._words[passage.article].within([*gaps, Span(start, max(start, passage.span.end))])


def _build_groups(
    coverage: Coverage, mentions: MentionSet, clusters: Clusters, reports: Sequence[_Report]
) -> tuple[QuoteGroup, ...]:
    order = {article.id: number for number, article in enumerate(coverage.articles)}
    quotes = {quote.id: quote for quote in (*mentions.quotes, *mentions.reported)}

    def place(wording: Wording) -> tuple[int, int, int]:
        return order[wording.article], wording.parts[0].start, wording.parts[-1].end

    wordings = {members[0]: [_wording(quotes[quote]) for quote in members] for members in clusters.all()}
    for report in _best_reports(reports):
        known = wordings[clusters.first(report.quote)]
        if not any(wording.passage.touches(report.passage) for wording in known):
            known.append(Wording(report.passage.article, (report.passage.span,), "", QuoteKind.INDIRECT, report.group))
    groups = [_group(sorted(each, key=place), quotes) for each in wordings.values()]
    return tuple(sorted(groups, key=lambda group: place(next(w for w in group.wordings if w.quote))))


def _best_reports(reports: Iterable[_Report]) -> Iterator[_Report]:
    """Each place reports one thing: the one with which it shares most."""
    taken: dict[str, list[Span]] = {}  # in order and disjoint
    for report in sorted(reports, key=lambda r: (-r.shared, len(r.passage.span), r.quote, r.passage.article)):
        spans, span = taken.setdefault(report.passage.article, []), report.passage.span
        at = bisect_left(spans, span)
        if not any(near.overlap(span) for near in spans[max(0, at - 1) : at + 1]):
            spans.insert(at, span)
            yield report


def _wording(quote: Quote) -> Wording:
    return Wording(quote.article, quote.parts, quote.id, quote.kind)


def _group(wordings: Sequence[Wording], quotes: dict[str, Quote]) -> QuoteGroup:
    said = [quotes[wording.quote] for wording in wordings if wording.quote]
    named = next((quote for quote in said if quote.speaker), None)
    named = named or next((quote for quote in said if quote.speaker_text), said[0])
    return QuoteGroup(said[0].id, speaker_key(named), named.speaker_text, tuple(wordings))
