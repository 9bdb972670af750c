"""Tells how bad a passage looks that begins or ends at a place of an English article: 0 for not at all.

The weights were learned from the sentences of a parser (config/border-weights.txt): a border is bad where it cuts a
subject from its predicate, a verb from its object, a noun from what belongs to it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.matching.search.border_features import Template, features_of, sizes_of, templates, value_number
from tui.matching.words.article_words import IndexedArticle
from tui.shipped import shipped_lines

if TYPE_CHECKING:
    import numpy as np

    Weights = np.ndarray[tuple[int, int], np.dtype[np.float64]]

PATH = "config/border-weights.txt"


class BorderCosts(Struct, frozen=True):
    """Nats that beginning before each word costs, and ending before it; the last place is the article's end."""

    starts: list[float]
    ends: list[float]


class BorderModel(Struct, eq=False):
    """Logistic regression over the features of a place: the odds that it is a bad beginning, and a bad end."""

    intercepts: tuple[float, float]
    weights: dict[Template, Weights]
    """Weights of a beginning and of an end, by template and number of its values."""

    def costs(self, indexed: IndexedArticle) -> BorderCosts:
        """Return the costs of all places of an article."""
        import numpy as np

        features = features_of(indexed)
        odds = np.repeat(np.array([self.intercepts]), len(indexed), axis=0)
        for template, weights in self.weights.items():
            number = np.zeros(len(indexed), dtype=np.int64)
            for feature, size in zip(template, sizes_of(template), strict=True):
                number = number * size + features[feature]
            odds += weights[number]
        costs = np.logaddexp(0.0, odds)
        costs[np.flatnonzero(np.diff(indexed.sentences, prepend=-1))] = 0.0
        starts, ends = costs.T.tolist()
        return BorderCosts([*starts, 0.0], [*ends, 0.0])


@cache
def shipped_border_model() -> BorderModel:
    return read_border_model(shipped_lines(PATH))


def read_border_model(lines: list[str]) -> BorderModel:
    """Parse lines of `feature=value … start end`, and one of `intercept start end`."""
    import numpy as np

    tables = {template: np.zeros((int(np.prod(sizes_of(template))), 2)) for template in templates()}
    intercepts = (0.0, 0.0)
    for line in lines:
        *terms, start, end = line.split()
        if terms == ["intercept"]:
            intercepts = (float(start), float(end))
            continue
        template, number = tuple(term.partition("=")[0] for term in terms), 0
        for feature, size, term in zip(template, sizes_of(template), terms, strict=True):
            number = number * size + value_number(feature, term.partition("=")[2])
        tables[template][number] = float(start), float(end)
    return BorderModel(intercepts, {template: table for template, table in tables.items() if table.any()})
