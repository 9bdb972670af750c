"""The status line while the reader waits, and on reported speech."""

import pytest
from msgspec.structs import replace

from tests.reading.made import coverage_of, grouping_of, mentions_of, quote_of
from tui.matching.model import MatchKind
from tui.mentions.model import MentionForm, MentionSet, Person, QuoteKind
from tui.reading.highlights.letters import Letters
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.place.session import ReadingSession
from tui.reading.status.line import count_text, reported_text, sentence

COVERAGE = coverage_of(daily="It will rain, said Ann.", herald="It will rain.")


@pytest.fixture
def session():
    return ReadingSession(COVERAGE, cutoff=50, step=4, kinds=set(MatchKind))


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        (None, "looking for what the articles share …"),
        ((0, 1), "looking for what the articles share …"),
        ((120, 1225), "comparing the articles: 120 of 1,225 pairs …"),
    ],
)
def test_the_wait_is_told_in_pairs_of_articles_where_there_are_several(session, pairs, said):
    assert sentence(session, True, str, pairs) == (said, "they can be read meanwhile")
    assert sentence(session, False, str, pairs)[0] == "what the articles share could not be found"


def test_articles_that_are_compared_anew_are_counted_beside_what_is_known_of_them(session):
    grouping = grouping_of(COVERAGE, ("daily", "It will rain", "herald", "It will rain"))
    session.shown = VisibleGroups(COVERAGE, grouping, set(MatchKind), Letters())
    head, rest = sentence(session, True, str, (3, 49))
    assert head == "1 shared passage" and rest.startswith("comparing the articles: 3 of 49 pairs … · cutoff 50")
    assert "comparing" not in sentence(session, False, str, (3, 49))[1]


def test_large_counts_are_written_as_a_reader_writes_them():
    assert (count_text(1, "pair"), count_text(12_345, "person", "people")) == ("1 pair", "12,345 people")


def test_how_much_reported_speech_there_is(session):
    session.show_reported(True)
    assert reported_text(session) == "reported speech will be listed with the quotes"
    session.set_mentions(mentions_of())
    assert reported_text(session) == "no reported speech was found"
    session.set_mentions(mentions_of(quote_of(COVERAGE, "daily", "It will rain", kind=QuoteKind.INDIRECT)))
    assert reported_text(session) == "with reported speech: 1 more among the quotes"
    session.choose_quotes()
    grouping = grouping_of(COVERAGE, ("daily", "rain", "herald", "rain"))
    session.shown = VisibleGroups(COVERAGE, grouping, set(MatchKind), Letters())
    assert "steps over quotes and reported speech" in sentence(session, False, str)[1]
    session.show_reported(False)
    assert reported_text(session) == "reported speech is left out"


@pytest.mark.parametrize(
    ("rule", "led_back", "head", "how"),
    [
        ("said-after", None, "Ann", "attributed by rule said-after"),
        ("said-after", MentionForm.PRONOUN, "Ann, likely", "attributed by rule said-after, through a pronoun"),
        ("said-after", MentionForm.ROLE, "Ann, likely", "attributed by rule said-after, through an office"),
        ("weak-before", None, "Ann, likely", "attributed by rule weak-before"),
        ("subject", None, "Ann, guessed", "attributed by rule subject"),
        ("reader", None, "Ann", "as you have corrected it"),
    ],
)
def test_how_sure_an_attribution_is_stands_beside_the_speaker(session, rule, led_back, head, how):
    quote = quote_of(COVERAGE, "daily", "It will rain", speaker="ann")
    session.set_mentions(mentions_of(replace(quote, rule=rule, led_back=led_back), people=(Person("ann", "Ann", ()),)))
    session.choose_quotes()
    session.next()
    told, rest = sentence(session, False, str)
    assert told == f"quote 1/1 {head}"
    assert how in rest.split(" · ")


def test_in_a_language_without_word_lists_each_attribution_is_called_a_guess(session):
    quote = replace(quote_of(COVERAGE, "daily", "It will rain", speaker="ann"), rule="said-after")
    session.set_mentions(MentionSet((Person("ann", "Ann", ()),), (), (quote,), unsure=("daily",)))
    session.choose_quotes()
    session.next()
    assert sentence(session, False, str)[0] == "quote 1/1 Ann, guessed"
