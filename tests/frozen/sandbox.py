"""A place of its own for a recording: no settings, no data, no clipboard and no path of the machine it runs on."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INPUT = Path(__file__).with_name("input")
"""A notebook and corrections with fixed ids and times, and the settings of a recording."""
FIXTURES = ROOT / "tests" / "fixtures"
EVENTS = {"sample": ROOT / "seeds", "harbour": FIXTURES / "harbour", "subjects": FIXTURES / "subjects"}
"""Name → the folder of an event."""
MASK = "/tmp/frozen-xxxxxxxx"
"""Written in place of the sandbox's own path, and as long."""
ENVIRONMENT = {
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "COLUMNS": "100",
    "LINES": "45",
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "TEXTUAL_ANIMATIONS": "none",
    "TEXTUAL_COLOR_SYSTEM": "truecolor",
}
FOLDERS = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "PATH")
"""Variables that name an empty folder. Without programs on the PATH, no clipboard tool is found either."""


@contextmanager
def sandbox() -> Iterator[Path]:
    """A fresh folder with a copy of each event, as the current folder of a process that knows no other environment.

    The length of its path never changes, so that nothing that is fitted into a line depends on it.
    """
    before, folder = dict(os.environ), Path(tempfile.mkdtemp(prefix="frozen-", dir="/tmp"))
    came_from = Path.cwd()
    try:
        os.environ.clear()
        os.environ.update(ENVIRONMENT, **{name: str(folder / name.lower()) for name in FOLDERS})
        for name, source in EVENTS.items():
            shutil.copytree(source, folder / name)
        os.chdir(folder)
        yield folder
    finally:
        os.chdir(came_from)
        os.environ.clear()
        os.environ.update(before)
        shutil.rmtree(folder)


def masked(text: str, folder: Path) -> str:
    """The text without paths of this machine."""
    return text.replace(str(folder), MASK).replace(str(ROOT), "CHECKOUT")
