"""How time and memory of matching grow with the number of articles, and with their length."""

from collections.abc import Sequence

from _articles import made_articles
from _matchers import floor
from _resources import best_seconds, peak_traced_bytes
from msgspec import Struct

from tui.articles.model import Article
from tui.matching.find import MatchSet, find
from tui.matching.options import MatchingOptions

COUNTS = (2, 5, 10, 20, 50, 100, 200)
WORDS = 800
"""Of each article, while their number grows."""
LENGTHS = (200, 500, 1000, 2000, 5000, 10_000, 20_000)
ARTICLES = 10
"""While their length grows."""


class Point(Struct, frozen=True):
    at: int
    """Articles, or words of each."""
    matches: int
    """That are kept."""
    seconds: float
    floor_seconds: float
    peak_bytes: int


class Table(Struct, frozen=True):
    title: str
    unit: str
    """Of `at`."""
    points: Sequence[Point]


def growth(options: MatchingOptions) -> tuple[Table, Table]:
    counts = [_point(count, made_articles(count, WORDS), options) for count in COUNTS]
    lengths = [_point(words, made_articles(ARTICLES, words), options) for words in LENGTHS]
    return (
        Table(f"articles of {WORDS} words", "articles", counts),
        Table(f"{ARTICLES} articles of so many words", "words", lengths),
    )


def _point(at: int, articles: Sequence[Article], options: MatchingOptions) -> Point:
    made: list[MatchSet] = []
    seconds = best_seconds(lambda: made.append(find(articles, options)))
    peak = peak_traced_bytes(lambda: find(articles, options))
    return Point(at, len(made[-1].matches), seconds, best_seconds(lambda: floor(articles)), peak)


def print_growth(tables: Sequence[Table]) -> None:
    for table in tables:
        print(f"\n{table.title}")
        print(f"  {table.unit:>8}  {'matches':>8}  {'seconds':>8}  {'× floor':>8}  {'peak MB':>8}")
        for point in table.points:
            multiple = point.seconds / point.floor_seconds
            megabytes = point.peak_bytes / 1e6
            print(f"  {point.at:8,}  {point.matches:8,}  {point.seconds:8.3f}  {multiple:8.1f}  {megabytes:8.1f}")
