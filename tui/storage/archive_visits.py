"""Stores when the user last looked at the events of an archive, so that new ones can be marked.

Losing it costs little: every event is shown as new again.
"""

import time
from contextlib import suppress
from pathlib import Path

from tui.articles.make import slug
from tui.files import UnreadableFile, absolute_path, read_file, write_safely

_BYTES_MAX = 100


def last_visit(archive: str) -> int:
    """Return the time of the last visit, in seconds since 1970; 0 if there was none."""
    try:
        return int(read_file(_visit_file(archive), _BYTES_MAX).decode("ascii"))
    except (UnreadableFile, ValueError):
        return 0


def keep_visit(archive: str) -> None:
    """Record the current time as that of the last visit."""
    path = _visit_file(archive)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_safely(path, str(int(time.time())).encode(), overwrite=True)


def _visit_file(archive: str) -> Path:
    from hashlib import sha256

    from platformdirs import user_state_path

    absolute = absolute_path(archive)
    key = sha256(str(absolute).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return user_state_path("crosslight", appauthor=False) / "archives" / f"{slug(absolute.stem)}-{key}.txt"
