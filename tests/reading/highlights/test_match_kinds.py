"""Each kind of match can be hidden; hidden groups are counted; an empty view names the nearest useful cutoff."""

import pytest

from tui.articles.make import article_from_text
from tui.articles.model import Coverage, Passage
from tui.matching.find import MatchSet
from tui.matching.model import Match, MatchKind
from tui.reading.highlights.match_kinds import MEANINGS, SIGNS, hidden_text, kind_at, kind_rows
from tui.reading.highlights.visible_groups import STATEMENTS
from tui.reading.place.session import ReadingSession
from tui.reading.status.line import no_stop_text, status_line
from tui.reading.status.nearest_cutoff import nearest_cutoff
from tui.settings.load import load_settings
from tui.text.span import Span

SETTINGS = load_settings()
TEXT = "Headline\n\nOne sentence here. Another one there. A third of them."
KINDS = (MatchKind.VERBATIM, MatchKind.EDITED, MatchKind.NAME)
WORDS = ("One sentence", "Another one", "A third")


def match(number, kind, score):
    start = TEXT.index(WORDS[number])
    span = Span(start, start + len(WORDS[number]))
    return Match(f"m{number}", Passage("one", span), Passage("two", span), score, kind, "why")


@pytest.fixture
def session():
    articles = tuple(article_from_text(TEXT, SETTINGS.articles, outlet=name) for name in ("One", "Two", "Three"))
    reading_session = ReadingSession(Coverage("", articles), cutoff=50, step=10, kinds=STATEMENTS)
    matches = tuple(match(number, kind, 60 + 10 * number + 0.75) for number, kind in enumerate(KINDS))
    reading_session.set_matches(MatchSet(("one", "two", "three"), matches, SETTINGS.matching.groups))
    reading_session.look(Passage("one", Span(0, len(TEXT))))
    return reading_session


def kinds(session):
    return [group.kind for group in session.visible_groups.groups]


def test_each_kind_has_its_own_sign_and_a_meaning():
    assert set(SIGNS) == set(MEANINGS) == set(MatchKind)
    assert len(set(SIGNS.values())) == len(MatchKind)
    assert all(len(sign) == 1 for sign in SIGNS.values())


def test_each_kind_can_be_hidden_by_itself(session):
    assert kinds(session) == [MatchKind.VERBATIM, MatchKind.EDITED]
    session.toggle_kind(MatchKind.VERBATIM)
    assert kinds(session) == [MatchKind.EDITED]
    session.toggle_kind(MatchKind.NAME)
    assert kinds(session) == [MatchKind.EDITED, MatchKind.NAME]
    session.toggle_kind(MatchKind.VERBATIM)
    assert kinds(session) == list(KINDS)


def test_a_passage_has_the_kind_of_its_best_match(session):
    stops = session.visible_groups.stops["one"]
    assert [kind_at(session.visible_groups, stop) for stop in stops] == [MatchKind.VERBATIM, MatchKind.EDITED]


def test_letters_stay_when_kinds_are_hidden(session):
    all_labels = session.visible_groups.labels
    session.toggle_kind(MatchKind.VERBATIM)
    assert session.visible_groups.labels.items() <= all_labels.items()


def test_hidden_groups_are_counted_by_kind(session):
    assert hidden_text(session.visible_groups) == "1 name match hidden"
    assert "1 name match hidden" in status_line(session, matching_pending=False, key_of=str.upper)[1]
    session.toggle_kind(MatchKind.EDITED)
    assert hidden_text(session.visible_groups) == "2 hidden: 1 edited, 1 name match"
    session.toggle_kind(MatchKind.EDITED)
    session.toggle_kind(MatchKind.NAME)
    assert hidden_text(session.visible_groups) == ""


def test_counts_are_those_of_the_current_cutoff(session):
    counts = {row.kind: row.count for row in kind_rows(session.visible_groups)}
    assert counts == {kind: int(kind in KINDS) for kind in MatchKind}
    session.set_cutoff(65)
    assert {row.kind: row.count for row in kind_rows(session.visible_groups)}[MatchKind.VERBATIM] == 0
    assert {row.count for row in kind_rows(None)} == {0}


def test_an_empty_view_names_the_nearest_cutoff_with_a_match(session):
    session.set_cutoff(90)
    assert nearest_cutoff(session) == 70
    head, rest = status_line(session, matching_pending=False, key_of=str.upper)
    assert head == "no shared passages" and "the most likely match: 70% (press NEAREST)" in rest
    session.set_cutoff(70)
    assert kinds(session) == [MatchKind.EDITED]
    session.set_cutoff(90)
    session.toggle_kind(MatchKind.NAME)
    assert nearest_cutoff(session) == 80


def test_an_article_that_shares_nothing_says_so(session):
    assert nearest_cutoff(session, "three") is None
    session.look(Passage("three", Span(0, 5)))
    assert "there are no less likely matches" in no_stop_text(session, matching_pending=False, key_of=str.upper)


def test_a_view_emptied_by_hidden_kinds_names_them(session):
    session.set_cutoff(75)
    assert "1 name match hidden (KINDS to choose)" in status_line(session, matching_pending=False, key_of=str.upper)[1]
