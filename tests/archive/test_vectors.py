"""How alike articles are."""

import numpy as np

from tui.archive.vectors import ArticlePairs, Vectors, cosines, cosines_from


def test_pairs_that_are_alike_enough_are_as_alike_as_in_whole() -> None:
    chance = np.random.default_rng(5)
    sizes = chance.integers(5, 60, 80)
    terms = np.concatenate([chance.choice(3_000, size, replace=False) for size in sizes])
    values = chance.random(len(terms), dtype=np.float32)
    starts = np.append(0, np.cumsum(sizes))
    values /= np.repeat(np.sqrt(np.add.reduceat(values**2, starts[:-1])), sizes)
    vectors = Vectors(np.arange(80) * 3, starts, terms, values, values)
    a, b = (each * 3 for each in np.triu_indices(80, 1))
    pairs = ArticlePairs(a, b, np.ones_like(a))
    alike = cosines(vectors, pairs)
    least = np.quantile(alike, chance.random(len(a))).astype(np.float32)
    from_least = cosines_from(vectors, pairs, least)
    is_alike = alike >= least
    assert np.allclose(from_least[is_alike], alike[is_alike])
    assert 0 < np.count_nonzero(from_least) < len(a)
