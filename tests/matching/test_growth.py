"""Work that grows with the number of articles, counted in calls."""

from collections.abc import Sequence

from tests.bench._articles import made_articles
from tests.call_count import calls
from tui.articles.model import Article
from tui.matching.find import find
from tui.settings.load import load_settings

GROWTH_MAX = 2.5
"""Twice as many articles are four times as many pairs; most of the work must not be done for each pair."""


def calls_of_matching(articles: Sequence[Article]) -> int:
    options = load_settings().matching
    return calls(lambda: find(articles, options), with_c=False)


def test_twice_as_many_articles_take_far_less_than_four_times_the_work() -> None:
    articles = made_articles(32, 100)
    calls_of_matching(articles)  # what is loaded, or found out about a word, once does not count
    few, many = calls_of_matching(articles[:16]), calls_of_matching(articles)
    assert few < many < few * GROWTH_MAX
