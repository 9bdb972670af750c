"""Caches the parsed shipped YAML files beside Python's byte code, as parsing them took a fifth of start-up.

The cache is in the folder of the byte code, unless PYTHONDONTWRITEBYTECODE forbids it. Its key is the whole text, so a
changed file is parsed again. Files that a user wrote are never cached.
"""

import sys
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from zlib import crc32

import msgspec

from tui.files import read_file, write_safely

TEXTS_MAX = 64
"""Maximum number of cached texts; the oldest ones, from earlier versions of the files, are dropped."""

_BYTES_MAX = 50_000_000
_CHECKSUM_BYTES = 4
_DAMAGE = (msgspec.DecodeError, ValueError, RecursionError)  # in msgspec 0.19 a DecodeError is not a ValueError


def store_document(text: str, value: object) -> None:
    """Cache the parsed value of a text for the next start. A cache that cannot be written costs only time."""
    if sys.dont_write_bytecode:
        return
    entries = _cache_entries()
    entries[text] = msgspec.Raw(msgspec.msgpack.encode(value))
    while len(entries) > TEXTS_MAX:
        entries.pop(next(iter(entries)))
    data = msgspec.msgpack.encode(entries)
    try:
        path = _path()
        path.parent.mkdir(parents=True, exist_ok=True)
        write_safely(path, _checksum(data) + data, overwrite=True)
        for older in path.parent.glob(f"{_stem()}-*.msgpack"):
            if older != path:
                older.unlink(missing_ok=True)
    except OSError:
        return


def cached_document(text: str) -> tuple[object] | None:
    """Return the cached value of a text, in a tuple of one; None if it is not cached."""
    entries = _cache_entries()
    try:
        return (msgspec.msgpack.decode(entries[text]),) if text in entries else None
    except _DAMAGE:  # damaged: it is parsed and written again
        del entries[text]
        return None


@cache
def _cache_entries() -> dict[str, msgspec.Raw]:
    """Read the cache; empty if the file is missing or damaged, in which case it is written again."""
    try:
        stored = read_file(_path(), _BYTES_MAX)
        data = stored[_CHECKSUM_BYTES:]
        if stored[:_CHECKSUM_BYTES] != _checksum(data):  # a flipped byte could still be valid, and give a wrong setting
            return {}
        return msgspec.msgpack.decode(data, type=dict[str, msgspec.Raw])
    except (OSError, *_DAMAGE):
        return {}


def _checksum(data: bytes) -> bytes:
    return crc32(data).to_bytes(_CHECKSUM_BYTES, "big")


def _path() -> Path:
    """Return the path of the cache, which differs for each version of the parser, as versions may read differently."""
    parser = Path(__file__).with_name("reader.py").stat()
    return Path(cache_from_source(__file__)).with_name(f"{_stem()}-{parser.st_size}-{parser.st_mtime_ns}.msgpack")


def _stem() -> str:
    return Path(cache_from_source(__file__)).stem
