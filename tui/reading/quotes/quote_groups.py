"""Groups quotes by statement, with each outlet's wording, quoted or reported.

Two quotes are the same statement if a shared passage covers both, they share most of their words in it, and their
speakers do not differ; or if a long stretch of their words is the same, whoever speaks. An outlet that has the words
outside quotation marks reports them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from tui.articles.model import Article, Coverage, Passage
from tui.cancel import while_wanted
from tui.matching.model import Grouping, Match, MatchKind
from tui.mentions.model import MentionSet, Quote, QuoteKind
from tui.reading.quotes.clusters import Clusters
from tui.reading.quotes.quoted_speakers import QUOTED_KINDS, speaker_key
from tui.reading.quotes.repeated_words import repeated_words
from tui.reading.quotes.same_words import same_words
from tui.reading.quotes.word_differences import Difference, word_differences
from tui.reading.quotes.wordings import QuoteGroup as QuoteGroup
from tui.reading.quotes.wordings import Wording as Wording
from tui.text.span import Span
from tui.text.tokens import words_in

if TYPE_CHECKING:
    from tui.matching.words.vocabulary import Vocabulary

SAME_SHARE = 0.5
"""Minimum share of the shorter quote's content words, within the shared passage, that the other must have."""

_NO_SPEECH = {QuoteKind.SCARE, QuoteKind.INDIRECT}
"""Kinds that cannot quote each other: scare quotes and reported speech."""

SURE_WORDS = 2
"""Minimum number of shared content words, unless one of the quotes has no others."""


def quote_groups(
    coverage: Coverage, mentions: MentionSet, grouping: Grouping, cancelled: Callable[[], bool] | None = None
) -> tuple[QuoteGroup, ...]:
    """Put every quote and every report into exactly one group; return them in pane order and by place.

    Titles of works are never grouped with others. grouping: the passages shared at the cutoff. Reads only quotes and
    passages, not the whole texts. Raises Cancelled.
    """
    linker = _QuoteLinker(coverage, mentions)
    links: list[_Link] = []
    reports: list[_Report] = []
    for match in while_wanted(grouping.matches, cancelled):
        if match.kind is MatchKind.TRANSLATION:
            links += linker.translations(match)
        elif match.kind is not MatchKind.NAME:
            left, right = linker.quote_words(match.left), linker.quote_words(match.right)
            links += linker.links(left, right)
            reports += linker.reports(left, match.right, grouping.group_of[match.id])
            reports += linker.reports(right, match.left, grouping.group_of[match.id])
    links += [_Link(*pair) for pair in repeated_words(coverage, mentions)]
    clusters = Clusters(mentions, linker.small_words)
    links.sort(key=lambda link: (-link.shared_words, link.first_quote, link.second_quote))
    for link in while_wanted(links, cancelled):
        clusters.join(link.first_quote, link.second_quote)
    for pair in while_wanted(same_words(coverage, mentions), cancelled):  # last, so that it joins no other quotes
        clusters.join_whoever_speaks(pair.first_quote, pair.second_quote)
    return _build_groups(coverage, mentions, clusters, reports)


def differences(coverage: Coverage, group: QuoteGroup) -> tuple[tuple[Difference, ...], ...]:
    """Return the differences of each wording from the longest quote.

    The longest quote itself is compared with the first wording of another outlet.
    """
    fullest = group.fullest
    first_other = next((w for w in group.wordings if w.article != fullest.article), None)

    def differences_of(wording: Wording) -> tuple[Difference, ...]:
        reference = first_other if wording is fullest else fullest
        if reference is None:
            return ()
        return word_differences(coverage, reference.passage, {wording.article: wording.passage})[wording.article]

    return tuple(map(differences_of, group.wordings))


class _Link(Struct, frozen=True):
    """Two quotes, by id, that are the same statement."""

    first_quote: str
    second_quote: str
    shared_words: int
    """Number of content words in common."""


class _Report(Struct, frozen=True):
    """A passage that reports a quote."""

    quote: str
    passage: Passage
    shared_words: int
    group: str


_QuoteWords: TypeAlias = dict[str, frozenset[int]]
"""Quote id → its content words within a passage."""


class _WordLookup:
    """Looks up the content words of one article on demand, as numbers shared by all articles."""

    def __init__(self, article: Article, vocabulary: "Vocabulary") -> None:
        self._article = article
        self._vocabulary = vocabulary
        self._words_by_span: dict[Span, frozenset[int]] = {}

    def within(self, spans: Iterable[Span]) -> frozenset[int]:
        return frozenset().union(*map(self._within, spans))

    def _within(self, span: Span) -> frozenset[int]:
        if span not in self._words_by_span:
            stops = self._vocabulary.stops
            words = words_in(self._article.text, span.start, span.end)
            numbers = self._vocabulary.ids(words, self._article.language)
            self._words_by_span[span] = frozenset(number for number in numbers if not stops[number])
        return self._words_by_span[span]


class _QuotesByPlace:
    """The quotes in one article by place."""

    def __init__(self, quotes: Iterable[Quote]) -> None:
        self._parts = sorted(((part, quote) for quote in quotes for part in quote.parts), key=lambda pair: pair[0])
        self._starts = [part.start for part, _ in self._parts]
        self._reach = list(accumulate((part.end for part, _ in self._parts), max))

    def touching(self, span: Span) -> dict[str, list[Span]]:
        """Map each quote that overlaps a span to the parts of it inside the span."""
        parts: dict[str, list[Span]] = {}
        first, last = bisect_right(self._reach, span.start), bisect_left(self._starts, span.end)
        for part, quote in self._parts[first:last]:
            if part.overlap(span):
                inside = Span(max(part.start, span.start), min(part.end, span.end))
                parts.setdefault(quote.id, []).append(inside)
        return parts


class _QuoteLinker:
    """Links quotes that a match shows to be the same statement, and quotes to passages that report them."""

    def __init__(self, coverage: Coverage, mentions: MentionSet) -> None:
        from tui.matching.words.vocabulary import Vocabulary, stop_words  # deferred: slow import

        vocabulary = Vocabulary()
        self.small_words = frozenset(word for article in coverage.articles for word in stop_words(article.language))
        quotes = [quote for quote in (*mentions.quotes, *mentions.reported) if quote.kind is not QuoteKind.TITLE]
        self._words = {article.id: _WordLookup(article, vocabulary) for article in coverage.articles}
        by_article: dict[str, list[Quote]] = {article.id: [] for article in coverage.articles}
        for quote in quotes:
            by_article[quote.article].append(quote)
        self._by_place = {article: _QuotesByPlace(quotes) for article, quotes in by_article.items()}
        self._quotes = {quote.id: quote for quote in quotes}

    def quote_words(self, passage: Passage) -> _QuoteWords:
        """Return the content words of each quote inside a passage."""
        words = self._words[passage.article]
        return {
            quote: words.within(parts)
            for quote, parts in self._by_place[passage.article].touching(passage.span).items()
        }

    def links(self, left: _QuoteWords, right: _QuoteWords) -> Iterator[_Link]:
        """Yield the pairs of quotes, one on each side of a match, that are the same statement."""
        for left_quote, left_words in left.items():
            for right_quote, right_words in right.items():
                if {self._quotes[left_quote].kind, self._quotes[right_quote].kind} == _NO_SPEECH:
                    continue
                shared = left_words & right_words
                if not shared or len(shared) < SAME_SHARE * min(len(left_words), len(right_words)):
                    continue
                if len(shared) >= SURE_WORDS or shared in (self._all_words(left_quote), self._all_words(right_quote)):
                    yield _Link(left_quote, right_quote, len(shared))

    def translations(self, match: Match) -> Iterator[_Link]:
        """Yield pairs of quotes in two translated sentences, in order, if both have the same number of them."""
        left, right = (
            [quote for quote in self._by_place[side.article].touching(side.span) if self._is_speech(quote)]
            for side in (match.left, match.right)
        )
        if len(left) == len(right):
            yield from (_Link(*pair, SURE_WORDS) for pair in zip(left, right, strict=True))

    def _is_speech(self, quote_id: str) -> bool:
        return self._quotes[quote_id].kind in QUOTED_KINDS

    def reports(self, quote_words: _QuoteWords, reporting: Passage, group: str) -> Iterator[_Report]:
        """Yield the quotes on one side of a match that the passage on the other side reports."""
        direct = {quote: words for quote, words in quote_words.items() if self._quotes[quote].kind in QUOTED_KINDS}
        unquoted = self._unquoted_words(reporting) if direct else frozenset()
        for quote, words in direct.items():
            shared = words & unquoted
            if len(shared) >= max(SURE_WORDS, SAME_SHARE * len(words)):
                yield _Report(quote, reporting, len(shared), group)

    def _all_words(self, quote_id: str) -> frozenset[int]:
        quote = self._quotes[quote_id]
        return self._words[quote.article].within(quote.parts)

    def _unquoted_words(self, passage: Passage) -> frozenset[int]:
        """Return the content words of a passage outside its quotes."""
        gaps = []
        start = passage.span.start
        quote_parts = self._by_place[passage.article].touching(passage.span).values()
        for part in sorted(part for parts in quote_parts for part in parts):
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

    wordings = {members[0]: [_wording(quotes[quote]) for quote in members] for members in clusters.members()}
    for report in _best_reports(reports):
        members = wordings[clusters.representative(report.quote)]
        if not any(wording.passage.touches(report.passage) for wording in members):
            span = report.passage.span
            members.append(Wording(report.passage.article, (span,), "", QuoteKind.INDIRECT, report.group))
    languages = {article.id: article.language for article in coverage.articles}
    groups = [_group(_marked(sorted(members, key=place), languages), quotes, mentions) for members in wordings.values()]
    return tuple(sorted(groups, key=lambda group: place(next(w for w in group.wordings if w.quote))))


def _marked(wordings: Sequence[Wording], languages: Mapping[str, str]) -> list[Wording]:
    """Return the wordings, with those in a different language from the first marked as translated."""
    first = languages[wordings[0].article]
    return [
        replace(wording, is_translated=True) if first and languages[wording.article] not in ("", first) else wording
        for wording in wordings
    ]


def _best_reports(reports: Iterable[_Report]) -> Iterator[_Report]:
    """Yield one report for each place: that of the quote with which it shares most words."""
    used_spans: dict[str, list[Span]] = {}  # in order and disjoint
    for report in sorted(reports, key=lambda r: (-r.shared_words, len(r.passage.span), r.quote, r.passage.article)):
        spans, span = used_spans.setdefault(report.passage.article, []), report.passage.span
        index = bisect_left(spans, span)
        if not any(neighbour.overlap(span) for neighbour in spans[max(0, index - 1) : index + 1]):
            spans.insert(index, span)
            yield report


def _wording(quote: Quote) -> Wording:
    return Wording(quote.article, quote.parts, quote.id, quote.kind)


def _group(wordings: Sequence[Wording], quotes: dict[str, Quote], mentions: MentionSet) -> QuoteGroup:
    members = [quotes[wording.quote] for wording in wordings if wording.quote]
    by_people = [quote for quote in members if quote.speaker]
    attributed = mentions.surest(by_people) if len({q.speaker for q in by_people}) > 1 else next(iter(by_people), None)
    attributed = attributed or next((quote for quote in members if quote.speaker_text), members[0])
    return QuoteGroup(members[0].id, speaker_key(attributed), attributed.speaker_text, tuple(wordings))
