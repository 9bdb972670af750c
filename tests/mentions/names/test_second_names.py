"""Two names of one person, where a text says so."""

from collections.abc import Callable

from tests.rows import each_row
from tui.mentions.model import MentionSet

Find = Callable[..., MentionSet]


@each_row(
    "text",
    [
        "Anna Kral, also known as Helen Marsh, was held. Anna Kral denies it.",
        "Anna Kral (née Helen Marsh) was held. Anna Kral denies it.",
        "Anna Kral was held. Kral, who is also known as Helen Marsh, denies it. Anna Kral left.",
        "Helen Marsh, better known as legendary singer Anna Kral, died. Anna Kral was 90.",
        "Anna Kral, aka “Kay,” “Helen Marsh” and “Helen Berg Lind,” 22, was held. Anna Kral denies it.",
    ],
)
def test_a_second_name_does_not_make_a_second_person(find_mentions: Find, text: str) -> None:
    people = find_mentions(text).people
    assert [person.name for person in people] == ["Anna Kral"]
    assert "Helen Marsh" in people[0].aliases


@each_row(
    "text",
    [
        "Anna Kral, known as the mother of Helen Marsh, was held.",
        "Anna Kral was known. Helen Marsh was not.",
        "Anna Kral was born in 1950. Born Helen Marsh fans know that.",
    ],
)
def test_two_people_stay_two_where_no_second_name_is_given(find_mentions: Find, text: str) -> None:
    assert {"Anna Kral", "Helen Marsh"} <= {person.name for person in find_mentions(text).people}
