"""The reader that cannot be left, and that tells of itself: run in a terminal by `random_keys.py`.

On SIGUSR1 it writes how many keys are still to be carried out, on SIGUSR2 what memory it takes and what was made, as
JSON into the file that the environment names. All of the reader, the sentence encoder too, is loaded at the start: what
a key loads when it is first pressed is no growth. An article that is taken out is opened again: of one alone there is
little to see.
"""

import ctypes
import functools
import gc
import importlib
import json
import os
import pkgutil
import re
import signal
import sys
import tempfile
from pathlib import Path

import tui
from tui.cli.main import main
from tui.matching.translation import encoder
from tui.ui.app import CrosslightApp
from tui.ui.reading.event.article_changes import ArticleChangeCommands

TOLD_IN = "RANDOM_KEYS_TOLD_IN"
"""The environment variable that names the file."""
OBJECT_BYTES_MAX = 1 << 30
"""What says that it is larger says something else."""
LIBC = ctypes.CDLL(None)
apps: list[CrosslightApp] = []


class MallocInfo(ctypes.Structure):
    """`struct mallinfo2`, see mallinfo(3); of it, what is in use and what of that is mapped by itself is read."""

    _fields_ = [(name, ctypes.c_size_t) for name in ("arena", "ordblks", "smblks", "hblks", "mapped", "usmblks")] + [
        (name, ctypes.c_size_t) for name in ("fsmblks", "used", "fordblks", "keepcost")
    ]


def in_use() -> int:
    """Bytes of everything that is alive: what Python's own allocator has given out, and what malloc has."""
    with tempfile.TemporaryFile() as file:
        kept = os.dup(2)
        os.dup2(file.fileno(), 2)
        sys._debugmallocstats()
        os.dup2(kept, 2)
        os.close(kept)
        file.seek(0)
        small = re.search(rb"# bytes in allocated blocks +=\s+([\d,]+)", file.read())
    assert small is not None
    LIBC.mallinfo2.restype = MallocInfo
    large = LIBC.mallinfo2()
    arenas = re.sub(rb",", b"", small.group(1))
    return int(arenas) + large.used + large.mapped


def own() -> int:
    """Bytes of all Python objects, without what the libraries remember in caches that are bounded by a number of
    entries, most of which are far from full after 10,000 keys. Counted in a copy of the process, for the reader keeps
    them."""
    reading, writing = os.pipe()
    copy = os.fork()
    if copy == 0:
        try:
            gc.unfreeze()
            for cache in gc.get_objects():
                if isinstance(cache, functools._lru_cache_wrapper) and cache.cache_parameters()["maxsize"]:
                    cache.cache_clear()
            encoder.load_encoder.cache_clear()  # twice what the reader holds, and always the same
            gc.collect()
            os.write(writing, str(object_bytes()).encode())
        finally:
            os._exit(0)  # whatever happens: there is one reader on this terminal
    os.close(writing)
    os.waitpid(copy, 0)
    with os.fdopen(reading, "rb") as told:
        return int(told.read())


def object_bytes() -> int:
    """Of every object that leads to others, and of what they lead to."""
    total = 0
    seen: set[int] = set()
    new = gc.get_objects()
    seen |= {id(seen), id(new)}
    while new:
        found = []
        for each in new:
            if id(each) not in seen:
                seen.add(id(each))
                size = sys.getsizeof(each, 0)
                total += size if size < OBJECT_BYTES_MAX else 0
                found += gc.get_referents(each)
        new = found
        seen.add(id(new))
    return total


def resident() -> int:
    """Bytes."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def tell(told: dict[str, int]) -> None:
    path = os.environ[TOLD_IN]
    Path(f"{path}.new").write_text(json.dumps(told), encoding="ascii")
    Path(f"{path}.new").replace(path)


def tell_waiting(*_: object) -> None:
    app = apps[0]
    tell({"waiting": len(app._queued) + app._is_under_way + app._message_queue.qsize()})


def tell_all(*_: object) -> None:
    """What is garbage and not yet collected, and what malloc keeps for later, is not held by the reader."""
    seen = resident()
    gc.collect()
    LIBC.malloc_trim(0)
    screen = apps[0]._reading
    made = screen.correct.correcting.corrections if screen.correct.correcting else ()
    notes = screen.views.annotations
    tell(
        {
            "seen": seen,
            "settled": resident(),
            "in_use": in_use(),
            "own": own(),
            "articles": len(screen.session.order),
            "marks": len(notes.annotations) + len(notes.orphans),
            "actions": screen.notebook._notebook.undo_count if screen.notebook._notebook else 0,
            "corrections": len(made),
            "places": len(screen.session.jump_history._back_places) + len(screen.session.jump_history._forward_places),
        }
    )


async def stay(*_: object) -> None:
    pass


def stay_open() -> None:
    shown = CrosslightApp.get_default_screen

    def known(app: CrosslightApp) -> object:
        apps.append(app)
        return shown(app)

    CrosslightApp.get_default_screen = known
    remove = ArticleChangeCommands._remove_article

    def remove_and_open(changes: ArticleChangeCommands) -> None:
        path = changes.session.coverage.article(changes.panes.plan.focus).path
        remove(changes)
        changes.screen.open_articles._open(path)

    ArticleChangeCommands._remove_article = remove_and_open
    CrosslightApp.action_quit = stay
    CrosslightApp.exit = lambda *_, **__: None


if __name__ == "__main__":
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        if module.name != "tui.__main__":
            importlib.import_module(module.name)
    if encoder.is_installed():
        encoder.load_encoder().encode(["Two people died."])
    stay_open()
    signal.signal(signal.SIGUSR1, tell_waiting)
    signal.signal(signal.SIGUSR2, tell_all)
    sys.exit(main())
