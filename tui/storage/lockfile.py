"""A lock between programs: a small file beside the one that is being changed.

The system releases the lock when its holder ends, however it ends. The holder removes the file, so that nothing is left
in the user's folders.
"""

import errno
import fcntl
import os
import random
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tui.files import shortened

WAIT_SECONDS = 5.0
PAUSE_SECONDS = 0.01
_NAME_BYTES_MAX = 240
_HAS_NO_LOCKS = (errno.ENOTSUP, errno.ENOSYS, errno.ENOLCK)
"""Errors from file systems without locks."""


class BusyError(OSError):
    """Another program holds the lock, and did not release it in time."""


@contextmanager
def locked(path: Path, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the lock of the file at `path`, which need not exist; its folder must.

    Raises BusyError if another program holds the lock for longer than `wait_seconds`, and OSError if the lock file
    cannot be created. On a file system without locks, no lock is held.
    """
    lock = path.with_name(f".{shortened(path.name, _NAME_BYTES_MAX)}.lock")
    descriptor = _acquire(lock, time.monotonic() + wait_seconds)
    try:
        yield
    finally:
        with suppress(OSError):
            lock.unlink()  # while the lock is held, so that a waiting program sees that the file has lost its name
        os.close(descriptor)


def _acquire(lock: Path, until: float) -> int:
    """Wait for the lock; return its open file once it is held and still has its name."""
    while True:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK, 0o666)
        try:
            if _is_held(descriptor) and _has_its_name(descriptor, lock):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
        if time.monotonic() > until:
            raise BusyError(errno.EBUSY, "another program is writing the file; try again in a moment")
        time.sleep(random.uniform(0, PAUSE_SECONDS))


def _is_held(descriptor: int) -> bool:
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        raise FileExistsError(errno.EEXIST, "something other than a lock file has its name; move it away")
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in _HAS_NO_LOCKS:
            raise
    return True


def _has_its_name(descriptor: int, lock: Path) -> bool:
    """Return False if the previous holder has removed the file, as another lock may have this name by now."""
    try:
        return os.path.samestat(os.fstat(descriptor), lock.lstat())
    except FileNotFoundError:
        return False
