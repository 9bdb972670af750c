"""The parsing process: reads requests from standard input and answers on standard output until its parent is gone.

Run as a script with two arguments: the modules' search path as JSON, and the memory limit in bytes.
"""

import builtins
import importlib
import json
import os
import resource
import signal
import sys
from types import ModuleType
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.articles.child.messages import ParseAnswer, ParseRequest

_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.remove", "os.rename")
"""Audit events that no parser should cause; a safety net, as working parsers never do."""
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_KIBIBYTE = 1024


def main() -> None:
    search_path, memory_bytes = sys.argv[1:]
    sys.path[:] = json.loads(search_path)
    _limit(memory_bytes=int(memory_bytes))
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not corrupt an answer
    _leave_imports_out_of_the_time()
    from tui.articles.child.messages import OUT_OF_MEMORY_STATUS

    try:
        _answer_all(requests, answers)
    except MemoryError:
        os._exit(OUT_OF_MEMORY_STATUS)


def _answer_all(requests: BinaryIO, answers: BinaryIO) -> None:
    is_guarded = False
    while message := _message(requests):
        request = _decoded(message)
        del message
        read = _reader(request.reader)
        if not is_guarded:
            sys.addaudithook(_guard)
            is_guarded = True
        _send(answers, _answer(read, request))


def _limit(memory_bytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    except (ValueError, OSError):  # macOS has no such limit
        return


def _leave_imports_out_of_the_time() -> None:
    """Stop the clock of `_answer` while a parser loads a library.

    Loading is not work on the file, and without byte code it takes longer than the file may.
    """
    load = builtins.__import__

    def load_untimed(
        name: str,
        globals: "Mapping[str, object] | None" = None,  # noqa: A002 - the names of Python's own function
        locals: "Mapping[str, object] | None" = None,  # noqa: A002
        fromlist: "Sequence[str] | None" = (),
        level: int = 0,
    ) -> ModuleType:
        module = sys.modules.get(name)
        if module is not None and all(hasattr(module, each) for each in fromlist or ()):
            return load(name, globals, locals, fromlist, level)
        seconds_left, _ = signal.setitimer(signal.ITIMER_PROF, 0)
        try:
            return load(name, globals, locals, fromlist, level)
        finally:
            signal.setitimer(signal.ITIMER_PROF, seconds_left)

    builtins.__import__ = load_untimed


def _guard(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"parsers are not allowed to do this: {event}")
    if event == "open":
        flags = arguments[2]
        if isinstance(flags, int) and flags & _WRITING:
            raise PermissionError("parsers are not allowed to write")


def _message(stream: BinaryIO) -> bytes:
    from tui.articles.child.messages import LENGTH_BYTES

    length = stream.read(LENGTH_BYTES)
    return stream.read(int.from_bytes(length)) if len(length) == LENGTH_BYTES else b""


def _decoded(message: bytes) -> "ParseRequest":
    import msgspec.msgpack

    from tui.articles.child.messages import ParseRequest

    return msgspec.msgpack.decode(message, type=ParseRequest)


def _reader(name: str) -> object:
    module, function = name.split(":")
    return getattr(importlib.import_module(module), function)


def _answer(read: object, request: "ParseRequest") -> "ParseAnswer":
    """Parse within the time limit; afterwards the system ends this process (SIGPROF), even inside a library's loop."""
    from tui.articles.child.messages import ParseAnswer
    from tui.articles.draft import Draft
    from tui.files import UnreadableFile

    signal.setitimer(signal.ITIMER_PROF, request.cpu_seconds)
    try:
        _allow_for_packing(request)
        further = () if request.columns is None else (request.columns,)
        drafts = read(request.data, request.name, *further)  # type: ignore[operator]
        drafts = (drafts,) if isinstance(drafts, Draft) else tuple(drafts)
        return ParseAnswer(drafts, memory_bytes=_held_memory())
    except UnreadableFile as error:
        return ParseAnswer(reason=error.reason, memory_bytes=_held_memory())
    except RecursionError:
        return ParseAnswer(error="nested too deeply", memory_bytes=_held_memory())
    except (MemoryError, KeyboardInterrupt):
        raise
    except BaseException as error:  # noqa: BLE001 - a panic of a Rust library is no Exception
        return ParseAnswer(error=f"{type(error).__name__}: {error}"[:200], memory_bytes=_held_memory())
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _allow_for_packing(request: "ParseRequest") -> None:
    """Add time for the unpacked size of a packed file."""
    from tui.articles.child.packing import unpacked_bytes

    megabytes = (unpacked_bytes(request.data) - len(request.data)) / 1_000_000
    seconds_left, _ = signal.getitimer(signal.ITIMER_PROF)
    signal.setitimer(signal.ITIMER_PROF, seconds_left + request.seconds_per_megabyte * megabytes)


def _held_memory() -> int:
    """Return the memory that this process uses, in bytes; on systems that do not report it, the most it has used.

    The latter is not a good measure: Linux counts what the parent used when it started this process.
    """
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - pathlib is not needed otherwise
            return int(file.read().split()[1]) * resource.getpagesize()
    except (OSError, ValueError, IndexError):
        unit = 1 if sys.platform == "darwin" else _KIBIBYTE
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _send(stream: BinaryIO, answer: "ParseAnswer") -> None:
    import msgspec.msgpack

    from tui.articles.child.messages import LENGTH_BYTES

    message = msgspec.msgpack.encode(answer)
    stream.write(len(message).to_bytes(LENGTH_BYTES) + message)
    stream.flush()


if __name__ == "__main__":
    main()
