"""Groups numbers into rows of the coverage table: the same value for the same thing."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from tui.articles.model import Article
from tui.reading.coverage.number_mentions import NumberMention, number_mentions
from tui.reading.differences.figures import Figure, figures_of, rarity
from tui.reading.differences.same_figures import count_same_thing

_MENTIONS_MAX = 60
"""Maximum number of places of one value that are compared pairwise; with more, they form one row."""

NumbersByArticle = Mapping[str, Sequence[NumberMention]]


class _Place(NamedTuple):
    article: str
    number: NumberMention
    figure: Figure | None
    """Figure at the place; None if nothing is known about it, in which case it equals every place of its value."""


def numbers_by_thing(articles: Sequence[Article]) -> Iterator[tuple[str, NumbersByArticle]]:
    """Yield (value, its places by article id) for each counted thing; values in the order of the articles."""
    from tui.matching.words.vocabulary import Vocabulary  # deferred: slow import

    vocabulary = Vocabulary()
    by_meaning: defaultdict[str, list[_Place]] = defaultdict(list)
    figures = {article.id: list(figures_of(article, vocabulary)) for article in articles}
    weights = rarity(figure for some in figures.values() for figure in some)
    for article in articles:
        figure_at = {at: figure for figure in figures[article.id] for at in range(figure.span.start, figure.span.end)}
        for number in number_mentions(article):
            place = _Place(article.id, number, figure_at.get(number.span.start))
            by_meaning[number.meaning].append(place)
    for meaning, places in by_meaning.items():
        for cluster in _clusters(places, weights):
            by_article: defaultdict[str, list[NumberMention]] = defaultdict(list)
            for place in cluster:
                by_article[place.article].append(place.number)
            yield meaning, by_article


def _clusters(places: Sequence[_Place], weights: Mapping[int, float]) -> list[list[_Place]]:
    """Join places that count the same thing, also indirectly, in the order of their first one."""
    if len(places) > _MENTIONS_MAX:
        return [list(places)]
    root = list(range(len(places)))
    often = Counter(place.article for place in places)
    for one, other in combinations(range(len(places)), 2):
        are_only = often[places[one].article] == often[places[other].article] == 1
        if _is_same(places[one], places[other], weights, are_only):
            first, second = sorted((root[one], root[other]))
            root = [first if each == second else each for each in root]
    clusters: defaultdict[int, list[_Place]] = defaultdict(list)
    for number, place in enumerate(places):
        clusters[root[number]].append(place)
    return list(clusters.values())


def _is_same(one: _Place, other: _Place, weights: Mapping[int, float], are_only: bool) -> bool:
    if one.figure is None or other.figure is None or one.number.meaning.startswith("@"):
        return True  # a time of day always means the same moment
    return count_same_thing(one.figure, other.figure, weights, are_only=are_only)
