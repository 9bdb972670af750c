"""The status line during a search, on reported speech, and on attributions."""

import pytest
from msgspec.structs import replace

from tests.reading.made import coverage_of, grouping_of, mentions_of, quote_of
from tui.matching.model import MatchKind
from tui.mentions.model import MentionForm, MentionSet, Person, QuoteKind
from tui.mentions.rule import Rule
from tui.reading.highlights.letters import Letters
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.place.session import ReadingSession
from tui.reading.status.line import reported_text, status_line

COVERAGE = coverage_of(daily="It will rain, said Ann.", herald="It will rain.")


@pytest.fixture
def session():
    return ReadingSession(COVERAGE, cutoff=50, step=4, kinds=set(MatchKind))


@pytest.mark.parametrize(
    ("pairs", "progress"),
    [
        (None, "comparing the articles …"),
        ((0, 1), "comparing the articles …"),
        ((120, 1225), "comparing the articles: 120 of 1,225 pairs …"),
    ],
)
def test_progress_is_shown_in_pairs_of_articles_if_there_are_several(session, pairs, progress):
    assert status_line(session, True, str, pairs) == (progress, "you can read while this runs")
    assert status_line(session, False, str, pairs)[0] == "the search for shared passages failed"


def test_a_repeated_comparison_shows_its_progress_beside_earlier_results(session):
    grouping = grouping_of(COVERAGE, ("daily", "It will rain", "herald", "It will rain"))
    session.visible_groups = VisibleGroups(COVERAGE, grouping, set(MatchKind), Letters())
    head, rest = status_line(session, True, str, (3, 49))
    assert head == "1 shared passage"
    assert rest.startswith(
        "comparing the articles: 3 of 49 pairs … · next: next of 1 here · showing matches at least 50% likely"
    )
    assert "comparing" not in status_line(session, False, str, (3, 49))[1]


def test_reported_speech_is_counted(session):
    session.show_reported(True)
    assert reported_text(session) == "reported speech will be listed with the quotes"
    session.set_mentions(mentions_of())
    assert reported_text(session) == "no reported speech was found"
    session.set_mentions(mentions_of(quote_of(COVERAGE, "daily", "It will rain", kind=QuoteKind.INDIRECT)))
    assert reported_text(session) == "reported speech included: 1 more quote"
    session.choose_quotes()
    grouping = grouping_of(COVERAGE, ("daily", "rain", "herald", "rain"))
    session.visible_groups = VisibleGroups(COVERAGE, grouping, set(MatchKind), Letters())
    assert status_line(session, False, str)[1] == (
        "next: next quote or reported speech · reported speech included: 1 more quote"
    )
    session.set_mentions(mentions_of(quote_of(COVERAGE, "daily", "It will rain", kind=QuoteKind.DIRECT)))
    session.show_reported(False)
    session.choose_quotes()
    assert status_line(session, False, str) == ("1 quote", "next: next quote"), "it is about the list, not passages"
    assert reported_text(session) == "reported speech is not listed"


@pytest.mark.parametrize(
    ("rule", "anaphor", "head", "reason"),
    [
        (Rule.SAID_AFTER, None, "Ann", "speaker: “said …” after the quote"),
        (Rule.SAID_AFTER, MentionForm.PRONOUN, "Ann, likely", "speaker: “said …” after the quote, via a pronoun"),
        (Rule.SAID_AFTER, MentionForm.ROLE, "Ann, likely", "speaker: “said …” after the quote, via a job title"),
        (Rule.WEAK_BEFORE, None, "Ann, likely", "speaker: “… said” near the quote"),
        (Rule.SUBJECT, None, "Ann, guessed", "speaker: the subject of the sentence"),
        (Rule.READER, None, "Ann", "speaker corrected by you"),
    ],
)
def test_the_speaker_is_shown_with_its_sureness_and_the_reason(session, rule, anaphor, head, reason):
    quote = quote_of(COVERAGE, "daily", "It will rain", speaker="ann")
    session.set_mentions(mentions_of(replace(quote, rule=rule, anaphor=anaphor), people=(Person("ann", "Ann", ()),)))
    session.choose_quotes()
    session.next()
    line_head, details = status_line(session, False, str)
    assert line_head == f"quote 1/1 {head}"
    assert reason in details.split(" · ")


def test_attributions_in_a_language_without_word_lists_are_guesses(session):
    quote = replace(quote_of(COVERAGE, "daily", "It will rain", speaker="ann"), rule=Rule.SAID_AFTER)
    session.set_mentions(MentionSet((Person("ann", "Ann", ()),), (), (quote,), unsure=("daily",)))
    session.choose_quotes()
    session.next()
    assert status_line(session, False, str)[0] == "quote 1/1 Ann, guessed"
