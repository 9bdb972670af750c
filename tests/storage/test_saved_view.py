"""The place that is kept: read back as it was written, and never fatal whatever stands in its file."""

import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.load import Origin
from tui.articles.make import article_from_text
from tui.articles.model import Coverage
from tui.matching.model import MatchKind
from tui.reading.panes import Layout, SavedArrangement
from tui.reading.saved_view import (
    VERSION,
    SavedLetter,
    SavedLetters,
    SavedStop,
    SavedView,
    TextAnchor,
    anchor_at,
    offset_of_anchor,
)
from tui.reading.stops import StopKind
from tui.reading.views import View
from tui.settings.load import load_settings
from tui.storage.saved_view import KEPT_DAYS, SavedViewFile, open_saved_view, saved_letters

STATE = SavedView(
    panes=SavedArrangement(("b", "a"), ("b",), "b", Layout.STACKED, {"b": 1.5}),
    spots={"a": TextAnchor(12, "words"), "b": TextAnchor(0, "")},
    cutoff=42.5,
    kinds=(MatchKind.VERBATIM,),
    sidebar=False,
    list_shown="quotes",
    with_reported=True,
    view=View.MATCHES,
    current=SavedStop(StopKind.QUOTE, "a", TextAnchor(3, "said"), 7, True, 4),
    letters=SavedLetters(("a", "b"), (SavedLetter("g1", "C", "a", TextAnchor(0, "The"), 9),)),
)


def reread(path):
    file = SavedViewFile(path)
    file.read()
    return file


def test_a_saved_view_is_read_back(tmp_path):
    path = tmp_path / "deep" / "event.json"
    file = SavedViewFile(path)
    file.save(STATE)
    assert reread(path).state == STATE and not file.problem


def test_an_unchanged_view_is_not_written(tmp_path):
    path = tmp_path / "event.json"
    SavedViewFile(path).save(STATE)
    file = reread(path)
    path.unlink()
    file.save(STATE)
    assert not path.exists()


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"\xff\xfe", b'{"panes": 3}', b'{"cutoff": "high"}', b"[" * 9999, b"[" * 100_000]
)
def test_a_damaged_view_is_renamed_and_reported_and_a_new_one_replaces_it(tmp_path, damage):
    path = tmp_path / "event.json"
    path.write_bytes(damage)
    file = reread(path)
    assert file.state is None and "was renamed to" in file.problem and "\n" not in file.problem
    assert (tmp_path / "event.damaged-1.json").read_bytes() == damage
    file.save(STATE)
    assert reread(path).state == STATE


def test_a_view_saved_by_a_newer_version_is_left_unchanged(tmp_path):
    path = tmp_path / "event.json"
    path.write_text(f'{{"version": {VERSION + 1}, "more": true, "view": 3}}')
    before = path.read_bytes()
    file = reread(path)
    file.save(STATE)
    assert file.state is None and "newer version" in file.problem and path.read_bytes() == before


def test_fields_missing_in_an_older_version_have_their_defaults(tmp_path):
    path = tmp_path / "event.json"
    path.write_text('{"version": 1, "cutoff": 42.5}')
    file = reread(path)
    assert file.state == SavedView(cutoff=42.5) and file.state.view is View.ALL and not file.problem


def test_a_folder_in_place_of_the_view_is_reported_and_left_alone(tmp_path):
    path = tmp_path / "event.json"
    path.mkdir()
    file = reread(path)
    file.save(STATE)
    assert file.state is None and "folder" in file.problem and path.is_dir()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_unwritable_folder_is_reported(tmp_path):
    tmp_path.chmod(0o500)
    file = SavedViewFile(tmp_path / "deep" / "event.json")
    file.save(STATE)
    assert "could not be saved" in file.problem


def test_a_path_below_a_file_is_reported(tmp_path):
    (tmp_path / "file").write_text("")
    file = SavedViewFile(tmp_path / "file" / "event.json")
    file.save(STATE)
    assert "could not be saved" in file.problem


def coverage(*texts):
    options = load_settings().articles
    articles = [article_from_text(text, options, outlet=f"o{number}") for number, text in enumerate(texts)]
    return Coverage("Talks", tuple(articles))


def origins(*files):
    return {f"o{number}": Origin(file, "", "") for number, file in enumerate(files)}


def test_an_event_is_identified_by_its_files_in_any_order_or_by_its_texts(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    one, two = coverage("A.", "B."), coverage("B.", "A.")
    assert open_saved_view(one, origins("/x/a", "/x/b")).path == open_saved_view(two, origins("/x/b", "/x/a")).path
    assert open_saved_view(one, origins("/x/a", "/x/b")).path != open_saved_view(one, origins("/x/a", "/x/c")).path
    assert open_saved_view(one, {}).path == open_saved_view(two, origins("-")).path
    assert open_saved_view(one, {}).path != open_saved_view(coverage("A.", "C."), {}).path
    assert open_saved_view(one, {}).path.is_relative_to(tmp_path)


def test_fresh_ignores_the_saved_view(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    open_saved_view(coverage("A."), {}).save(STATE)
    assert open_saved_view(coverage("A."), {}).state == STATE
    assert open_saved_view(coverage("A."), {}, fresh=True).state is None


def test_the_cutoff_option_overrides_the_saved_cutoff(tmp_path):
    SavedViewFile(tmp_path / "event.json").save(STATE)
    file = reread(tmp_path / "event.json")
    file.forget_cutoff()
    assert file.state.cutoff is None and file.state.panes == STATE.panes


def test_reading_letters_reports_and_changes_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    event = coverage("The ferry sank.")
    desk = open_saved_view(event, {})
    assert not list(saved_letters(event, {}).assignments()) and not desk.path.parent.exists()
    kept = SavedLetters(("o0",), (SavedLetter("g1", "C", "o0", TextAnchor(4, "ferry sank."), 5),))
    desk.save(SavedView(letters=kept))
    assert saved_letters(event, {})["g1"] == "C"
    for damage in (b"{", b"\xff\xfe", b"[" * 100_000, f'{{"version": {VERSION + 1}, "view": 3}}'.encode()):
        desk.path.write_bytes(damage)
        assert not list(saved_letters(event, {}).assignments())
        assert desk.path.read_bytes() == damage and len(list(desk.path.parent.iterdir())) == 1


def aged(path, days):
    then = time.time() - days * 86_400
    path.touch()
    os.utime(path, (then, then))
    return path


def test_views_of_events_unopened_for_a_year_are_deleted(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    mine = open_saved_view(coverage("A."), {})
    mine.save(STATE)
    key = "0123456789abcdef"
    old = [aged(mine.path.with_name(f"talks-{key}{end}.json"), KEPT_DAYS + 1) for end in ("", ".damaged-1")]
    newer = aged(mine.path.with_name(f"fire-{key}.json"), KEPT_DAYS - 1)
    others = [aged(mine.path.with_name(name), 9999) for name in ("notes.json", f"talks-{key}.json.bak")]
    mine.path.with_name(f"folder-{key}.json").mkdir()
    aged(mine.path, 9999)
    mine.forget_old()
    assert not any(map(os.path.lexists, old))
    assert all(path.exists() for path in (mine.path, newer, *others))


def test_reading_a_view_counts_as_opening_the_event(tmp_path):
    SavedViewFile(tmp_path / "event.json").save(STATE)
    path = aged(tmp_path / "event.json", 400)
    reread(path)
    assert time.time() - path.stat().st_mtime < 86_400


def test_without_a_folder_nothing_is_deleted(tmp_path):
    SavedViewFile(tmp_path / "none" / "event.json").forget_old()
    assert list(tmp_path.iterdir()) == []


TEXT = "The ferry sank. " * 20 + "Divers found the bell. " + "The ferry sank. " * 20


def test_a_place_is_found_by_its_words_after_an_insertion_before_it():
    spot = anchor_at(TEXT, TEXT.index("Divers"))
    assert offset_of_anchor("UPDATED. " + TEXT, spot) == spot.offset + 9
    assert offset_of_anchor(TEXT, spot) == spot.offset
    assert offset_of_anchor("Short.", spot) == 6


@given(st.text(alphabet="ab ", max_size=40), st.text(alphabet="ab ", max_size=40), st.integers(-5, 60))
def test_a_saved_place_is_valid_in_any_text(old, new, offset):
    assert 0 <= offset_of_anchor(new, TextAnchor(offset, old)) <= len(new)
