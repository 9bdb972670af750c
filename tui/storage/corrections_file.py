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

from msgspec import Struct
from msgspec.structs import replace

from tui.articles.event import EVENT_FILE
from tui.articles.load import STANDARD_INPUT, Origin
from tui.articles.make import slug
from tui.files import UnreadableFile, quarantine, read_file, write_safely
from tui.shipped import shipped_path
from tui.storage.lockfile import BusyError, locked
from tui.text.canonical import one_line
from tui.yaml.reader import MAX_CHARACTERS, YamlError

if TYPE_CHECKING:  # most events have none
    from tui.mentions.corrections.model import Correction

ENDING = ".corrections.yaml"
SAMPLE = "sample-event"
"""The name under which corrections of the sample event are kept."""

_BYTES_MAX = 4 * MAX_CHARACTERS


class ChangedMeanwhileError(OSError):
    """The file is not as it was read; writing would undo what somebody else has done."""


class CorrectionsFile:
    """The corrections as they were read, and where they will be written."""

    def __init__(self, places: Sequence[Path]) -> None:
        """places: where the file may stand, the best one first; none where corrections cannot be kept.

        Never raises for what stands there: see `problem`.
        """
        self.corrections: tuple[Correction, ...] = ()
        """Those that were read, when the event was opened."""
        self.problem: YamlError | None = None
        """Why the file that is there could not be read; None once it has been set aside."""
        self.notice = ""
        """What else the reader should know about it."""
        self.others_count = 0
        """Corrections in the file that another reader has made since the event was opened."""
        self._places = [place for place in places if not _leads_away(place)]
        self._seen: dict[Path, _Content] = {}
        """What stood at each place when it was last looked at."""
        there = [place for place in self._places if os.path.lexists(place)]
        if there:
            # The one in the reader's folder is the later one: it was begun where the other could not be changed.
            content = self._seen[there[-1]] = _content(there[-1])
            self.corrections, self.problem = content.corrections, content.problem
            self._places = [there[-1], *(place for place in self._places if place not in there)]
        if len(there) > 1:
            self.notice = one_line(f"corrections are taken from here, not from {there[0]}")
        self._saved = self.corrections
        """This session's corrections as of the last reading or writing: what changed since is the reader's doing."""
        self._together = self.corrections
        """The same with those of other readers, as they stand in the file."""

    @property
    def path(self) -> Path | None:
        """Where they stand, or will be written first."""
        return self._places[0] if self._places else None

    def save(self, corrections: "Sequence[Correction]") -> Path:
        """Writes all corrections of this session, and returns where. What another reader has written meanwhile stays
        in the file.

        Raises OSError where they can be kept nowhere. Raises ChangedMeanwhileError where the file was changed
        otherwise, such as by hand, and is left alone; BusyError where another program is writing it for too long.
        """
        failure = OSError(errno.EROFS, "there is no folder to keep corrections in")
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
        """Writes to one place, whose lock is held from before it is compared until after it is replaced."""
        from tui.storage.corrections_text import corrections_text

        there = self._content_to_replace(place)
        others = there.corrections if there.is_of_another_reader else self._together
        together = merged(self._saved, corrections, others)
        text = corrections_text(together)
        if len(text) > MAX_CHARACTERS:
            raise OSError(errno.EFBIG, "there are more corrections than a file may hold")
        if there.problem is not None and os.path.lexists(place):
            quarantine(place)
        write_safely(place, text.encode(), overwrite=True)
        self._seen[place] = _Content(text.encode(), together)
        self._saved, self._together, self.problem = corrections, together, None
        self.others_count = len(together) - len(corrections)

    def _content_to_replace(self, place: Path) -> "_Content":
        """What stands at a place now. Raises ChangedMeanwhileError for what may not be written over."""
        seen = self._seen.get(place, _Content(None))
        there = _content(place, seen)
        if there == seen or (seen.problem and there.problem):
            return there
        if there.is_as_written:
            return replace(there, is_of_another_reader=True)
        raise ChangedMeanwhileError(errno.EEXIST, "the file was changed by somebody else; open the event again")


class _Content(Struct, frozen=True):
    """What stands at a place."""

    data: bytes | None
    """None where there is no file, or one that cannot be read."""
    corrections: "tuple[Correction, ...]" = ()
    problem: YamlError | None = None
    is_of_another_reader: bool = False
    """Whether it was written since this session last looked."""

    @property
    def is_as_written(self) -> bool:
        """Whether a crosslight wrote it, and nobody has added anything, such as a comment, that it would drop."""
        from tui.storage.corrections_text import corrections_text

        if self.data is None or self.problem is not None:
            return False
        return self.data == corrections_text(self.corrections).encode()


def merged(
    base: "Sequence[Correction]", mine: "Sequence[Correction]", theirs: "Sequence[Correction]"
) -> "tuple[Correction, ...]":
    """Theirs, with what has been added to and taken back from `base` in mine. Where theirs are the base, mine."""
    same = 0
    while same < min(len(base), len(mine)) and base[same] == mine[same]:
        same += 1
    together = list(theirs)
    for gone in reversed(base[same:]):
        last = next((at for at in reversed(range(len(together))) if together[at] == gone), None)
        if last is not None:
            del together[last]
    return (*together, *mine[same:])


def _content(place: Path, seen: _Content | None = None) -> _Content:
    """What stands at a place; `seen` itself where that is still there, as parsing takes time."""
    data = None
    try:
        if os.path.lexists(place):
            data = read_file(place, _BYTES_MAX)
        if seen is not None and data == seen.data:
            return seen
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
