"""Exports an archive to Parquet and imports from it: articles for Spark, and the pairs that it finds."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.archive.errors import ArchiveError
from tui.archive.store import Archive, described
from tui.archive.update import Outcome, update_events
from tui.archive.vectors import ArticlePairs
from tui.archive.verdicts import Reader
from tui.files import UnreadableFile, shortened
from tui.text.canonical import one_line

if TYPE_CHECKING:
    import duckdb

_PART_ARTICLES = 20_000
_REASON_CHARACTERS = 80
_HOW_PAIRS_ARE_MADE = "docs/scale.md shows how Spark writes the pairs"


def export_articles(archive: Archive, folder: Path, *, force: bool = False) -> int:
    """Write the articles as a folder of Parquet files, all or none; return their number.

    force: replace an earlier export. Raises ArchiveError, OSError, and FileExistsError for a folder with other files.
    """
    if os.path.lexists(folder):
        _refuse_unless_export(folder, force=force)
    new = folder.with_name(f".{shortened(folder.name, 100)}.{os.urandom(6).hex()}.tmp")
    new.mkdir()
    try:
        _write_parts(archive, new)
        if os.path.lexists(folder):
            shutil.rmtree(folder)
        new.rename(folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return int(archive.value("SELECT count(*) FROM articles"))


def _refuse_unless_export(folder: Path, *, force: bool) -> None:
    """Raise FileExistsError unless the folder may be replaced: it must contain only files from an export."""
    is_export = folder.is_dir() and not folder.is_symlink() and all(map(_is_part, folder.iterdir()))
    if not force or not is_export:
        reason = "it contains files that are not from an earlier export, so it was not replaced; choose another folder"
        raise FileExistsError(errno.EEXIST, reason, str(folder))


def _is_part(path: Path) -> bool:
    return path.match("part-*.parquet") and path.is_file() and not path.is_symlink()


def _write_parts(archive: Archive, folder: Path) -> None:
    last = archive.value("SELECT coalesce(max(id), 0) FROM articles")
    with described(), _outside() as connection:
        for part, start in enumerate(range(0, last, _PART_ARTICLES)):
            columns = archive.columns(
                "SELECT a.id, a.day, a.outlet, a.published, a.language, a.headline, t.text FROM articles a "
                "JOIN texts t ON t.id = a.id WHERE a.id > ? AND a.id <= ? ORDER BY a.id",
                [start, start + _PART_ARTICLES],
                with_missing=True,
            )
            connection.register("part", columns)
            connection.execute(
                "COPY (SELECT * FROM part) TO ? (FORMAT parquet)", [str(folder / f"part-{part:05}.parquet")]
            )
            connection.unregister("part")


def _outside() -> duckdb.DuckDBPyConnection:
    """Return a connection that may read and write files, and has no access to the archive."""
    import duckdb

    return duckdb.connect()


def take_pairs(archive: Archive, path: Path, reader: Reader | None = None) -> Outcome:
    """Find events from pairs that Spark has found. Raises ArchiveError, UnreadableFile."""
    pairs = read_pairs(path)
    last = archive.value("SELECT coalesce(max(id), 0) FROM articles")
    if len(pairs.a) and (pairs.b.max() > last or pairs.a.min() < 1):
        raise ArchiveError(
            "the pairs belong to a different archive; export this one's articles and find their pairs again"
        )
    return update_events(archive, found=[pairs], reader=reader)


def read_pairs(path: Path) -> ArticlePairs:
    """Read a Parquet file of pairs, or a folder of them. Raises UnreadableFile, ArchiveError without DuckDB."""
    import numpy as np

    if not any(path.glob("*.parquet") if path.is_dir() else [path][: path.is_file()]):
        raise UnreadableFile(f"there is no such file; {_HOW_PAIRS_ARE_MADE}")
    files = str(path / "*.parquet") if path.is_dir() else str(path)
    query = "SELECT a, b, sum(shared) AS shared FROM read_parquet(?) WHERE a < b GROUP BY a, b"
    with described(), _outside() as connection:
        import duckdb

        try:
            rows: dict[str, Any] = connection.execute(query, [files]).fetchnumpy()
        except duckdb.Error as error:
            reason = one_line(str(error), _REASON_CHARACTERS)
            raise UnreadableFile(f"it is not a Parquet file of pairs ({reason}); {_HOW_PAIRS_ARE_MADE}") from error
    return ArticlePairs(*(np.asarray(rows[name]).astype(np.int64) for name in ("a", "b", "shared")))
