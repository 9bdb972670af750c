"""Reads and writes the user's corrections of one event, so that none is ever lost.

The file is beside the event file, or in the folder of the articles; if that is not writable, in the user's data folder.
A damaged file is reported with the reason, not applied in part, and never overwritten: it is renamed before a new one
takes its place.
"""

import errno
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tui.articles.event import EVENT_FILE
from tui.articles.load import STANDARD_INPUT, Origin
from tui.articles.make import slug
from tui.files import UnreadableFile, absolute_path, quarantine, read_file, write_safely
from tui.shipped import shipped_path
from tui.storage.lockfile import BusyError, locked
from tui.text.canonical import one_line
from tui.yaml.reader import MAX_CHARACTERS, YamlError

if TYPE_CHECKING:  # most events have no corrections
    from tui.mentions.corrections.model import Correction

ENDING = ".corrections.yaml"
SAMPLE = "sample-event"
"""Name under which corrections of the sample event are stored."""

_BYTES_MAX = 4 * MAX_CHARACTERS


class ChangedMeanwhileError(OSError):
    """The file has changed since it was read; writing would undo another user's changes."""


class CorrectionsFile:
    """The corrections of an event, and the places where they can be stored."""

    def __init__(self, places: Sequence[Path]) -> None:
        """Read the corrections. places: possible paths of the file, best first; empty if they cannot be stored.

        Never raises for the content of a file: see `problem`.
        """
        self.corrections: tuple[Correction, ...] = ()
        """Corrections that were read when the event was opened."""
        self.problem: YamlError | None = None
        """Reason why an existing file could not be read; None once it has been renamed."""
        self.notice = ""
        """Further information for the user; may be empty."""
        self.others_count = 0
        """Number of corrections that another user has added to the file since the event was opened."""
        self._places = [place for place in places if not _leads_away(place)]
        self._last_content: dict[Path, _Content] = {}
        """Content of each place when it was last read."""
        existing = [place for place in self._places if os.path.lexists(place)]
        if existing:
            # The file in the user's folder is newer: it was created because the other could not be changed.
            content = self._last_content[existing[-1]] = _content(existing[-1])
            self.corrections, self.problem = content.corrections, content.problem
            self._places = [existing[-1], *(place for place in self._places if place not in existing)]
        if len(existing) > 1:
            self.notice = one_line(f"corrections are read from this file, not from {existing[0]}")
        self._saved = self.corrections
        """This session's corrections at the last read or write; later changes are the user's."""
        self._combined = self.corrections
        """The saved corrections merged with those of other users, as in the file."""

    @property
    def path(self) -> Path | None:
        """The path of the file, or the first place where it will be written; None if corrections cannot be stored."""
        return self._places[0] if self._places else None

    def save(self, corrections: "Sequence[Correction]") -> Path:
        """Write all corrections of this session, and return the path. Corrections of other users stay in the file.

        Raises OSError if no place is writable; ChangedMeanwhileError if the file was changed in some other way, such as
        by hand, in which case it is left alone; BusyError if another program is writing it for too long.
        """
        failure = OSError(errno.EROFS, "there is no folder for corrections")
        for place in self._places:
            try:
                place.parent.mkdir(parents=True, exist_ok=True)
                with locked(place):
                    self._write(place, tuple(corrections))
            except (ChangedMeanwhileError, BusyError):
                raise
            except OSError as error:
                failure = error
            else:
                self._places = [place]
                return place
        raise failure

    def _write(self, place: Path, corrections: "tuple[Correction, ...]") -> None:
        """Write the corrections to one place.

        The caller holds its lock, from before the comparison until after the replacement.
        """
        from tui.storage.corrections_text import corrections_text

        content = self._content_to_replace(place)
        file_corrections = content.corrections if content.is_of_another_reader else self._combined
        combined = merge_corrections(self._saved, corrections, file_corrections)
        text = corrections_text(combined)
        if len(text) > MAX_CHARACTERS:
            raise OSError(errno.EFBIG, "there are too many corrections for one file")
        if content.problem is not None and os.path.lexists(place):
            quarantine(place)
        write_safely(place, text.encode(), overwrite=True)
        self._last_content[place] = _Content(text.encode(), combined)
        self._saved, self._combined, self.problem = corrections, combined, None
        self.others_count = len(combined) - len(corrections)

    def _content_to_replace(self, place: Path) -> "_Content":
        """Read the current content of a place. Raises ChangedMeanwhileError if it must not be overwritten."""
        last_content = self._last_content.get(place, _Content(None))
        content = _content(place, last_content)
        if content == last_content or (last_content.problem and content.problem):
            return content
        if content.is_as_written:
            return replace(content, is_of_another_reader=True)
        raise ChangedMeanwhileError(errno.EEXIST, "the file was changed by someone else; open the event again")


class _Content(Struct, frozen=True):
    """The content of the file at one place."""

    data: bytes | None
    """Bytes of the file; None if it does not exist or cannot be read."""
    corrections: "tuple[Correction, ...]" = ()
    problem: YamlError | None = None
    is_of_another_reader: bool = False
    """True if another running crosslight has written the file since this session last read it."""

    @property
    def is_as_written(self) -> bool:
        """True if crosslight wrote it, and nobody has added anything that would be lost, such as a comment."""
        from tui.storage.corrections_text import corrections_text

        if self.data is None or self.problem is not None:
            return False
        return self.data == corrections_text(self.corrections).encode()


def merge_corrections(
    base: "Sequence[Correction]", own_corrections: "Sequence[Correction]", file_corrections: "Sequence[Correction]"
) -> "tuple[Correction, ...]":
    """Apply the changes from `base` to `own_corrections` to the corrections in the file."""
    common = 0
    while common < min(len(base), len(own_corrections)) and base[common] == own_corrections[common]:
        common += 1
    combined = list(file_corrections)
    for removed in reversed(base[common:]):
        last = next((at for at in reversed(range(len(combined))) if combined[at] == removed), None)
        if last is not None:
            del combined[last]
    return (*combined, *own_corrections[common:])


def _content(place: Path, last_content: _Content | None = None) -> _Content:
    """Read the content of a place. Return `last_content` itself if it is unchanged, as parsing takes time."""
    data = None
    try:
        if os.path.lexists(place):
            data = read_file(place, _BYTES_MAX)
        if last_content is not None and data == last_content.data:
            return last_content
        return _Content(data, _corrections_in(data, place)) if data is not None else _Content(None)
    except UnreadableFile as error:
        return _Content(None, (), YamlError(str(place), None, error.reason))
    except UnicodeDecodeError:
        return _Content(data, (), YamlError(str(place), None, "not UTF-8 text"))
    except YamlError as error:
        return _Content(data, (), error)


def _corrections_in(data: bytes, place: Path) -> "tuple[Correction, ...]":
    from tui.storage.corrections_text import read_corrections  # most events have no corrections to read

    return read_corrections(data.decode("utf-8-sig"), str(place))


def open_corrections(origins: Mapping[str, Origin]) -> CorrectionsFile:
    """Open the corrections file of the event whose articles have these origins."""
    return CorrectionsFile(correction_places(origins.values()))


def correction_places(origins: Iterable[Origin]) -> list[Path]:
    """Return the possible paths for corrections: beside the event, then in the user's data folder."""
    from hashlib import sha256

    origin_list = list(origins)
    events = [absolute_path(origin.event) for origin in origin_list if origin.event]
    folders = {absolute_path(origin.file).parent for origin in origin_list if origin.file != STANDARD_INPUT}
    if not folders:
        return []
    event = events[0] if events else Path(os.path.commonpath(folders)) / EVENT_FILE
    if event.parent == shipped_path("seeds").absolute():
        return [_user_data_file(SAMPLE)]
    event_place = event.with_name(event.stem + ENDING)
    key = sha256(os.fsencode(event_place)).hexdigest()[:12]
    user_place = _user_data_file(f"{slug(event.parent.name)}-{key}")
    return [event_place, user_place] if events or len(folders) == 1 else [user_place]


def _user_data_file(name: str) -> Path:
    from platformdirs import user_data_path

    return user_data_path("crosslight", appauthor=False) / "corrections" / f"{name}.yaml"


def _leads_away(path: Path) -> bool:
    """Return True for a link out of its folder: somebody else's event must not choose which file is written."""
    try:
        return path.is_symlink() and path.resolve().parent != path.parent.resolve()
    except (OSError, RuntimeError):  # circular links
        return True
