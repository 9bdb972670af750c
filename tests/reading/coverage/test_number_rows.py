"""A number is one row of the coverage table where outlets count the same thing with it."""

import pytest

from tests.reading.differences.test_differences import event_of
from tui.reading.coverage.number_rows import numbers_by_thing

ONE_ROW = [
    ("The storm sank 35 boats in the harbour.", "All 35 boats were lost, the mayor said.", "#35"),
    ("Two dead, 14 hurt as a passenger ferry burns.", "The coastguard said 14 people had been injured.", "#14"),
    ("The bill passed 234-193 on Friday.", "It was 234 to 193 in the end.", "#234-193"),
    ("They paid $250,000 for it.", "A sum of 250,000 dollars was named.", "#250000$"),
    ("Lind, 46, is married.", "The captain, Tomas Lind, 46, left.", "#46"),
]
TWO_ROWS = [
    ("The station is less than 10 miles from Vorden.", "More than 10 packages were found in the week.", "#10"),
    ("He has been silent for 15 years.", "Of the hijackers 15 were citizens of the country.", "#15"),
    ("The president signed 24 orders.", "She worked for 24 months on the case.", "#24"),
]


@pytest.mark.parametrize(("left", "right", "meaning"), ONE_ROW)
def test_equal_numbers_of_one_thing_are_one_row(left: str, right: str, meaning: str) -> None:
    rows = [by_article for value, by_article in numbers_by_thing(event_of(left, right).coverage.articles)
            if value == meaning]  # fmt: skip
    assert [sorted(by_article) for by_article in rows] == [["mail", "post"]]


@pytest.mark.parametrize(("left", "right", "meaning"), TWO_ROWS)
def test_equal_numbers_of_two_things_are_two_rows(left: str, right: str, meaning: str) -> None:
    rows = [by_article for value, by_article in numbers_by_thing(event_of(left, right).coverage.articles)
            if value == meaning]  # fmt: skip
    assert [sorted(by_article) for by_article in rows] == [["post"], ["mail"]]
