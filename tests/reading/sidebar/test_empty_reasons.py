"""An empty list says why it is empty, and what would help."""

import pytest

from tests.reading.made import coverage_of, mentions_of, quote_of
from tui.matching.find import MatchSet
from tui.matching.model import MatchKind
from tui.mentions.model import Person, QuoteKind
from tui.reading.place.session import ReadingSession
from tui.reading.quotes.group_cache import LARGE_INPUT
from tui.reading.sidebar.empty_reasons import why_empty
from tui.reading.sidebar.list_kind import ListKind
from tui.reading.sidebar.sidebar_list import SidebarList
from tui.settings.load import load_settings

COVERAGE = coverage_of(daily="“Rain,” said Ann.", herald="No.")
QUOTE = quote_of(COVERAGE, "daily", "Rain,", speaker="ann")
GROUPS = load_settings().matching.groups


def reason(kind, *, mentions=None, coverage=COVERAGE, has_matches=False, query="", pending=False, failed=False):
    session = ReadingSession(coverage, cutoff=50, step=4, kinds=set(MatchKind))
    listing = SidebarList(coverage, session.counterparts.quote_cache)
    if has_matches:
        session.set_matches(MatchSet(tuple(session.order), (), GROUPS))
        listing.set_visible_groups(session.visible_groups)
    if mentions is not None:
        session.set_mentions(mentions)
        listing.set_mention_index(session.mention_index)
    listing.show(kind)
    listing.filter_text = query
    assert not listing.entries
    key_of = "<{}>".format
    return why_empty(session, listing, key_of, matching_pending=pending, mentions_failed=failed)


@pytest.mark.parametrize("kind", [ListKind.PEOPLE, ListKind.QUOTES])
def test_empty_list_text_while_searching_and_after_failure(kind):
    assert reason(kind) == f"looking for {kind} …"
    assert reason(kind, failed=True) == f"the {kind} could not be found"


def test_text_of_an_empty_list_if_no_people_or_quotes_were_found():
    assert reason(ListKind.PEOPLE, mentions=mentions_of()) == "no people are named in these articles"
    assert reason(ListKind.QUOTES, mentions=mentions_of()) == "nothing is quoted in these articles"


def test_reported_speech_is_offered_if_nothing_is_quoted():
    report = quote_of(COVERAGE, "daily", "Rain,", kind=QuoteKind.INDIRECT)
    text = reason(ListKind.QUOTES, mentions=mentions_of(report))
    assert text == "nothing is quoted in these articles; <reported> shows reported speech"


def test_grouping_of_many_quotes_is_announced():
    text = reason(ListKind.QUOTES, mentions=mentions_of(*[QUOTE] * (LARGE_INPUT + 1)))
    assert text.startswith(f"grouping {LARGE_INPUT + 1} quotes")


def test_a_filter_without_matches_is_named():
    people = mentions_of(people=(Person("ann", "Ann", ()),))
    assert reason(ListKind.PEOPLE, mentions=people, query="bob ").startswith("no entries match “bob”; clear")
    assert "no people are named" in reason(ListKind.PEOPLE, mentions=mentions_of(), query="bob")


def test_text_of_an_empty_passage_list_while_searching_after_failure_and_without_a_match():
    assert reason(ListKind.PASSAGES, pending=True) == "comparing the articles …"
    assert reason(ListKind.PASSAGES) == "the search for shared passages failed"
    assert reason(ListKind.PASSAGES, has_matches=True).startswith(
        "no shared passage · showing matches at least 50% likely · there are no less likely"
    )
    single = coverage_of(daily="Rain.")
    assert "open two or more" in reason(ListKind.PASSAGES, coverage=single, has_matches=True)


def test_a_list_without_annotations_names_the_keys_that_make_them():
    actions = "<highlight> highlights, <note> adds a note, <verdict> records a verdict"
    assert reason(ListKind.NOTES) == f"no highlights or notes yet: {actions}"
