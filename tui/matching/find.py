"""Finds the passages that articles share. The only entry to matching."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from math import exp2, log2
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tui.articles.model import Article, Passage
from tui.cancel import Cancelled as Cancelled
from tui.cancel import checker
from tui.matching.differences.reason_lookup import ReasonLookup
from tui.matching.evidence.closest import SentenceSearch
from tui.matching.evidence.judge import Candidates, Judged, candidates, judged
from tui.matching.evidence.model import Model, shipped_model
from tui.matching.evidence.related import seeds_of_related
from tui.matching.evidence.sentences import sentences_of
from tui.matching.evidence.spans import PassageSpans
from tui.matching.groups.grouping import Grouper, short_id
from tui.matching.model import Grouping, Match, MatchKind, Sureness, by_level
from tui.matching.options import GroupOptions, MatchingOptions
from tui.matching.search.align import alignments
from tui.matching.search.candidates import bigrams, seed_batches
from tui.matching.search.nested import drop_nested
from tui.matching.words.article_words import IndexedArticle, read_article
from tui.matching.words.index import WordIndex, build_index
from tui.matching.words.vocabulary import Vocabulary

if TYPE_CHECKING:
    from tui.matching.search.weights import Floats

ALL_KINDS = frozenset(MatchKind)
_ZERO = -5.5
"""The significance, in nats, at which the score is 0; what lies below is not kept."""
_HALF_LIFE = 5.0
"""Nats by which the distance to the score 100 is halved."""


class MatchSet(Struct, frozen=True, dict=True, eq=False):
    """Every match that may be shown. A cutoff is a filter on it, never a new search."""

    articles: tuple[str, ...]
    """Article ids in pane order."""
    matches: tuple[Match, ...]
    """In the order of the pairs of articles, and of the left passages in each."""
    group_options: GroupOptions
    sentence_starts: Mapping[str, Sequence[int]] = {}
    """Article id → the offsets at which its sentences begin, in order: groups are named by them."""
    search: SentenceSearch | None = None
    """What finds close sentences in these articles; None where no articles were compared."""

    @cached_property
    def _grouper(self) -> Grouper:
        pane_of = {article: at for at, article in enumerate(self.articles)}
        return Grouper(self.matches, pane_of, self.sentence_starts, self.group_options)

    def at(self, cutoff_score: float, kinds: Collection[MatchKind] = ALL_KINDS) -> Grouping:
        """The matches of these kinds whose `level` is at or above the cutoff, 0 to 100, and their groups: those of
        all kinds, less what only the other kinds hold together."""
        found = self._grouper.at(cutoff_score)
        return found if ALL_KINDS.issubset(kinds) else found.only(kinds)


def score_of(significance: float) -> float:
    """Significance in nats, above what the lengths make likely by chance → score, 0 to 100. Monotone.

    `100·(1 − 2^(−(s + 5.5)/5))`, not below 0: s = −2.5 is 34 (loose), −0.5 is 50 (normal), 3 is 69 (strict), 16 is 95.
    """
    return max(0.0, 100.0 * (1.0 - exp2((_ZERO - significance) / _HALF_LIFE)))


def scores_of(significance: Floats) -> Floats:
    """`score_of` for many."""
    import numpy as np

    scores: Floats = np.maximum(0.0, 100.0 * (1.0 - np.exp2((_ZERO - significance) / _HALF_LIFE)))
    return scores


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

    def __init__(self, options: MatchingOptions, model: Model | None = None) -> None:
        """`model`: what weighs the evidence, the shipped one unless another is given."""
        self._options = options
        self._model = model or shipped_model()
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
        for match in _compared(index, numbers, self._options, self._model, self._reasons, progress, check):
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
        search = SentenceSearch(index, self._options)
        return MatchSet(tuple(ids), tuple(matches), self._options.groups, starts, search)


def _reading_order(match: Match) -> tuple[int, int, int, int]:
    left, right = match.left.span, match.right.span
    return left.start, left.end, right.start, right.end


def _turned(match: Match) -> Match:
    return replace(match, left=match.right, right=match.left)


def _compared(
    index: WordIndex,
    new: Sequence[int],
    options: MatchingOptions,
    model: Model,
    reasons: ReasonLookup,
    progress: Callable[[int, int], None] | None,
    check: Callable[[], None],
) -> Iterator[Match]:
    """The matches of every pair of articles of which at least one is `new`: numbers in the index."""
    tell = _Progress(len(index.articles), new, progress)
    tell(-1)
    spans = PassageSpans(index, options.borders)
    for article, made in candidate_batches(index, new, options, check):
        yield from _matches(judged(made, model, options), spans, options, reasons)
        tell(article)
    tell(len(index.articles))


def candidate_batches(
    index: WordIndex, new: Sequence[int], options: MatchingOptions, check: Callable[[], None]
) -> Iterator[tuple[int, Candidates]]:
    """All that may be a match in pairs of articles of which at least one is `new`, with the number of the last article
    of which all pairs are done."""
    grams, sentences = bigrams(index, options.index.bigram_window_words), sentences_of(index, options.align)
    for article, seeds in seed_batches(index, grams, new, options.align):
        check()
        seeds = seeds_of_related(index, seeds, options.evidence)
        found = alignments(index, seeds, options.align, check)
        found = drop_nested(index, found, options.align.inside_share)
        yield article, candidates(index, sentences, seeds, found, options, scores_of, check)


class _Progress:
    """Tells how many pairs are done, when those of the new articles up to one are."""

    def __init__(self, articles: int, new: Sequence[int], progress: Callable[[int, int], None] | None) -> None:
        self._progress = progress
        self._pairs = [(number, articles - 1 - later) for later, number in enumerate(sorted(new, reverse=True))]
        self._total = sum(pairs for _, pairs in self._pairs)

    def __call__(self, article: int) -> None:
        if self._progress:
            self._progress(sum(pairs for number, pairs in self._pairs if number <= article), self._total)


def _matches(found: Judged, spans: PassageSpans, options: MatchingOptions, reasons: ReasonLookup) -> Iterable[Match]:
    """One a row. Of two that are shown as the same passages, the more probable one."""
    matches: dict[str, Match] = {}
    boxes = found.boxes
    places = zip(*(side.tolist() for side in (boxes.left, boxes.left_end, boxes.right, boxes.right_end)), strict=True)
    numbers = zip(scores_of(found.nats).tolist(), found.probability.tolist(), strict=True)
    judged_as = zip(found.kinds, found.grounds, found.exact.tolist(), found.from_words.tolist(), strict=True)
    for (left, left_end, right, right_end), (score, probability), (kind, grounds, exact, from_words) in zip(
        places, numbers, judged_as, strict=True
    ):
        if kind is MatchKind.VERBATIM and spans.differ_before(left, right):
            # Of whom it is said differs: the same words are not the same statement, and a reader is to see it.
            kind, exact = MatchKind.EDITED, False
        words = 0 if exact else options.borders.clause_words if from_words else options.evidence.clause_words
        here, there = spans.of(left, left_end, words), spans.of(right, right_end, words)
        sure = kind is not MatchKind.NAME and probability >= options.evidence.sure_probability
        sureness = Sureness.SURE if sure else Sureness.POSSIBLE
        name = _match_id(here, there)
        made = Match(name, here, there, round(score, 2), kind, reasons, round(probability, 3), sureness, grounds)
        if name not in matches or by_level(made) < by_level(matches[name]):
            matches[name] = made
    return matches.values()


def _match_id(here: Passage, there: Passage) -> str:
    one, other = here.span, there.span
    return short_id("m", here.article, one.start, one.end, there.article, other.start, other.end)
