"""Who wrote: names in a byline that nothing else speaks for."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from tui.articles.model import Article, ZoneKind
from tui.mentions.model import MentionSet

Find = Callable[..., MentionSet]
Make = Callable[..., Article]


def people(found: Find, article: Article) -> set[str]:
    return {person.name for person in found(article).people}


@pytest.mark.parametrize(
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
def test_a_name_after_by_is_an_authors(found: Find, make: Make, byline: str, names: set[str]) -> None:
    assert people(found, make("a", byline, zones={0: ZoneKind.BYLINE})) == names


def test_the_outlets_own_name_is_no_author(found: Find, make: Make) -> None:
    article = replace(make("a", "By Kelmar Wire", zones={0: ZoneKind.BYLINE}), outlet="Kelmar Wire")
    assert people(found, article) == set()


def test_in_the_text_itself_by_names_nobody(found: Find, make: Make) -> None:
    assert people(found, make("a", "It was stopped by Joris Adeane on Friday.")) == set()


@pytest.mark.parametrize(
    ("language", "byline", "name"),
    [("de", "Von Jürgen Maß", "Jürgen Maß"), ("fr", "Par Solveig Trune", "Solveig Trune")],
)
def test_the_by_of_another_language_is_no_part_of_the_name(
    found: Find, make: Make, language: str, byline: str, name: str
) -> None:
    article = replace(make("a", byline, zones={0: ZoneKind.BYLINE}), language=language)
    assert people(found, article) == {name}
