"""An empty list says why it is empty, and what would help."""

import pytest

from tests.reading.made import coverage_of, mentions_of, quote_of
from tui.matching.find import MatchSet
from tui.matching.model import MatchKind
from tui.mentions.model import Person, QuoteKind
from tui.reading.place.session import ReadingSession
from tui.reading.quotes.group_cache import MANY
from tui.reading.sidebar.empty_reasons import why_empty
from tui.reading.sidebar.list_kind import ListKind
from tui.reading.sidebar.sidebar_list import SidebarList
from tui.settings.load import load_settings

COVERAGE = coverage_of(daily="“Rain,” said Ann.", herald="No.")
QUOTE = quote_of(COVERAGE, "daily", "Rain,", speaker="ann")
GROUPS = load_settings().matching.groups


def told(listed, *, mentions=None, coverage=COVERAGE, matched=False, typed="", waiting=False, lost=False):
    session = ReadingSession(coverage, cutoff=50, step=4, kinds=set(MatchKind))
    listing = SidebarList(coverage, session.crossing.quotations)
    if matched:
        session.set_matches(MatchSet(tuple(session.order), (), GROUPS))
        listing.set_shown(session.shown)
    if mentions is not None:
        session.set_mentions(mentions)
        listing.set_mentioned(session.mentioned)
    listing.show(listed)
    listing.typed = typed
    assert not listing.entries
    return why_empty(session, listing, lambda command: f"<{command}>", waiting=waiting, lost=lost)


@pytest.mark.parametrize("listed", [ListKind.PEOPLE, ListKind.QUOTES])
def test_before_they_are_found_and_where_they_could_not_be(listed):
    assert told(listed) == f"looking for {listed} …"
    assert told(listed, lost=True) == f"the {listed} could not be found"


def test_where_there_are_none():
    assert told(ListKind.PEOPLE, mentions=mentions_of()) == "no people are named in these articles"
    assert told(ListKind.QUOTES, mentions=mentions_of()) == "nothing is quoted in these articles"


def test_where_nothing_is_quoted_reported_speech_is_offered():
    report = quote_of(COVERAGE, "daily", "Rain,", kind=QuoteKind.INDIRECT)
    said = told(ListKind.QUOTES, mentions=mentions_of(report))
    assert said == "nothing is quoted in these articles; <reported> shows reported speech"


def test_many_quotes_are_said_to_be_put_together_meanwhile():
    said = told(ListKind.QUOTES, mentions=mentions_of(*[QUOTE] * (MANY + 1)))
    assert said.startswith(f"putting {MANY + 1} quotes together")


def test_a_filter_that_keeps_nothing_is_named():
    people = mentions_of(people=(Person("ann", "Ann", ()),))
    assert told(ListKind.PEOPLE, mentions=people, typed="bob ").startswith("nothing in this list holds “bob”")
    assert "no people are named" in told(ListKind.PEOPLE, mentions=mentions_of(), typed="bob")


def test_passages_are_looked_for_or_could_not_be_found_or_there_are_none_at_this_cutoff():
    assert told(ListKind.PASSAGES, waiting=True) == "looking for what the articles share …"
    assert told(ListKind.PASSAGES) == "what the articles share could not be found"
    assert told(ListKind.PASSAGES, matched=True).startswith("no shared passage · cutoff 50 · none at a lower cutoff")
    alone = coverage_of(daily="Rain.")
    assert "open two or more" in told(ListKind.PASSAGES, coverage=alone, matched=True)


def test_without_notes_the_keys_that_make_some_are_named():
    assert told(ListKind.NOTES) == "nothing is marked yet: <highlight> highlights, <note> writes a note, <verdict> " + (
        "judges a passage"
    )
