"""Listing before opening: what it tells, that it can be given up, and that nothing is opened unasked."""

from pathlib import Path

import pytest

from tests.articles.batches.made import made_articles, with_body
from tests.articles.batches.text_layouts import lexisnexis_text, nexis_docx
from tui.articles.batches.duplicates import find_duplicates
from tui.articles.load import list_articles, load, load_listed
from tui.articles.opening import Opening
from tui.articles.options import ArticlesOptions
from tui.articles.reload import open_more, reload_changed
from tui.articles.summary import summaries
from tui.cancel import Cancelled

MADE = made_articles(12, seed=9)


@pytest.fixture
def download(tmp_path: Path) -> Path:
    path = tmp_path / "download.docx"
    path.write_bytes(nexis_docx(MADE))
    return path


def test_a_list_can_be_opened_in_parts_and_again(download: Path, options: ArticlesOptions) -> None:
    listing = list_articles([str(download)], options)
    first = load_listed(listing.again(), options, [2, 5])
    assert [article.headline for article in first.coverage.articles] == [MADE[1].headline, MADE[4].headline]
    assert [origin.number for origin in first.origins.values()] == [2, 5]
    more = open_more(first, [str(download)], options)
    assert len(more.coverage.articles) == 12, "the two that were open are not opened twice"


def test_listing_and_opening_can_be_given_up(download: Path, options: ArticlesOptions) -> None:
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(0)
        return len(asked) > 2

    with pytest.raises(Cancelled):
        list_articles([str(download)] * 3, options, opening=Opening(cancelled=cancelled))
    listing = list_articles([str(download)], options)
    with pytest.raises(Cancelled):
        load_listed(listing, options, opening=Opening(cancelled=lambda: True))
    with pytest.raises(Cancelled):
        summaries(listing, cancelled=lambda: True)


def test_progress_is_told_for_each_file(tmp_path: Path, options: ArticlesOptions) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Story {number}\n\nText.\n")
    told: list[tuple[int, int]] = []
    load(
        [str(tmp_path / f"{number}.txt") for number in range(3)],
        options,
        opening=Opening(progress=lambda done, total: told.append((done, total))),
    )
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_an_article_of_a_changed_download_is_read_again_by_its_number(tmp_path: Path, options: ArticlesOptions) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(lexisnexis_text(MADE[:3]))
    loaded = load([str(path)], options, numbers=[2])
    (article,) = loaded.coverage.articles
    path.write_bytes(lexisnexis_text([MADE[0], with_body(MADE[1], [*MADE[1].body, "A line was added."]), MADE[2]]))
    (again,) = reload_changed(loaded, [article.id], options).articles
    assert again.text.endswith("A line was added.\n") and again.headline == article.headline
    path.write_bytes(lexisnexis_text(MADE[:1]))
    (problem,) = reload_changed(loaded, [article.id], options).problems
    assert "no longer contains article 2" in problem.reason


def test_duplicates_are_found_whatever_their_case_and_blanks_and_others_are_not() -> None:
    story = " ".join(f"The harbour master counted {number} boats at the north pier." for number in range(20))
    near = story.replace("12 boats", "twelve boats").replace("north pier.", "north pier!", 3)
    other = " ".join(f"The mayor of Prill opened school number {number} on Friday." for number in range(20))
    duplicates = find_duplicates([story, other, story.upper() + "\n", near, other[:400], ""])
    assert [duplicate and (duplicate.of, duplicate.is_exact) for duplicate in duplicates] == [
        None,
        None,
        (0, True),
        (0, False),
        None,
        None,
    ]


def test_a_lengthened_story_is_no_duplicate_and_boilerplate_makes_none() -> None:
    tail = (
        " All rights reserved by the publisher of this paper, which may be reached by mail or by telephone at any time."
    )
    stories = [f"{' '.join(f'Word{number}x{index}' for index in range(60))}.{tail}" for number in range(80)]
    assert find_duplicates(stories) == [None] * 80
