"""Drafts and sources made of a few sentences."""

from collections.abc import Callable

import pytest

from tui.api import article_from_text
from tui.articles.model import Article
from tui.checking.check import check
from tui.checking.model import CheckedDraft, CheckedItem, CheckKind
from tui.mentions.find import find
from tui.settings.load import load_settings

SETTINGS = load_settings()


def article(outlet: str, text: str) -> Article:
    return article_from_text(f"An invented headline about nothing\n\n{text}", SETTINGS.articles, outlet=outlet)


def check_texts(draft: str, *sources: str) -> tuple[CheckedDraft, dict[str, Article]]:
    articles = [article("draft", draft), *(article(f"source {n}", text) for n, text in enumerate(sources, 1))]
    checked = check(articles[0], articles[1:], find(articles, SETTINGS.mentions))
    return checked, {each.id: each for each in articles}


Check = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def verdicts() -> Check:
    """Return the words and the verdict of every item of one kind."""

    def run(kind: CheckKind, draft: str, *sources: str) -> list[tuple[str, str]]:
        checked, articles = check_texts(draft, *sources)
        text = articles["draft"].text
        return [(item.span.slice(text), item.verdict.value) for item in checked.items if item.kind is kind]

    return run


def only_item(draft: str, *sources: str) -> tuple[CheckedItem, dict[str, Article]]:
    """Check a draft in which only one thing can be checked besides names."""
    checked, articles = check_texts(draft, *sources)
    items = [item for item in checked.items if item.kind is not CheckKind.NAME]
    assert len(items) == 1, items
    return items[0], articles
