"""Whatever stands in a file of the program's own: it is named on one line, nothing of it is lost, and nothing ends."""

import os
import random

import pytest

from tui.mentions.corrections.model import Merge, PersonRef, Rename, SetSpeaker
from tui.mentions.corrections.model import TextPlace as QuotePlace
from tui.reading.panes import SavedArrangement
from tui.reading.saved_view import SavedView, TextAnchor
from tui.storage.corrections_file import CorrectionsFile
from tui.storage.saved_view import SavedViewFile

SEED = 17
MUTATIONS = 200
STATE = SavedView(panes=SavedArrangement(("b", "a"), ("b",), "b"), spots={"a": TextAnchor(12, "words")}, cutoff=42.5)
STEPS = (
    Merge(PersonRef("Sergey Shoigu"), PersonRef("Sergei Shoigu", ("Shoigu",))),
    SetSpeaker((QuotePlace("RT", "ab", 30, "“close to zero”"),), person=PersonRef("Ben Wallace")),
    Rename(PersonRef("null"), "1e5"),
)
BOMBS = {
    "nested lists": b"[" * 100_000,
    "nested mappings": b'{"panes":' * 20_000,
    "nested in a key": b"version: 1\ncorrections: " + b"[" * 100_000,
    "nested by lines": b"".join(b" " * depth + b"-\n" for depth in range(400)),
    "no UTF-8": b"\xff\xfe\xfa",
    "wrong types": b'{"version": "one", "panes": 3, "corrections": 4}',
    "a great number": b'{"version": 1, "cutoff": 1e999}',
    "a long number": b'{"version": ' + b"9" * 10_000 + b"}",
    "control characters": b"\x00\x1b]0;x\x07",
    "empty": b"",
    "a number": b"1",
    "too large": b" " * 5_000_000,
}


def mutated(data: bytes, chance: random.Random) -> bytes:
    """With a few bytes flipped, taken out, put in, or repeated."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.randint(1, 20))
        put_in = chance.choice([b"", chance.randbytes(3), data[at:end] * 2, b"[", b"\xff", b"{", b": ", b"-1"])
        data = data[:at] + put_in + data[chance.choice([at, end]) :]
    return data


def mutations(data: bytes) -> list[bytes]:
    chance = random.Random(SEED)
    return [mutated(data, chance) for _ in range(MUTATIONS)] + [data[:cut] for cut in range(0, len(data), 7)]


def check_corrections(place, damage):
    place.write_bytes(damage)
    file = CorrectionsFile([place])
    assert "\n" not in str(file.problem) and "\x1b" not in str(file.problem)
    if file.problem is None:
        return
    assert str(file.problem).startswith(str(place)) and file.corrections == ()
    file.save(STEPS)
    assert CorrectionsFile([place]).corrections == STEPS
    assert damage in [path.read_bytes() for path in place.parent.iterdir()]


def check_desk(path, damage):
    path.write_bytes(damage)
    file = SavedViewFile(path)
    file.read()
    assert file.state is None or not file.problem
    assert "\n" not in file.problem and "\x1b" not in file.problem
    if file.problem:
        assert path.stem in file.problem
        file.save(STATE)
        assert damage in [path.read_bytes() for path in path.parent.iterdir()]


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_in_a_corrections_file_is_reported_and_renamed(tmp_path, bomb):
    check_corrections(tmp_path / "event.corrections.yaml", BOMBS[bomb])


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_in_a_saved_view_is_reported_and_renamed(tmp_path, bomb):
    check_desk(tmp_path / "event.json", BOMBS[bomb])


def test_mutated_corrections_are_read_or_reported(tmp_path):
    place = tmp_path / "event.corrections.yaml"
    CorrectionsFile([place]).save(STEPS)
    for damage in mutations(place.read_bytes()):
        check_corrections(place, damage)
        for path in tmp_path.iterdir():
            path.unlink()


def test_mutated_saved_views_are_read_or_reported(tmp_path):
    path = tmp_path / "event.json"
    SavedViewFile(path).save(STATE)
    for damage in mutations(path.read_bytes()):
        check_desk(path, damage)
        for each in tmp_path.iterdir():
            each.unlink()


def dangling(path):
    path.symlink_to("nowhere")


def looping(path):
    path.symlink_to(path)


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo, dangling, looping])
def test_pipes_and_folders_are_reported_without_waiting(tmp_path, make):
    for path in (tmp_path / "event.yaml", tmp_path / "event.json"):
        make(path)
    file = CorrectionsFile([tmp_path / "event.yaml", tmp_path / "own.yaml"])
    assert file.corrections == () and CorrectionsFile([file.save(STEPS)]).corrections == STEPS
    desk = SavedViewFile(tmp_path / "event.json")
    desk.read()
    assert desk.state is None and str(desk.path) in desk.problem
    desk.save(STATE)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_without_permission_is_reported(tmp_path):
    for path in (tmp_path / "event.yaml", tmp_path / "event.json"):
        path.write_text("mine")
        path.chmod(0)
    assert "permission" in str(CorrectionsFile([tmp_path / "event.yaml"]).problem)
    desk = SavedViewFile(tmp_path / "event.json")
    desk.read()
    assert "permission" in desk.problem
