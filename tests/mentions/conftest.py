"""Fixtures: articles made from plain strings, and `find` with the shipped options."""

from collections.abc import Callable

import pytest

from tui.articles.load import load
from tui.articles.model import Article, Zone, ZoneKind
from tui.mentions.find import find
from tui.mentions.model import MentionSet
from tui.settings.load import load_settings
from tui.shipped import shipped_path
from tui.text.span import Span

Find = Callable[..., MentionSet]


def make_article(article_id: str, *paragraphs: str, zones: dict[int, ZoneKind] | None = None) -> Article:
    """Return an article of these paragraphs; `zones` holds the zone of each paragraph that is not body, by number."""
    spans = []
    start = 0
    for paragraph in paragraphs:
        spans.append(Span(start, start + len(paragraph)))
        start += len(paragraph) + 2
    text = "\n\n".join(paragraphs)
    zone_spans = tuple(Zone(kind, spans[number]) for number, kind in sorted((zones or {}).items()))
    return Article(article_id, article_id.title(), "", "", "", "", text, tuple(s for s in spans if len(s)), zone_spans)


@pytest.fixture(scope="session")
def make() -> Callable[..., Article]:
    return make_article


@pytest.fixture(scope="session")
def find_mentions() -> Find:
    """Return a function that finds the people and quotes of articles, or of one article made of paragraphs."""
    options = load_settings().mentions

    def find_in(*texts: Article | str) -> MentionSet:
        articles = [text for text in texts if isinstance(text, Article)]
        paragraphs = [text for text in texts if isinstance(text, str)]
        return find([*articles, make_article("a", *paragraphs)] if paragraphs else articles, options)

    return find_in


@pytest.fixture(scope="session")
def sample() -> tuple[Article, ...]:
    """Return the two articles of the sample event."""
    return load([str(shipped_path("seeds"))], load_settings().articles).coverage.articles
