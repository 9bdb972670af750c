"""The file in which the reader's corrections of one event are kept: where it stands, and how none is ever lost.

It stands beside the event file, or in the folder of the articles; where that cannot be written to, in the reader's own
data folder. A damaged file is named with its reason, applied in no part, and never written over: it is set aside under
another name before a new one takes its place.
"""

import errno
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.articles.event import EVENT_FILE
from tui.articles.load import STANDARD_INPUT, Origin
from tui.articles.make import slug
from tui.files import UnreadableFile, read_file, set_aside, write_safely
from tui.shipped import shipped_path
from tui.text.canonical import one_line
from tui.yaml.reader import MAX_CHARACTERS, YamlError

if TYPE_CHECKING:  # most events have none
    from tui.mentions.corrections.model import Correction

ENDING = ".corrections.yaml"
SAMPLE = "sample-event"
"""The name under which corrections of the sample event are kept."""

_BYTES_MAX = 4 * MAX_CHARACTERS


class CorrectionsFile:
    """The corrections as they were read, and where they will be written."""

    def __init__(self, places: Sequence[Path]) -> None:
        """places: where the file may stand, the best one first; none where corrections cannot be kept.

        Never raises for what stands there: see `problem`.
        """
        self.corrections: tuple[Correction, ...] = ()
        self.problem: YamlError | None = None
        """Why the file that is there could not be read; None once it has been set aside."""
        self.notice = ""
        """What the reader should know of it, otherwise."""
        self._places = [place for place in places if not _leads_away(place)]
        self._known: dict[Path, bytes | None] = {}
        """What stood at each place when it was last looked at; None for no file."""
        self._damaged: Path | None = None
        there = [place for place in self._places if os.path.lexists(place)]
        if there:
            # The one in the reader's folder is the later one: it was begun where the other could not be changed.
            self._read(there[-1])
            self._places = [there[-1], *(place for place in self._places if place not in there)]
        if len(there) > 1:
            self.notice = one_line(f"corrections are taken from here, not from {there[0]}")

    @property
    def path(self) -> Path | None:
        """Where they stand, or will be written first."""
        return self._places[0] if self._places else None

    def save(self, corrections: "Sequence[Correction]") -> Path:
        """Writes them all; returns where. Raises OSError where they can be kept nowhere, and where somebody else has
        changed the file in the meantime, which is then left alone."""
        from tui.storage.corrections_text import corrections_text

        text = corrections_text(corrections)
        if len(text) > MAX_CHARACTERS:
            raise OSError(errno.EFBIG, "there are more corrections than a file may hold")
        failure = OSError(errno.EROFS, "there is no folder to keep corrections in")
        for place in self._places:
            try:
                self._write(place, text.encode())
            except ChangedMeanwhileError:
                raise
            except OSError as error:
                failure = error
            else:
                return place
        raise failure

    def _read(self, place: Path) -> None:
        from tui.storage.corrections_text import read_corrections  # most events have no corrections to read

        name = str(place)
        try:
            data = self._known[place] = read_file(place, _BYTES_MAX)
            self.corrections = read_corrections(data.decode("utf-8-sig"), name)
        except UnreadableFile as error:
            self._damaged, self.problem = place, YamlError(name, None, error.reason)
        except UnicodeDecodeError:
            self._damaged, self.problem = place, YamlError(name, None, "not UTF-8 text")
        except YamlError as error:
            self._damaged, self.problem = place, error

    def _write(self, place: Path, data: bytes) -> None:
        if place == self._damaged:
            set_aside(place)
            self._damaged = self.problem = None
        elif _bytes_at(place) != self._known.get(place):
            raise ChangedMeanwhileError(errno.EEXIST, "the file was changed by somebody else; open the event again")
        place.parent.mkdir(parents=True, exist_ok=True)
        write_safely(place, data, overwrite=True)
        self._known[place] = data
        self._places = [place]


class ChangedMeanwhileError(OSError):
    """The file is not as it was read; writing would undo what somebody else has done."""


def open_corrections(origins: Mapping[str, Origin]) -> CorrectionsFile:
    """The file of the event whose articles were read from these places."""
    return CorrectionsFile(places_of(origins.values()))


def places_of(origins: Iterable[Origin]) -> list[Path]:
    """Where the corrections may stand: beside the event, then in the reader's own folder."""
    from hashlib import sha256

    told = list(origins)
    events = [Path(origin.event).absolute() for origin in told if origin.event]
    folders = {Path(origin.file).absolute().parent for origin in told if origin.file != STANDARD_INPUT}
    if not folders:
        return []
    event = events[0] if events else Path(os.path.commonpath(folders)) / EVENT_FILE
    if event.parent == shipped_path("seeds").absolute():
        return [_own(SAMPLE)]
    beside = event.with_name(event.stem + ENDING)
    key = sha256(os.fsencode(beside)).hexdigest()[:12]
    own = _own(f"{slug(event.parent.name)}-{key}")
    return [beside, own] if events or len(folders) == 1 else [own]


def _own(name: str) -> Path:
    from platformdirs import user_data_path

    return user_data_path("crosslight", appauthor=False) / "corrections" / f"{name}.yaml"


def _leads_away(place: Path) -> bool:
    """A link that leads out of its folder: an event that someone sent must not choose which file is written."""
    try:
        return place.is_symlink() and place.resolve().parent != place.parent.resolve()
    except (OSError, RuntimeError):  # links that lead in a circle
        return True


def _bytes_at(place: Path) -> bytes | None:
    return read_file(place, _BYTES_MAX) if os.path.lexists(place) else None
