"""Reads Parquet as JSON lines with DuckDB, in a separate process with limits on memory and computing time.

Run as a script with the file's path: prints one object per line.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any

from tui.files import UnreadableFile

_MEMORY_BYTES = 4_000_000_000
_ENGINE_MEGABYTES = 500
_CPU_SECONDS = 3_600
_ERROR_BYTES = 400
_MISSING = 3
"""Exit status if DuckDB is not installed."""


@contextmanager
def parquet_lines(path: str) -> Iterator[IO[bytes]]:
    """Provide the rows of a Parquet file as JSON lines. Raises UnreadableFile."""
    command = [sys.executable, "-P", __file__, path]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    assert process.stdout is not None and process.stderr is not None
    try:
        yield process.stdout
        status = process.wait()
        error = process.stderr.read(_ERROR_BYTES).decode("utf-8", "replace").strip()
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()
    if status == _MISSING:
        raise UnreadableFile("Parquet needs DuckDB; install it with: pip install 'crosslight[archive]'")
    if status:
        detail = error.split("\n")[0]
        raise UnreadableFile(f"it is damaged, or not Parquet ({detail}); write it again, or save it as JSON lines")


def main(path: str) -> int:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
    with suppress(ValueError, OSError):  # macOS has no such limit
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    try:
        import duckdb
    except ImportError:
        return _MISSING
    config: dict[str, Any] = {
        "memory_limit": f"{_ENGINE_MEGABYTES}MB",
        "threads": "1",
        "autoinstall_known_extensions": "false",
    }
    try:
        connection = duckdb.connect(config=config)
        rows = connection.execute("SELECT to_json(rows) FROM read_parquet(?) AS rows", [path])
        while chunk := rows.fetchmany(500):
            sys.stdout.buffer.write("".join(f"{line}\n" for (line,) in chunk).encode())
        sys.stdout.buffer.flush()
    except (duckdb.Error, MemoryError) as error:
        sys.stderr.write(f"{error}"[:_ERROR_BYTES])
        return 1
    except BrokenPipeError:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
