"""Reads and writes files safely: with size limits, without waiting for pipes, and never leaving half a file."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_REASONS = {
    errno.ENOENT: "there is no such file or folder",
    errno.ENOTDIR: "part of this path is not a folder",
    errno.EISDIR: "it is a folder",
    errno.EACCES: "you do not have permission to read it",
    errno.EPERM: "you do not have permission to read it",
    errno.ELOOP: "its symbolic links form a loop; remove one of them, or give the file itself",
    errno.ENAMETOOLONG: "its name is too long",
}
_WRITE_REASONS = {
    **_REASONS,
    errno.ENOENT: "its folder does not exist; create the folder first",
    errno.EACCES: "you do not have permission to write to it; choose another folder",
    errno.EPERM: "you do not have permission to write to it; choose another folder",
    errno.EROFS: "its disk is read-only; choose another folder",
    errno.ENOSPC: "the disk is full; make room and try again",
    errno.EDQUOT: "your disk quota is used up; make room and try again",
}
_KINDS = (
    (stat.S_ISDIR, "it is a folder"),
    (stat.S_ISFIFO, "it is a pipe, not a file; - reads standard input"),
    (stat.S_ISSOCK, "it is a socket, not a file"),
    (stat.S_ISCHR, "it is a device, not a file"),
    (stat.S_ISBLK, "it is a device, not a file"),
)

IS_READ = "it is one of the files that were read, and those are never changed; give another name"
"""Reason why a file is not written."""
NO_CURRENT_FOLDER = "this folder no longer exists; go to another one, or give the full path"
_NAME_BYTES_MAX = 255
"""Maximum length of a file name, in bytes, on common file systems."""
_TEMPORARY_BYTES_MAX = 100
"""Maximum number of bytes of a file's name that are repeated in the name of its temporary file."""
_CANNOT_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)
"""Errors of file systems that do not sync folders at all."""


class UnreadableFile(OSError):  # noqa: N818 - reads as what it is
    """Raised for a file that cannot or must not be read.

    `reason` says why, in words for the user, without the name.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def describe_os_error(error: OSError) -> str:
    """Describe an error when reading a file, in words for the user."""
    if isinstance(error, UnreadableFile):
        return error.reason
    if error.errno == errno.ENOENT and not has_current_folder() and not Path(error.filename or "").is_absolute():
        return NO_CURRENT_FOLDER
    return _REASONS.get(error.errno or 0) or error.strerror or "it cannot be read"


def describe_write_error(error: OSError) -> str:
    """Describe an error when writing a file, in words for the user."""
    return _WRITE_REASONS.get(error.errno or 0) or error.strerror or "it cannot be written"


def read_file(path: str | Path, limit_bytes: int) -> bytes:
    """Return the bytes of a regular file of at most `limit_bytes`.

    Raises UnreadableFile for longer files, and at once for pipes, sockets and devices.
    """
    try:
        refuse_unless_regular(Path(path).stat())
        # The file may have been replaced by a pipe since: do not wait for a writer, and check again.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except ValueError:
        raise UnreadableFile("this is not a valid file name") from None
    except OSError as error:
        raise UnreadableFile(describe_os_error(error)) from error
    return read_open(descriptor, limit_bytes)


def read_open(descriptor: int, limit_bytes: int) -> bytes:
    """Read an open file like `read_file`, and close it."""
    try:
        with os.fdopen(descriptor, "rb") as file:
            refuse_unless_regular(os.fstat(file.fileno()))
            data = file.read(limit_bytes + 1)
    except OSError as error:
        raise UnreadableFile(describe_os_error(error)) from error
    raise_if_larger(data, limit_bytes)
    return data


def is_archive_file(path: str | Path) -> bool:
    """Return True for a file in the format of archives (DuckDB), recognised by its first bytes."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - a Path for each argument takes longer
            return False
        with open(path, "rb") as file:  # noqa: PTH123
            return begins_archive(file.read(_ARCHIVE_AT + len(_ARCHIVE)))
    except (OSError, ValueError):
        return False


def begins_archive(data: bytes) -> bool:
    """Return True if a file with these first bytes is in the format of archives."""
    return data[_ARCHIVE_AT : _ARCHIVE_AT + len(_ARCHIVE)] == _ARCHIVE


_ARCHIVE_AT, _ARCHIVE = 8, b"DUCK"
_DATABASE = b"SQLite format 3\0"
"""First bytes of a notebook."""


def raise_if_larger(data: bytes, limit_bytes: int) -> None:
    """Raise UnreadableFile if the data are longer than the limit."""
    if len(data) > limit_bytes:
        raise UnreadableFile(f"it is larger than the limit of {limit_bytes / 1_000_000:g} MB")


def write_safely(path: Path, data: bytes, *, overwrite: bool) -> None:
    """Write the whole file or nothing; see `new_beside`."""
    with new_beside(path, overwrite=overwrite) as descriptor, os.fdopen(descriptor, "wb", closefd=False) as file:
        file.write(data)


@contextmanager
def new_beside(path: Path, *, overwrite: bool) -> Iterator[int]:
    """Yield the descriptor of a new file beside `path`, which takes its name if the block does not raise.

    The file and its name are synced to the disk. A symbolic link is followed and stays; an existing file keeps its
    permissions. Raises FileExistsError if `path` exists and `overwrite` is false, or if it may not be replaced: it is
    no regular file, or a database, such as a notebook or an archive. Raises OSError as the system does.
    """
    if not path.name:  # "." or "/": there is no name
        raise FileExistsError(errno.EEXIST, "it is a folder", str(path))
    if overwrite:
        path = Path(os.path.realpath(path))
        _refuse_irreplaceable(path)
    new = path.with_name(f".{shortened(path.name, _TEMPORARY_BYTES_MAX)}.{os.urandom(6).hex()}.tmp")
    try:
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
        try:
            if overwrite and path.exists():
                new.chmod(stat.S_IMODE(path.stat().st_mode))
            yield descriptor
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if not overwrite:
            _claim(path, new)
        new.replace(path)
        sync_folder(path.parent)
    finally:
        new.unlink(missing_ok=True)


def _refuse_irreplaceable(path: Path) -> None:
    """Raise FileExistsError unless a path without symbolic links is free, or names a file that may be replaced."""
    if os.path.lexists(path) and not path.is_file():
        raise FileExistsError(errno.EEXIST, "something other than a file has that name", str(path))
    try:
        with path.open("rb") as file:
            first_bytes = file.read(len(_DATABASE))
    except OSError:  # there is none, or it is the user's own file, which may be replaced without being readable
        return
    if first_bytes == _DATABASE or begins_archive(first_bytes):
        reason = "it is a database, such as a notebook or an archive, and is never replaced; give another name"
        raise FileExistsError(errno.EEXIST, reason, str(path))


def current_folder() -> Path:
    """Return the current folder or, if that was removed, the path it had."""
    former = Path(os.environ.get("PWD", "/"))
    return _working_folder() or (former if former.is_absolute() else Path("/"))


def has_current_folder() -> bool:
    """Return False if the current folder was removed; relative paths then lead nowhere."""
    return _working_folder() is not None


def _working_folder() -> Path | None:
    try:
        return Path.cwd()
    except OSError:
        return None


def absolute_path(path: str | Path) -> Path:
    """Return an absolute path, in the current folder even if that was removed; see `current_folder`."""
    return current_folder() / path


def is_one_of(path: str | Path, files: Iterable[str | Path]) -> bool:
    """Return True if a path leads to one of these files, by whatever name."""
    for file in files:
        with suppress(OSError, ValueError):
            if os.path.samefile(path, file):  # noqa: PTH121 - a Path raises more kinds of errors
                return True
    return False


def is_there(path: Path) -> bool:
    """Return True if the path exists; False for an impossible path, such as one with too long a name."""
    try:
        return path.exists()
    except OSError:
        return False


def free_name(path: Path, suffix: str = "") -> Path:
    """Return the path or, if it exists, the next free one: “talks.md”, “talks-2.md”, “talks-3.md”.

    suffix: what stays at the end of the name, if it is more than the path's own suffix, as in “talks-2.full.csv”.
    """
    free, number = path, 1
    while os.path.lexists(free):
        number += 1
        free = _with_ending(path, f"-{number}", suffix)
    return free


def quarantine(path: Path) -> Path:
    """Rename a damaged file to an unused name, “notes.damaged-1.json”, and return it. Raises OSError."""
    number = 1
    while True:
        aside = _with_ending(path, f".damaged-{number}")
        if not os.path.lexists(aside):
            path.rename(aside)
            return aside
        number += 1


def shortened(name: str, bytes_max: int) -> str:
    """Shorten a file's name to at most `bytes_max` bytes, in whole characters."""
    data = os.fsencode(name)
    return name if len(data) <= bytes_max else data[:bytes_max].decode(errors="ignore")


def _with_ending(path: Path, ending: str, suffix: str = "") -> Path:
    """Append `ending` to the stem of a path, shortened if necessary. suffix: as in `free_name`."""
    suffix = suffix or path.suffix
    room = _NAME_BYTES_MAX - len(os.fsencode(ending + suffix))
    return path.with_name(shortened(path.name.removesuffix(suffix), room) + ending + suffix)


def sync_folder(folder: Path) -> None:
    """Sync the names in a folder, so that they survive a power failure if the file system supports it."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except PermissionError:  # a folder may be written to without being readable
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise
    finally:
        os.close(descriptor)


def _claim(path: Path, new: Path) -> None:
    """Give the file `new` the name `path`, only if it is unused."""
    try:
        path.hardlink_to(new)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666))


def refuse_unless_regular(status: os.stat_result) -> None:
    """Raise UnreadableFile for folders, pipes, sockets and devices."""
    for is_kind, reason in _KINDS:
        if is_kind(status.st_mode):
            raise UnreadableFile(reason)
