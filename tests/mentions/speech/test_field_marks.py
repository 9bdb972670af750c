"""Apostrophes at the beginning of a word are no quote marks, and some outlets leave out Jr."""

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
def test_an_apostrophe_at_the_beginning_of_a_word_is_no_quote_mark(
    find_mentions: Find, text: str, words: list[str]
) -> None:
    assert [part.slice(text) for quote in find_mentions(text).quotes for part in quote.parts] == words


def names(mentions: MentionSet) -> list[str]:
    return sorted(person.name for person in mentions.people)


def test_a_name_without_jr_is_merged_with_the_name_of_another_outlet(find_mentions: Find, make: Make) -> None:
    mentions = find_mentions(
        make("a", "Carl M. Reed Jr. left the race. Reed was tired."), make("b", "Carl Reed left the race. Reed smiled.")
    )
    assert names(mentions) == ["Carl M. Reed Jr"]


@pytest.mark.parametrize(
    "second_text",
    ["Carl Reed Jr. spoke. Reed Jr. left.", "Carl Reed Jr. met Carl Reed.", "Carl Reed Sr. spoke."],
)
def test_father_and_son_stay_apart(find_mentions: Find, make: Make, second_text: str) -> None:
    assert len(names(find_mentions(make("a", "Carl Reed spoke on Monday."), make("b", second_text)))) == 2
