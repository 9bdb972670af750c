"""A lock between programs: a small file beside the one that is to be changed, held while it is.

The system lets go of it when its holder ends, however that ends. The file is removed by the holder, so that nothing of
it is left in the reader's folders.
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
"""Errors of file systems that have no locks at all."""


class BusyError(OSError):
    """Another program holds the lock, and has not let go of it in time."""


@contextmanager
def locked(path: Path, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Holds the lock that belongs to the file at `path`, which need not exist; its folder must.

    Raises BusyError where another program holds it for longer than `wait_seconds`, else OSError as the system does,
    where no lock can be made. On a file system without locks it holds none.
    """
    lock = path.with_name(f".{shortened(path.name, _NAME_BYTES_MAX)}.lock")
    descriptor = _taken(lock, time.monotonic() + wait_seconds)
    try:
        yield
    finally:
        with suppress(OSError):
            lock.unlink()  # while it is held: whoever waits for it sees that it is no longer the one with this name
        os.close(descriptor)


def _taken(lock: Path, until: float) -> int:
    """The open file of the lock, once it is held and still has its name."""
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
        raise FileExistsError(errno.EEXIST, "something that is no file has the name of the lock")
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in _HAS_NO_LOCKS:
            raise
    return True


def _has_its_name(descriptor: int, lock: Path) -> bool:
    """False where the one who held it before has removed it: then another lock may have this name by now."""
    try:
        return os.path.samestat(os.fstat(descriptor), lock.lstat())
    except FileNotFoundError:
        return False
