"""Apostrophes at the beginning of a word are no quote marks, and some outlets leave out Jr."""

from collections.abc import Callable

from tests.rows import each_row
from tui.articles.model import Article
from tui.mentions.model import MentionSet
from tui.mentions.sureness import Sureness

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


@each_row(("text", "words"), MARKS)
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


@each_row(
    "second_text",
    ["Carl Reed Jr. spoke. Reed Jr. left.", "Carl Reed Jr. met Carl Reed.", "Carl Reed Sr. spoke."],
)
def test_father_and_son_stay_apart(find_mentions: Find, make: Make, second_text: str) -> None:
    assert len(names(find_mentions(make("a", "Carl Reed spoke on Monday."), make("b", second_text)))) == 2


HEADINGS = ("“A good day”", "‘Not needed’", '"Nobody asked us"')


@each_row("heading", HEADINGS)
def test_a_heading_in_quote_marks_has_no_speaker(find_mentions: Find, heading: str) -> None:
    first, second = find_mentions(
        "Anna Berg welcomed it.", heading, "“This is a good day for the port,” she said."
    ).quotes
    assert (first.speaker, second.speaker) == (None, "anna-berg")


def test_what_a_thing_does_before_a_quotation_alone_makes_it_no_speaker(find_mentions: Find) -> None:
    alone = "“I am tired of this debate.”"
    assert find_mentions("The board met again in May.", alone).quotes[0].speaker_text == ""
    assert find_mentions("The fishermen met again in May.", alone).quotes[0].speaker_text == "The fishermen"


def test_a_quotation_over_lines_of_one_sentence_each_is_one(find_mentions: Find) -> None:
    lines = ["“We have checked it,” Anna Berg said.", "“It is safe.", "Nobody need worry about it.", "It will stand.”"]
    first, second = find_mentions(*lines).quotes
    assert (first.speaker, second.speaker) == ("anna-berg", "anna-berg")
    text = "\n\n".join(lines)
    assert (
        " ".join(part.slice(text) for part in second.parts) == "It is safe. Nobody need worry about it. It will stand."
    )


def test_a_lost_closing_mark_takes_no_line_in_which_no_mark_closes(find_mentions: Find) -> None:
    lines = ["“It is safe, Anna Berg said.", "Nobody need worry about it.", "“It will stand,” Berg said."]
    text = "\n\n".join(lines)
    assert [quote.parts[-1].slice(text) for quote in find_mentions(*lines).quotes] == ["It is safe,", "It will stand,"]


@each_row(
    ("text", "is_sure"),
    [
        ("“It is safe, Anna Berg said. Nobody came.", False),
        ("“It is safe,” Anna Berg said. “It will stand. Lind added nothing.", False),
        ("“It is safe,” Anna Berg said. “It will stand.", True),
        ("It is safe,” Anna Berg said.", True),
    ],
)
def test_a_border_that_no_mark_shows_makes_the_speaker_unsure(find_mentions: Find, text: str, is_sure: bool) -> None:
    quote = find_mentions(text).quotes[0]
    assert (quote.sureness is Sureness.SURE, quote.lacks_mark) == (is_sure, not is_sure)
