"""Comparing an article with an archive by lists of the articles with each term."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archive.conftest import add, other_article, row, write_rows
from tui.archive.errors import ArchiveError
from tui.archive.lists import LISTED, best_scores
from tui.archive.store import Archive

Made = Callable[..., Archive]


@pytest.fixture
def dated(made: Made, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """Forty articles, in an order other than that of their days, in lists of eight articles; the last has no date."""
    monkeypatch.setattr("tui.archive.lists._GROUP_BITS", 3)
    monkeypatch.setattr("tui.archive.lists._BLOCK_ARTICLES", 20)
    days = random.Random(3).sample(range(1, 30), 13) * 3
    rows = [row("Wire", other_article(number % 25), f"2024-05-{day:02}") for number, day in enumerate(days)]
    return made([*rows, row("Wire", other_article(7), "")])


def _query(archive: Archive) -> dict[int, float]:
    terms = [row[0] for row in archive.rows("SELECT DISTINCT term FROM terms WHERE id <= 3 ORDER BY term")]
    return {term: 1 + number % 5 for number, term in enumerate(terms)}


@pytest.mark.parametrize("listed", [0, 20])
def test_lists_give_the_scores_that_the_terms_give(dated: Archive, listed: int) -> None:
    query, someday = _query(dated), dated.value("SELECT max(day) - 9 FROM articles")
    assert dated.meta(LISTED) == 40
    by_lists = [best_scores(dated, query, 40, days) for days in (None, (someday, someday + 2))]
    dated.set_meta(LISTED, listed)
    dated.rows("DELETE FROM lists WHERE first > ?", [listed])
    by_terms = [best_scores(dated, query, 40, days) for days in (None, (someday, someday + 2))]
    assert 40 in by_lists[0] and 40 not in by_lists[1] and 0 < len(by_lists[1]) < len(by_lists[0])
    for one, other in zip(by_lists, by_terms, strict=True):
        assert list(one) == list(other) and one == pytest.approx(other)


def test_the_lists_are_not_written_for_a_few_more_articles(dated: Archive, tmp_path: Path) -> None:
    add(dated, write_rows(tmp_path / "few.jsonl", [row("Wire", other_article(90))]))
    assert dated.meta(LISTED) == 40
    query = dict.fromkeys((row[0] for row in dated.rows("SELECT term FROM terms WHERE id = 41")), 1.0)
    assert 41 in best_scores(dated, query, 3)


def test_damaged_lists_are_reported(dated: Archive) -> None:
    dated.rows("UPDATE lists SET uses = ''")
    with pytest.raises(ArchiveError, match="damaged"):
        best_scores(dated, _query(dated), 10)
