"""Finds the passages that articles share: the only entry to matching."""

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
from tui.matching.evidence.judge import Candidates, JudgedMatches, candidates, judge
from tui.matching.evidence.model import Model, shipped_model
from tui.matching.evidence.related import seeds_of_related
from tui.matching.evidence.sentences import sentences_of
from tui.matching.evidence.spans import PassageSpans, PlaceRanges
from tui.matching.evidence.tighten import tightened
from tui.matching.groups.grouping import Grouper, short_id
from tui.matching.model import Grouping, Match, MatchKind, MatchSureness, by_level
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
"""Significance, in nats, at which the score is 0; anything below is dropped."""
_HALF_LIFE = 5.0
"""Number of nats that halve the distance to the score 100."""


class MatchSet(Struct, frozen=True, dict=True, eq=False):
    """Every match that may be shown. A cutoff filters it, and never starts a new search."""

    articles: tuple[str, ...]
    """Article ids in pane order."""
    matches: tuple[Match, ...]
    """Matches in the order of the pairs of articles, then of the left passages."""
    group_options: GroupOptions
    sentence_starts: Mapping[str, Sequence[int]] = {}
    """Offsets at which the sentences of each article begin, by its id, in order; ids of groups are made from them."""
    search: SentenceSearch | None = None
    """Search for close sentences in these articles; None if no articles were compared."""

    @cached_property
    def _grouper(self) -> Grouper:
        pane_of = {article: at for at, article in enumerate(self.articles)}
        return Grouper(self.matches, pane_of, self.sentence_starts, self.group_options)

    def at(self, cutoff_score: float, kinds: Collection[MatchKind] = ALL_KINDS) -> Grouping:
        """Return the matches of these kinds whose `level` reaches the cutoff, 0 to 100, and their groups.

        Groups are made from matches of all kinds, and then lose the passages that only other kinds support.
        """
        grouping = self._grouper.at(cutoff_score)
        return grouping if ALL_KINDS.issubset(kinds) else grouping.only(kinds)


def score_of(significance: float) -> float:
    """Convert a significance, in nats above what the lengths make likely by chance, to a score, 0 to 100.

    `100·(1 − 2^(−(s + 5.5)/5))`, not below 0: s = −2.5 is 34 (loose), −0.5 is 50 (normal), 3 is 69 (strict), 16 is 95.
    """
    return max(0.0, 100.0 * (1.0 - exp2((_ZERO - significance) / _HALF_LIFE)))


def scores_of(significance: Floats) -> Floats:
    """Apply `score_of` to an array."""
    import numpy as np

    scores: Floats = np.maximum(0.0, 100.0 * (1.0 - np.exp2((_ZERO - significance) / _HALF_LIFE)))
    return scores


def significance_of(score: float) -> float:
    """Invert `score_of`, for scores from 0 to below 100."""
    return _ZERO - _HALF_LIFE * log2(1.0 - score / 100.0)


def find(
    articles: Sequence[Article],
    options: MatchingOptions,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> MatchSet:
    """Find all matches between any two of the articles, whose ids must be unique. See `Matcher.find`."""
    return Matcher(options).find(articles, progress=progress, cancelled=cancelled)


class Matcher:
    """Compares articles and caches pairs: after a change, only pairs with a new article are compared.

    The result is always that of a fresh run. Not thread-safe: one call at a time.
    """

    def __init__(self, options: MatchingOptions, model: Model | None = None) -> None:
        """Prepare a matcher; `model` weighs the evidence (default: the shipped one)."""
        self._options = options
        self._model = model or shipped_model()
        self._vocabulary = Vocabulary()
        self._articles_by_id: dict[str, IndexedArticle] = {}
        self._pairs: dict[tuple[str, str], list[Match]] = {}
        """Matches by the ids of the two articles, the smaller id first; that article is `left` in the matches."""
        self._index: WordIndex | None = None
        self._reasons = ReasonLookup(self._vocabulary, options)

    def find(
        self,
        articles: Sequence[Article],
        *,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> MatchSet:
        """Find all matches between any two of the articles, whose ids must be unique.

        `progress(done, total)` counts the pairs that are compared. `cancelled` is polled.
        Raises Cancelled, and then keeps its earlier state.
        """
        check = checker(cancelled)
        articles_by_id: dict[str, IndexedArticle] = {}
        new: set[str] = set()
        for article in articles:
            check()
            indexed = self._articles_by_id.get(article.id)
            if indexed is None or indexed.article != article:
                indexed = read_article(article, self._vocabulary)
                new.add(article.id)
            articles_by_id[article.id] = indexed
        index = build_index(list(articles_by_id.values()), self._vocabulary, self._options.index, check)
        if self._index is not None:
            new |= index.respelled_since(self._index)
        unchanged_pairs = [
            pair for pair in self._pairs if not new.intersection(pair) and articles_by_id.keys() >= set(pair)
        ]
        new_numbers = [at for at, indexed_article in enumerate(index.articles) if indexed_article.article.id in new]
        fresh: defaultdict[tuple[str, str], list[Match]] = defaultdict(list)
        for match in _new_matches(index, new_numbers, self._options, self._model, self._reasons, progress, check):
            fresh[match.left.article, match.right.article].append(match)
        for pair_matches in fresh.values():
            pair_matches.sort(key=_reading_order)
        self._pairs = {pair: self._pairs[pair] for pair in unchanged_pairs} | fresh
        self._articles_by_id, self._index = articles_by_id, index
        self._reasons.look_up_in(index)
        return self._match_set([article.id for article in articles], index)

    def _match_set(self, ids: Sequence[str], index: WordIndex) -> MatchSet:
        matches: list[Match] = []
        for first_id, second_id in combinations(ids, 2):
            if first_id < second_id:
                matches += self._pairs.get((first_id, second_id), ())
            else:
                swapped = [_swapped(match) for match in self._pairs.get((second_id, first_id), ())]
                matches += sorted(swapped, key=_reading_order)
        starts = {indexed.article.id: indexed.sentence_starts for indexed in index.articles}
        search = SentenceSearch(index, self._options)
        return MatchSet(tuple(ids), tuple(matches), self._options.groups, starts, search)


def _reading_order(match: Match) -> tuple[int, int, int, int]:
    left, right = match.left.span, match.right.span
    return left.start, left.end, right.start, right.end


def _swapped(pair: Match) -> Match:
    return replace(pair, left=pair.right, right=pair.left)


def _new_matches(
    index: WordIndex,
    new: Sequence[int],
    options: MatchingOptions,
    model: Model,
    reasons: ReasonLookup,
    progress: Callable[[int, int], None] | None,
    check: Callable[[], None],
) -> Iterator[Match]:
    """Yield the matches of every pair of articles with at least one of the `new` ones (numbers in the index)."""
    report_progress = _Progress(len(index.articles), new, progress)
    report_progress(-1)
    spans = PassageSpans(index, options.borders)
    for article, batch in candidate_batches(index, new, options, check):
        judged_matches = tightened(index, judge(batch, model, options), options)
        yield from _matches(judged_matches, spans, options, reasons)
        report_progress(article)
    report_progress(len(index.articles))


def candidate_batches(
    index: WordIndex, new: Sequence[int], options: MatchingOptions, check: Callable[[], None]
) -> Iterator[tuple[int, Candidates]]:
    """Yield the candidate matches of every pair of articles with at least one of the `new` ones.

    Each batch comes with the number of the last article whose pairs are all done.
    """
    grams, sentences = bigrams(index, options.index.bigram_window_words), sentences_of(index, options.align)
    for article, seeds in seed_batches(index, grams, new, options.align):
        check()
        seeds = seeds_of_related(index, seeds, options.evidence)
        passages = alignments(index, seeds, options.align, check)
        passages = drop_nested(index, passages, options.align.inside_share)
        yield article, candidates(index, sentences, seeds, passages, options, scores_of, check)


class _Progress:
    """Reports the number of pairs that are done."""

    def __init__(self, articles: int, new: Sequence[int], progress: Callable[[int, int], None] | None) -> None:
        self._progress = progress
        self._pairs = [(number, articles - 1 - older_new) for older_new, number in enumerate(sorted(new, reverse=True))]
        self._total = sum(pairs for _, pairs in self._pairs)

    def __call__(self, article: int) -> None:
        if self._progress:
            self._progress(sum(pairs for number, pairs in self._pairs if number <= article), self._total)


def _matches(
    judged_matches: JudgedMatches, spans: PassageSpans, options: MatchingOptions, reasons: ReasonLookup
) -> Iterable[Match]:
    """Build one match per row. If two are shown as the same passages, the more probable one is kept."""
    matches: dict[str, Match] = {}
    boxes = judged_matches.boxes
    places = zip(*(side.tolist() for side in (boxes.left, boxes.left_end, boxes.right, boxes.right_end)), strict=True)
    numbers = zip(scores_of(judged_matches.nats).tolist(), judged_matches.probability.tolist(), strict=True)
    judged_as = zip(
        judged_matches.kinds,
        judged_matches.grounds,
        judged_matches.exact.tolist(),
        judged_matches.from_words.tolist(),
        strict=True,
    )
    for (left, left_end, right, right_end), (score, probability), (kind, grounds, exact, from_words) in zip(
        places, numbers, judged_as, strict=True
    ):
        if exact and kind is MatchKind.VERBATIM:
            # The same words about different subjects are not the same statement, so show the word that differs.
            same = PlaceRanges(left, left_end, right, right_end)
            whole = spans.with_words_that_differ(same)
            if whole != same or not spans.have_same_signs(same):
                kind = MatchKind.EDITED
            left, left_end, right, right_end = whole
        words = 0 if exact else options.borders.clause_words if from_words else options.evidence.clause_words
        ranges = PlaceRanges(left, left_end, right, right_end)
        left_passage, right_passage, has_same_words = spans.passages_for(ranges, words)
        if kind is MatchKind.VERBATIM and not has_same_words:
            kind = MatchKind.EDITED
        sure = kind is not MatchKind.NAME and probability >= options.evidence.sure_probability
        sureness = MatchSureness.SURE if sure else MatchSureness.POSSIBLE
        name = _match_id(left_passage, right_passage)
        match = Match(
            name, left_passage, right_passage, round(score, 2), kind, reasons, round(probability, 3), sureness, grounds
        )
        if name not in matches or by_level(match) < by_level(matches[name]):
            matches[name] = match
    return matches.values()


def _match_id(left_passage: Passage, right_passage: Passage) -> str:
    left_span, right_span = left_passage.span, right_passage.span
    return short_id(
        "m",
        left_passage.article,
        left_span.start,
        left_span.end,
        right_passage.article,
        right_span.start,
        right_span.end,
    )
