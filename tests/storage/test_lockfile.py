"""A lock is held by one program at a time, leaves nothing behind, and ends with its holder."""

import errno
import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tui.storage import lockfile
from tui.storage.lockfile import BusyError, locked


@pytest.fixture
def path(tmp_path):
    return tmp_path / "event.corrections.yaml"


def test_it_is_held_by_one_at_a_time_and_leaves_nothing_behind(path):
    with locked(path):
        with pytest.raises(BusyError), locked(path, wait_seconds=0):
            pass
        with locked(path.with_name("another.yaml"), wait_seconds=0):
            pass
    with pytest.raises(KeyError), locked(path, wait_seconds=0):
        raise KeyError
    with locked(path, wait_seconds=0):
        pass
    assert list(path.parent.iterdir()) == []


def test_a_holder_that_is_killed_holds_nothing_and_what_it_left_is_taken_over(path):
    code = "import sys, time, pathlib; from tui.storage.lockfile import locked\n"
    code += "with locked(pathlib.Path(sys.argv[1])): print('held', flush=True); time.sleep(600)"
    root = str(Path(__file__).parents[2])
    with subprocess.Popen([sys.executable, "-c", code, str(path)], cwd=root, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == b"held\n"
        with pytest.raises(BusyError), locked(path, wait_seconds=0):
            pass
        holder.send_signal(signal.SIGKILL)
    assert [each.name for each in path.parent.iterdir()] == [".event.corrections.yaml.lock"]
    with locked(path, wait_seconds=0):
        pass
    assert list(path.parent.iterdir()) == []


def test_a_lock_that_its_holder_has_just_removed_is_not_taken_for_the_one_of_that_name(path, monkeypatch):
    lock = path.with_name(f".{path.name}.lock")
    flock = fcntl.flock

    def removed_by_its_holder_before_it_is_held(descriptor, operation):
        if lock.exists() and not removed:
            removed.append(lock.unlink())
        flock(descriptor, operation)

    removed: list[None] = []
    monkeypatch.setattr(fcntl, "flock", removed_by_its_holder_before_it_is_held)
    with locked(path):
        assert lock.exists()
        with pytest.raises(BusyError), locked(path, wait_seconds=0):
            pass


def test_no_link_is_followed_and_nothing_but_a_file_is_taken(path, tmp_path):
    lock = path.with_name(f".{path.name}.lock")
    target = tmp_path / "precious"
    lock.symlink_to(target)
    with pytest.raises(OSError, match="symbolic"), locked(path):
        pass
    assert not target.exists()
    lock.unlink()
    os.mkfifo(lock)
    with pytest.raises(FileExistsError), locked(path):
        pass


def test_a_file_system_without_locks_is_written_to_all_the_same(path, monkeypatch):
    def has_none(_descriptor, _operation):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lockfile.fcntl, "flock", has_none)
    with locked(path):
        pass


def test_the_longest_name_has_a_lock(tmp_path):
    with locked(tmp_path / ("港" * 85)):
        pass
