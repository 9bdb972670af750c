"""Going from a quote to its counterpart in the next outlet, which may only report it."""

import pytest
from msgspec.structs import replace

from tests.reading.made import at, coverage_of, grouping_of, mention_of, mentions_of, quote_of
from tui.articles.model import Passage
from tui.matching.model import MatchKind
from tui.mentions.model import Person, QuoteKind
from tui.reading.highlights.letters import Letters
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.place.session import ReadingSession
from tui.reading.quotes.group_cache import LARGE_INPUT
from tui.reading.status.line import no_counterpart_text, status_line
from tui.reading.stops import StopKind
from tui.text.span import Span

COVERAGE = coverage_of(
    daily="“No ferry leaves the burning harbour,” said Ann. “Rain is near,” she said.",
    herald="Nobody said a word in the streets.",
    times="“No ferry leaves the blazing harbour,” said Ann. “No ferry leaves,” she said again.",
    globe="Ann said that no ferry leaves the burning harbour tonight.",
)
ANN = Person("ann", "Ann", ())
MENTIONS = mentions_of(
    quote_of(COVERAGE, "daily", "No ferry leaves the burning harbour,", speaker="ann"),
    quote_of(COVERAGE, "daily", "Rain is near,", speaker="ann"),
    quote_of(COVERAGE, "times", "No ferry leaves the blazing harbour,", speaker="ann"),
    quote_of(COVERAGE, "times", "No ferry leaves,", speaker="ann"),
    people=(ANN,),
    mentions=(mention_of(COVERAGE, "ann", "daily", "Ann"),),
)
GROUPING = grouping_of(
    COVERAGE,
    ("daily", "No ferry leaves the burning harbour", "times", "No ferry leaves the blazing harbour"),
    ("daily", "No ferry leaves the burning harbour", "times", "No ferry leaves,"),
    ("daily", "ferry leaves the burning harbour", "globe", "ferry leaves the burning harbour"),
)


def session_of(coverage, mentions, grouping=None):
    made = ReadingSession(coverage, cutoff=50, step=4, kinds=set(MatchKind))
    if grouping is not None:
        made.visible_groups = VisibleGroups(coverage, grouping, set(MatchKind), Letters())
    made.set_mentions(mentions)
    first = coverage.articles[0]
    made.look(Passage(first.id, Span(0, len(first.text))))
    made.choose_quotes()
    return made


@pytest.fixture
def session():
    return session_of(COVERAGE, MENTIONS, GROUPING)


def text(move):
    return COVERAGE.text_of(move.stop.passage)


def test_quote_leads_to_longest_wording_in_next_outlet_that_has_it(session):
    session.next()
    move = session.to_counterpart(forward=True)
    assert (move.stop.kind, text(move)) == (StopKind.QUOTE, "No ferry leaves the blazing harbour,")
    assert session.focus == "times"


def test_other_panes_are_level_with_their_wordings(session):
    assert session.next().level == {
        "times": at(COVERAGE, "times", "No ferry leaves the blazing harbour,"),
        "globe": at(COVERAGE, "globe", "ferry leaves the burning harbour"),
    }
    assert session.next().level == {}, "only one outlet has it"


def test_quote_leads_to_its_report_and_from_there_back_to_the_quote(session):
    first = session.next()
    session.to_counterpart(forward=True)
    report = session.to_counterpart(forward=True)
    assert (report.stop.kind, report.stop.passage.article) == (StopKind.PASSAGE, "globe")
    assert report.stop in session.visible_groups.stops["globe"], "it is a passage like any other"
    assert session.to_counterpart(forward=True).stop == first.stop
    back = session.to_counterpart(forward=False)
    assert back.stop == report.stop
    assert session.to_counterpart(forward=False).stop.passage.article == "times"


def test_passage_not_reached_from_a_quote_leads_to_passages(session):
    stop = session.visible_groups.stops["globe"][0]
    session.go(stop)
    assert session.to_counterpart(forward=True).stop.kind is StopKind.PASSAGE


def crossed_to_the_report(session):
    session.next()
    session.to_counterpart(forward=True)
    return session.to_counterpart(forward=True).stop


def test_report_reached_from_its_quote_is_level_with_the_other_wordings(session):
    report = crossed_to_the_report(session)
    assert session.current_move().level.keys() == {"daily", "times"}
    assert "also in daily, times" in status_line(session, False, str)[1]
    session.go(report)
    assert session.current_move().level.keys() == {"daily"}
    assert "also in daily, in other words in times" in status_line(session, False, str)[1]


def test_report_reached_in_another_way_is_a_passage_again(session):
    report = crossed_to_the_report(session)
    session.choose(None)
    session.leave()
    assert session.next().stop == report
    assert session.to_counterpart(forward=True).stop.kind is StopKind.PASSAGE


def test_report_is_forgotten_when_quote_ids_change(session):
    crossed_to_the_report(session)
    one, other, *rest = MENTIONS.quotes
    session.set_mentions(mentions_of(replace(other, id=one.id), replace(one, id=other.id), *rest, people=(ANN,)))
    assert session.to_counterpart(forward=True).stop.kind is StopKind.PASSAGE


def test_article_with_partial_match_is_not_counted_as_without_match(session):
    session.choose(None)
    session.go(session.visible_groups.stops["globe"][0])
    assert "also in daily, in other words in times, no match in herald" in status_line(session, False, str)[1]
    assert session.counterparts.partial_matches(session.stop) == {"times"}


def test_status_says_that_no_other_outlet_has_the_quote(session):
    session.next()
    session.next()
    assert "daily · found only here" in status_line(session, False, str)[1]
    assert session.to_counterpart(forward=True) is None
    assert no_counterpart_text(session) == "no match for this quote in another outlet, quoted or reported"


def test_the_status_names_the_outlets_that_have_the_quote(session):
    session.next()
    assert "daily · also in times, globe, no match in herald" in status_line(session, False, str)[1]


def test_a_quote_is_not_called_only_here_before_the_articles_are_compared():
    session = session_of(COVERAGE, MENTIONS)
    session.next()
    session.next()  # a quote whose words no other outlet repeats
    assert "only here" not in status_line(session, False, str)[1]
    assert session.to_counterpart(forward=True) is None
    assert no_counterpart_text(session) == "still comparing the articles"


def test_single_article_has_no_counterpart():
    alone = coverage_of(daily=COVERAGE.article("daily").text)
    session = session_of(alone, mentions_of(MENTIONS.quotes[0]), grouping_of(alone))
    session.next()
    assert session.to_counterpart(forward=True) is None
    assert no_counterpart_text(session) == "only one article is open"


def test_step_does_not_wait_for_many_quote_groups_but_counterpart_does():
    many = mentions_of(*MENTIONS.quotes, *(quote_of(COVERAGE, "herald", "Nobody") for _ in range(LARGE_INPUT)))
    session = session_of(COVERAGE, many, GROUPING)
    assert session.next().level == {}
    assert session.to_counterpart(forward=True).stop.passage.article == "times"
    assert session.current_move().level.keys() == {"daily", "globe"}, "then they are there"


def test_shown_reported_speech_is_in_the_tour_and_a_counterpart():
    report = quote_of(COVERAGE, "globe", "no ferry leaves the burning harbour tonight", kind=QuoteKind.INDIRECT)
    session = session_of(COVERAGE, mentions_of(*MENTIONS.quotes, report, people=(ANN,)), GROUPING)
    assert [stop.key for stop in session.tour.stops] == [quote.id for quote in MENTIONS.quotes]
    session.show_reported(True)
    assert session.tour.stops[-1].key == report.id
    assert any(stop.key == report.id for stop in session.mention_index.stops("globe")), "w hops to it, too"
    session.go(session.tour.stops[0])
    assert session.to_counterpart(forward=False).stop.key == report.id
    session.set_mentions(session.mention_index.mention_set)
    assert session.tour.stops[-1].key == report.id, "also in what is found anew"
    session.show_reported(False)
    assert report.id not in {stop.key for stop in session.tour.stops}


def test_next_quote_to_compare_is_another_one_with_several_wordings(session):
    shared, rain, *again = session.tour.stops
    crossing = session.counterparts
    assert crossing.quote_group_at(rain) is None and len(crossing.quote_group_at(shared).wordings) == 4
    assert crossing.next_quote_group(session.tour.stops, shared, forward=True) is None, "there is no other one"
    for forward, stop in ((True, again[0]), (False, shared)):
        assert crossing.next_quote_group(session.tour.stops, rain, forward=forward) == stop
    assert (
        crossing.next_quote_group(session.tour.stops, session.visible_groups.stops["globe"][0], forward=True) == shared
    )


def test_passage_that_only_a_third_one_connects_is_skipped_and_named_as_doubtful():
    coverage = coverage_of(daily="No ferry leaves.", herald="A ferry stays, and it rains.", times="Rain it is.")
    pairs = (
        ("daily", "No ferry leaves", "herald", "A ferry stays"),
        ("herald", "A ferry stays", "times", "Rain it is"),
    )
    found = grouping_of(coverage, *pairs)
    group = replace(
        found.groups[0], passages=tuple(at(coverage, *each) for each in (pairs[0][:2], pairs[0][2:], pairs[1][2:]))
    )
    grouping = replace(found, groups=(group,), group_of={"m0": "g0", "m1": "g0"})
    session = session_of(coverage, MENTIONS, grouping)
    session.choose(None)
    session.go(session.visible_groups.stops["daily"][0])
    assert "also in herald, perhaps in times (no direct match)" in status_line(session, False, str)[1]
    assert session.to_counterpart(forward=False).stop.passage.article == "herald"
    assert session.to_counterpart(forward=True).stop.passage.article == "times"
