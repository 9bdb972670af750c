"""Adds files to an archive: each batch of articles completely or not at all, so that a killed run can be repeated."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from tui.archive.insert import NewArticle, insert_articles
from tui.archive.sources.files import ArchiveSources, SourceDraft, SourceFile
from tui.archive.store import Archive
from tui.archive.words import Indexer
from tui.articles.batches.dates import find_date
from tui.articles.draft import Draft
from tui.articles.draft_reader import DraftReader
from tui.articles.load_result import Notice, Problem
from tui.articles.options import ArticlesOptions
from tui.cancel import checker
from tui.files import absolute_path
from tui.text.canonical import one_line
from tui.text.fold import fold_text
from tui.text.language import detect, language_code

BATCH_ARTICLES, BATCH_CHARACTERS = 4_000, 16_000_000
_PATIENCE = 5
"""Factor by which the reader's limits on computing time are raised."""


class AddReport(Struct):
    """The outcome of adding files."""

    added: int = 0
    known: int = 0
    """Number of articles in the files that were already in the archive."""
    known_files: int = 0
    """Number of files that were not read, because all their articles are in the archive."""
    copies: int = 0
    """Number of added articles whose words are identical to those of an earlier one."""
    problems: tuple[Problem, ...] = ()
    notices: tuple[Notice, ...] = ()
    unread_addresses: int = 0
    textless: int = 0


class _Known(Struct):
    """Articles that the archive already contains."""

    identities: set[int]
    wordings: dict[int, int]
    """Digest of an article's words → first article with them."""
    files: set[str]
    """SHA-256 of the files that were added completely."""
    next_article: int
    next_file: int


class _Batch(Struct):
    rows: list[NewArticle] = field(default_factory=list)
    characters: int = 0

    def add(self, row: NewArticle) -> None:
        self.rows.append(row)
        self.characters += len(row.text)

    @property
    def is_full(self) -> bool:
        return len(self.rows) >= BATCH_ARTICLES or self.characters >= BATCH_CHARACTERS


def add_files(
    archive: Archive,
    paths: Sequence[str],
    options: ArticlesOptions,
    *,
    columns: dict[str, str] | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> AddReport:
    """Add the articles in these paths that the archive does not contain yet.

    progress: called with the bytes read, and the total. Raises ArchiveError, Cancelled; articles added before that
    stay.
    """
    report, known, check = AddReport(), _known(archive), checker(cancelled)
    sources = ArchiveSources(options, columns, skipped=lambda path: _is_same_file(path, archive.path))
    files = list(sources.files(paths))
    total, done = sum(file.size for file in files), 0
    adding = _Adding(archive, known, report)
    with DraftReader(_patient(options), columns) as reader:
        for file in files:
            check()
            if file.sha256 and file.sha256 in known.files:
                report.known_files += 1
            else:
                told = _told(progress, done, total)
                adding.add_file(file, sources.drafts(file, reader, told), check, sources.failure_check())
            done += file.size
            if progress:
                progress(done, total)
    report.problems, report.notices = sources.reports.all_problems(), sources.reports.all_notices()
    report.unread_addresses, report.textless = sources.unread_addresses, sources.textless
    return report


def _patient(options: ArticlesOptions) -> ArticlesOptions:
    """Return the options with more computing time for a file.

    Nobody is waiting at an empty screen, and a slow or busy computer should also be able to read a download of hundreds
    of articles.
    """
    seconds = _PATIENCE * options.parsing.max_seconds
    per_megabyte = _PATIENCE * options.parsing.seconds_per_megabyte
    parsing = replace(options.parsing, max_seconds=seconds, seconds_per_megabyte=per_megabyte)
    return replace(options, parsing=parsing)


def _told(progress: Callable[[int, int], None] | None, done: int, total: int) -> Callable[[int], None]:
    def told(bytes_read: int) -> None:
        if progress:
            progress(min(done + bytes_read, total), total)

    return told


def _is_same_file(path: str, archive: Path) -> bool:
    """Return True for the archive's own file and its log, which may be in a folder that is added."""
    return absolute_path(path) in (absolute_path(archive), absolute_path(archive).with_name(f"{archive.name}.wal"))


def _known(archive: Archive) -> _Known:
    rows = archive.columns("SELECT id, identity, wording FROM articles ORDER BY id")
    wordings: dict[int, int] = {}
    for article, wording in zip(rows["id"].tolist(), rows["wording"].tolist(), strict=True):
        wordings.setdefault(wording, article)
    files = {row[0] for row in archive.rows("SELECT sha256 FROM files WHERE articles IS NOT NULL")}
    next_file = archive.value("SELECT coalesce(max(id), 0) + 1 FROM files")
    next_article = archive.value("SELECT coalesce(max(id), 0) + 1 FROM articles")
    return _Known(set(rows["identity"].tolist()), wordings, files, next_article, next_file)


class _Adding:
    """Collects articles into batches, and writes each in one transaction."""

    def __init__(self, archive: Archive, known: _Known, report: AddReport) -> None:
        self._archive, self._known, self._report = archive, known, report
        self._indexer = Indexer()
        self._paths: dict[str, int] = {}
        """Path of a file named in an event.yaml → its number."""

    def add_file(
        self,
        file: SourceFile,
        drafts: Iterable[SourceDraft],
        check: Callable[[], None],
        has_failed: Callable[[], bool] = lambda: False,
    ) -> None:
        """Add the articles in a file. has_failed: True, after reading, if some could not be read; it is then read again
        when it is added again."""
        number = self._known.next_file
        self._known.next_file += 1
        batch, count = _Batch(), 0
        self._paths = {_path(file.path): number} if file.is_event else {}
        with self._archive.transaction():
            self._archive.rows("INSERT INTO files VALUES (?, ?, ?, NULL)", [number, _path(file.path), file.sha256])
        for row in self._new_articles(number, drafts):
            check()
            batch.add(row)
            count += 1
            if batch.is_full:
                self._write(batch.rows)
                batch = _Batch()
        self._write(batch.rows, file=number, is_whole=not file.is_event and not has_failed(), count=count)

    def _new_articles(self, file: int, drafts: Iterable[SourceDraft]) -> Iterator[NewArticle]:
        repeated: Counter[bytes] = Counter()
        now = int(time.time())
        for source in drafts:
            place = self._file_of(source.path, file)
            content = _content(source.draft)
            repeated[content] += 1
            identity = _digest(content, repeated[content])
            if identity in self._known.identities:
                self._report.known += 1
                continue
            self._known.identities.add(identity)
            yield self._row(place, source, identity, now)

    def _file_of(self, path: str, file: int) -> int:
        """Return the number of the file that contains an article; for an event.yaml, the file that it lists."""
        if not self._paths or self._paths.get(_path(path)) == file:
            return file
        number = self._paths.get(_path(path))
        if number is None:
            number = self._paths[_path(path)] = self._known.next_file
            self._known.next_file += 1
            self._archive.rows("INSERT INTO files VALUES (?, ?, '', NULL)", [number, _path(path)])
        return number

    def _row(self, file: int, source: SourceDraft, identity: int, now: int) -> NewArticle:
        draft = source.draft
        folded_words = fold_text(draft.text).split()
        wording = _digest(" ".join(folded_words).encode(), 0)
        article = self._known.next_article
        self._known.next_article += 1
        first = self._known.wordings.setdefault(wording, article)
        self._report.copies += first != article
        return NewArticle(
            id=article,
            file=file,
            number=source.number,
            outlet=one_line(draft.outlet).strip(),
            headline=one_line(draft.headline).strip() or first_line(draft.text),
            byline=one_line(draft.byline).strip(),
            published=one_line(draft.published).strip(),
            day=day_of(draft.published),
            url=one_line(draft.url, 2000).strip(),
            language=_language(draft, folded_words),
            role=str(draft.role),
            ref=one_line(source.ref),
            identity=identity,
            wording=wording,
            same_as=None if first == article else first,
            added=now,
            text=draft.text,
            zones=msgspec.json.encode(draft.zones).decode() if draft.zones else "",
        )

    def _write(self, rows: list[NewArticle], file: int = 0, *, is_whole: bool = False, count: int = 0) -> None:
        """Write a batch. is_whole: True if the file has now been read completely."""
        with self._archive.transaction():
            if rows:
                insert_articles(self._archive, rows, self._indexer)
            if is_whole:
                self._archive.rows("UPDATE files SET articles = ? WHERE id = ?", [count, file])
        self._report.added += len(rows)


def _path(path: str) -> str:
    return one_line(str(absolute_path(path)), 4096)


def _content(draft: Draft) -> bytes:
    """Return a digest of an article's identity: its text, and who published it when."""
    fields = (draft.outlet, draft.headline, draft.published, draft.url, draft.text)
    return blake2b("\x00".join(fields).encode(), digest_size=16).digest()


def _digest(data: bytes, number: int) -> int:
    digest = blake2b(data + number.to_bytes(8), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


def _language(draft: Draft, folded_words: list[str]) -> str:
    try:
        code = language_code(draft.language)
    except ValueError:  # the file gives an invalid language
        code = ""
    return code or detect(draft.text, folded_words)


def first_line(text: str) -> str:
    return one_line(next((line for line in text.split("\n") if line.strip()), "").strip())


@lru_cache(maxsize=4096)
def day_of(published: str) -> int | None:
    """Return the day of a date, counted from the first day of our era; None if the date gives no day."""
    from datetime import date

    iso = find_date(published)
    return date.fromisoformat(iso).toordinal() if iso else None
