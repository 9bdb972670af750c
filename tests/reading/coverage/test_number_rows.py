"""A number is one row of the coverage table where outlets count the same thing with it."""

import pytest

from tests.reading.differences.test_differences import event_of
from tests.rows import each_row
from tui.reading.coverage.number_rows import numbers_by_thing

ONE_ROW = [
    ("The storm sank 35 boats in the harbour.", "All 35 boats were lost, the mayor said.", "#35"),
    ("Two dead, 14 hurt as a passenger ferry burns.", "The coastguard said 14 people had been injured.", "#14"),
    ("The bill passed 234-193 on Friday.", "It was 234 to 193 in the end.", "#234-193"),
    ("They paid $250,000 for it.", "A sum of 250,000 dollars was named.", "#250000$"),
    ("The attacker was a 39-year-old man.", "The office said he was 39 and had a record of theft.", "#39"),
    ("Lind, 46, is married.", "The captain, Tomas Lind, 46, left.", "#46"),
    ("A man of 61 and a woman of 59 were found below.", "The couple, 61 and 59 years old, came from Vorden.", "#61"),
    ("The ferry had a crew of 27 and 208 passengers.", "On board were 208 passengers and 27 crew.", "#27"),
    ("In the blast 14 people had been injured.", "By noon, doctors said, 14 were wounded.", "#14"),
    ("Smoke rose from the 96-metre vessel.", "The 96-metre ferry drifted past the quay.", "#96"),
    ("She was mayor from 2009 to 2013.", "Her term, which lasted from 2009 to 2013, ended badly.", "#2013"),
    ("Senate Bill 1062 was sent to the governor.", "The law, known as SB 1062, was stopped.", "#1062"),
    ("Three people died.", "It left 3 dead.", "#3"),
    ("Nearly 90 professors and priests wrote to Lind.", "A letter of nearly 90 teachers and priests is out.", "#90"),
    ("On the first day 14 persons were hurt; the hospital speaks of 17.", "In all, 17 persons were hurt.", "#17"),
    ("The memo has 15 pages.", "All of the 15 pages of the memo are out.", "#15"),
]
TWO_ROWS = [
    ("The station is less than 10 miles from Vorden.", "More than 10 packages were found in the week.", "#10"),
    ("He has been silent for 15 years.", "Of the hijackers 15 were citizens of the country.", "#15"),
    ("The president signed 24 orders.", "She worked for 24 months on the case.", "#24"),
    ("He has lied for 12 years, the mayor said.", "The 12-year search came to an end in May.", "#12"),
    ("Fox was president from 2000 to 2006.", "Calder, president from 2006 to 2012, disagreed.", "#2006"),
    ("It needs 51 votes to pass.", "Only 51 votes are left to the party as a senator is ill.", "#51"),
    ("In the raid 12 sailors of Vorden were killed.", "Farther off, another 12 sailors were killed at a pier.", "#12"),
    ("By noon Vorden was leading 3-0.", "In the 2005 final, Calder had lost its 3-0 lead.", "#3-0"),
    (
        "Orders for the 50 largest boats must come in 30 minutes before the harbour closes.",
        "Orders for the 50 largest boats, with the 30 members of the harbour guild, come before the close.",
        "#30",
    ),
    ("In 2010 she told him to leave.", "The party, which began to rise in 2010, lost.", "#2010"),
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


@each_row("text", ["The memo is of Feb. 8, 2017.", "It was open 24/7 in May.", "The law on 9/11 passed."])
def test_a_part_of_a_date_is_no_number(text: str) -> None:
    assert list(numbers_by_thing(event_of(text, "Nobody came.").coverage.articles)) == []
