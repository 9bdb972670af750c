"""Highlights in articles that were edited, and in lists."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.notebook_edits import LISTS, Bench, sample_articles
from tests.bench.promised.model import Outcome
from tui.settings.load import load_settings

SEED = 11


def check(count: int) -> Outcome:
    """count: highlights, half of them in lists."""
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder), load_settings(), SEED, show=False)
        bench.edit_articles(sample_articles(), count // 2)
        bench.edit_lists(count - count // 2)
    tables = bench.table
    outcome = Outcome(sum(table.total() for table in tables.values()))
    for name, table in tables.items():
        for verdict in ("wrong", "dropped"):
            outcome.expect(not table[verdict], f"{name}: {table[verdict]} of {table.total()} {verdict}")
    again = sum(table["right"] + table["askew"] for table in tables.values())
    outcome.expect(again > 0, "nothing was found again")
    outcome.remark = f"{tables[LISTS].total()} of them in lists; {again} found again"
    return outcome
