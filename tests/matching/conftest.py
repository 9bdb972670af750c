"""Articles made from plain strings, and the shipped options."""

from collections.abc import Callable, Sequence

import pytest

from tui.articles.model import Article, Zone, ZoneKind
from tui.matching.options import MatchingOptions
from tui.settings.load import load_settings
from tui.text.span import Span

Make = Callable[..., Article]


def make_article(article_id: str, *paragraphs: str, aside: Sequence[int] = ()) -> Article:
    """`aside`: the numbers of paragraphs that are furniture."""
    spans = []
    start = 0
    for paragraph in paragraphs:
        spans.append(Span(start, start + len(paragraph)))
        start += len(paragraph) + 2
    return Article(
        id=article_id,
        outlet=article_id.title(),
        headline="",
        byline="",
        published="",
        url="",
        text="\n\n".join(paragraphs),
        paragraphs=tuple(span for span in spans if span.slice("\n\n".join(paragraphs)).strip()),
        zones=tuple(Zone(ZoneKind.FURNITURE, spans[at]) for at in aside),
    )


@pytest.fixture(scope="session")
def article() -> Make:
    return make_article


@pytest.fixture(scope="session")
def options() -> MatchingOptions:
    return load_settings().matching
