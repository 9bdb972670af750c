"""Splits large files into pieces for the readers: JSON Lines, CSV, Parquet and web archives.

Only the borders of rows and records are parsed here; each piece goes to the parsing process with its limits.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

from msgspec import Struct

from tui.archive.sources.warc_pieces import CUT, warc_pieces
from tui.articles.batches.json_values import json_value
from tui.files import UnreadableFile

PIECE_BYTES = 2_000_000
PIECE_ROWS = 1_000
ROW_BYTES_MAX = 8_000_000
"""Maximum size of a row in bytes; a longer one cannot be an article, and is skipped."""
_GZIP = b"\x1f\x8b"
ENDINGS = (
    *(".jsonl", ".ndjson", ".csv", ".tsv", ".tab", ".parquet", ".warc"),
    *(".jsonl.gz", ".ndjson.gz", ".csv.gz", ".tsv.gz", ".tab.gz", ".warc.gz"),
)


class FilePiece(Struct, frozen=True):
    """Some rows of a file, as a small file of the same kind."""

    data: bytes
    ending: str
    bytes_read: int
    """Number of bytes of the file that have been read so far."""
    rows: int = 0
    """Number of rows of a table or of JSON Lines."""
    refs: tuple[str, ...] = ()
    """Id of each row, in passim's JSON lines."""
    problem: str = ""
    """Reason why some rows are left out."""


def ending_of(path: str) -> str | None:
    """Return the extension of a file that is read in pieces; None for any other."""
    plain = path.casefold()
    return next((ending for ending in sorted(ENDINGS, key=len, reverse=True) if plain.endswith(ending)), None)


def pieces_of(path: str, ending: str) -> Iterator[FilePiece]:
    """Yield a file's pieces, in order. Raises OSError with the reason."""
    kind = ending.removesuffix(".gz")
    if kind == ".parquet":
        from tui.archive.sources.parquet_rows import parquet_lines

        with parquet_lines(path) as lines:
            yield from json_pieces(_bounded(lines), lambda: 0)
        return
    with Path(path).open("rb") as raw:
        stream: IO[bytes] = raw
        if raw.read(2) == _GZIP and kind != ".warc":
            raw.seek(0)
            stream = gzip.GzipFile(fileobj=raw)  # type: ignore[assignment]
        raw.seek(0)
        if kind == ".warc":
            for records in warc_pieces(raw):
                yield FilePiece(records, ".warc", raw.tell())
            return
        readable = _ReadableLines(_bounded(stream))
        yield from json_pieces(readable, raw.tell) if "json" in kind else csv_pieces(readable, kind, raw.tell)
        if readable.is_cut:
            raise UnreadableFile(CUT)


class _ReadableLines:
    """The lines of a file, up to where its compressed data are damaged or end too early."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines
        self.is_cut = False

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._lines
        except (EOFError, zlib.error, gzip.BadGzipFile):
            self.is_cut = True


def _bounded(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the lines of a file; an excessively long line is yielded as empty, and read to its end in parts."""
    while line := stream.readline(ROW_BYTES_MAX):
        is_whole = line.endswith(b"\n") or len(line) < ROW_BYTES_MAX
        while not is_whole:
            rest = stream.readline(ROW_BYTES_MAX)
            is_whole = rest.endswith(b"\n") or len(rest) < ROW_BYTES_MAX
            line = b"\n"
        yield line


class _Rows(Struct):
    """Rows collected for a piece."""

    ending: str
    head: bytes = b""
    lines: list[bytes] = []
    refs: list[str] = []
    size: int = 0

    def add(self, line: bytes, ref: str = "") -> None:
        self.lines.append(line)
        self.refs.append(ref)
        self.size += len(line)

    @property
    def is_full(self) -> bool:
        return self.size >= PIECE_BYTES or len(self.lines) >= PIECE_ROWS

    def piece(self, bytes_read: int, problem: str = "") -> FilePiece:
        refs = tuple(self.refs) if any(self.refs) else ()
        data = self.head + b"".join(self.lines) if self.lines else b""
        made = FilePiece(data, self.ending, bytes_read, len(self.lines), refs, problem)
        self.lines, self.refs, self.size = [], [], 0
        return made


def json_pieces(lines: Iterable[bytes], position: Callable[[], int]) -> Iterator[FilePiece]:
    """Yield pieces of JSON Lines. Lines that are not JSON objects are left out and counted."""
    rows, broken = _Rows(".jsonl"), 0
    for line in lines:
        if not line.strip():
            continue
        row = _object(line.removeprefix(b"\xef\xbb\xbf"))
        if row is None:
            broken += 1
            continue
        ref = ""
        if is_passim(row):
            if not isinstance(row["text"], str) or not row["text"].strip():
                continue
            ref, row = str(row["id"]), passim_row(row)
            line = json.dumps(row).encode()
        rows.add(line if line.endswith(b"\n") else line + b"\n", ref)
        if rows.is_full:
            yield rows.piece(position())
    problem = f"{broken:,} lines are not JSON objects and were left out" if broken else ""
    if rows.lines or problem:
        yield rows.piece(position(), problem)


def _object(line: bytes) -> dict[str, object] | None:
    try:
        value = json_value(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def is_passim(row: dict[str, object]) -> bool:
    """Return True for a row in passim's format: an id, a text, a series."""
    return {"id", "text", "series"} <= row.keys()


def passim_row(row: dict[str, object]) -> dict[str, object]:
    """Return the row with this program's field names: passim's series is an outlet."""
    given = {"outlet": row["series"], "published": row.get("date"), "headline": row.get("title")}
    others = {name: row[name] for name in ("byline", "url", "language") if name in row}
    return {"text": row["text"]} | {name: value for name, value in given.items() if value} | others


def csv_pieces(lines: Iterable[bytes], ending: str, position: Callable[[], int]) -> Iterator[FilePiece]:
    """Yield pieces of a table, split between rows. Each piece begins with the line of column names."""
    rows = _Rows(ending)
    record: list[bytes] = []
    is_quoted, size, too_long = False, 0, 0
    for line in lines:
        record.append(line)
        size += len(line)
        is_quoted ^= line.count(b'"') % 2 == 1
        if size > ROW_BYTES_MAX:  # an unclosed quotation mark: the next line begins a new row
            too_long, is_quoted, record, size = too_long + 1, False, [], 0
            continue
        if is_quoted:
            continue
        whole, record, size = b"".join(record), [], 0
        if not rows.head:
            rows.head = whole
        elif whole.strip():
            rows.add(whole)
            if rows.is_full:
                yield rows.piece(position())
    if record:
        rows.add(b"".join(record))
    problem = f"{too_long:,} rows are far too long and were left out" if too_long else ""
    if rows.lines or problem:
        yield rows.piece(position(), problem)
