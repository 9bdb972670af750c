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


def test_a_lock_has_one_holder_and_leaves_no_file(path):
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


def test_the_lock_of_a_killed_holder_is_released_and_its_file_reused(path):
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


def test_a_removed_lock_file_is_not_mistaken_for_the_current_one(path, monkeypatch):
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


def test_a_lock_is_a_regular_file_and_links_are_not_followed(path, tmp_path):
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


def test_a_file_system_without_locks_can_be_written(path, monkeypatch):
    def has_none(_descriptor, _operation):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lockfile.fcntl, "flock", has_none)
    with locked(path):
        pass


def test_a_file_with_the_longest_name_has_a_lock(tmp_path):
    with locked(tmp_path / ("港" * 85)):
        pass
