"""Every way in which the program writes a file: how it is prepared and run, and how the result is read."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from unittest.mock import patch

from msgspec import Struct

from tests.bench.notebook_crash import RECORD, WHAT, older_notebook
from tui.mentions.corrections.model import Rename
from tui.notebook.backups import DailyBackups
from tui.notebook.errors import NotebookError
from tui.notebook.jsonl import export_lines
from tui.notebook.store import Notebook
from tui.storage.corrections_file import CorrectionsFile

STORY = "Ferry burns\n\nTwo people died when fire broke out on the ferry Solveig off Port Maren early on Monday.\n"
OLD = b"what was there before\n" * 2_000
COMMAND = "import sys; from tui.cli.main import main; status = main({!r}); sys.exit(0 if status in {!r} else status)"
RESTORING = """
import sys
from datetime import date
from tui.cli.main import main
sys.exit(main(["notebook", "restore", date.today().isoformat(), "--notebook", "notebook.sqlite"]))
"""
MARKING = """
import sys
from pathlib import Path
from tests.bench.notebook_crash import RECORD, WHAT
from tui.notebook.backups import DailyBackups
from tui.notebook.errors import NotebookError
from tui.notebook.store import Notebook
notebook = Notebook(Path("notebook.sqlite"), 5)
backups = DailyBackups(notebook)
try:
    for _ in range(4):
        item = notebook.add(WHAT, [RECORD])
        print("+" + item.id, flush=True)
        backups.copy_daily()
    notebook.set_aside(item)
except NotebookError as error:
    sys.exit(f"crosslight: {error}")
"""
CORRECTING = """
import sys
from pathlib import Path
from tui.mentions.corrections.model import PersonRef, Rename
from tui.storage.corrections_file import CorrectionsFile
file, made = CorrectionsFile([Path("a.corrections.yaml").absolute(), Path("data/b.yaml").absolute()]), []
try:
    for number in range(4):
        made.append(Rename(PersonRef("A"), f"Name {number}"))
        file.save(made)
        print(f"+Name {number}", flush=True)
except OSError as error:
    sys.exit(f"crosslight: {error}")
"""
KEEPING_VIEW = """
import sys
from pathlib import Path
from tui.reading.saved_view import SavedView
from tui.storage.saved_view import SavedViewFile
file = SavedViewFile(Path("desk.json").absolute())
file.read()
file.save(SavedView(cutoff=42.0))
sys.exit(file.problem or 0)
"""
RENAMING = """
import sys
from msgspec.structs import replace
from tui.api import open_event
event = open_event(["."])
try:
    event.keep_names(replace(event.coverage.articles[0], outlet="New Name"))
except (OSError, ValueError) as error:
    sys.exit(f"crosslight: {error}")
"""
FETCHING = """
import sys
from pathlib import Path
from tui.articles.links.page import FetchedPage
from tui.articles.links.store import PageStore
page = FetchedPage("http://x.example/a", "http://x.example/a", "2026-01-01T00:00:00Z", ".html", b"<p>page</p>" * 900)
try:
    PageStore(Path("fetched").absolute()).keep(page)
except OSError as error:
    sys.exit(f"crosslight: {error}")
"""
COPYING = """
import sys
from pathlib import Path
from tui.ui.clipboard import _write
try:
    _write("what was copied " * 900, Path("state").absolute())
except OSError as error:
    sys.exit(f"crosslight: {error}")
"""


class WritePath(Struct, frozen=True):
    name: str
    prepare: Callable[[Path], object]
    """Lays out the folder before the run."""
    code: str
    """What is run, in the folder; exit status 0 says that all of it was stored."""
    state: Callable[[Path], object]
    """Reads what is stored in the folder."""
    acknowledges: int = 0
    """How many lines of standard output acknowledge something each; 0: the exit status alone does."""

    def state_before(self) -> object:
        with tempfile.TemporaryDirectory() as name:
            self.prepare(Path(name))
            return self.state(Path(name))


def _articles(folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(STORY + f"\nThe ferry was on its way to {name}.\n", encoding="utf-8")


def _event(folder: Path) -> None:
    _articles(folder)
    (folder / "event.yaml").write_text("articles:\n- path: a.txt\n  outlet: One\n- path: b.txt\n", encoding="utf-8")


def _laid(name: str, data: bytes) -> Callable[[Path], None]:
    def lay(folder: Path) -> None:
        _articles(folder)
        (folder / name).write_bytes(data)

    return lay


@cache
def _notebook_bytes() -> bytes:
    with tempfile.TemporaryDirectory() as name:
        notebook = Notebook(Path(name) / "notebook.sqlite", 5)
        kept = [notebook.add(WHAT, [RECORD]) for _ in range(20)]
        notebook.set_aside(kept[0])
        notebook.close()
        return notebook.path.read_bytes()


def _notebook(folder: Path) -> None:
    (folder / "notebook.sqlite").write_bytes(_notebook_bytes())


@cache
def _notes() -> bytes:
    with tempfile.TemporaryDirectory() as name:
        _notebook(Path(name))
        return export_lines(Notebook(Path(name) / "notebook.sqlite", 5))


def _notes_file(folder: Path) -> None:
    (folder / "notes.jsonl").write_bytes(_notes())


def _notes_and_notebook(folder: Path) -> None:
    _notes_file(folder)
    Notebook(folder / "notebook.sqlite", 5).add(WHAT, [RECORD])


def _older(folder: Path) -> None:
    (folder / "notebook.sqlite").write_bytes(_older_bytes())


@cache
def _older_bytes() -> bytes:
    return older_notebook()


def _copy_only(folder: Path) -> None:
    """A daily copy, of a notebook that is gone."""
    _notebook(folder)
    with patch.dict(os.environ, XDG_STATE_HOME=str(folder / "state")):
        DailyBackups(Notebook(folder / "notebook.sqlite", 5)).copy_daily()
    (folder / "notebook.sqlite").unlink()


def _broken_index(folder: Path) -> None:
    _notebook(folder)
    with closing(sqlite3.connect(folder / "notebook.sqlite")) as connection:
        connection.execute("DELETE FROM about")
        connection.commit()


def _broken_row(folder: Path) -> None:
    _notebook(folder)
    with closing(sqlite3.connect(folder / "notebook.sqlite")) as connection:
        connection.execute("UPDATE version SET body = 'x' WHERE rowid = 7")
        connection.commit()


def _files(*names: str) -> Callable[[Path], object]:
    def state(folder: Path) -> object:
        return {name: (folder / name).read_bytes() if (folder / name).exists() else None for name in names}

    return state


def _pages(folder: Path) -> object:
    return [path.suffix for path in folder.glob("fetched/*.json")]


def _copied(folder: Path) -> object:
    return [path.read_bytes() for path in folder.glob("state/*") if path.suffix != ".tmp"]


def _items(folder: Path) -> object:
    """The latest versions without what differs by run; “damaged” where it cannot be read."""
    path = folder / "notebook.sqlite"
    if not path.exists():
        return "0 items, 0 aside"
    copy = folder / "read.sqlite"
    for ending in ("", "-journal"):
        if path.with_name(path.name + ending).exists():
            shutil.copy(path.with_name(path.name + ending), copy.with_name(copy.name + ending))
    notebook = Notebook(copy, 5)
    try:
        items = notebook.items()
        return f"{len(items)} items, {sum(item.aside for item in items)} aside" if not notebook.check() else "damaged"
    except NotebookError:
        return "damaged"
    finally:
        notebook.close()


def _item_ids(folder: Path) -> object:
    notebook = Notebook(folder / "notebook.sqlite", 5)
    try:
        return " ".join(item.id for item in notebook.items()) if not notebook.check() else "damaged"
    except NotebookError:
        return "damaged"
    finally:
        notebook.close()


def _corrections(folder: Path) -> object:
    file = CorrectionsFile([folder / "a.corrections.yaml", folder / "data/b.yaml"])
    steps = [step.to for step in file.corrections if isinstance(step, Rename)]
    return "damaged" if file.problem else " ".join(f"{step};" for step in steps)


def _run(*arguments: str, done: tuple[int, ...] = (0,)) -> str:
    """done: the exit statuses that say that all of it was written."""
    return COMMAND.format(list(arguments), done)


NOTEBOOK = ("--notebook", "notebook.sqlite")
ARTICLES = ("a.txt", "b.txt")
EXPORT_OVER = _run("export", *ARTICLES, "-o", "out.md", "--force")
IMPORT = _run("notebook", "import", "notes.jsonl", *NOTEBOOK)
EXPORT_NOTES = _run("notebook", "export", "-o", "out.jsonl", *NOTEBOOK)
REPAIR = _run("notebook", "check", "--repair", *NOTEBOOK)
WRITE_PATHS = (
    WritePath("export", _articles, _run("export", *ARTICLES, "-o", "out.html"), _files("out.html")),
    WritePath("export over a file", _laid("out.md", OLD), EXPORT_OVER, _files("out.md")),
    WritePath("init", _articles, _run("init", *ARTICLES, "-o", "event.yaml"), _files("event.yaml")),
    WritePath("check -o", _articles, _run("check", *ARTICLES, "-o", "sheet.md", done=(0, 1)), _files("sheet.md")),
    WritePath("articles --split", _articles, _run("articles", *ARTICLES, "--split", "new"), _files("new/event.yaml")),
    WritePath("renaming an outlet", _event, RENAMING, _files("event.yaml", "a.txt")),
    WritePath("keeping a page", _articles, FETCHING, _pages),
    WritePath("copying to a file", _articles, COPYING, _copied),
    WritePath("saving the view", _laid("desk.json", b'{"version":1}'), KEEPING_VIEW, _files("desk.json")),
    WritePath("correcting", _articles, CORRECTING, _corrections, acknowledges=4),
    WritePath("marking", _articles, MARKING, _item_ids, acknowledges=4),
    WritePath("marking in a notebook", _notebook, MARKING, _item_ids, acknowledges=4),
    WritePath("importing", _notes_file, IMPORT, _items),
    WritePath("importing into a notebook", _notes_and_notebook, IMPORT, _items),
    WritePath("exporting the notebook", _notebook, EXPORT_NOTES, _files("out.jsonl")),
    WritePath("upgrading", _older, _run("notebook", "list", *NOTEBOOK), _items),
    WritePath("repairing the index", _broken_index, REPAIR, _items),
    WritePath("restoring a copy", _copy_only, RESTORING, _items),
    WritePath("repairing a row", _broken_row, REPAIR, _items),
)  # fmt: skip
