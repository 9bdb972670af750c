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
    monkeypatch.setattr(pairs, "_CAP_KEYS", 1)
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


def test_a_key_may_have_more_articles_in_a_small_window(
    made: Callable[..., Archive], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fifty reports with the same few words on one day: above the limit of large windows, below that of small ones."""
    rows = [row(f"Paper {number}", f"{COMMON} {other_article(number)[:60]}") for number in range(50)]
    archive = made(rows)
    assert len(pairs_of(archive)) == 50 * 49 // 2, "each with every other"
    monkeypatch.setattr(pairs, "_CAP_KEYS", 1)
    assert len(pairs_of(archive)) < 60, "each with the first, and a few by other words"


def test_the_limit_shrinks_from_small_to_large_windows_and_no_further() -> None:
    limits = [pairs.cap_of(keys) for keys in (0, 500_000, 700_000, 1_000_000, 2_000_000, 100_000_000)]
    assert limits == [120, 120, 75, 60, 30, 30]


def test_windows_of_all_sizes_are_compared_in_one_query(
    made: Callable[..., Archive], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A busy day between quiet ones: each bucket has a limit of its own, whichever are compared together."""
    monkeypatch.setattr(pairs, "_CAP_KEYS", 130_000)
    days = {"2024-05-02": 40, "2024-05-11": 95, "2024-05-20": 60, "2024-05-23": 20}
    numbers = iter(range(1_000))
    rows = [
        row(f"Paper {number}", f"{COMMON} {other_article(number)[:60]}", day)
        for day, count in days.items()
        for number, _ in zip(numbers, range(count), strict=False)
    ]
    archive = made(rows)
    found = pairs_of(archive)
    assert len({pairs.cap_of(size) for size in window_sizes(archive).values()}) > 2
    assert found == pairs_counted_by_the_engine(archive)
    monkeypatch.setattr(pairs, "_GROUP_ROWS", 1)
    assert found == pairs_of(archive)


def window_sizes(archive: Archive) -> dict[int, int]:
    """The number of keys in each bucket and the one before it."""
    rows = archive.rows(f"SELECT day // {pairs.WINDOW_DAYS} AS bucket, count(*) FROM postings GROUP BY bucket")
    sizes = dict(rows)
    return {bucket: sizes.get(bucket, 0) + sizes.get(bucket - 1, 0) for own in sizes for bucket in (own, own + 1)}


def pairs_counted_by_the_engine(archive: Archive) -> list[tuple[int, ...]]:
    """As Spark does it: from all rows, those of no use included."""
    sizes = window_sizes(archive)
    spread = pairs.spread_query("postings", min(sizes), max(sizes))
    query = pairs.pairs_query(pairs.cap_expression(sizes))
    return sorted(archive.rows(f"WITH spread AS ({spread}) SELECT * FROM ({query}) AS pairs"))


def pairs_of(archive: Archive) -> list[tuple[int, int, int]]:
    some = pairs.candidates(archive, 0, lambda: None)
    return sorted(
        row for each in some for row in zip(each.a.tolist(), each.b.tolist(), each.shared.tolist(), strict=True)
    )
