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

from tests.notebook.conftest import TEXT
from tests.notebook.flipped import round_of
from tui.articles.make import article_from_text
from tui.articles.model import Coverage, Passage
from tui.notebook.reader import ReadersNotebook
from tui.notebook.store import Notebook
from tui.settings.load import load_settings
from tui.text.span import Span


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=2_500)
    rounds = parser.parse_args().rounds
    settings = load_settings()
    coverage = Coverage("", (article_from_text(TEXT, settings.articles, id="gazette", outlet="Gazette"),))
    with TemporaryDirectory() as folder:
        notebook = Notebook(Path(folder) / "notebook.sqlite", 5)
        reader = ReadersNotebook(notebook, settings.notebook)
        reader.open(coverage, {})
        for start in range(20):
            reader.note([Passage("gazette", Span(start, start + 10))], "what they said, é and “quoted” " * 4)
        reader.close()
        sound = notebook.path.read_bytes()
    refused = unrepaired = unsound = errors = 0
    for number in range(10_000, 10_000 + rounds):
        try:
            reasons, why, wrong = round_of(number, sound, coverage, settings.notebook)
        except Exception:  # noqa: BLE001 - this is what is looked for
            errors += 1
            print(f"round {number}: {traceback.format_exc()}")
            continue
        refused, unrepaired, unsound = refused + bool(reasons), unrepaired + bool(why), unsound + bool(wrong)
    print(
        f"{rounds} notebooks with flipped bytes: {errors} other errors; {refused} refused with a reason, "
        f"{unrepaired} of which nothing could be carried over, {unsound} not sound after a repair"
    )
    return int(bool(errors or unsound))


if __name__ == "__main__":
    sys.exit(main())
