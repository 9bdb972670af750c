"""Files are read without waiting and within a limit, and written wholly or not at all."""

import errno
import os
import re
import socket
import stat
from pathlib import Path

import pytest

from tests.rows import each_row
from tui.files import (
    UnreadableFile,
    absolute_path,
    describe_write_error,
    free_name,
    is_one_of,
    new_beside,
    quarantine,
    read_file,
    write_safely,
)


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"12345")
    assert read_file(file, 5) == b"12345"
    with pytest.raises(UnreadableFile, match="larger than the limit"):
        read_file(file, 4)


def test_pipes_and_devices_are_refused_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket may have a hundred characters
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "file").touch()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("sock")
        expected = {
            "pipe": "a pipe",
            "sock": "a socket",
            "loop": "symbolic links",
            "": "a folder",
            "none": "no such file",
            "file/below": "not a folder",
            "n" * 300: "name is too long",
            "nul\0": "not a valid file name",
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


def test_a_new_file_that_is_not_finished_leaves_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "out.jsonl"
    file.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), new_beside(file, overwrite=True) as descriptor:
        os.write(descriptor, b"half")
        raise ZeroDivisionError
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("out.jsonl", b"old")]


@each_row(
    ("number", "words"),
    [
        (errno.ENOENT, "create the folder first"),
        (errno.EACCES, "do not have permission to write to"),
        (errno.EROFS, "read-only"),
        (errno.ENOSPC, "the disk is full"),
        (errno.ENOTDIR, "part of this path is not a folder"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_errors_in_writing_are_described_as_such(number: int, words: str) -> None:
    assert words in describe_write_error(OSError(number, os.strerror(number)))


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
    (tmp_path / "talks.full.csv").touch()
    assert free_name(tmp_path / "talks.full.csv", ".full.csv") == tmp_path / "talks-2.full.csv"


LONG = {"CJK with an ending": "港" * 80 + ".md", "Latin": "n" * 255, "CJK": "港" * 85}  # 243 and 255 bytes


@pytest.mark.parametrize("name", LONG.values(), ids=LONG)
def test_the_longest_names_can_be_written_numbered_and_set_aside(tmp_path, name):
    path = tmp_path / name
    write_safely(path, b"one", overwrite=False)
    write_safely(path, b"two", overwrite=True)
    second = free_name(path)
    write_safely(second, b"three", overwrite=False)
    aside = [quarantine(path), quarantine(second)]
    assert [each.read_bytes() for each in aside] == [b"two", b"three"]
    assert sorted(tmp_path.iterdir()) == sorted(aside)
    assert all(each.name.endswith(path.suffix) for each in aside)


@pytest.fixture
def calls(monkeypatch):
    """What the system was asked to do, in order; of a file that is synced, with the bytes that it then holds."""
    made = []
    sync, replace = os.fsync, os.replace

    def record_sync(descriptor):
        status = os.fstat(descriptor)
        made.append(("sync folder", status.st_ino) if stat.S_ISDIR(status.st_mode) else ("sync", status.st_size))
        sync(descriptor)

    def record_replace(old, new):
        made.append(("replace", Path(new)))
        replace(old, new)

    monkeypatch.setattr(os, "fsync", record_sync)
    monkeypatch.setattr(os, "replace", record_replace)
    return made


@pytest.mark.parametrize("overwrite", [True, False])
def test_the_data_are_synced_before_the_file_gets_its_name_and_the_folder_after_it(tmp_path, calls, overwrite):
    path = tmp_path / "a.txt"
    write_safely(path, b"12345", overwrite=overwrite)
    assert calls == [("sync", 5), ("replace", path), ("sync folder", tmp_path.stat().st_ino)]


def test_the_folder_that_a_symbolic_link_leads_to_is_synced(tmp_path, calls):
    (tmp_path / "real").mkdir()
    (tmp_path / "link.txt").symlink_to(tmp_path / "real" / "a.txt")
    write_safely(tmp_path / "link.txt", b"1", overwrite=True)
    assert calls[-1] == ("sync folder", (tmp_path / "real").stat().st_ino)


def _failing_for_folders(number):
    sync = os.fsync

    def fail(descriptor):
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(number, os.strerror(number))
        sync(descriptor)

    return fail


def test_a_file_system_that_cannot_sync_folders_is_no_error_and_a_broken_disk_is_one(tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", _failing_for_folders(errno.EINVAL))
        write_safely(tmp_path / "a", b"one", overwrite=True)
    assert (tmp_path / "a").read_bytes() == b"one"
    monkeypatch.setattr(os, "fsync", _failing_for_folders(errno.EIO))
    with pytest.raises(OSError, match="error"):
        write_safely(tmp_path / "a", b"two", overwrite=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_folder_that_can_be_written_but_not_read_takes_a_file(tmp_path):
    tmp_path.chmod(0o300)
    write_safely(tmp_path / "a", b"one", overwrite=True)
    tmp_path.chmod(0o700)
    assert (tmp_path / "a").read_bytes() == b"one"


def test_what_is_no_replaceable_file_stays_even_when_replacing_is_wanted(tmp_path: Path) -> None:
    loop, notebook, archive = tmp_path / "loop", tmp_path / "notes.sqlite", tmp_path / "news.crosslight"
    loop.symlink_to(loop)
    notebook.write_bytes(b"SQLite format 3\0rest")
    archive.write_bytes(b"12345678DUCKrest")
    for path, reason in ((loop, "other than a file"), (notebook, "a database"), (archive, "a database")):
        with pytest.raises(FileExistsError, match=reason):
            write_safely(path, b"new", overwrite=True)
    assert loop.is_symlink() and notebook.read_bytes().endswith(b"rest") and archive.read_bytes().endswith(b"rest")


def test_a_file_is_recognised_by_another_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert is_one_of(tmp_path / "link.txt", ["-", "https://x.example/a", "nul\0", str(tmp_path / "a.txt")])
    assert not is_one_of(tmp_path / "b.txt", [str(tmp_path / "a.txt")])


def test_paths_are_absolute_even_if_the_current_folder_was_removed(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    monkeypatch.setenv("PWD", str(tmp_path / "gone"))
    assert absolute_path("a.txt") == tmp_path / "gone/a.txt"
    (tmp_path / "gone").rmdir()
    assert absolute_path("a.txt") == tmp_path / "gone/a.txt"
    assert absolute_path("/a.txt") == Path("/a.txt")
    monkeypatch.setenv("PWD", "gone")
    assert absolute_path("a.txt") == Path("/a.txt")


def test_only_one_function_asks_for_the_current_folder() -> None:
    root = Path(__file__).parents[1]
    allowed = {"tui/files.py": 1, "tui/notebook/backups.py": 1, "tui/storage/corrections_file.py": 1}
    allowed |= {"tui/articles/files/paths.py": 2, "tui/ui/reading/event/export_folder.py": 1}  # these catch the error
    asking = {}
    for module in sorted((root / "tui").rglob("*.py")):
        if count := len(re.findall(r"\.absolute\(\)|\.cwd\(\)|getcwd", module.read_text(encoding="utf-8"))):
            asking[str(module.relative_to(root))] = count
    assert asking == allowed
