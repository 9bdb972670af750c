"""What a shared word weighs, and what the lengths of two articles make likely by chance."""

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
"""Nats: however frequent, a shared word tells a little."""


def length_costs(index: WordIndex, boxes: Boxes) -> Floats:
    """What the lengths of the two articles make likely by chance, in nats."""
    import numpy as np

    logs = np.log(np.maximum(1, np.diff(index.firsts)))
    costs: Floats = logs[index.article_of[boxes.left]] + logs[index.article_of[boxes.right]]
    return costs


def word_weights(index: WordIndex, places: Ints, often: Ints, other: Ints, options: AlignOptions) -> Floats:
    """What the words at `places` weigh, in nats, when their id stands `often` times in the article `other`."""
    import numpy as np

    sizes = np.diff(index.firsts)
    words = sizes[index.article_of[places]] + sizes[other]
    weights = np.log(words) - options.frequency_exponent * np.log(index.own[places] + often)
    shares = np.where(index.content[places], 1.0, options.stop_word_share)
    return np.where(often > 0, np.maximum(LEAST_WEIGHT, weights) * shares, 0.0)
