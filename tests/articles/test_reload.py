"""Articles that come, go and change after the others were opened."""

import os

import pytest

from tui.articles.files.watch import FileWatch
from tui.articles.load import load
from tui.articles.reload import open_more, reload_changed, with_reloaded, without_article
from tui.settings.load import load_settings

OPTIONS = load_settings().articles
EVENT = "title: Ferry\narticles:\n  - path: one.txt\n    outlet: Herald\n    headline: Sunk\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "one.txt").write_text("One.\n\nA text.")
    (tmp_path / "two.txt").write_text("Two.\n\nAnother text.")
    (tmp_path / "event.yaml").write_text(EVENT)
    return tmp_path


def touch(path, text):
    before = path.stat().st_mtime_ns
    path.write_text(text)
    os.utime(path, ns=(before, before + 10**9))


def test_a_watch_reports_each_change_once(folder):
    loaded = load([str(folder / "one.txt"), str(folder / "two.txt")], OPTIONS)
    watch = FileWatch(loaded.origins)
    assert watch.changed_articles() == []
    touch(folder / "two.txt", "Two.\n\nNew.")
    assert watch.changed_articles() == ["two"] and watch.changed_articles() == []
    (folder / "one.txt").unlink()
    assert watch.changed_articles() == []
    (folder / "one.txt").write_text("Back again.")
    assert watch.changed_articles() == ["one"]


def test_a_reloaded_article_keeps_its_id_and_the_names_of_its_event(folder):
    loaded = load([str(folder / "event.yaml")], OPTIONS)
    touch(folder / "one.txt", "One.\n\nA newer text.")
    again = reload_changed(loaded, ["herald"], OPTIONS)
    (article,) = again.articles
    assert (article.id, article.outlet, article.headline) == ("herald", "Herald", "Sunk")
    assert "newer" in article.text and not again.problems


def test_a_file_that_can_no_longer_be_read_is_a_problem(folder):
    loaded = load([str(folder / "event.yaml"), str(folder / "two.txt")], OPTIONS)
    (folder / "event.yaml").write_text("[")
    (folder / "two.txt").unlink()
    again = reload_changed(loaded, ["herald", "two"], OPTIONS)
    assert not again.articles and len(again.problems) == 2


def test_further_articles_come_last_with_new_ids_and_none_is_opened_twice(folder, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "one.txt").write_text("Elsewhere.")
    known = load([str(folder / "one.txt")], OPTIONS)
    more = open_more(known, [str(folder / "one.txt"), str(tmp_path / "other")], OPTIONS)
    assert [article.id for article in more.coverage.articles] == ["one", "one-2"]
    assert len(more.notices) == 1 and set(more.origins) == {"one", "one-2"}


def test_an_article_is_taken_out_but_not_the_last(folder):
    known = load([str(folder / "one.txt"), str(folder / "two.txt")], OPTIONS)
    left = without_article(known, "one")
    assert [article.id for article in left.coverage.articles] == ["two"] == list(left.origins)
    with pytest.raises(ValueError, match="only article"):
        without_article(left, "two")


def test_a_name_set_by_the_user_overrides_the_files_own(folder):
    from msgspec.structs import replace

    read = load([str(folder / "one.txt")], OPTIONS).coverage
    named = replace(read, articles=(replace(read.articles[0], outlet="Mine"),))
    new = replace(read.articles[0], outlet="File", headline="Newest")
    (article,) = with_reloaded(named, read, [new]).articles
    assert (article.outlet, article.headline) == ("Mine", "Newest")
