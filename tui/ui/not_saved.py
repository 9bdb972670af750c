"""Says that a file could not be saved, and stays until a key is pressed."""

import errno
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from tui.files import describe_write_error
from tui.text.canonical import one_line
from tui.ui.dialogs.dialog import Dialog

_NOT_WRITABLE = (errno.EACCES, errno.EPERM, errno.EROFS)


class NotSavedScreen(Dialog[None]):
    """The message that a file was not saved: which one, why, and what to try. Any key closes it."""

    HAS_HELP: ClassVar[bool] = False

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__()
        reason = describe_write_error(error).split(";")[0]  # what to try is said below, with names
        self._lines = (one_line(str(path)), f"Why: {reason}", f"Try: {_advice(path, error)}")

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static("Not saved", classes="heading failure", markup=False)
            for line in self._lines:
                yield Static(line, markup=False)
            yield Static("any key: back to the file name", classes="hint", markup=False)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        self.dismiss(None)


def _advice(path: Path, error: OSError) -> str:
    """Return what the user can do about an error when writing a file."""
    if error.errno in _NOT_WRITABLE:
        return one_line(f"another folder, such as ~/{path.name}")
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return one_line(f"create the folder {path.parent} first, or type another one")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "free some space, or type a folder on another disk"
    if error.errno == errno.ENAMETOOLONG:
        return "a shorter file name"
    if error.errno == errno.EISDIR:
        return "a file name after the folder"
    return "another folder or file name"
