"""An event's folder opens what really stands in it: no symbolic link leads out of it."""

import os
from pathlib import Path

import pytest

from tests.articles.test_load import Open, outlets, problems, write
from tui.articles.files import inside
from tui.articles.files.inside import LeadsOutside, read_inside
from tui.articles.load import load
from tui.articles.options import ArticlesOptions
from tui.articles.reload import reload_changed

REASON = "a symbolic link points outside its folder; give the path of the file itself"


@pytest.fixture(autouse=True)
def event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write("private/secret.txt", "Secret\n\nNobody is to read this.\n")
    write("fire/a.txt", "Text A.")
    write("fire/sub/b.txt", "Text B.")


@pytest.fixture
def open_(options: ArticlesOptions) -> Open:
    return lambda *paths: load(paths, options)


def listed(*paths: str) -> None:
    write("fire/event.yaml", "articles:\n" + "".join(f"  - path: {path}\n" for path in paths))


@pytest.mark.parametrize("target", ["../private/secret.txt", "{}/private/secret.txt", "sub/up/private/secret.txt"])
@pytest.mark.parametrize("has_event", [False, True])
def test_a_link_that_leads_outside_is_refused_and_the_rest_opens(open_: Open, target: str, has_event: bool) -> None:
    Path("fire/sub/up").symlink_to("../..")
    Path("fire/link.txt").symlink_to(target.format(Path.cwd()))
    if has_event:
        listed("link.txt", "a.txt")
    loaded = open_("fire")
    assert outlets(loaded) == ["a"]
    assert problems(loaded)[0].startswith(f"fire/link.txt: {REASON}")


@pytest.mark.parametrize("path", ["out/secret.txt", "sub/out/secret.txt", "sub/../out/secret.txt"])
def test_a_linked_folder_outside_the_event_is_refused(open_: Open, path: str) -> None:
    Path("fire/out").symlink_to("../private")
    Path("fire/sub/out").symlink_to("../../private")
    listed(path, "a.txt")
    loaded = open_("fire")
    assert outlets(loaded) == ["a"]
    assert REASON in problems(loaded)[0]


def test_suggestions_do_not_reveal_files_outside_the_event(open_: Open) -> None:
    Path("fire/out").symlink_to("../private")
    listed("out/secrets.txt", "a.txt")
    (problem,) = problems(open_("fire"))
    assert REASON in problem and "secret.txt" not in problem


def test_an_event_file_that_is_a_link_to_the_outside_is_refused_and_the_texts_open(open_: Open) -> None:
    write("private/event.yaml", "title: Secret\narticles: [path: secret.txt]")
    Path("fire/event.yaml").symlink_to("../private/event.yaml")
    loaded = open_("fire")
    assert (outlets(loaded), problems(loaded)) == (["a"], [f"fire/event.yaml: {REASON}"])
    assert loaded.coverage.title == "fire"


def test_links_inside_and_a_folder_reached_by_a_link_open(open_: Open) -> None:
    Path("fire/c.txt").symlink_to("sub/b.txt")
    Path("fire/below").symlink_to("sub")
    Path("linked").symlink_to("fire")
    assert outlets(open_("linked")) == ["a", "c"]
    listed("below/b.txt", "./sub/../a.txt")
    loaded = open_("linked/event.yaml")
    assert (outlets(loaded), problems(loaded)) == (["b", "a"], [])


def test_a_link_that_the_reader_names_opens_wherever_it_leads(open_: Open) -> None:
    Path("fire/link.txt").symlink_to("../private/secret.txt")
    assert outlets(open_("fire/link.txt")) == ["link"]


def test_a_file_that_becomes_a_link_while_it_is_open_is_not_read_again(open_: Open, options: ArticlesOptions) -> None:
    loaded = open_("fire")
    Path("fire/a.txt").unlink()
    Path("fire/a.txt").symlink_to("../private/secret.txt")
    again = reload_changed(loaded, ["a"], options)
    assert again.articles == ()
    assert [problem.reason for problem in again.problems] == [REASON]


def test_a_link_put_in_place_between_looking_and_opening_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("fire/c.txt").symlink_to("a.txt")
    real_path = os.path.realpath

    def exchanged(path: str) -> str:
        real = real_path(path)
        if real.endswith("a.txt"):
            Path(real).unlink()
            Path(real).symlink_to("../private/secret.txt")
        return real

    monkeypatch.setattr(inside.os.path, "realpath", exchanged)
    with pytest.raises(OSError, match="symbolic link"):
        read_inside("fire/c.txt", "fire", 1000)


def test_links_in_a_circle_pipes_and_folders_are_named_as_such() -> None:
    Path("fire/one.txt").symlink_to("two.txt")
    Path("fire/two.txt").symlink_to("one.txt")
    os.mkfifo("fire/pipe.txt")
    reasons = {
        "one.txt": "symbolic links form a loop",
        "pipe.txt": "a pipe",
        "sub": "a folder",
        "a.txt/x": "not a folder",
    }
    for name, reason in reasons.items():
        with pytest.raises(OSError, match=reason):
            read_inside(f"fire/{name}", "fire", 1000)


def test_no_descriptor_stays_open(open_: Open) -> None:
    Path("fire/link.txt").symlink_to("../private/secret.txt")
    Path("fire/c.txt").symlink_to("sub/b.txt")
    before = len(list(Path("/dev/fd").iterdir()))
    for _ in range(20):
        open_("fire")
        with pytest.raises(LeadsOutside):
            read_inside("fire/link.txt", "fire", 1000)
    assert len(list(Path("/dev/fd").iterdir())) == before
