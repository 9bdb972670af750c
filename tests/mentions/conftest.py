"""Articles made from plain strings, and what is found in them with the shipped options."""

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
    """`zones`: the zone of a paragraph, by its number; body otherwise."""
    spans = []
    start = 0
    for paragraph in paragraphs:
        spans.append(Span(start, start + len(paragraph)))
        start += len(paragraph) + 2
    text = "\n\n".join(paragraphs)
    marked = tuple(Zone(kind, spans[number]) for number, kind in sorted((zones or {}).items()))
    return Article(article_id, article_id.title(), "", "", "", "", text, tuple(s for s in spans if len(s)), marked)


@pytest.fixture(scope="session")
def make() -> Callable[..., Article]:
    return make_article


@pytest.fixture(scope="session")
def found() -> Find:
    """People and quotes of articles, or of one made of paragraphs."""
    options = load_settings().mentions

    def find_in(*told: Article | str) -> MentionSet:
        articles = [one for one in told if isinstance(one, Article)]
        paragraphs = [one for one in told if isinstance(one, str)]
        return find([*articles, make_article("a", *paragraphs)] if paragraphs else articles, options)

    return find_in


@pytest.fixture(scope="session")
def sample() -> tuple[Article, ...]:
    """The two articles of the sample event."""
    return load([str(shipped_path("seeds"))], load_settings().articles).coverage.articles
