"""Differences between wordings, with contradictions before all other_passages."""

import pytest

from tui.articles.make import article_from_text
from tui.articles.model import Coverage, Passage
from tui.reading.quotes.word_differences import DifferenceKind, word_differences
from tui.settings.load import load_settings
from tui.text.span import Span

SETTINGS = load_settings()


CONTRADICTION = "CONTRADICTION"


def differing_words(*texts: str) -> list[list[tuple[str, str]]]:
    """Return the differing words of each text with their kinds; the first text is the current passage."""
    articles = tuple(article_from_text(text, SETTINGS.articles, outlet=f"a{at}") for at, text in enumerate(texts))
    passages = [Passage(article.id, Span(0, len(article.text))) for article in articles]
    other_passages = {passage.article: passage for passage in passages[1:]}
    differences = word_differences(Coverage("", articles), passages[0], other_passages)
    return [
        [(each.span.slice(article.text), each.kind.name) for each in differences.get(article.id, ())]
        for article in articles
    ]


@pytest.mark.parametrize(
    ("first", "second", "in_first", "in_second"),
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
def test_each_kind_of_difference_is_distinguished(first, second, in_first, in_second):
    assert differing_words(first, second) == [in_first, in_second]


def test_current_passage_differs_from_the_first_but_shows_every_contradiction():
    differences = differing_words("the storm killed 14 men", "a gale killed 14 men", "the storm killed 17 men")
    assert differences[0] == [("the storm", "WORDING"), ("14", CONTRADICTION)]
    assert differences[1:] == [[("a gale", "WORDING")], [("17", CONTRADICTION)]]


def test_contradiction_replaces_an_overlapping_difference():
    differences = differing_words("the men were not hurt at sea", "the men ran home by sea", "the men were hurt at sea")
    assert ("were not", CONTRADICTION) in differences[0]
    assert not any("not" in words for words, kind in differences[0] if kind == DifferenceKind.WORDING.name)


def test_single_wording_has_no_differences():
    assert differing_words("the storm killed 14 men") == [[]]
