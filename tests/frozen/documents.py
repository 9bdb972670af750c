"""What the commands write: standard output, standard error and the exit status of each command line."""

import io
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from tests.frozen.sandbox import EVENTS, INPUT, masked
from tests.subparsers import with_subparsers
from tui.api import FORMATS
from tui.cli.main import COMMANDS, main

WHAT = ("passages", "names", "people", "quotes", "highlights", "notes")
"""The parts of an export that are asked for as a whole."""
CHOSEN = (("passage=A",), ("passage=B", "quotes"), WHAT)
NOTEBOOK = "notebook.sqlite"
DRAFT_AND_SOURCES = ("harbour/meridian-press.txt", "harbour/daily-flare.md", "harbour/severin-courier.txt")
SHOWN = ("differences", "coverage", "compare", "overlap")
PLACES = {"sample": "rt:200-320", "harbour": "the-daily-flare:100-180"}
"""Event whose views are recorded → the stretch of one article whose closest sentences are."""
FAILURES = (
    (),
    ("matches",),
    ("matches", "nowhere.txt"),
    ("matches", "sample", "nowhere.txt"),
    ("matches", "sample", "--cutoff", "101"),
    ("matches", "sample", "--cutoff", "lose"),
    ("export", "sample", "--what", "everything"),
    ("export", "sample", "--what", "person=Nobody"),
    ("export", "sample", "--what", "text=rt:9-1"),
    ("export", "sample", "--format", "pdf"),
    ("config", "nothing"),
    ("matchs", "sample"),
    ("matches", "sample", "--config", "nowhere"),
)
"""Command lines that end with an error, or print the report of the sample event."""


def documents(folder: Path, wanted: str) -> Iterator[tuple[str, str]]:
    """(name, text) of each command line whose name contains `wanted`."""
    lines = {_name(line): line for line in command_lines() if wanted in _name(line)}
    if not lines:
        return
    _set_up(folder)
    for name, line in lines.items():
        yield name, masked(written(line), folder)


def command_lines() -> Iterator[Sequence[str]]:
    yield ("--version",)
    yield ("--help",)
    for command, (parser, _) in COMMANDS.items():
        yield from ((*name.split(), "--help") for name, _ in with_subparsers(command, parser()))
    yield ("man",)
    yield from (("completion", shell) for shell in ("bash", "zsh", "fish"))
    yield from (("config",), ("config", "--json"), ("config", "--json", "--config", str(INPUT / "settings")))
    yield from FAILURES
    for event in EVENTS:
        yield from _lines_of(event)
    for event in PLACES:
        yield from _views_of(event)
    yield from (("check", *DRAFT_AND_SOURCES, *options) for options in ((), ("--json",)))
    yield from (("notebook", "--notebook", NOTEBOOK, *rest) for rest in (("list",), ("list", "--json"), ("check",)))
    yield from (("text", str(file)) for name in EVENTS for file in _articles(name))


def _lines_of(event: str) -> Iterator[Sequence[str]]:
    for cutoff in ("loose", "normal", "strict", "0"):
        yield "matches", event, "--json", "--cutoff", cutoff
    yield "matches", event
    for options in ((), ("--no-corrections",), ("--indirect",)):
        yield "mentions", event, "--json", *options
        yield "mentions", event, *options
    yield "init", event, "-o", "-"
    for file_format in FORMATS:
        for parts in (*((part,) for part in WHAT), *CHOSEN):
            what = [word for part in parts for word in ("--what", part)]
            yield "export", event, "--format", file_format, *what, "--indirect", "--notebook", NOTEBOOK
        yield "export", event, "--format", file_format, "--people", "--quotes", "--names", "--cutoff", "strict"


def _views_of(event: str) -> Iterator[Sequence[str]]:
    for options in ((), ("--json",)):
        yield "articles", event, *options
        yield from (("show", view, event, *options) for view in SHOWN)
        yield "show", "closest", event, "--at", PLACES[event], *options


def _articles(event: str) -> Iterator[Path]:
    folder = EVENTS[event]
    yield from (Path(event, path.name) for path in sorted(folder.iterdir()) if path.suffix in (".txt", ".md"))


def _set_up(folder: Path) -> None:
    """The reader's notebook, and corrections of one event."""
    shutil.copy(INPUT / "harbour.corrections.yaml", folder / "harbour" / "event.corrections.yaml")
    written(("notebook", "import", str(INPUT / "notebook.jsonl"), "--notebook", NOTEBOOK))


def written(line: Sequence[str]) -> str:
    """What one command line writes; of standard output the bytes as they are."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8", newline=""), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO())):
        status = main(list(line))
        out.flush()
    data = out.buffer.getvalue().decode("utf-8")
    notes = "".join(f"stderr: {line}\n" for line in err.getvalue().splitlines())
    return f"{data}{notes}status: {status}\n"


def _name(line: Sequence[str]) -> str:
    words = (word.replace(str(INPUT), "input").replace("/", "~") for word in line if word)
    return "documents/" + (" ".join(words) or "no arguments")
