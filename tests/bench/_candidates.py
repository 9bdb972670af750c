"""Candidate matches of articles: their features, and the passages that the reader would show."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from _statements import Found

from tui.articles.model import Article, Passage
from tui.matching.evidence.spans import PassageSpans, PlaceRanges
from tui.matching.find import candidate_batches
from tui.matching.options import MatchingOptions
from tui.matching.words.article_words import read_article
from tui.matching.words.index import build_index
from tui.matching.words.vocabulary import Vocabulary

Columns = dict[str, Any]
"""Feature → one value a candidate."""


def read_candidates(
    articles: Sequence[Article], options: MatchingOptions
) -> tuple[Columns, list[tuple[Passage, Passage]]]:
    """Return the features of all candidates, and their passages."""
    vocabulary = Vocabulary()
    reads = [read_article(article, vocabulary) for article in articles]
    index = build_index(reads, vocabulary, options.index, lambda: None)
    spans = PassageSpans(index, options.borders)
    batches: list[Columns] = []
    places = []
    for _, made in candidate_batches(index, range(len(articles)), options, lambda: None):
        batches.append(dict(made.features))
        rows = made.rows
        for at in range(len(rows)):
            exact = bool(rows.evidence.same_words[at])
            words = options.borders.clause_words if rows.from_words[at] else options.evidence.clause_words
            ends = (rows.boxes.left, rows.boxes.left_end, rows.boxes.right, rows.boxes.right_end)
            ranges = PlaceRanges(*(int(end[at]) for end in ends))
            places.append(spans.passages_for(ranges, words, is_exact=exact))
    return {name: np.concatenate([batch[name] for batch in batches]) for name in batches[0]}, places


def found_pair(left: Passage, right: Passage) -> Found:
    return left.article, (left.span.start, left.span.end), right.article, (right.span.start, right.span.end)
