"""Comparing the wordings of one thing."""

import pytest

from tests.reading.made import at, coverage_of, grouping_of, mentions_of, quote_of
from tui.matching.model import Match, MatchKind
from tui.reading.compare import comparison
from tui.reading.highlights.letters import Letters
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.place.mention_index import MentionIndex
from tui.reading.place.session import ReadingSession
from tui.reading.quotes.quote_groups import quote_groups
from tui.reading.quotes.word_differences import DifferenceKind
from tui.reading.stops import Stop, StopKind


@pytest.fixture
def session():
    coverage = coverage_of(
        one="“We lost 12 boats that night near the old port and the wide bay off the coast and nobody came "
        "to help us,” she said.",
        two="“We lost 15 boats that night near the old port and the wide bay off the coast,” she said.",
        three="The port stayed open.",
    )
    session = ReadingSession(coverage, cutoff=50, step=5, kinds=set(MatchKind))
    grouping = grouping_of(
        coverage,
        (
            "one",
            "We lost 12 boats that night near the old port and the wide bay off the coast",
            "two",
            "We lost 15 boats that night near the old port and the wide bay off the coast",
        ),
    )
    session.shown = VisibleGroups(coverage, grouping, set(MatchKind), Letters())
    mentions = mentions_of(
        quote_of(
            coverage,
            "one",
            "We lost 12 boats that night near the old port and the wide bay off the coast and nobody came to help us",
            speaker_text="the skipper",
        ),
        quote_of(
            coverage,
            "two",
            "We lost 15 boats that night near the old port and the wide bay off the coast",
            speaker_text="the skipper",
        ),
    )
    session.mentioned = MentionIndex(mentions)
    return session


@pytest.fixture
def compared(session):
    passage = at(
        session.coverage, "two", "We lost 15 boats that night near the old port and the wide bay off the coast"
    )
    return comparison.of_passage(session, Stop(StopKind.PASSAGE, passage, "g0"))


def test_the_others_are_held_against_the_passage_that_is_current(compared):
    assert compared.held == 1
    assert compared.match(0).id == "m0" and compared.match(1) is None
    assert compared.title == "passage A · edited"
    assert [article.id for article in compared.absent] == ["three"]


def test_what_differs_is_told_in_both(compared):
    def at_odds(number):
        text = compared.article(number).text
        return [d.span.slice(text) for d in compared.differs(number, 0) if d.kind is DifferenceKind.AT_ODDS]

    assert (at_odds(0), at_odds(1)) == (["12"], ["15"])
    compared.hold(0)
    assert (at_odds(0), at_odds(1)) == (["12"], ["15"])


def test_cells_stand_in_the_order_of_the_wordings_whichever_is_held(compared):
    def read():
        return [[cell and (cell[0].start, cell[-1].end) for cell in column.cells] for column in compared.columns]

    before = read()
    compared.hold(0)
    assert read() == before


def test_a_quotation_that_one_cuts_short_is_told_with_what_is_missing(compared):
    assert compared.cut_short(0) == "two cuts the quotation short; one has “and nobody came to help us”"
    assert compared.cut_short(1) == ""


def test_all_wordings_can_be_pasted_elsewhere(compared):
    wording = "boats that night near the old port and the wide bay off the coast"
    assert compared.plain_text() == (
        f"passage A · edited\n\none:\nWe lost 12 {wording}\n\ntwo:\nWe lost 15 {wording}\n\nNo match in three.\n"
    )


def test_a_quote_is_held_against_its_longest_wording(session):
    (group,) = quote_groups(session.coverage, session.mentioned.all, session.shown.grouping)
    compared = comparison.of_quote(session, group)
    assert compared.title == "quote · the skipper"
    assert compared.held == 0 and compared.match(1).id == "m0"
    assert [stop.kind for stop in compared.stops] == [StopKind.QUOTE] * 2


def quote_compared(one, two, one_match, two_match, reason="shares: mayor"):
    """Of two quotes, joined by a match of what is given; the first is held."""
    coverage = coverage_of(one=one, two=two)
    quotes = [text[text.index("“") + 1 : text.index("”")] for text in (one, two)]
    stops = [Stop(StopKind.QUOTE, at(coverage, *place), "q") for place in zip(("one", "two"), quotes, strict=True)]
    match = Match("m", at(coverage, "one", one_match), at(coverage, "two", two_match), 100, MatchKind.EDITED, reason)
    return comparison.Comparison(coverage, "", stops, 0, lambda held, other: match)


def test_a_quote_has_no_score_of_the_passage_around_it_and_its_reason_is_of_its_own_words():
    one = "The mayor of Severin, Ana Roth, said on Friday: “Both piers stay closed”"
    two = "Mayor Ana Roth of Severin on Friday told us: “Both harbours stay closed”"
    around = quote_compared(one, two, one, two)
    assert around.match(1) is None and around.link(1).score == 100
    assert around.why(1) == "“piers” for “harbours”; found by a match of passages: edited, 100"
    within = quote_compared(one, two, "“Both piers stay closed”", "“Both harbours stay closed”")
    assert within.match(1).score == 100 and within.why(1) == "“piers” for “harbours”"
    part = quote_compared(one, two, "Both", "Both")
    assert part.match(1) is None, "a word of it says nothing of the rest"


def test_who_cuts_a_quotation_short_is_said_once():
    one = "“We did all we could to bring them home. We will never rest until we have them,” she said"
    two = "“We did all we could to bring them home,” she said"
    reason = "shares: home; two quotes less, without “We will never rest until”"
    at_length = quote_compared(one, two, one, two, reason).why_at_length(1)
    assert at_length.count("quotes less") == 1
    assert at_length.endswith("two quotes less; one has “We will never rest until we have them”")


def test_who_has_it_in_other_words_is_not_said_to_lack_it(session):
    passage = at(
        session.coverage, "two", "We lost 15 boats that night near the old port and the wide bay off the coast"
    )
    own = comparison.of_passage(session, Stop(StopKind.PASSAGE, passage, "g0"))
    assert own.absent_told == "no match in three"
    wider = grouping_of(
        session.coverage,
        ("one", own.coverage.text_of(own.passage(0)), "two", own.coverage.text_of(passage)),
        ("two", "15 boats that night", "three", "The port stayed open"),
    )
    session.shown = VisibleGroups(session.coverage, wider, set(MatchKind), Letters())
    again = comparison.of_passage(session, Stop(StopKind.PASSAGE, passage, "g0"))
    assert again.absent_told == "in other words or in part in three"


def test_what_is_no_passage_of_a_group_is_not_compared(session):
    somewhere = at(session.coverage, "three", "port")
    for kind, key in [(StopKind.PASSAGE, "g0"), (StopKind.PASSAGE, ""), (StopKind.HIT, "g0")]:
        assert comparison.of_passage(session, Stop(kind, somewhere, key)) is None


REORDERED = (
    "After the storm on Friday night the harbour master closed both piers",
    "The harbour master closed both piers after the storm on Friday night",
)
SAME = "Both piers stayed closed to the ferries until Sunday, the harbour master said"


def comparison_of(*texts, kinds=()):
    """Held against the first. kinds: of the matches of the others with it; none where others join them."""
    coverage = coverage_of(**{f"a{number}": text for number, text in enumerate(texts)})
    passages = [at(coverage, article.id, article.text) for article in coverage.articles]
    matches = {
        other: Match("m", passages[0], other, 80, kind, "") for other, kind in zip(passages[1:], kinds, strict=False)
    }
    stops = [Stop(StopKind.PASSAGE, passage, "g0") for passage in passages]
    return comparison.Comparison(coverage, "", stops, 0, lambda held, other: matches.get(other))


def test_wordings_in_one_order_stand_in_columns_and_others_whole():
    assert not comparison_of(SAME, SAME.replace("Sunday", "Monday")).is_whole
    assert comparison_of(*REORDERED).is_whole


def test_most_of_the_wordings_decide():
    one_otherwise = "Said the harbour master: until Sunday the ferries will find both piers closed"
    assert not comparison_of(SAME, SAME, SAME, one_otherwise).is_whole
    assert comparison_of(SAME, SAME, one_otherwise).is_whole


def test_a_match_in_another_order_is_shown_whole_whatever_of_it_stands_in_line():
    assert comparison_of(SAME, SAME, kinds=[MatchKind.REORDERED]).is_whole


def test_the_reader_turns_them_and_holding_another_one_leaves_that_alone():
    compared = comparison_of(*REORDERED)
    compared.turn_whole()
    compared.hold(1)
    assert not compared.is_whole
    compared.turn_whole()
    assert compared.is_whole
