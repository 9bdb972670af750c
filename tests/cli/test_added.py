"""Articles that were added while reading open again with the event."""

from argparse import Namespace

import pytest

from tui.api import open_event
from tui.articles.load_result import Origin
from tui.cli.added import named_coverage, with_added_articles
from tui.reading.added_articles import AddedArticle, added_articles
from tui.reading.saved_view import SavedView
from tui.storage.saved_view import open_saved_view

ARGUMENTS = Namespace(fresh=False, columns=None, offline=True)


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for name in ("dawn", "noon", "dusk"):
        (tmp_path / f"{name}.txt").write_text(f"The harbour at {name}\n\nThe council met at {name} on Tuesday.\n")
    return tmp_path


def event_with_saved(files, settings, *added):
    event = open_event([str(files / "dawn.txt"), str(files / "noon.txt")], settings)
    open_saved_view(named_coverage(event), event.origins, fresh=True).save(SavedView(added=added))
    return event


@pytest.fixture(scope="module")
def settings():
    from tui.settings.load import load_settings

    return load_settings()


def test_what_was_added_comes_last_and_the_event_is_recognised_without_it(files, settings):
    event = event_with_saved(files, settings, AddedArticle(str(files / "dusk.txt")))
    reopened = with_added_articles(event, ARGUMENTS)
    assert [article.outlet for article in reopened.coverage.articles] == ["dawn", "noon", "dusk"]
    assert reopened.added == ("dusk",) and not reopened.problems and not reopened.notices
    view = open_saved_view(named_coverage(reopened), reopened.origins)
    assert view.state is not None and view.state.added == (AddedArticle(str(files / "dusk.txt")),)


def test_fresh_opens_only_what_was_named(files, settings):
    event = event_with_saved(files, settings, AddedArticle(str(files / "dusk.txt")))
    assert with_added_articles(event, Namespace(**{**vars(ARGUMENTS), "fresh": True})) is event


def test_what_is_gone_is_said_and_the_rest_opens(files, settings):
    event = event_with_saved(files, settings, AddedArticle(str(files / "gone.txt")))
    reopened = with_added_articles(event, ARGUMENTS)
    assert len(reopened.coverage.articles) == 2 and reopened.added == () and not reopened.problems
    (notice,) = reopened.notices
    assert "gone.txt" in notice.path and notice.text.startswith("added earlier, not opened now: ")


def test_one_of_several_articles_in_a_file_is_added_alone(files, settings):
    rows = (
        "outlet,headline,body\nEast,One,The first article is about the quay.\nWest,Two,The second is about the dam.\n"
    )
    (files / "many.csv").write_text(rows)
    event = event_with_saved(files, settings, AddedArticle(str(files / "many.csv"), number=2))
    assert [a.outlet for a in with_added_articles(event, ARGUMENTS).coverage.articles] == ["dawn", "noon", "West"]


def test_only_what_was_not_named_is_an_addition():
    named, page = Origin("/talks/a.txt", "", ""), Origin("/kept/page.html", "", "", url="https://example.org/a")
    listed = Origin("/other/b.txt", "/other/event.yaml", "b.txt")
    assert added_articles([named, page, listed], [named]) == (
        AddedArticle("", "https://example.org/a"),
        AddedArticle("/other/b.txt", event="/other/event.yaml", entry="b.txt"),
    )
    assert added_articles([Origin("/talks/\udcff.txt", "", "")], []) == ()
