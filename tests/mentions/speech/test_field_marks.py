"""Apostrophes that open a word are no quotation marks, and Jr. comes and goes from outlet to outlet."""

from collections.abc import Callable

import pytest

from tui.articles.model import Article
from tui.mentions.model import MentionSet

Find = Callable[..., MentionSet]
Make = Callable[..., Article]

MARKS = [
    ("'Get 'em out,' said Anna Reed in the summer of '76.", ["Get 'em out,"]),
    ("'We lost in '98 and '03,' said Anna Reed.", ["We lost in '98 and '03,"]),
    ("'Salt 'n' pepper,' Anna Reed said.", ["Salt 'n' pepper,"]),
    ("‘We like rock ’n’ roll,’ said Anna Reed.", ["We like rock ’n’ roll,"]),
    ("‘We couldn’t see ’em,’ said Anna Reed of the winter of ’63.", ["We couldn’t see ’em,"]),
    ("Anna Reed grew up in the ’80s and left in ’92.", []),
]


@pytest.mark.parametrize(("text", "words"), MARKS)
def test_an_apostrophe_that_opens_a_word_is_no_mark(found: Find, text: str, words: list[str]) -> None:
    assert [part.slice(text) for quote in found(text).quotes for part in quote.parts] == words


def names(told: MentionSet) -> list[str]:
    return sorted(person.name for person in told.people)


def test_an_outlet_may_leave_jr_out(found: Find, make: Make) -> None:
    told = found(
        make("a", "Carl M. Reed Jr. left the race. Reed was tired."), make("b", "Carl Reed left the race. Reed smiled.")
    )
    assert names(told) == ["Carl M. Reed Jr"]


@pytest.mark.parametrize(
    "other",
    ["Carl Reed Jr. spoke. Reed Jr. left.", "Carl Reed Jr. met Carl Reed.", "Carl Reed Sr. spoke."],
)
def test_father_and_son_stay_apart(found: Find, make: Make, other: str) -> None:
    assert len(names(found(make("a", "Carl Reed spoke on Monday."), make("b", other)))) == 2
