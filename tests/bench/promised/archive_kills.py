"""Programs that are killed while they add articles to an archive."""

import json
import os
import random
import subprocess
import sys
from importlib.util import find_spec
from itertools import count
from pathlib import Path

from tests.bench._killed import BEGAN, ENDED, KEPT, STEP, Hook, Tally, kill_writers

ROOT = Path(__file__).parents[3]
STEPS = 2
"""Before an article's rows are inserted, and before they are committed."""
LIST = """
import json, sys
from tui.archive.store import open_archive
with open_archive(sys.argv[1]) as archive:
    print(json.dumps([row[0] for row in archive.rows("SELECT headline FROM articles")]))
"""


def can_be_checked() -> bool:
    """Archives are an optional part of the program."""
    return find_spec("duckdb") is not None


def adding(folder: Path, chance: random.Random, wanted: int) -> Tally:
    """Kill so many programs inside a write; each of them adds one article after the other to the same archive."""
    path = folder / "kills.archive"

    def add(hook: Hook) -> None:
        from tui.archive import add as adding_module
        from tui.archive.store import open_archive
        from tui.settings.load import load_settings

        insert = adding_module.insert_articles

        def hooked(*arguments: object) -> None:
            hook(BEGAN)
            hook(STEP)
            insert(*arguments)
            hook(STEP)

        adding_module.insert_articles = hooked
        with open_archive(path, for_adding=True) as archive:
            for number in count():
                headline = f"Ferry {os.getpid()} burns for the {number} time"
                article = folder / f"{os.getpid()}-{number}.txt"
                article.write_text(f"{headline}\n\nTwo people died off port {number}, {os.getpid()} of them said.\n")
                adding_module.add_files(archive, [str(article)], load_settings().articles)
                hook(f"{KEPT} {headline}")
                hook(ENDED)

    tally, acknowledged = kill_writers(add, STEPS, wanted, chance, writes=2)
    done = subprocess.run([sys.executable, "-c", LIST, path], cwd=ROOT, capture_output=True, check=False)
    headlines = json.loads(done.stdout) if not done.returncode else []
    tally.damaged += bool(done.returncode) or len(headlines) != len({*headlines})
    tally.lost = len(acknowledged - {*headlines})
    return tally
