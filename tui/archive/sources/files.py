"""Finds the files to add to an archive in folders, splits them, and reads them with the readers for single files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from tui.archive.sources import pieces
from tui.articles.addresses import is_link
from tui.articles.draft import Draft
from tui.articles.draft_reader import DraftReader
from tui.articles.event import EVENT_FILE
from tui.articles.file_kinds import ARTICLE_ENDINGS, NAMED_ENDINGS
from tui.articles.lister import EVENT_ENDINGS, Lister
from tui.articles.load import OPENED_ENDINGS
from tui.articles.load_reports import Reports
from tui.articles.opening import Opening
from tui.articles.options import ArticlesOptions
from tui.files import UnreadableFile, refuse_unless_regular

_BLOCK_BYTES = 1 << 20
_PACKED = ".gz"
_NO_ARTICLE = "it contains no articles; if its texts are in a column with another name, use --columns text=NAME"


class SourceFile(Struct, frozen=True):
    """A file to read. It is identified by its content, so that a renamed file is not read again."""

    path: str
    size: int
    sha256: str
    """SHA-256 in hex; empty for a file in an event's folder, which is read as its event.yaml says."""
    is_event: bool = False


class SourceDraft(Struct, frozen=True):
    """An article as given by a file."""

    draft: Draft
    """Draft with an outlet, which defaults to the file's name."""
    number: int
    """Number in the file, from 1; 0 if the file contains only one."""
    path: str
    ref: str = ""
    """Id given in the file, in passim's JSON lines."""


class ArchiveSources(Struct):
    """Reads files one after another; an unreadable file is reported, and the next one is read."""

    options: ArticlesOptions
    columns: Mapping[str, str] | None = None
    reports: Reports = field(default_factory=lambda: Reports(OPENED_ENDINGS))
    unread_addresses: int = 0
    """Number of entries that are only an address; nothing is fetched for an archive."""
    textless: int = 0
    """Number of entries without a text."""
    skipped: Callable[[str], bool] = lambda _path: False
    """Function that returns True for a file that is not a source, such as the archive itself."""

    def files(self, paths: Sequence[str]) -> Iterator[SourceFile]:
        """Yield the files in these paths, including everything in folders, in order."""
        for path in paths:
            try:
                if is_link(path):
                    raise UnreadableFile("pages are not fetched for an archive; save the page, and add the file")
                yield from self._files_in(path)
            except (OSError, ValueError) as error:
                self._fail(path, error)

    def _files_in(self, path: str) -> Iterator[SourceFile]:
        if not Path(path).is_dir():
            if not self.skipped(path):
                yield source_file(path)
            return
        for folder, folders, names in os.walk(path):
            folders.sort()
            folders[:] = [name for name in folders if not name.startswith(".")]
            if EVENT_FILE in names:
                yield SourceFile(str(Path(folder) / EVENT_FILE), 0, "", is_event=True)
                continue
            for name in sorted(filter(self._is_article, names)):
                file = str(Path(folder) / name)
                if self.skipped(file):
                    continue
                try:
                    yield source_file(file)
                except (OSError, ValueError) as error:
                    self._fail(file, error)

    def _is_article(self, name: str) -> bool:
        plain = name.casefold()
        endings = (*ARTICLE_ENDINGS, *NAMED_ENDINGS, *pieces.ENDINGS)
        is_other = Path(plain).stem in {word.casefold() for word in self.options.not_articles}
        return plain.endswith(endings) and not is_other and not name.startswith(".")

    def drafts(self, source: SourceFile, reader: DraftReader, told: Callable[[int], None]) -> Iterator[SourceDraft]:
        """Yield the articles in a file. told: called with the bytes that are read. Raises Cancelled."""
        try:
            if source.is_event or source.path.casefold().endswith(EVENT_ENDINGS):
                yield from self._whole(source, reader)
            elif (ending := pieces.ending_of(source.path)) is not None:
                yield from self._in_pieces(source, ending, reader, told)
            else:
                yield from self._whole(source, reader)
        except (OSError, ValueError) as error:
            self._fail(source.path, error)

    def _whole(self, source: SourceFile, reader: DraftReader) -> Iterator[SourceDraft]:
        lister = Lister(self.options, None, self.reports, reader, Opening(self.columns))
        lister.open(source.path)
        for listed in lister.listed:
            if self._leaves_out(listed.draft):
                continue
            yield SourceDraft(
                with_outlet(listed.draft, listed.default_outlet),
                listed.origin.number,
                listed.origin.file or listed.path,
            )

    def _in_pieces(
        self, source: SourceFile, ending: str, reader: DraftReader, told: Callable[[int], None]
    ) -> Iterator[SourceDraft]:
        """Read a large file piece by piece; an unreadable piece is reported, and the next one is read."""
        number, outlet, failures = 0, plain_name(source.path), self.failures
        for piece in pieces.pieces_of(source.path, ending):
            told(piece.bytes_read)
            if piece.problem:
                self._fail(source.path, UnreadableFile(piece.problem))
            try:
                drafts = reader.read(f"{outlet}{piece.ending}", piece.data) if piece.data else ()
            except UnreadableFile as error:
                place = f"from article {number + 1} on: " if number else ""
                self._fail(source.path, UnreadableFile(f"{place}{error.reason}"))
                continue
            self.textless += max(0, piece.rows - len(drafts))
            refs = piece.refs or ("",) * len(drafts)
            for draft, ref in zip(drafts, refs, strict=False):
                number += 1
                if not self._leaves_out(draft):
                    yield SourceDraft(with_outlet(draft, outlet), number, source.path, ref)
        if not number and self.failures == failures:
            self._fail(source.path, UnreadableFile(_NO_ARTICLE))

    def _leaves_out(self, draft: Draft) -> bool:
        """Count an entry that is not an article."""
        is_textless = not draft.is_address and not draft.text.strip()
        self.unread_addresses += draft.is_address
        self.textless += is_textless
        return draft.is_address or is_textless

    @property
    def failures(self) -> int:
        """The number of problems so far."""
        return len(self.reports.problems) + self.reports.further_problems.total()

    def failure_check(self) -> Callable[[], bool]:
        """Return a function that returns True if there has been another problem since."""
        before = self.failures
        return lambda: self.failures > before

    def _fail(self, path: str, error: OSError | ValueError) -> None:
        known = error if isinstance(error, OSError) else UnreadableFile("this is not a valid file name")
        self.reports.fail(path, known)


def source_file(path: str) -> SourceFile:
    """Describe a regular file. Raises OSError, ValueError."""
    refuse_unless_regular(Path(path).stat())
    digest, size = hashlib.sha256(), 0
    with Path(path).open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
            size += len(block)
    return SourceFile(path, size, digest.hexdigest())


def with_outlet(draft: Draft, outlet: str) -> Draft:
    from msgspec.structs import replace

    return draft if draft.outlet else replace(draft, outlet=outlet)


def plain_name(path: str) -> str:
    """Return the name of a file without the extensions for its kind."""
    name = Path(path).name
    plain = name[: -len(_PACKED)] if name.casefold().endswith(_PACKED) else name
    for ending in (*pieces.ENDINGS, *ARTICLE_ENDINGS, *NAMED_ENDINGS):
        if plain.casefold().endswith(ending):
            return plain[: -len(ending)] or name
    return plain
