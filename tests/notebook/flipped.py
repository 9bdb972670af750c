"""Notebooks with flipped bytes, and everything that is done to one: nothing but a NotebookError may come of it."""

import os
import random
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tui.articles.model import Coverage, Passage
from tui.notebook.copies import quarantine_notebook
from tui.notebook.errors import NotebookError
from tui.notebook.options import NotebookOptions
from tui.notebook.reader import ReadersNotebook
from tui.notebook.salvage import repair
from tui.notebook.store import Notebook
from tui.text.span import Span

MEMORY = Path("/dev/shm")
"""Where there is one, files in it are made without waiting for a disk."""
FLIPS = (1, 3, 30, 300)
BYTES = (b"\x00", b"\xff", b"\xc3", b"\x80", b"\x1b", b'"')


def flipped(sound: bytes, chance: random.Random) -> bytes:
    """Some bytes changed anywhere, in a block or in the header, or the file cut off."""
    data = bytearray(sound)
    kind = chance.random()
    if kind < 0.1:
        return bytes(data[: chance.randrange(len(data))])
    first = chance.randrange(len(data))
    area = (0, 100) if kind < 0.2 else (first, min(len(data), first + 400)) if kind < 0.6 else (0, len(data))
    for _ in range(chance.choice(FLIPS)):
        at = chance.randrange(*area)
        data[at] = chance.choice(BYTES)[0] if chance.random() < 0.5 else data[at] ^ (1 << chance.randrange(8))
    return bytes(data)


def use(path: Path, coverage: Coverage, options: NotebookOptions) -> list[str]:
    """Does everything that a program does to a notebook; returns the reasons for which it was refused."""
    notebook = Notebook(path, 0.05)
    reader = ReadersNotebook(Notebook(path, 0.05), options)
    passage = Passage(coverage.articles[0].id, Span(0, 3))
    acts = (
        notebook.check,
        notebook.items,
        notebook.versions,
        notebook.records,
        lambda: reader.open(coverage, {}),
        lambda: reader.highlight(passage),
        reader.undo,
        reader.redo,
    )
    reasons = [reason for act in acts if (reason := refusal(act))]
    notebook.close()
    reader.close()
    return reasons


def mend(path: Path) -> tuple[str, list[str]]:
    """(why it could not be repaired, what is wrong with it afterwards); then sets it aside."""
    notebook = Notebook(path, 0.05)
    refused = refusal(lambda: repair(notebook))
    notebook.close()
    wrong = [] if refused else Notebook(path, 0.05).check()
    quarantine_notebook(path)
    return refused, wrong


def refusal(act: Callable[[], object]) -> str:
    try:
        act()
    except NotebookError as error:
        return error.reason
    return ""


def round_of(
    number: int, sound: bytes, coverage: Coverage, options: NotebookOptions
) -> tuple[list[str], str, list[str]]:
    """(reasons for which it was refused, why it could not be repaired, what is wrong after a repair)"""
    with TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as folder:
        path = Path(folder) / "notebook.sqlite"
        path.write_bytes(flipped(sound, random.Random(number)))
        refused, wrong = use(path, coverage, options), mend(path)
        return refused, *wrong
