"""Parsing processes that wait for the next test: loading the libraries that read pages takes half a second each time.

What tests the parsing process itself makes a `ParserProcess`, and gets one of its own.
"""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, ClassVar
from unittest.mock import patch

from tui.articles.child import process
from tui.articles.draft import Draft

ParserProcess = process.ParserProcess


class KeptProcess(ParserProcess):
    """Takes a process that another one has left, and leaves it when it is closed, unless it has failed."""

    left: ClassVar[list[tuple[int, "subprocess.Popen[bytes]"]]] = []
    """Memory limit in bytes, process."""
    lock = Lock()
    _is_reading = False

    def read(self, *arguments: Any, **options: Any) -> tuple[Draft, ...]:
        self._is_reading = True
        try:
            return super().read(*arguments, **options)
        finally:
            self._is_reading = False

    def close(self) -> None:
        if self._process is not None and self._process.poll() is None and not self._is_reading:
            self.left.append((self._memory_bytes, self._process))
            self._process = None
        super().close()

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            with self.lock:
                fitting = [each for each in self.left if each[0] == self._memory_bytes]
                if fitting:
                    self.left.remove(fitting[-1])
                    self._process = fitting[-1][1]
        return super()._started()


@contextmanager
def kept_parser() -> Iterator[None]:
    with patch.object(process, "ParserProcess", KeptProcess):
        yield
    for _, left in KeptProcess.left:
        left.kill()
        left.communicate()
