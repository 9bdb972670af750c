"""A notebook in a folder of its own, and what can be put into it."""

import pytest

from tui.articles.make import article_from_text
from tui.articles.model import Coverage
from tui.notebook.anchors import anchor
from tui.notebook.model import Colour, Highlight
from tui.notebook.placement import record_of
from tui.notebook.store import Notebook
from tui.settings.load import load_settings
from tui.text.span import Span

TEXT = "The harbour burns\n\nTwo people died when fire broke out on the ferry Solveig. Fire crews came late.\n"


@pytest.fixture(scope="session")
def options():
    return load_settings().notebook


@pytest.fixture(scope="session")
def article():
    return article_from_text(TEXT, load_settings().articles, id="gazette", outlet="Gazette", url="https://g.example/1")


@pytest.fixture(scope="session")
def record(article):
    return record_of(article, "/news/gazette.txt")


@pytest.fixture(scope="session")
def coverage_of_article(article):
    return Coverage("", (article,))


@pytest.fixture
def notebook(tmp_path):
    notebook = Notebook(tmp_path / "notebook.sqlite", 5)
    yield notebook
    notebook.close()


@pytest.fixture(scope="session")
def mark(article, options):
    """Makes a highlight of the words, where they first stand."""

    def made(words: str, text: str = "", tags: tuple[str, ...] = ()) -> Highlight:
        start = article.text.index(words)
        return Highlight((anchor(article, Span(start, start + len(words)), options),), tags, text, Colour.YELLOW)

    return made
