"""Finds the passages that articles share. The only entry to matching."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from math import exp2, log2

from msgspec import Struct

from tui.articles.model import Article, Passage
from tui.cancel import Cancelled as Cancelled
from tui.cancel import checker
from tui.matching.differences.reason_lookup import ReasonLookup
from tui.matching.groups.grouping import Grouper, short_id
from tui.matching.model import Grouping, Match, MatchKind
from tui.matching.options import BorderOptions, GroupOptions, MatchingOptions
from tui.matching.search.align import Alignments, alignments
from tui.matching.search.candidates import bigrams, seed_batches
from tui.matching.search.classify import classify, only_names
from tui.matching.search.nested import drop_nested
from tui.matching.search.passage_bounds import lead_in_start, passage_span
from tui.matching.search.strength import evidence
from tui.matching.search.weights import length_costs
from tui.matching.words.article_words import IndexedArticle, read_article
from tui.matching.words.index import WordIndex, build_index
from tui.matching.words.vocabulary import Vocabulary

ALL_KINDS = frozenset(MatchKind)
_ZERO = -5.5
"""The significance, in nats, at which the score is 0; what lies below is not kept."""
_HALF_LIFE = 5.0
"""Nats by which the distance to the score 100 is halved."""


class MatchSet(Struct, frozen=True, dict=True, eq=False):
    """Every match with a score of at least 0. A cutoff is a filter on it, never a new search."""

    articles: tuple[str, ...]
    """Article ids in pane order."""
    matches: tuple[Match, ...]
    """In the order of the pairs of articles, and of the left passages in each."""
    group_options: GroupOptions
    sentence_starts: Mapping[str, Sequence[int]] = {}
    """Article id → the offsets at which its sentences begin, in order: groups are named by them."""

    @cached_property
    def _grouper(self) -> Grouper:
        pane_of = {article: at for at, article in enumerate(self.articles)}
        return Grouper(self.matches, pane_of, self.sentence_starts, self.group_options)

    def at(self, cutoff_score: float, kinds: Collection[MatchKind] = ALL_KINDS) -> Grouping:
        """The matches of these kinds at or above the cutoff, and their groups: those of all kinds, less what only the
        other kinds hold together."""
        found = self._grouper.at(cutoff_score)
        return found if ALL_KINDS.issubset(kinds) else found.only(kinds)


def score_of(significance: float) -> float:
    """Significance in nats, above what the lengths make likely by chance → score, 0 to 100. Monotone.

    `100·(1 − 2^(−(s + 5.5)/5))`, not below 0: s = −2.5 is 34 (loose), −0.5 is 50 (normal), 3 is 69 (strict), 16 is 95.
    """
    return max(0.0, 100.0 * (1.0 - exp2((_ZERO - significance) / _HALF_LIFE)))


def significance_of(score: float) -> float:
    """The inverse of `score_of` for scores from 0 to below 100."""
    return _ZERO - _HALF_LIFE * log2(1.0 - score / 100.0)


def find(
    articles: Sequence[Article],
    options: MatchingOptions,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> MatchSet:
    """All matches between any two of the articles, whose ids must be unique. See `Matcher.find`."""
    return Matcher(options).find(articles, progress=progress, cancelled=cancelled)


class Matcher:
    """Compares articles, and remembers what it compared: after a change it computes the pairs of what is new.

    The result is that of a fresh run, whatever was compared before. Not thread-safe: one call at a time.
    """

    def __init__(self, options: MatchingOptions) -> None:
        self._options = options
        self._vocabulary = Vocabulary()
        self._read: dict[str, IndexedArticle] = {}
        self._pairs: dict[tuple[str, str], list[Match]] = {}
        """By the ids of the articles, the smaller first, which is `left` in the matches."""
        self._index: WordIndex | None = None
        self._reasons = ReasonLookup(self._vocabulary, options)

    def find(
        self,
        articles: Sequence[Article],
        *,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> MatchSet:
        """All matches between any two of the articles, whose ids must be unique.

        `progress(done, total)` counts the pairs that are compared. `cancelled` is asked again and again.
        Raises Cancelled, and then keeps what it had.
        """
        check = checker(cancelled)
        reads: dict[str, IndexedArticle] = {}
        new: set[str] = set()
        for article in articles:
            check()
            known = self._read.get(article.id)
            if known is None or known.article != article:
                known = read_article(article, self._vocabulary)
                new.add(article.id)
            reads[article.id] = known
        index = build_index(list(reads.values()), self._vocabulary, self._options.index, check)
        if self._index is not None:
            new |= index.respelled_since(self._index)
        kept = [pair for pair in self._pairs if not new.intersection(pair) and reads.keys() >= set(pair)]
        numbers = [at for at, read in enumerate(index.articles) if read.article.id in new]
        fresh: defaultdict[tuple[str, str], list[Match]] = defaultdict(list)
        for match in _compared(index, numbers, self._options, self._reasons, progress, check):
            fresh[match.left.article, match.right.article].append(match)
        for found in fresh.values():
            found.sort(key=_reading_order)
        self._pairs = {pair: self._pairs[pair] for pair in kept} | fresh
        self._read, self._index = reads, index
        self._reasons.look_up_in(index)
        return self._match_set([article.id for article in articles], index)

    def _match_set(self, ids: Sequence[str], index: WordIndex) -> MatchSet:
        matches: list[Match] = []
        for one, other in combinations(ids, 2):
            if one < other:
                matches += self._pairs.get((one, other), ())
            else:
                turned = [_turned(match) for match in self._pairs.get((other, one), ())]
                matches += sorted(turned, key=_reading_order)
        starts = {read.article.id: read.sentence_starts for read in index.articles}
        return MatchSet(tuple(ids), tuple(matches), self._options.groups, starts)


def _reading_order(match: Match) -> tuple[int, int, int, int]:
    left, right = match.left.span, match.right.span
    return left.start, left.end, right.start, right.end


def _turned(match: Match) -> Match:
    return Match(match.id, match.right, match.left, match.score, match.kind, match.why)


def _compared(
    index: WordIndex,
    new: Sequence[int],
    options: MatchingOptions,
    reasons: ReasonLookup,
    progress: Callable[[int, int], None] | None,
    check: Callable[[], None],
) -> Iterator[Match]:
    """The matches of every pair of articles of which at least one is `new`: numbers in the index."""
    tell = _Progress(len(index.articles), new, progress)
    tell(-1)
    grams = bigrams(index, options.index.bigram_window_words)
    spans = _Passages(index, options.borders)
    for article, seeds in seed_batches(index, grams, new, options.align):
        found = alignments(index, seeds, options.align, check)
        found = drop_nested(index, found, options.align.inside_share)
        yield from _matches(index, found, spans, options, reasons, check)
        tell(article)
    tell(len(index.articles))


class _Progress:
    """Tells how many pairs are done, when those of the new articles up to one are."""

    def __init__(self, articles: int, new: Sequence[int], progress: Callable[[int, int], None] | None) -> None:
        self._progress = progress
        self._pairs = [(number, articles - 1 - later) for later, number in enumerate(sorted(new, reverse=True))]
        self._total = sum(pairs for _, pairs in self._pairs)

    def __call__(self, article: int) -> None:
        if self._progress:
            self._progress(sum(pairs for number, pairs in self._pairs if number <= article), self._total)


def _matches(
    index: WordIndex,
    found: Alignments,
    spans: _Passages,
    options: MatchingOptions,
    reasons: ReasonLookup,
    check: Callable[[], None],
) -> Iterable[Match]:
    """Those with a score of at least 0. Of two that are shown as the same passages, the better one."""
    import numpy as np

    costs = length_costs(index, found.boxes)
    known = evidence(index, found, options.strength, options.align, check)
    is_name = only_names(known, costs, options.kinds)
    strength = np.where(is_name, found.significance - options.kinds.name_handicap_nats, known.strength) - costs
    rows = np.flatnonzero(strength >= _ZERO)
    kinds = classify(known, is_name, options.kinds)
    exact = known.same_words.tolist()
    matches: dict[str, Match] = {}
    boxes = found.boxes.at(rows)
    sides = (boxes.left, boxes.left_end, boxes.right, boxes.right_end, strength[rows], rows)
    for left, left_end, right, right_end, nats, row in zip(*(side.tolist() for side in sides), strict=True):
        kind = kinds[row]
        if kind is MatchKind.VERBATIM and spans.differ_before(left, right):
            # Of whom it is said differs: the same words are not the same statement, and a reader is to see it.
            kind, exact[row] = MatchKind.EDITED, False
        here, there = spans.of(left, left_end, exact[row]), spans.of(right, right_end, exact[row])
        one, other = here.span, there.span
        name = short_id("m", here.article, one.start, one.end, there.article, other.start, other.end)
        score = round(score_of(nats), 2)
        if name not in matches or matches[name].score < score:
            matches[name] = Match(name, here, there, score, kind, reasons)
    return matches.values()


class _Passages:
    """The passages that are shown for ranges of places, each worked out once."""

    def __init__(self, index: WordIndex, options: BorderOptions) -> None:
        self._index = index
        self._options = options
        self._known: dict[tuple[int, int, bool], Passage] = {}

    def differ_before(self, left: int, right: int) -> bool:
        """Whether a few words lead up to both places in their clauses."""
        return self._lead(left) > 0 and self._lead(right) > 0

    def _lead(self, place: int) -> int:
        read, at = self._index.place_in(place)
        return at - lead_in_start(read, at, self._options.clause_words)

    def of(self, first: int, end: int, exact: bool) -> Passage:
        """`exact`: the passage is no longer than what both articles hold."""
        known = self._known.get((first, end, exact))
        if known is None:
            read, at = self._index.place_in(first)
            known = Passage(
                read.article.id, passage_span(read, at, at + end - first, 0 if exact else self._options.clause_words)
            )
            self._known[first, end, exact] = known
        return known
