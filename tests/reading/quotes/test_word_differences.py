"""Differences between wordings, with contradictions before all others."""

import pytest

from tui.articles.make import article_from_text
from tui.articles.model import Coverage, Passage
from tui.reading.quotes.word_differences import DifferenceKind, word_differences
from tui.settings.load import load_settings
from tui.text.span import Span

SETTINGS = load_settings()


CONTRADICTION = "CONTRADICTION"


def seen(*texts: str) -> list[list[tuple[str, str]]]:
    """Per text, its differing stretches and how they differ; the first text is the current passage."""
    articles = tuple(article_from_text(text, SETTINGS.articles, outlet=f"a{at}") for at, text in enumerate(texts))
    passages = [Passage(article.id, Span(0, len(article.text))) for article in articles]
    others = {passage.article: passage for passage in passages[1:]}
    found = word_differences(Coverage("", articles), passages[0], others)
    return [
        [(each.span.slice(article.text), each.kind.name) for each in found.get(article.id, ())] for article in articles
    ]


@pytest.mark.parametrize(
    ("here", "there", "marked_here", "marked_there"),
    [
        ("at least 14 people died", "at least 17 people died", [("14", CONTRADICTION)], [("17", CONTRADICTION)]),
        ("it was open on Monday", "it was not open on Monday", [("was", CONTRADICTION)], [("was not", CONTRADICTION)]),
        ("she left his ship", "she quit his ship", [("left", "WORDING")], [("quit", "WORDING")]),
        ("she left his ship", "she left his ship early", [], [("early", "WORDING")]),
        ("the talks of the two", "talks of two", [], []),
        ("boats sank, police said", "police said boats sank", [("police said", "MOVED")], [("police said", "MOVED")]),
        ("one two three", "one two three", [], []),
    ],
)  # fmt: skip
def test_each_kind_of_difference_is_distinguished(here, there, marked_here, marked_there):
    assert seen(here, there) == [marked_here, marked_there]


def test_current_passage_differs_from_the_first_but_shows_every_contradiction():
    found = seen("the storm killed 14 men", "a gale killed 14 men", "the storm killed 17 men")
    assert found[0] == [("the storm", "WORDING"), ("14", CONTRADICTION)]
    assert found[1:] == [[("a gale", "WORDING")], [("17", CONTRADICTION)]]


def test_contradiction_replaces_an_overlapping_difference():
    found = seen("the men were not hurt at sea", "the men ran home by sea", "the men were hurt at sea")
    assert ("were not", CONTRADICTION) in found[0]
    assert not any("not" in words for words, kind in found[0] if kind == DifferenceKind.WORDING.name)


def test_single_wording_has_no_differences():
    assert seen("the storm killed 14 men") == [[]]
