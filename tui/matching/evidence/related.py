"""Selects pairs of articles that share enough to be compared, so that unrelated stories cost almost no time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.matching.options import EvidenceOptions
from tui.matching.search.candidates import Seeds
from tui.matching.words.index import WordIndex
from tui.matching.words.unique import unique_counts

if TYPE_CHECKING:
    from tui.matching.words.article_words import Ints


def seeds_of_related(index: WordIndex, seeds: Seeds, options: EvidenceOptions) -> Seeds:
    """Return the seeds of related articles: many for their length, or many in one pair of sentences.

    A short article is compared with any. All seeds of a pair of articles must come in one call; other articles have no
    influence.
    """
    import numpy as np

    if not len(seeds):
        return seeds
    content = np.bincount(index.article_of, weights=index.content, minlength=len(index.articles))
    left, right = index.article_of[seeds.left], index.article_of[seeds.right]
    articles = unique_counts(left * len(index.articles) + right)
    shorter = np.minimum(content[left], content[right])[articles.firsts]
    related = articles.counts >= options.related_share * (shorter - options.short_article)
    related[articles.number[_crowded(index, seeds, options.related_seeds)]] = True
    return seeds.at(np.flatnonzero(related[articles.number]))


def _crowded(index: WordIndex, seeds: Seeds, least: int) -> Ints:
    """Return the seeds in pairs of sentences that share at least `least` of them."""
    import numpy as np

    count = int(index.sentences[-1]) + 1
    sentences = unique_counts(index.sentences[seeds.left] * count + index.sentences[seeds.right])
    return np.flatnonzero(sentences.counts[sentences.number] >= least)
