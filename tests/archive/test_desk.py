"""The archive as the reader uses it."""

from collections.abc import Callable

from tests.archive.conftest import OPTIONS, row, story
from tui.archive.desk import load_articles
from tui.archive.store import Archive


def test_copies_by_one_outlet_are_opened_once_with_one_notice(made: Callable[..., Archive]) -> None:
    """A year of downloads has many: one line says how many, instead of one line for each."""
    texts = [story(0, telling) for telling in (0, 0, 0, 1)]
    archive = made([*(row("Gazette", text) for text in texts), row("Courier", texts[0])])
    archive.close()
    loaded = load_articles(str(archive.path), [1, 2, 3, 4, 5], OPTIONS)
    assert [article.outlet for article in loaded.coverage.articles] == ["Gazette", "Gazette", "Courier"]
    assert [notice.text for notice in loaded.notices] == ["2 copies by the same outlet left out"]
    more = load_articles(str(archive.path), [2], OPTIONS, known=loaded)
    assert len(more.coverage.articles) == 3
    assert [notice.text for notice in more.notices] == ["1 copy by the same outlet left out"]
