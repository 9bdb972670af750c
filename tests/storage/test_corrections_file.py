"""Where corrections are kept, that they come back as they were, and that no file is lost."""

import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rows import each_row
from tui.api import open_event
from tui.articles.load import Origin
from tui.mentions.corrections.model import KINDS, Merge, NoPerson, PersonRef, Rename, SetSpeaker, Split, TextPlace
from tui.shipped import shipped_path
from tui.storage import corrections_file
from tui.storage.corrections_file import ChangedMeanwhileError, CorrectionsFile, correction_places, merge_corrections
from tui.storage.corrections_text import corrections_text, read_corrections
from tui.storage.lockfile import BusyError, locked
from tui.text.canonical import one_line
from tui.yaml.reader import YamlError

STEPS = (
    Merge(PersonRef("Sergey Shoigu"), PersonRef("Sergei Shoigu", ("Shoigu",))),
    Split(
        PersonRef("Ben Wallace"), "George Wallace", forms=("Wallace",), places=(TextPlace("RT", "ab", 3, "Wallace"),)
    ),
    Rename(PersonRef("null"), "1e5"),
    NoPerson(PersonRef("no: # it's")),
    SetSpeaker((TextPlace("RT", "ab", 30, "“close to zero”"),), person=PersonRef("Ben Wallace")),
    SetSpeaker((TextPlace("RT", "12", 30, "x"),), text="the Kremlin"),
)


@pytest.fixture
def place(tmp_path):
    return tmp_path / "event.corrections.yaml"


def test_written_corrections_are_read_back(place):
    assert CorrectionsFile([place]).save(STEPS) == place
    again = CorrectionsFile([place])
    assert again.corrections == STEPS and again.problem is None


TEXTS = st.text(min_size=1).map(lambda text: one_line(text).strip()).filter(bool)


@given(st.builds(Rename, st.builds(PersonRef, TEXTS, st.lists(TEXTS).map(tuple)), TEXTS))
def test_any_canonical_name_is_read_back(step):
    assert read_corrections(corrections_text([step]), "a") == (step,)


def test_names_from_a_file_become_canonical():
    text = 'version: 1\ncorrections:\n- do: rename\n  person: {name: "A\\x1b]0;B"}\n  to: "C\\u202eD"\n'
    (step,) = read_corrections(text, "a")
    assert step == Rename(PersonRef("A␛]0;B"), "CD")


@each_row(
    ("text", "said"),
    [
        ("version: 2\ncorrections:\n- do: unheard of\n", "a, line 1: it was written by a newer version of crosslight"),
        ("version: 0\n", "a, line 1: version 0 is unknown"),
        ("corrections: []\n", "a, line 1: the key “version” is missing"),
        ("version: 1\ncorrectoins: []\n", "a, line 2: unknown key “correctoins”; did you mean “corrections”?"),
        ("version: 1\ncorrections:\n- do: merg\n", "a, line 3: unknown correction “merg”; did you mean “merge”?"),
        ("version: 1\ncorrections:\n- to: x\n", "a, line 3: “do” is missing"),
        ("version: 1\ncorrections:\n- do: rename\n  to: x\n", "a, line 3: the key “person” is missing"),
        (
            "version: 1\ncorrections:\n- do: rename\n  to: x\n  person: {name: a}\n  too: y\n",
            "a, line 6: unknown key “too”; did you mean “to”?",
        ),
        ("version: 1\ncorrections:\n- do: rename\n  to: 5\n  person: {name: a}\n", "a, line 4: “to”: expected text"),
        ("version: 1\ncorrections: [x]\n", "a, line 2: “corrections → 1”: expected keys with values"),
        ("version: [\n", "a, line 1: not valid YAML"),
        ("[1, 2]\n", "a, line 1"),
        ("", "a: the key “version” is missing"),
    ],
)
def test_unknown_entries_are_reported_with_their_line(text, said):
    with pytest.raises(YamlError) as raised:
        read_corrections(text, "a")
    assert str(raised.value).startswith(said)


def test_a_damaged_file_is_reported_and_renamed_before_a_new_one_is_written(place):
    damaged = b"version: 1\ncorrections:\n- do: nothing\n"
    place.write_bytes(damaged)
    for number in (1, 2):
        kept = CorrectionsFile([place])
        assert kept.corrections == () and str(kept.problem).startswith(f"{place}, line 3")
        kept.save(STEPS)
        assert CorrectionsFile([place]).corrections == STEPS
        assert place.with_name(f"event.corrections.damaged-{number}.yaml").read_bytes() == damaged
        place.write_bytes(damaged)


def test_a_file_edited_by_hand_is_left_alone(place):
    kept = CorrectionsFile([place])
    kept.save(STEPS[:1])
    place.write_bytes(b"# mine\n" + place.read_bytes())
    with pytest.raises(ChangedMeanwhileError):
        kept.save(STEPS)
    assert place.read_bytes().startswith(b"# mine")
    CorrectionsFile([place]).save(STEPS)
    assert CorrectionsFile([place]).corrections == STEPS


def test_a_file_created_in_the_meantime_is_left_alone(place):
    kept = CorrectionsFile([place])
    place.write_text("mine")
    with pytest.raises(ChangedMeanwhileError):
        kept.save(STEPS)
    assert place.read_text() == "mine"


def test_two_users_keep_each_others_corrections_and_undo_only_their_own(place):
    CorrectionsFile([place]).save(STEPS[:1])
    one, other = CorrectionsFile([place]), CorrectionsFile([place])
    one.save((STEPS[0], STEPS[1]))
    other.save((STEPS[0], STEPS[2]))
    assert CorrectionsFile([place]).corrections == (STEPS[0], STEPS[1], STEPS[2])
    assert (one.others_count, other.others_count) == (0, 1)
    one.save((STEPS[0], STEPS[1], STEPS[3]))
    other.save((STEPS[0], STEPS[2], STEPS[4]))
    assert CorrectionsFile([place]).corrections == STEPS[:5]
    one.save((STEPS[0],))
    other.save((STEPS[0], STEPS[2], STEPS[4], STEPS[5]))
    assert CorrectionsFile([place]).corrections == (STEPS[0], STEPS[2], STEPS[4], STEPS[5])


CORRECTIONS = st.lists(st.sampled_from(STEPS), max_size=5)


@given(CORRECTIONS, CORRECTIONS, CORRECTIONS)
def test_merging_keeps_every_added_correction(base, mine, added):
    assert merge_corrections(base, mine, base) == tuple(mine)
    assert merge_corrections(base, [*base, *added], mine) == (*mine, *added)


def test_a_save_during_another_write_succeeds_or_fails_with_an_error(place, monkeypatch):
    one, other = CorrectionsFile([place]), CorrectionsFile([place])
    acknowledged = list(STEPS[:1])
    write = corrections_file.write_safely

    def meanwhile(path, data, *, overwrite):
        """The other one saves after the file was compared, and before it is replaced."""
        monkeypatch.setattr(corrections_file, "write_safely", write)
        try:
            other.save(STEPS[1:2])
        except BusyError:
            pass
        else:
            acknowledged.append(STEPS[1])
        write(path, data, overwrite=overwrite)

    monkeypatch.setattr(corrections_file, "locked", partial(locked, wait_seconds=0), raising=False)
    monkeypatch.setattr(corrections_file, "write_safely", meanwhile)
    one.save(STEPS[:1])
    assert set(acknowledged) <= set(CorrectionsFile([place]).corrections)


def test_a_second_user_does_not_rename_the_new_file_of_the_first(place):
    place.write_text("version: one\n")
    one, other = CorrectionsFile([place]), CorrectionsFile([place])
    one.save(STEPS[:1])
    other.save(STEPS[1:2])
    assert CorrectionsFile([place]).corrections == STEPS[:2]
    assert len(list(place.parent.iterdir())) == 2


SAVE = """
import sys
from pathlib import Path
from tui.mentions.corrections.model import Rename, PersonRef
from tui.storage.corrections_file import CorrectionsFile
from tui.storage.lockfile import BusyError
file = CorrectionsFile([Path(sys.argv[1])])
own = list(file.corrections)
sys.stdin.readline()
for number in range(int(sys.argv[2])):
    own.append(Rename(PersonRef("A"), f"{sys.argv[3]} {number}"))
    while True:
        try:
            file.save(own)
        except BusyError:  # it was told that it is not kept
            continue
        break
"""


def test_simultaneous_saves_lose_nothing(place):
    """tests/bench/corrections_crash.py does the same many times, and kills them."""
    command = [sys.executable, "-c", SAVE, str(place), "12"]
    root = Path(__file__).parents[2]
    both = [subprocess.Popen([*command, name], cwd=root, stdin=subprocess.PIPE) for name in "xy"]
    for each in both:
        each.stdin.write(b"\n")
        each.stdin.flush()
    assert [each.wait() for each in both] == [0, 0]
    for each in both:
        each.stdin.close()
    there = [step.to for step in CorrectionsFile([place]).corrections]
    assert sorted(there) == sorted(f"{name} {number}" for name in "xy" for number in range(12))
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_the_users_folder_replaces_an_unwritable_one_and_takes_precedence(tmp_path, place, monkeypatch):
    own = tmp_path / "own" / "event.yaml"
    CorrectionsFile([place, own]).save(STEPS[:1])
    before = place.read_bytes()
    write = corrections_file.write_safely

    def refuse_beside(path, data, *, overwrite):
        if path == place:
            raise PermissionError(13, "Permission denied")
        write(path, data, overwrite=overwrite)

    monkeypatch.setattr(corrections_file, "write_safely", refuse_beside)
    kept = CorrectionsFile([place, own])
    assert kept.save([*kept.corrections, STEPS[2]]) == own
    again = CorrectionsFile([place, own])
    assert again.corrections == (STEPS[0], STEPS[2])
    assert str(place) in again.notice
    assert place.read_bytes() == before


def test_corrections_that_cannot_be_stored_raise_os_error(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(FileExistsError):
        CorrectionsFile([tmp_path / "file" / "a.yaml"]).save(STEPS)
    with pytest.raises(OSError, match="no folder for"):
        CorrectionsFile([]).save(STEPS)


def test_a_link_out_of_the_folder_is_never_followed(tmp_path, place):
    target = tmp_path / "elsewhere" / "precious"
    target.parent.mkdir()
    target.write_text("mine")
    place.symlink_to(target)
    own = tmp_path / "own.yaml"
    kept = CorrectionsFile([place, own])
    assert kept.problem is None and kept.save(STEPS) == own
    assert target.read_text() == "mine"
    place.unlink()
    place.symlink_to(place)
    assert CorrectionsFile([place, own]).save(STEPS) == own


def test_a_pipe_is_not_waited_for(tmp_path, place):
    os.mkfifo(place)
    assert "pipe" in str(CorrectionsFile([place]).problem)


def origin(file, event=""):
    return Origin(str(file), str(event), "")


def test_the_file_is_beside_the_event_or_in_the_folder_of_the_articles(tmp_path):
    event = tmp_path / "harbour.yaml"
    assert correction_places([origin(tmp_path / "a" / "a.txt", event)])[0] == tmp_path / "harbour.corrections.yaml"
    assert correction_places([origin(tmp_path / "a.txt"), origin("-")])[0] == tmp_path / "event.corrections.yaml"
    assert correction_places([origin("-")]) == []


def test_several_folders_and_the_sample_event_use_the_users_folder(tmp_path):
    several = correction_places([origin(tmp_path / "a" / "a.txt"), origin(tmp_path / "b" / "b.txt")])
    sample = correction_places([origin(shipped_path("seeds") / "rt.txt", shipped_path("seeds") / "event.yaml")])
    for places in (several, sample):
        assert len(places) == 1
        assert Path(os.environ["XDG_DATA_HOME"]) in places[0].parents or "crosslight" in str(places[0])


def test_an_event_opens_with_its_corrections_unless_they_are_disabled(tmp_path):
    shutil.copytree(shipped_path("seeds"), tmp_path / "seeds")
    CorrectionsFile([tmp_path / "seeds" / "event.corrections.yaml"]).save([Rename(PersonRef("Ben Wallace"), "B. W.")])
    names = {person.name for person in open_event([tmp_path / "seeds"]).mentions().people}
    assert "B. W." in names and "Ben Wallace" not in names
    names = {person.name for person in open_event([tmp_path / "seeds"], corrections=False).mentions().people}
    assert "B. W." not in names and "Ben Wallace" in names


def test_the_command_line_applies_corrections_and_reports_unapplied_and_damaged_ones(tmp_path, crosslight):
    shutil.copytree(shipped_path("seeds"), tmp_path / "seeds")
    folder = tmp_path / "seeds"
    file = folder / "event.corrections.yaml"
    CorrectionsFile([file]).save([Rename(PersonRef("Ben Wallace"), "B. W."), NoPerson(PersonRef("Zed Quill"))])
    ended = crosslight("mentions", folder)
    assert ended.status == 0 and "B. W. (also Ben Wallace" in ended.out
    assert "correction skipped: Zed Quill is not a person" in ended.err
    exported = crosslight("export", folder, "--people", "--format", "json")
    assert '"B. W."' in exported.out and "Zed Quill" in exported.err
    assert "B. W." not in crosslight("mentions", folder, "--no-corrections").out
    file.write_text("version: one\n")
    damaged = crosslight("mentions", folder)
    assert damaged.status == 1 and "Ben Wallace" in damaged.out and f"{file}, line 1" in damaged.err
    assert file.read_text() == "version: one\n"


PAGE = (Path(__file__).parents[2] / "docs" / "corrections.md").read_text(encoding="utf-8")


def test_the_documented_example_is_valid():
    example = PAGE.split("```yaml\n")[1].split("```")[0]
    assert {type(step) for step in read_corrections(example, "corrections.md")} == set(KINDS)


def test_the_page_explains_every_correction_and_every_key():
    keys = {name for kind in (*KINDS, PersonRef, TextPlace) for name in kind.__struct_fields__} | {"version", "do"}
    kinds = {kind.__struct_config__.tag for kind in KINDS}
    assert {word for word in keys | kinds if f"`{word}`" not in PAGE} == set()
