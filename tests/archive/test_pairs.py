"""Candidate pairs."""

from collections.abc import Callable

import pytest

from tests.archive.conftest import other_article, row
from tui.archive import pairs
from tui.archive.store import Archive

COMMON = "The Brandvold lifeboat crew rescued Captain Lindqvist near Maren harbour terminal before midnight on Friday."


def test_pairs_do_not_depend_on_which_days_are_compared_together(
    made: Callable[..., Archive], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report that more outlets print than a key may have holders, on days of neighbouring buckets."""
    days = [f"2024-05-{day:02}" for day in (2, 3, 5, 6, 8, 9)]
    rows = [
        row(f"Paper {number}", f"{COMMON} {other_article(number)[:60]}", day)
        for number, day in enumerate(days * (pairs.CAP // 3))
    ]
    archive = made(rows)
    monkeypatch.setattr(pairs, "_GROUP_ROWS", 1)
    one_by_one = pairs_of(archive)
    monkeypatch.setattr(pairs, "_GROUP_ROWS", 1_000_000_000)
    assert one_by_one == pairs_of(archive)
    assert len({pair[:2] for pair in one_by_one}) == len(one_by_one)
    assert one_by_one == pairs_counted_by_the_engine(archive)
    monkeypatch.setattr(pairs, "_PART_ROWS", 500)
    assert one_by_one == pairs_of(archive)


def pairs_counted_by_the_engine(archive: Archive) -> list[tuple[int, ...]]:
    """As Spark does it: from all rows, those of no use included."""
    first, last = archive.rows(
        f"SELECT min(day) // {pairs.WINDOW_DAYS}, max(day) // {pairs.WINDOW_DAYS} FROM postings"
    )[0]
    spread = pairs.spread_query("postings", first, last + 1)
    return sorted(archive.rows(f"WITH spread AS ({spread}) SELECT * FROM ({pairs.pairs_query()}) AS pairs"))


def pairs_of(archive: Archive) -> list[tuple[int, int, int]]:
    some = pairs.candidates(archive, 0, lambda: None)
    return sorted(
        row for each in some for row in zip(each.a.tolist(), each.b.tolist(), each.shared.tolist(), strict=True)
    )
