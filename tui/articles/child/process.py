"""The parsing process as seen from its parent: started when first needed, limited, and replaced when it fails."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType

import msgspec.msgpack

from tui.articles.child.messages import LENGTH_BYTES, OUT_OF_MEMORY_STATUS, ParseAnswer, ParseRequest
from tui.articles.child.packing import most_unpacked_bytes
from tui.articles.draft import Draft
from tui.articles.file_kinds import FileKind
from tui.articles.options import ParsingOptions
from tui.cancel import Cancelled, checker
from tui.files import UnreadableFile
from tui.text.canonical import one_line

_WORKER = Path(__file__).with_name("worker.py")
_BYTES_PER_MEGABYTE = 1_000_000
_CHUNK_BYTES = 1 << 16
_STARTING_SECONDS = 30.0
"""Wall time for starting the process and loading a parser, in addition to the time for the file."""
_WALL_PER_CPU = 5
"""Wall time that a second of CPU time may take on a busy computer, in seconds."""
_POLL_SECONDS = 0.1
"""Interval at which a waiting parent checks whether the user has cancelled."""
_ERROR_CHARACTERS = 120
_RECYCLED_SHARE = 3
"""Divisor of the memory limit: a process that has used this share of it is replaced before the next file."""


class ParserProcess:
    """Parses files one after another in a child process, started with the first file. Close it after the last."""

    def __init__(self, options: ParsingOptions) -> None:
        self._options = options
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "ParserProcess":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def read(
        self,
        kind: FileKind,
        data: bytes,
        name: str,
        columns: Mapping[str, str] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> tuple[Draft, ...]:
        """Return the drafts in a file of this kind.

        columns: field → column, if the user has named columns of a table. Raises Cancelled, or UnreadableFile with the
        reason and what to try.
        """
        per_megabyte = self._options.seconds_per_megabyte
        cpu_seconds = self._options.max_seconds + per_megabyte * len(data) / _BYTES_PER_MEGABYTE
        output_bytes = int(self._options.max_text_megabytes * _BYTES_PER_MEGABYTE)
        named_columns = dict(columns) if columns and kind.has_columns else None
        request = ParseRequest(kind.reader, name, data, cpu_seconds, per_megabyte, output_bytes, named_columns)
        try:
            answer = self._answer(request, checker(cancelled))
        except Cancelled:
            self.close()
            raise
        except _ProcessFailure as failure:
            self.close()
            raise UnreadableFile(f"{failure}; {kind.advice}") from None
        if answer.memory_bytes * _RECYCLED_SHARE > self._memory_bytes:
            self.close()
        if answer.reason:
            raise UnreadableFile(one_line(answer.reason))
        if answer.error:
            cause = one_line(answer.error, _ERROR_CHARACTERS)
            raise UnreadableFile(f"it is damaged, or not really {kind.noun} ({cause}); {kind.advice}")
        return answer.drafts

    def close(self) -> None:
        """End the process, if it is running."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        process.wait()

    @property
    def _memory_bytes(self) -> int:
        return self._options.max_memory_megabytes * _BYTES_PER_MEGABYTE

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            search_path = json.dumps([os.path.abspath(path) for path in sys.path])  # noqa: PTH100 - "" is a path here
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-S", str(_WORKER), search_path, str(self._memory_bytes)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                env=os.environ | {"TZ": "UTC"},  # libraries read dates, and fail in an odd time zone
            )
        return self._process

    def _answer(self, request: ParseRequest, check: Callable[[], None]) -> ParseAnswer:
        process = self._started()
        message = msgspec.msgpack.encode(request)
        assert process.stdin is not None
        try:
            process.stdin.write(len(message).to_bytes(LENGTH_BYTES))
            view = memoryview(message)
            while view:
                view = view[process.stdin.write(view) :]
        except BrokenPipeError:
            raise self._failure(process) from None
        deadline = time.monotonic() + _STARTING_SECONDS + _most_cpu_seconds(request) * _WALL_PER_CPU
        length = int.from_bytes(self._received(process, LENGTH_BYTES, deadline, check))
        if length > request.output_bytes_max:
            raise _ProcessFailure(
                f"it contains more than {request.output_bytes_max / _BYTES_PER_MEGABYTE:g} MB of text"
            )
        return msgspec.msgpack.decode(self._received(process, length, deadline, check), type=ParseAnswer)

    def _received(
        self, process: "subprocess.Popen[bytes]", length: int, deadline: float, check: Callable[[], None]
    ) -> bytes:
        assert process.stdout is not None
        chunks: list[bytes] = []
        bytes_left = length
        while bytes_left:
            check()
            if time.monotonic() >= deadline:
                raise _ProcessFailure("it takes too long to read")
            if not select.select([process.stdout], [], [], _POLL_SECONDS)[0]:
                continue
            chunk = process.stdout.read(min(bytes_left, _CHUNK_BYTES))
            if not chunk:
                raise self._failure(process)
            chunks.append(chunk)
            bytes_left -= len(chunk)
        return b"".join(chunks)

    def _failure(self, process: "subprocess.Popen[bytes]") -> "_ProcessFailure":
        """Return the reason why the process ended, from its exit status."""
        try:
            status = process.wait(_STARTING_SECONDS)
        except subprocess.TimeoutExpired:
            status = 0
        if status == -signal.SIGPROF:
            return _ProcessFailure("it takes too long to read")
        if status == OUT_OF_MEMORY_STATUS:
            return _ProcessFailure(f"it needs more than {self._options.max_memory_megabytes} MB of memory")
        return _ProcessFailure("it crashed the parser")


def _most_cpu_seconds(request: ParseRequest) -> float:
    """Return the maximum time for a file, assuming the tightest possible compression."""
    further = most_unpacked_bytes(request.data) - len(request.data)
    return request.cpu_seconds + request.seconds_per_megabyte * further / _BYTES_PER_MEGABYTE


class _ProcessFailure(Exception):  # noqa: N818 - reads as what it is
    """The process ended, or had to be ended, without an answer."""
