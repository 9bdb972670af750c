"""Notebooks with flipped bytes: each is named, repaired or set aside, and nothing but a NotebookError comes of it.

    python tests/bench/notebook_flipped.py [--rounds 2500]

The exit status is 1 when another error came of one, or a repaired one was not sound.
"""

import argparse
import sys
import traceback
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from msgspec import Struct

from tests.notebook.conftest import TEXT
from tests.notebook.flipped import round_of
from tui.articles.make import article_from_text
from tui.articles.model import Coverage, Passage
from tui.notebook.options import NotebookOptions
from tui.notebook.reader import ReadersNotebook
from tui.notebook.store import Notebook
from tui.settings.load import load_settings
from tui.text.span import Span


class Flips(Struct):
    """What came of many damaged notebooks."""

    rounds: int
    errors: list[str] = []
    """Other errors than a NotebookError."""
    refused: int = 0
    unrepaired: int = 0
    unsound: int = 0
    """Not sound after a repair."""


def flip_rounds(rounds: int) -> Flips:
    settings = load_settings()
    coverage = Coverage("", (article_from_text(TEXT, settings.articles, id="gazette", outlet="Gazette"),))
    sound = _sound_notebook(coverage, settings.notebook)
    flips = Flips(rounds)
    for number in range(10_000, 10_000 + rounds):
        try:
            reasons, why, wrong = round_of(number, sound, coverage, settings.notebook)
        except Exception:  # noqa: BLE001 - this is what is looked for
            flips.errors.append(f"round {number}: {traceback.format_exc()}")
            continue
        flips.refused += bool(reasons)
        flips.unrepaired += bool(why)
        flips.unsound += bool(wrong)
    return flips


def _sound_notebook(coverage: Coverage, options: NotebookOptions) -> bytes:
    with TemporaryDirectory() as folder:
        notebook = Notebook(Path(folder) / "notebook.sqlite", 5)
        reader = ReadersNotebook(notebook, options)
        reader.open(coverage, {})
        for start in range(20):
            reader.note([Passage("gazette", Span(start, start + 10))], "what they said, é and “quoted” " * 4)
        reader.close()
        return notebook.path.read_bytes()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=2_500)
    flips = flip_rounds(parser.parse_args().rounds)
    print("\n".join(flips.errors))
    print(
        f"{flips.rounds} notebooks with flipped bytes: {len(flips.errors)} other errors; {flips.refused} refused with "
        f"a reason, {flips.unrepaired} of which nothing could be carried over, {flips.unsound} not sound after a repair"
    )
    return int(bool(flips.errors or flips.unsound))


if __name__ == "__main__":
    sys.exit(main())
