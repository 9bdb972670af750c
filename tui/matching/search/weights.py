"""Computes the weights of shared words, and the correction for the lengths of two articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.matching.options import AlignOptions
from tui.matching.search.candidates import Boxes
from tui.matching.words.index import WordIndex

if TYPE_CHECKING:
    import numpy as np

    from tui.matching.words.article_words import Ints

    Floats = np.ndarray[tuple[int], np.dtype[np.float64]]

LEAST_WEIGHT = 0.1
"""Minimum weight in nats: even the most frequent shared word is some evidence."""


def length_costs(index: WordIndex, boxes: Boxes) -> Floats:
    """Return the significance that the lengths of two articles make likely by chance, in nats."""
    import numpy as np

    logs = np.log(np.maximum(1, np.diff(index.firsts)))
    costs: Floats = logs[index.article_of[boxes.left]] + logs[index.article_of[boxes.right]]
    return costs


def word_weights(
    index: WordIndex, places: Ints, other_counts: Ints, other_articles: Ints, options: AlignOptions
) -> Floats:
    """Weigh the words at `places`, in nats, given how often the other article has their ids (`other_counts`)."""
    import numpy as np

    sizes = np.diff(index.firsts)
    words = sizes[index.article_of[places]] + sizes[other_articles]
    weights = np.log(words) - options.frequency_exponent * np.log(index.own_count[places] + other_counts)
    shares = np.where(index.content[places], 1.0, options.stop_word_share)
    return np.where(other_counts > 0, np.maximum(LEAST_WEIGHT, weights) * shares, 0.0)
