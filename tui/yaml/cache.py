"""Cache of the parsed shipped YAML files beside Python's byte code: parsing them took a fifth of start-up.

Kept as byte code is: in the same folder, unless PYTHONDONTWRITEBYTECODE forbids it. Found by the whole text, so that a
file that was changed is parsed again. What a reader wrote is never copied there.
"""

import sys
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from zlib import crc32

import msgspec

from tui.files import read_file, write_safely

TEXTS_MAX = 64
"""The oldest are dropped: those of files as they stood before they were changed."""

_BYTES_MAX = 50_000_000
_CHECKSUM_BYTES = 4
_DAMAGE = (msgspec.DecodeError, ValueError, RecursionError)  # in msgspec 0.19 a DecodeError is no ValueError


def store_document(text: str, value: object) -> None:
    """Remember for the next start what a text says. Where that cannot be written, nothing is lost but time."""
    if sys.dont_write_bytecode:
        return
    kept = _kept()
    kept[text] = msgspec.Raw(msgspec.msgpack.encode(value))
    while len(kept) > TEXTS_MAX:
        kept.pop(next(iter(kept)))
    data = msgspec.msgpack.encode(kept)
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
    """Return the cached document of a text, alone in a tuple; None if it is not cached."""
    kept = _kept()
    try:
        return (msgspec.msgpack.decode(kept[text]),) if text in kept else None
    except _DAMAGE:  # parsed and written again
        del kept[text]
        return None


@cache
def _kept() -> dict[str, msgspec.Raw]:
    """Read the cache; empty if the file is missing or damaged, which is then written again."""
    try:
        written = read_file(_path(), _BYTES_MAX)
        data = written[_CHECKSUM_BYTES:]
        if written[:_CHECKSUM_BYTES] != _checksum(data):  # a flipped byte can be valid, and a wrong setting
            return {}
        return msgspec.msgpack.decode(data, type=dict[str, msgspec.Raw])
    except (OSError, *_DAMAGE):
        return {}


def _checksum(data: bytes) -> bytes:
    return crc32(data).to_bytes(_CHECKSUM_BYTES, "big")


def _path() -> Path:
    """Another one for each state of the parser, which may read the same text otherwise."""
    parser = Path(__file__).with_name("reader.py").stat()
    return Path(cache_from_source(__file__)).with_name(f"{_stem()}-{parser.st_size}-{parser.st_mtime_ns}.msgpack")


def _stem() -> str:
    return Path(cache_from_source(__file__)).stem
