"""Finds the same statement in articles in two languages: sentences that are each other's nearest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tui.articles.model import Article, Passage
from tui.cancel import checker
from tui.matching.groups.grouping import short_id
from tui.matching.model import Match, MatchKind, MatchSureness
from tui.matching.options import TranslationOptions
from tui.matching.translation.agreement import Agreement, agreement_of
from tui.matching.translation.closest_sentences import EncodedSearch
from tui.matching.translation.sentence_vectors import SentenceVectors, encoded_sentences
from tui.text.span import Span

if TYPE_CHECKING:
    from tui.matching.find import MatchSet
    from tui.matching.search.weights import Floats


class SentencePair(Struct, frozen=True):
    """Two sentences of two articles, each the nearest one to the other."""

    left: Span
    right: Span
    cosine: float
    lead: float
    """Difference between their cosine and that of the next sentence on either side."""


def pairs_to_compare(articles: Sequence[Article], vectors: SentenceVectors) -> list[tuple[Article, Article]]:
    """Return the pairs of articles in two languages that the encoder reads."""
    return [
        (left, right)
        for left, right in combinations(articles, 2)
        if left.language != right.language and vectors.reads(left) and vectors.reads(right)
    ]


def with_translations(
    matches: MatchSet,
    articles: Sequence[Article],
    vectors: SentenceVectors,
    options: TranslationOptions,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> MatchSet:
    """Return the matches together with those between languages; the search then also uses the vectors.

    `progress(done, total)` counts encoded sentences. Raises Cancelled.
    """
    check = checker(cancelled)
    check()
    pairs = pairs_to_compare(articles, vectors)
    involved = {article.id: article for pair in pairs for article in pair}
    vectors.prepare(involved.values(), progress, check)
    by_pair: dict[tuple[str, str], list[Match]] = {}
    for match in matches.matches:
        if match.kind is not MatchKind.TRANSLATION:
            by_pair.setdefault((match.left.article, match.right.article), []).append(match)
    for left, right in pairs:
        check()
        translated = translations(left, right, vectors, options)
        by_pair.setdefault((left.id, right.id), []).extend(translated)
    in_order: list[Match] = []
    for first, second in combinations(matches.articles, 2):
        in_order += sorted(by_pair.get((first, second), ()), key=_reading_order)
    search = EncodedSearch(matches.search, articles, vectors) if matches.search is not None else None
    return replace(matches, matches=tuple(in_order), search=search)


def _reading_order(match: Match) -> tuple[Span, Span]:
    return match.left.span, match.right.span


def translations(
    left: Article, right: Article, vectors: SentenceVectors, options: TranslationOptions
) -> Iterator[Match]:
    """Yield the matches of two articles in two languages, in the order of the left one."""
    for pair in nearest_pairs(left, right, vectors):
        agreement = agreement_of(left, pair.left, right, pair.right)
        probability = probability_of(pair, agreement, options)
        if probability < options.least_probability:
            continue
        passages = Passage(left.id, pair.left), Passage(right.id, pair.right)
        is_sure = probability >= options.sure_probability
        match_id = short_id("t", left.id, pair.left.start, pair.left.end, right.id, pair.right.start, pair.right.end)
        yield Match(
            match_id,
            *passages,
            round(100 * probability, 2),
            MatchKind.TRANSLATION,
            agreement.reason,
            round(probability, 3),
            MatchSureness.SURE if is_sure else MatchSureness.POSSIBLE,
        )


def nearest_pairs(left: Article, right: Article, vectors: SentenceVectors) -> Iterator[SentencePair]:
    """Yield the pairs of sentences of two articles that are each other's nearest."""
    import numpy as np

    left_spans, right_spans = encoded_sentences(left), encoded_sentences(right)
    if not left_spans or not right_spans:
        return
    cosines: Floats = vectors.of(left, left_spans) @ vectors.of(right, right_spans).T
    nearest_right, nearest_left = cosines.argmax(axis=1), cosines.argmax(axis=0)
    for row, column in enumerate(nearest_right.tolist()):
        if nearest_left[column] != row:
            continue
        cosine = float(cosines[row, column])
        rivals = np.concatenate((np.delete(cosines[row], column), np.delete(cosines[:, column], row)))
        lead = cosine - float(rivals.max(initial=0.0))
        yield SentencePair(left_spans[row], right_spans[column], cosine, lead)


def probability_of(pair: SentencePair, agreement: Agreement, options: TranslationOptions) -> float:
    """Return the share of such pairs that say the same; 0 below the minimum cosine, and for opposites.

    Measured, see docs/other-languages.md. It is SURE only if names, figures and quotation agree.
    """
    if pair.cosine < options.least_cosine or agreement.is_opposed:
        return 0.0
    strength = pair.cosine + options.lead_weight * min(pair.lead, options.lead_max)
    strength += options.figure_weight * agreement.shares_figures
    strength -= options.denial_weight * agreement.denies_differently
    if agreement.is_whole and pair.cosine >= options.sure_cosine:
        return max(options.sure_probability, min(0.99, 0.5 + strength / 3))
    probability = 0.5 + (strength - options.shown_strength)
    return max(0.0, min(probability, options.possible_probability))
