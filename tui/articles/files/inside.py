"""Opens files in an event's folder, and only what is really inside it, wherever symbolic links point."""

import errno
import os
from collections.abc import Sequence
from pathlib import Path

from tui.files import UnreadableFile, describe_os_error, read_open, refuse_unless_regular

_FOLDER = os.O_DIRECTORY | os.O_CLOEXEC | getattr(os, "O_PATH", os.O_RDONLY)
"""Flags for opening a folder: with O_PATH (Linux) it need only be searchable, not readable."""
_FILE = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY | os.O_NOFOLLOW
_OF_A_LINK = (errno.ELOOP, errno.ENOTDIR, errno.EMLINK)
"""Errors for a symbolic link in place of a file or folder where links are not allowed; EMLINK on FreeBSD."""


class LeadsOutside(UnreadableFile):
    """A symbolic link that points outside the folder."""

    def __init__(self) -> None:
        super().__init__("a symbolic link points outside its folder; give the path of the file itself")


def read_inside(path: str, folder: str, limit_bytes: int) -> tuple[bytes, os.stat_result]:
    """Return the bytes of a regular file in or below a folder, and its status.

    path: begins with the folder's. Links are followed if they point to something in the folder. An event that someone
    sent must not be able to show, and then export, any of the user's other files: LeadsOutside. Raises UnreadableFile
    as `read_file` does.
    """
    try:
        descriptor = _open_inside(path, folder)
    except UnreadableFile:
        raise
    except ValueError:
        raise UnreadableFile("this is not a valid file name") from None
    except OSError as error:
        raise UnreadableFile(describe_os_error(error)) from error
    status = os.fstat(descriptor)
    return read_open(descriptor, limit_bytes), status


def _open_inside(path: str, folder: str) -> int:
    parts = Path(path).relative_to(folder).parts
    if os.pardir not in parts:
        try:
            return _open_without_links(folder, parts)
        except OSError as error:
            if error.errno not in _OF_A_LINK:
                raise
    real_folder, real = Path(os.path.realpath(folder)), Path(os.path.realpath(path))
    if not real.is_relative_to(real_folder):
        raise LeadsOutside
    return _open_without_links(str(real_folder), real.relative_to(real_folder).parts)


def _open_without_links(folder: str, parts: Sequence[str]) -> int:
    """Open the path part by part, so that a link that has just replaced one of them is not followed."""
    at = os.open(folder, _FOLDER)
    try:
        for part in parts[:-1]:
            descriptor = os.open(part, _FOLDER | os.O_NOFOLLOW, dir_fd=at)
            os.close(at)
            at = descriptor
        name = parts[-1] if parts else os.curdir
        refuse_unless_regular(os.stat(name, dir_fd=at, follow_symlinks=False))
        return os.open(name, _FILE, dir_fd=at)
    finally:
        os.close(at)
