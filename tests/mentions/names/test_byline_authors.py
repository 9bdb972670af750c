"""Authors in bylines, whose names have no other evidence."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from tests.rows import each_row
from tui.articles.model import Article, ZoneKind
from tui.mentions.model import MentionSet

Find = Callable[..., MentionSet]
Make = Callable[..., Article]


def people(find_mentions: Find, article: Article) -> set[str]:
    return {person.name for person in find_mentions(article).people}


@each_row(
    ("byline", "names"),
    [
        ("By Joris Adeane and Lena Okafor-Vance", {"Joris Adeane", "Lena Okafor-Vance"}),
        ("By Dash Corrigan, Chief Reporter", {"Dash Corrigan"}),
        ("By Joris Adeane in Port Selm and Utrik Brann in Severin", {"Joris Adeane"}),
        ("(Reporting by Joris Adeane in Port Selm; editing by Utrik Quell)", {"Joris Adeane", "Utrik Quell"}),
        ("By Kelmar Wire staff", set()),
        ("By The Selm Observer", set()),
        ("By Joris Adeane, Port Selm", {"Joris Adeane"}),
    ],
)
def test_a_name_after_by_in_a_byline_is_an_author(
    find_mentions: Find, make: Make, byline: str, names: set[str]
) -> None:
    assert people(find_mentions, make("a", byline, zones={0: ZoneKind.BYLINE})) == names


def test_the_outlets_own_name_is_no_author(find_mentions: Find, make: Make) -> None:
    article = replace(make("a", "By Kelmar Wire", zones={0: ZoneKind.BYLINE}), outlet="Kelmar Wire")
    assert people(find_mentions, article) == set()


def test_by_in_the_body_does_not_make_a_name_a_person(find_mentions: Find, make: Make) -> None:
    assert people(find_mentions, make("a", "It was stopped by Joris Adeane on Friday.")) == set()


@pytest.mark.parametrize(
    ("language", "byline", "name"),
    [("de", "Von Jürgen Maß", "Jürgen Maß"), ("fr", "Par Solveig Trune", "Solveig Trune")],
)
def test_the_word_for_by_in_another_language_is_not_part_of_the_name(
    find_mentions: Find, make: Make, language: str, byline: str, name: str
) -> None:
    article = replace(make("a", byline, zones={0: ZoneKind.BYLINE}), language=language)
    assert people(find_mentions, article) == {name}


def test_an_author_is_not_the_person_of_that_surname_in_the_news(find_mentions: Find, make: Make) -> None:
    story = "“It was never tested,” Adeane said. Mr. Adeane left at noon."
    mentions = find_mentions(make("a", "By Joris Adeane", story, zones={0: ZoneKind.BYLINE}))
    author = next(person.id for person in mentions.people if person.name == "Joris Adeane")
    assert [mention.zone for mention in mentions.mentions if mention.person == author] == [ZoneKind.BYLINE]
    assert mentions.quotes[0].speaker != author


def test_an_author_whom_the_story_names_in_full_is_a_person_of_the_news(find_mentions: Find, make: Make) -> None:
    story = "Joris Adeane, the harbour master, spoke. “It was never tested,” Adeane said."
    mentions = find_mentions(make("a", "By Joris Adeane", story, zones={0: ZoneKind.BYLINE}))
    assert mentions.quotes[0].speaker == "joris-adeane"
