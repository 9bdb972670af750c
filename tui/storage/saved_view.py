"""The file in which the desk of one event is kept: in the folder for state that the system gives each program.

Losing it costs a reader little, so nothing about it is ever fatal: a damaged file is set aside and said, one of a later
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
from tui.files import UnreadableFile, describe_os_error, quarantine, read_file, write_safely
from tui.reading.highlights.letters import Letters
from tui.reading.saved_view import VERSION, SavedView, restore_letters
from tui.text.canonical import one_line

KEPT_DAYS = 365
"""How long the desk of an event is kept after the event was last open."""
_BYTES_MAX = 4_000_000
_SECONDS_A_DAY = 86_400
_DAMAGE = (msgspec.DecodeError, ValueError)  # in msgspec 0.19 the one is not the other
_NAME = re.compile(r".*-[0-9a-f]{16}(\.damaged-\d+)?\.json")
"""Of a file of this program, also of one that was set aside."""


class _Version(Struct):
    """What every version of the file has."""

    version: int = VERSION


class DeskFile:
    """The desk as it was left, and where it will be kept."""

    def __init__(self, path: Path) -> None:
        """Never raises for what stands there: see `problem`."""
        self.path = path
        self.state: SavedView | None = None
        """None where nothing is kept."""
        self.problem = ""
        """What the reader should know of the file, on one line."""
        self._is_anothers = False
        self._written: bytes | None = None

    def read(self) -> None:
        if not os.path.lexists(self.path):
            return
        try:
            data = read_file(self.path, _BYTES_MAX)
            is_later, state = _decoded(data)
        except UnreadableFile as error:
            self._is_anothers = True
            self.problem = one_line(f"{self.path}: the layout that was kept cannot be read: {error.reason}")
        except RecursionError:
            self._put_aside("its values are nested too deeply")
        except _DAMAGE as error:
            self._put_aside(str(error))
        else:
            if is_later:
                self._is_anothers = True
                self.problem = one_line(f"{self.path}: kept by a later version of crosslight, and left alone")
            else:
                self.state, self._written = state, data
                with suppress(OSError):
                    os.utime(self.path)  # opened today, even where nothing will have changed

    def forget_cutoff(self) -> None:
        """The reader has asked for another one."""
        if self.state is not None:
            self.state = replace(self.state, cutoff=None)

    def _put_aside(self, reason: str) -> None:
        try:
            aside = quarantine(self.path)
        except OSError as error:
            self._is_anothers = True
            self.problem = one_line(
                f"{self.path}: damaged ({reason}), and it cannot be set aside: {describe_os_error(error)}"
            )
        else:
            self.problem = one_line(f"the layout that was kept is damaged ({reason}); it was set aside as {aside}")

    def save(self, state: SavedView) -> None:
        """Writes nothing where nothing has changed. Where it cannot be written, `problem` says why."""
        data = msgspec.json.format(msgspec.json.encode(state), indent=1) + b"\n"
        if self._is_anothers or data == self._written:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_safely(self.path, data, overwrite=True)
        except OSError as error:
            self.problem = one_line(f"{self.path}: the layout is not kept: {describe_os_error(error)}")
        else:
            self._written = data

    def forget_old(self) -> None:
        """Remove the files of events that have not been open for a year; what cannot be removed stays."""
        oldest = time.time() - KEPT_DAYS * _SECONDS_A_DAY
        with suppress(OSError), os.scandir(self.path.parent) as entries:
            for entry in entries:
                if entry.name == self.path.name or not _NAME.fullmatch(entry.name):
                    continue
                with suppress(OSError):
                    if entry.is_file(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_mtime < oldest:
                        Path(entry).unlink()


def open_desk(coverage: Coverage, origins: Mapping[str, Origin], *, fresh: bool = False) -> DeskFile:
    """The file of these articles, known by where they were read from, in whatever order. fresh: what it holds is left
    unread, and written over on leaving."""
    from hashlib import sha256

    from platformdirs import user_state_path

    key = sha256("\n".join(sorted(_identities(coverage.articles, origins))).encode()).hexdigest()[:16]
    folder = user_state_path("crosslight", appauthor=False) / "events"
    desk = DeskFile(folder / f"{slug(coverage.title or 'event')}-{key}.json")
    if not fresh:
        desk.read()
    return desk


def letters_kept(coverage: Coverage, origins: Mapping[str, Origin]) -> Letters:
    """The letters that the passages of these articles have in the reader, as far as it was open on them. Nothing is
    said of a file that cannot be read, and nothing done to it: the reader does."""
    letters = Letters()
    with suppress(UnreadableFile, RecursionError, *_DAMAGE):
        _, state = _decoded(read_file(open_desk(coverage, origins, fresh=True).path, _BYTES_MAX))
        if state is not None:
            restore_letters(letters, coverage, state.letters)
    return letters


def _decoded(data: bytes) -> tuple[bool, SavedView | None]:
    """Whether a later version wrote it, and what it says; None then. Raises RecursionError and the errors of
    `_DAMAGE`."""
    if msgspec.json.decode(data, type=_Version).version > VERSION:  # the rest may be of another kind
        return True, None
    return False, msgspec.json.decode(data, type=SavedView)


def _identities(articles: Iterable[Article], origins: Mapping[str, Origin]) -> Iterable[str]:
    """The file of each article; of one without a file, its text."""
    for article in articles:
        origin = origins.get(article.id)
        if origin is None or origin.file == STANDARD_INPUT:
            yield f"text {article.sha256}"
        else:
            number = f" {origin.number}" if origin.number else ""
            yield f"file {_full_name(origin.file)}{number}"


def _full_name(file: str) -> str:
    """The file's full name, in characters that can be written."""
    return os.fsencode(Path(file).absolute()).decode("utf-8", "backslashreplace")
