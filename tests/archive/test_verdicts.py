"""Doubtful pairs, which the matcher reads."""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from tests.archive.conftest import OPTIONS, other_article, row, write_rows
from tui.archive.add import add_files
from tui.archive.events import list_events
from tui.archive.store import Archive
from tui.archive.update import update_events
from tui.archive.verdicts import READ_MAX, Reader, doubtful, moved
from tui.settings.load import load_settings

HARBOUR = Path(__file__).parents[1] / "fixtures" / "harbour"


def test_an_article_that_shares_passages_joins_an_event_though_its_words_are_other_ones(
    made: Callable[..., Archive], tmp_path: Path
) -> None:
    others = write_rows(tmp_path / "others.jsonl", [row("Daily", other_article(number)) for number in range(8)])
    events = []
    for name, reader in (("words", None), ("passages", Reader(OPTIONS, load_settings().matching))):
        archive = made(name=f"{name}.archive")
        add_files(archive, [str(HARBOUR), str(others)], OPTIONS)
        update_events(archive, reader=reader)
        (event,) = list_events(archive)
        events.append(set(event.articles))
    assert events[0] < events[1] <= set(range(1, 6))


def test_the_most_doubtful_pairs_are_read_first_and_not_more_than_a_bound() -> None:
    likeness = np.array([0.10, 0.20, 0.33, 0.36, 0.40, 0.50], dtype=np.float32)
    assert doubtful(likeness, 0.34).tolist() == [2, 3, 4, 1]
    many = np.full(READ_MAX + 5, 0.3, dtype=np.float32)
    assert len(doubtful(many, 0.34)) == READ_MAX


def test_shared_passages_bring_a_pair_nearer_and_none_part_it() -> None:
    before = np.array([0.30, 0.30, 0.36], dtype=np.float32)
    after = moved(before, [0.6, 0.05, 0.0])
    assert after[0] > 0.34
    assert after[1] == before[1]
    assert after[2] < before[2]
