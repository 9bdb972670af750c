"""Files are read without waiting and within a limit, and written wholly or not at all."""

import os
import socket
from pathlib import Path

import pytest

from tui.files import UnreadableFile, free_name, read_file, write_safely


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"12345")
    assert read_file(file, 5) == b"12345"
    with pytest.raises(UnreadableFile, match="larger than the limit"):
        read_file(file, 4)


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "file").touch()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "sock"))
        expected = {
            "pipe": "a pipe",
            "sock": "a socket",
            "loop": "symbolic links",
            "": "a folder",
            "none": "no such file",
            "file/below": "not a folder",
            "n" * 300: "name is too long",
            "nul\0": "cannot be a file's name",
        }
        for name, reason in expected.items():
            with pytest.raises(UnreadableFile, match=reason):
                read_file(str(tmp_path / name), 100)
    with pytest.raises(UnreadableFile, match="a device"):
        read_file("/dev/zero", 100)


def test_an_existing_file_is_only_replaced_when_that_is_wanted(tmp_path: Path) -> None:
    file = tmp_path / "event.yaml"
    write_safely(file, b"one", overwrite=False)
    with pytest.raises(FileExistsError):
        write_safely(file, b"two", overwrite=False)
    assert file.read_bytes() == b"one"
    write_safely(file, b"three", overwrite=True)
    assert file.read_bytes() == b"three"
    assert [path.name for path in tmp_path.iterdir()] == ["event.yaml"]


def test_replacing_keeps_permissions_and_symbolic_links(tmp_path: Path) -> None:
    target = tmp_path / "real.json"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link = tmp_path / "link.json"
    link.symlink_to(target)
    write_safely(link, b"new", overwrite=True)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_folder_or_device_is_never_replaced(tmp_path: Path) -> None:
    for path in (tmp_path, Path("/dev/null")):
        with pytest.raises(FileExistsError):
            write_safely(path, b"x", overwrite=True)


def test_a_failed_write_leaves_neither_the_file_nor_a_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "out.md"
    file.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_safely(file, b"new", overwrite=True)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("out.md", b"old")]


def test_without_hard_links_a_new_file_is_still_written_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, _target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    write_safely(tmp_path / "a", b"one", overwrite=False)
    with pytest.raises(FileExistsError):
        write_safely(tmp_path / "a", b"two", overwrite=False)
    assert (tmp_path / "a").read_bytes() == b"one"


def test_a_free_name_is_the_name_itself_or_the_next_one_that_nothing_has(tmp_path):
    path = tmp_path / "talks.md"
    assert free_name(path) == path
    path.symlink_to("nowhere")
    (tmp_path / "talks-2.md").mkdir()
    assert free_name(path) == tmp_path / "talks-3.md"
    assert free_name(tmp_path / "talks") == tmp_path / "talks"
