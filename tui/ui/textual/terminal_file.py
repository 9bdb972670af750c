"""Wraps the terminal as a file for writing that may disappear."""

from collections.abc import Callable
from typing import TextIO


class TerminalFile:
    """A file for writing: once the system refuses more data, further output is dropped without an error."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._is_gone = False

    def write(self, text: str) -> int:
        self._unless_gone(lambda: self._file.write(text))
        return len(text)

    def flush(self) -> None:
        self._unless_gone(self._file.flush)

    def fileno(self) -> int:
        return self._file.fileno()

    def isatty(self) -> bool:
        return self._file.isatty()

    def _unless_gone(self, act: Callable[[], object]) -> None:
        if self._is_gone:
            return
        try:
            act()
        except BlockingIOError:  # another program has made the terminal non-blocking: the next flush writes the rest
            return
        except OSError:
            self._is_gone = True
