"""Stores the view of one event in a file in the system's folder for program state.

Losing it costs little, so its errors are never fatal: a damaged file is renamed and reported, and one of a later
version of the program is left alone.
"""

import os
import re
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from tui.articles.load import STANDARD_INPUT, Origin
from tui.articles.make import slug
from tui.articles.model import Article, Coverage
from tui.files import UnreadableFile, absolute_path, describe_write_error, quarantine, read_file, write_safely
from tui.reading.added_articles import AddedArticle
from tui.reading.highlights.letters import Letters
from tui.reading.saved_view import VERSION, SavedView, restore_letters
from tui.text.canonical import one_line

KEPT_DAYS = 365
"""Number of days for which the view of an event is kept after the event was last open."""
_BYTES_MAX = 4_000_000
_SECONDS_A_DAY = 86_400
_DAMAGE = (msgspec.DecodeError, ValueError)  # in msgspec 0.19 the first is not a subclass of the second
_NAME = re.compile(r".*-[0-9a-f]{16}(\.damaged-\d+)?\.json")
"""Names of this program's files, including renamed damaged ones."""


class _Version(Struct):
    """The field that every version of the file has."""

    version: int = VERSION


class SavedViewFile:
    """The saved view of an event, with the file that stores it."""

    def __init__(self, path: Path) -> None:
        """Prepare the file at a path; nothing is read yet."""
        self.path = path
        self.state: SavedView | None = None
        """The saved view; None if none is saved."""
        self.problem = ""
        """Problem with the file, on one line for the user; empty if there is none."""
        self._is_read_only = False
        self._stored_bytes: bytes | None = None

    def read(self) -> None:
        if not os.path.lexists(self.path):
            return
        try:
            data = read_file(self.path, _BYTES_MAX)
            is_later, state = _decoded(data)
        except UnreadableFile as error:
            self._is_read_only = True
            self.problem = one_line(f"{self.path}: the saved layout cannot be read: {error.reason}")
        except RecursionError:
            self._put_aside("its values are nested too deeply")
        except _DAMAGE as error:
            self._put_aside(str(error))
        else:
            if is_later:
                self._is_read_only = True
                self.problem = one_line(
                    f"{self.path}: saved by a newer version of crosslight, so it was left unchanged"
                )
            else:
                self.state, self._stored_bytes = state, data
                with suppress(OSError):
                    os.utime(self.path)  # the event was opened today, even if nothing changes

    def forget_cutoff(self) -> None:
        """Drop the saved cutoff, because the user has asked for a different one."""
        if self.state is not None:
            self.state = replace(self.state, cutoff=None)

    def _put_aside(self, reason: str) -> None:
        try:
            aside = quarantine(self.path)
        except OSError as error:
            self._is_read_only = True
            self.problem = one_line(
                f"{self.path}: damaged ({reason}), and it cannot be renamed: {describe_write_error(error)}"
            )
        else:
            self.problem = one_line(f"the saved layout is damaged ({reason}); the file was renamed to {aside}")

    def save(self, state: SavedView) -> None:
        """Write the view if it has changed. If it cannot be written, `problem` says why."""
        data = msgspec.json.format(msgspec.json.encode(state), indent=1) + b"\n"
        if self._is_read_only or data == self._stored_bytes:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_safely(self.path, data, overwrite=True)
        except OSError as error:
            self.problem = one_line(f"{self.path}: the layout could not be saved: {describe_write_error(error)}")
        else:
            self._stored_bytes = data

    def forget_old(self) -> None:
        """Remove the files of events that have not been open for a year; files that cannot be removed stay."""
        oldest = time.time() - KEPT_DAYS * _SECONDS_A_DAY
        with suppress(OSError), os.scandir(self.path.parent) as entries:
            for entry in entries:
                if entry.name == self.path.name or not _NAME.fullmatch(entry.name):
                    continue
                with suppress(OSError):
                    if entry.is_file(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_mtime < oldest:
                        Path(entry).unlink()


def open_saved_view(coverage: Coverage, origins: Mapping[str, Origin], *, fresh: bool = False) -> SavedViewFile:
    """Open the saved view of these articles, which is identified by their files, in any order.

    fresh: ignore the saved view; it is overwritten at the end of the session.
    """
    from hashlib import sha256

    from platformdirs import user_state_path

    key = sha256("\n".join(sorted(_identities(coverage.articles, origins))).encode()).hexdigest()[:16]
    folder = user_state_path("crosslight", appauthor=False) / "events"
    desk = SavedViewFile(folder / f"{slug(coverage.title or 'event')}-{key}.json")
    if not fresh:
        desk.read()
    return desk


def saved_letters(coverage: Coverage, origins: Mapping[str, Origin]) -> Letters:
    """Return the passage letters in the saved view of these articles; empty if none is saved."""
    letters = Letters()
    state = _saved_state(coverage, origins)
    if state is not None:
        restore_letters(letters, coverage, state.letters)
    return letters


def saved_additions(coverage: Coverage, origins: Mapping[str, Origin]) -> tuple[AddedArticle, ...]:
    """Return the articles that were added to these in an earlier session, in the order in which they were opened."""
    state = _saved_state(coverage, origins)
    return state.added if state is not None else ()


def _saved_state(coverage: Coverage, origins: Mapping[str, Origin]) -> SavedView | None:
    """Return the saved view of these articles.

    A file that cannot be read is neither reported nor changed here; opening the event does both.
    """
    with suppress(UnreadableFile, RecursionError, *_DAMAGE):
        return _decoded(read_file(open_saved_view(coverage, origins, fresh=True).path, _BYTES_MAX))[1]
    return None


def _decoded(data: bytes) -> tuple[bool, SavedView | None]:
    """Decode a file: (True, None) if a later version wrote it, otherwise (False, view).

    Raises RecursionError and the errors of `_DAMAGE`.
    """
    if msgspec.json.decode(data, type=_Version).version > VERSION:  # other fields may have changed
        return True, None
    return False, msgspec.json.decode(data, type=SavedView)


def _identities(articles: Iterable[Article], origins: Mapping[str, Origin]) -> Iterable[str]:
    """Yield an identity for each article: its file or, without a file, its text."""
    for article in articles:
        origin = origins.get(article.id)
        if origin is None or origin.file == STANDARD_INPUT:
            yield f"text {article.sha256}"
        else:
            number = f" {origin.number}" if origin.number else ""
            yield f"file {_full_name(origin.file)}{number}"


def _full_name(file: str) -> str:
    """Return the absolute path of a file, in valid UTF-8."""
    return os.fsencode(absolute_path(file)).decode("utf-8", "backslashreplace")
