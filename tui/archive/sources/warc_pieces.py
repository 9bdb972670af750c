"""Splits web archives between records, so that archives of any size can be added."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import IO

from tui.files import UnreadableFile

CUT = "it is damaged or incomplete; what could be read was added; copy it again, and add the new copy"
_PIECE_BYTES = 10_000_000
_RECORD_BYTES_MAX = 50_000_000
_READ_BYTES = 1 << 18
_HEAD_BYTES_MAX = 100_000
_MAGIC = b"WARC/"


def warc_pieces(raw: IO[bytes]) -> Iterator[bytes]:
    """Yield pieces of whole records. Raises UnreadableFile after those before a damaged or incomplete record."""
    records: list[bytes] = []
    size = 0
    damage: UnreadableFile | None = None
    try:
        for record in _records(_unpacked(raw)):
            records.append(record)
            size += len(record)
            if size >= _PIECE_BYTES:
                yield b"".join(records)
                records, size = [], 0
    except UnreadableFile as error:
        damage = error
    except zlib.error:
        damage = UnreadableFile(CUT)
    if records:
        yield b"".join(records)
    if damage:
        raise damage


def _unpacked(raw: IO[bytes]) -> Iterator[bytes]:
    """Yield the decompressed content in blocks; usually each record is compressed separately."""
    block = raw.read(_READ_BYTES)
    if not block.startswith(b"\x1f\x8b"):
        while block:
            yield block
            block = raw.read(_READ_BYTES)
        return
    unpacker = zlib.decompressobj(wbits=31)
    while block:
        content = unpacker.decompress(block, _READ_BYTES * 4)
        if content:
            yield content
        block = unpacker.unconsumed_tail
        if unpacker.eof:
            block = unpacker.unused_data or raw.read(_READ_BYTES)
            unpacker = zlib.decompressobj(wbits=31)
        elif not block:
            block = raw.read(_READ_BYTES)


def _records(blocks: Iterator[bytes]) -> Iterator[bytes]:
    data = bytearray()
    for block in blocks:
        data += block
        while (record := _first_record(data)) is not None:
            del data[: len(record)]
            yield bytes(record)
    if data.strip():
        yield bytes(data)
        raise UnreadableFile(CUT)


def _first_record(data: bytearray) -> bytearray | None:
    """Return the first record, including anything before it; None if it is incomplete."""
    start = data.find(_MAGIC)
    head_end = data.find(b"\r\n\r\n", max(0, start))
    if start < 0 or head_end < 0:
        if len(data) > _HEAD_BYTES_MAX:
            raise UnreadableFile("the web archive is damaged: a record has no header; download it again")
        return None
    length = _content_length(bytes(data[start:head_end]))
    if length > _RECORD_BYTES_MAX:
        raise UnreadableFile("a record of this web archive is too large to be a page; remove it from the archive")
    end = head_end + 4 + length
    return data[:end] if len(data) >= end else None


def _content_length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length" and value.strip().isdigit():
            return int(value[:30])
    return 0
