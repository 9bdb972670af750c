"""How a row names its number, and which numbers get no row."""

from tests.reading.differences.test_differences import event_of
from tests.rows import each_row
from tui.reading.coverage.number_mentions import describe_number
from tui.reading.coverage.number_rows import numbers_by_thing

LABELS = [
    ("The blast killed 20 outside the court.", ["20"]),
    ("They lost the last-16 tie.", ["last-16"]),
    ("It was the Kelmar 7 device that burnt.", ["Kelmar 7"]),
    ("Smoke rose over Pier 4.", ["Pier 4"]),
    ("They met 25 foreign ambassadors.", ["25 foreign ambassadors"]),
    ("Some 40 high school students came.", ["40 high school students"]),
    ("In the 2016 election 20 said no.", ["2016 election", "20"]),
    ("It was so in 2016 despite all.", ["2016"]),
    ("Of these 14 hurt in the crash left.", ["14 hurt"]),
    ("Born in 1965 Anna Kral left.", ["1965"]),
    ("Aged 48, she left.", ["48"]),
    ("In all, 312 passengers left.", ["312 passengers"]),
    ("In the 2015-16 season they won.", ["2015-16"]),
    ("They were rated 5,000-1 shots.", ["5,000-1"]),
]
NO_ROWS = [
    "See pic.example.com/9zQbH5bo9V for more.",
    "It is at https://example.com/2016/17 in full.",
    "Several thousand foreign troops stay.",
]


@each_row(("text", "labels"), LABELS)
def test_a_number_is_named_by_what_it_counts_or_is_part_of(text: str, labels: list[str]) -> None:
    article, *_ = event_of(text, "Nobody came.").coverage.articles
    places = [by_article[article.id][0] for _, by_article in numbers_by_thing([article])]
    assert [describe_number(article, place) for place in places if place.is_notable] == labels


@each_row("text", NO_ROWS)
def test_links_and_vague_numbers_get_no_row(text: str) -> None:
    assert list(numbers_by_thing(event_of(text, "Nobody came.").coverage.articles)) == []
