"""Of the current passage, what the other wording does not have is marked."""

import pytest

from tui.articles.make import article_from_text
from tui.articles.model import Coverage, Passage
from tui.reading.wording import differing
from tui.settings import load_settings
from tui.text.span import Span

SETTINGS = load_settings()


@pytest.mark.parametrize(
    ("here", "there", "marked_here", "marked_there"),
    [
        ("the talks were frank and constructive", "talks were constructive and frank", ["the"], []),
        ("at least 14 people died", "at least 17 people died", ["14"], ["17"]),
        ("the captain left the ship", "the captain left his ship early", [], ["his", "early"]),
        ("one two three", "one two three", [], []),
    ],
)
def test_words_that_only_moved_are_not_marked_and_figures_that_differ_are(here, there, marked_here, marked_there):
    texts = {"a": here, "b": there}
    articles = (article_from_text(text, SETTINGS.articles, outlet=name) for name, text in texts.items())
    passages = {name: Passage(name, Span(0, len(text))) for name, text in texts.items()}
    found = differing(Coverage("", tuple(articles)), passages["a"], {"b": passages["b"]})
    assert [span.slice(texts["a"]) for span in found["a"]] == marked_here
    assert [span.slice(texts["b"]) for span in found["b"]] == marked_there
