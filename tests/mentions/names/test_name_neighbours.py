"""Things that look like people, and words beside a name that do not belong to it."""

from collections.abc import Callable

import pytest

from tui.mentions.model import MentionSet

Find = Callable[..., MentionSet]

THINGS = [
    "They feared for Wanda Dam. Wanda Dam’s wall broke.",
    "Wanda Kettle was full. The kettle of Wanda Kettle broke. It was Wanda Kettle.",
    "The newspaper “Le Courrant” wrote it. Le Courrant’s owner left.",
    "Wanda Ministry’s roof broke.",
    "Wanda XB2284’s crew left.",
    "It is in the east of DR Congo.",
]


@pytest.mark.parametrize("text", THINGS)
def test_a_thing_is_no_person(find_mentions: Find, text: str) -> None:
    assert not find_mentions(text).people


PEOPLE_LIKE_THINGS = [
    ("The kettle was full. Wanda Kettle, 52, left.", "Wanda Kettle"),
    ("The kettle was full, Wanda Kettle said.", "Wanda Kettle"),
    ("The kettle was full. Judge Wanda Kettle left.", "Wanda Kettle"),
    ("Minister Jean-Yves Le Tarn left. It was Le Tarn who came.", "Jean-Yves Le Tarn"),
]


@pytest.mark.parametrize(("text", "name"), PEOPLE_LIKE_THINGS)
def test_a_name_like_a_noun_is_a_person_where_the_text_says_so(find_mentions: Find, text: str, name: str) -> None:
    assert [person.name for person in find_mentions(text).people] == [name]


BESIDE_A_NAME = [
    ("It was clear that Kim Tae-sol-was there.", "Kim Tae-sol"),
    ("It was Anna Bergholm-who left early.", "Anna Bergholm"),
    ("It was over, Anna Bergholm-said on Monday.", "Anna Bergholm"),
    ("They met President-Anna Bergholm there.", "Anna Bergholm"),
    ("It was Anna Bergholm This is what she did.", "Anna Bergholm"),
    ("They met President Anna Bergholm Friday in the hall.", "Anna Bergholm"),
]


@pytest.mark.parametrize(("text", "name"), BESIDE_A_NAME)
def test_a_word_that_runs_into_a_name_is_no_part_of_it(find_mentions: Find, text: str, name: str) -> None:
    assert [person.name for person in find_mentions(text).people] == [name]


def test_a_day_after_a_name_does_not_become_the_person(find_mentions: Find) -> None:
    mentions = find_mentions("They met President Anna Bergholm Friday in the hall. On Friday it rained.")
    assert len(mentions.mentions) == 1


SPELLINGS = [("Korey", "Kory"), ("Brian", "Brain"), ("Coel", "Cole")]


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_two_spellings_of_a_given_name_are_one_person(find_mentions: Find, one: str, other: str) -> None:
    text = f"The captain {one} Haldorsen, 31, left."
    people = find_mentions(text, f"The captain {other} Haldorsen, 31, left.").people
    assert len(people) == 1


@pytest.mark.parametrize(("one", "other"), [("Toni", "Tony"), ("Mark", "Mary"), ("Daniel", "Daniela")])
def test_two_given_names_are_two_people(find_mentions: Find, one: str, other: str) -> None:
    text = f"The captain {one} Haldorsen, 31, left."
    assert len(find_mentions(text, f"The captain {other} Haldorsen, 32, left.").people) == 2


def test_a_courtesy_title_may_come_before_a_given_name(find_mentions: Find) -> None:
    mentions = find_mentions("They held Wulan Aisyah, 25, there. Ms Wulan denied it.")
    assert [person.name for person in mentions.people] == ["Wulan Aisyah"]
    assert len(mentions.mentions) == 2


def test_a_courtesy_title_before_a_frequent_family_name_is_somebody_else(find_mentions: Find) -> None:
    mentions = find_mentions("They held Scott Haldorsen, 25, there. Mr Scott denied it.")
    assert [person.name for person in mentions.people] == ["Scott Haldorsen", "Scott"]


def test_a_family_name_of_two_words_is_the_one_who_is_named_most(find_mentions: Find) -> None:
    text = "Marthe Le Tarn, 40, left. Marthe Le Tarn smiled. Her father Jean-Yves Le Tarn stayed. Le Tarn said so."
    mentions = find_mentions(text)
    assert mentions.mentions[-1].person == "marthe-le-tarn"
