"""Who speaks where another name, another clause or a participle is nearer to the quotation."""

from collections.abc import Callable

import pytest

from tests.rows import each_row
from tui.mentions.model import MentionSet
from tui.mentions.sureness import Sureness

Find = Callable[..., MentionSet]


@each_row(
    "text",
    [
        "He warned that Mr Marsh had “not seen the last” of him.",
        "But he said Marsh was “a man of the past”.",
        "He warned Mr Marsh. He added that it was “not the end of the story”.",
    ],
)
def test_he_is_not_the_person_whom_his_own_sentence_names(find_mentions: Find, text: str) -> None:
    mentions = find_mentions("Paul Kral had pledged to leave the union.", "Tom Marsh won, and said no.", text)
    assert mentions.quotes[-1].speaker == "paul-kral"


def test_a_fronted_clause_may_name_its_person_later(find_mentions: Find) -> None:
    mentions = find_mentions("Paul Kral came.", "After he had left, Tom Marsh said it was “a day like any other”.")
    assert mentions.quotes[0].speaker == "tom-marsh"


@pytest.mark.parametrize(
    "text",
    [
        "They hired Ann Lind and Tom Marsh, described as “criminal hackers”, to do it.",
        "The attack on Kelmar, disclosed last year, was blamed on a “nation-state” attacker.",
    ],
)
def test_a_participle_after_a_comma_has_no_speaker(find_mentions: Find, text: str) -> None:
    assert find_mentions(text).quotes[0].rule == "none"


@each_row(
    "text",
    [
        "Tom Marsh, the mayor, described it as “a good day for all of us”.",
        "The plan, which Tom Marsh described as “a good day for all of us”, failed.",
        "Foster’s father, Tom Marsh, disclosed that it was “a good day for all of us”.",
    ],
)
def test_an_active_verb_after_a_comma_has_its_speaker(find_mentions: Find, text: str) -> None:
    assert find_mentions(text).quotes[0].speaker == "tom-marsh"


def test_who_reports_a_sentence_only_relays_what_he_says_in_it(find_mentions: Find) -> None:
    [quote] = find_mentions("Tom Marsh ran off saying he wanted to “die for the cause”, officials say.").quotes
    assert (quote.speaker, quote.sureness) == ("tom-marsh", Sureness.LIKELY)


def test_who_speaks_after_a_clause_of_the_outlet_is_the_speaker(find_mentions: Find) -> None:
    [quote] = find_mentions("Tom Marsh ran off and was “ready to die for it”, officials say.").quotes
    assert quote.speaker_text == "officials"


@each_row(
    ("text", "words"),
    [
        ("A source familiar with the matter said it was “a mess for all of us”.", "A source familiar with the matter"),
        ("“It was a mess,” a person close to the family said.", "a person close to the family"),
        ("A person briefed on the talks said they were “going nowhere at all”.", "A person briefed on the talks"),
    ],
)
def test_the_words_for_an_unnamed_speaker_are_not_cut(find_mentions: Find, text: str, words: str) -> None:
    assert find_mentions(text).quotes[0].speaker_text == words
