"""Opening a file of an event's folder: only what really stands in it, wherever symbolic links lead."""

import errno
import os
from collections.abc import Sequence
from pathlib import Path

from tui.files import UnreadableFile, describe_os_error, read_open, refuse_unless_regular

_FOLDER = os.O_DIRECTORY | os.O_CLOEXEC | getattr(os, "O_PATH", os.O_RDONLY)
"""With O_PATH, which Linux has, a folder that may be entered need not be readable."""
_FILE = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY | os.O_NOFOLLOW
_OF_A_LINK = (errno.ELOOP, errno.ENOTDIR, errno.EMLINK)
"""Errors where a symbolic link stands in the place of a file or a folder, which links may not; EMLINK on FreeBSD."""


class LeadsOutside(UnreadableFile):
    """A symbolic link that leads out of the folder."""

    def __init__(self) -> None:
        super().__init__("a symbolic link leads out of its folder; to read the file, give its own path")


def read_inside(path: str, folder: str, limit_bytes: int) -> tuple[bytes, os.stat_result]:
    """The bytes of a regular file in a folder or below it, and its status.

    path: begins with the folder's. Links are followed as long as they lead to something in the folder. An event that
    someone sent must not be able to show, and then export, any other file of the reader's: LeadsOutside. Raises
    UnreadableFile as `read_file` does.
    """
    try:
        descriptor = _open_inside(path, folder)
    except UnreadableFile:
        raise
    except ValueError:
        raise UnreadableFile("this cannot be a file's name") from None
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
    """Open part by part, so that a link that has just been put in the place of one is not followed."""
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
