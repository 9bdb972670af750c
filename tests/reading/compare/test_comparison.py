"""Comparing the wordings of a passage or quote."""

import pytest
from msgspec.structs import replace

from tests.reading.made import at, coverage_of, grouping_of, mentions_of, quote_of
from tui.matching.model import Match, MatchKind
from tui.mentions.model import Person
from tui.mentions.rule import Rule
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
    session.visible_groups = VisibleGroups(coverage, grouping, set(MatchKind), Letters())
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
    session.mention_index = MentionIndex(mentions)
    return session


@pytest.fixture
def compared(session):
    passage = at(
        session.coverage, "two", "We lost 15 boats that night near the old port and the wide bay off the coast"
    )
    return comparison.compare_passage(session, Stop(StopKind.PASSAGE, passage, "g0"))


def test_current_passage_is_the_baseline(compared):
    assert compared.baseline == 1
    assert compared.match(0).id == "m0" and compared.match(1) is None
    assert compared.title == "passage A · edited"
    assert [article.id for article in compared.absent] == ["three"]


def test_differences_are_shown_in_both_wordings(compared):
    def at_odds(number):
        text = compared.article(number).text
        return [d.span.slice(text) for d in compared.differences(number, 0) if d.kind is DifferenceKind.CONTRADICTION]

    assert (at_odds(0), at_odds(1)) == (["12"], ["15"])
    compared.set_baseline(0)
    assert (at_odds(0), at_odds(1)) == (["12"], ["15"])


def test_cells_are_in_the_order_of_the_wordings_for_any_baseline(compared):
    def read():
        return [[cell and (cell[0].start, cell[-1].end) for cell in column.cells] for column in compared.columns]

    before = read()
    compared.set_baseline(0)
    assert read() == before


def test_truncated_quote_is_described_with_the_missing_words(compared):
    assert compared.truncation_text(0) == "two cuts the quotation short; one has “and nobody came to help us”"
    assert compared.truncation_text(1) == ""


def test_plain_text_has_all_wordings(compared):
    wording = "boats that night near the old port and the wide bay off the coast"
    assert compared.plain_text() == (
        f"passage A · edited\n\none:\nWe lost 12 {wording}\n\ntwo:\nWe lost 15 {wording}\n\nNo match in three.\n"
    )


def test_longest_wording_of_a_quote_is_the_baseline(session):
    (group,) = quote_groups(session.coverage, session.mention_index.mention_set, session.visible_groups.grouping)
    compared = comparison.compare_quote(session, group)
    assert compared.title == "quote · the skipper"
    assert compared.baseline == 0 and compared.match(1).id == "m0"
    assert [stop.kind for stop in compared.stops] == [StopKind.QUOTE] * 2


def quote_compared(one, two, one_match, two_match, reason="shares: mayor"):
    """Of two quotes, joined by a match of what is given; the first is held."""
    coverage = coverage_of(one=one, two=two)
    quotes = [text[text.index("“") + 1 : text.index("”")] for text in (one, two)]
    stops = [Stop(StopKind.QUOTE, at(coverage, *place), "q") for place in zip(("one", "two"), quotes, strict=True)]
    match = Match("m", at(coverage, "one", one_match), at(coverage, "two", two_match), 100, MatchKind.EDITED, reason)
    return comparison.Comparison(coverage, "", stops, 0, lambda held, other: match)


def test_quote_has_a_score_and_reason_only_for_its_own_words():
    one = "The mayor of Severin, Ana Roth, said on Friday: “Both piers stay closed”"
    two = "Mayor Ana Roth of Severin on Friday told us: “Both harbours stay closed”"
    around = quote_compared(one, two, one, two)
    assert around.match(1) is None and around.link(1).score == 100
    assert around.reason(1) == "“piers” for “harbours”; part of a longer passage that matches (edited)"
    within = quote_compared(one, two, "“Both piers stay closed”", "“Both harbours stay closed”")
    assert within.match(1).score == 100 and within.reason(1) == "“piers” for “harbours”"
    part = quote_compared(one, two, "Both", "Both")
    assert part.match(1) is None, "a word of it says nothing of the rest"


def test_truncation_is_mentioned_once():
    one = "“We did all we could to bring them home. We will never rest until we have them,” she said"
    two = "“We did all we could to bring them home,” she said"
    reason = "shares: home; two quotes less, without “We will never rest until”"
    at_length = quote_compared(one, two, one, two, reason).full_reason(1)
    assert at_length.count("quotes less") == 1
    assert at_length.endswith("two quotes less; one has “We will never rest until we have them”")


def test_rewordings_are_not_reported_as_missing(session):
    passage = at(
        session.coverage, "two", "We lost 15 boats that night near the old port and the wide bay off the coast"
    )
    own = comparison.compare_passage(session, Stop(StopKind.PASSAGE, passage, "g0"))
    assert own.absence_text == "no match in three"
    wider = grouping_of(
        session.coverage,
        ("one", own.coverage.text_of(own.passage(0)), "two", own.coverage.text_of(passage)),
        ("two", "15 boats that night", "three", "The port stayed open"),
    )
    session.visible_groups = VisibleGroups(session.coverage, wider, set(MatchKind), Letters())
    again = comparison.compare_passage(session, Stop(StopKind.PASSAGE, passage, "g0"))
    assert again.absence_text == "in other words or in part in three"


def test_passage_without_group_is_not_compared(session):
    somewhere = at(session.coverage, "three", "port")
    for kind, key in [(StopKind.PASSAGE, "g0"), (StopKind.PASSAGE, ""), (StopKind.HIT, "g0")]:
        assert comparison.compare_passage(session, Stop(kind, somewhere, key)) is None


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


def test_wordings_in_the_same_order_are_in_columns_and_others_in_full():
    assert not comparison_of(SAME, SAME.replace("Sunday", "Monday")).shows_full_wordings
    assert comparison_of(*REORDERED).shows_full_wordings


def test_most_of_the_wordings_decide():
    one_otherwise = "Said the harbour master: until Sunday the ferries will find both piers closed"
    assert not comparison_of(SAME, SAME, SAME, one_otherwise).shows_full_wordings
    assert comparison_of(SAME, SAME, one_otherwise).shows_full_wordings


def test_reordered_match_is_shown_in_full_even_if_words_align():
    assert comparison_of(SAME, SAME, kinds=[MatchKind.REORDERED]).shows_full_wordings


def test_users_choice_of_columns_survives_a_new_baseline():
    compared = comparison_of(*REORDERED)
    compared.toggle_full_wordings()
    compared.set_baseline(1)
    assert not compared.shows_full_wordings
    compared.toggle_full_wordings()
    assert compared.shows_full_wordings


@pytest.mark.parametrize(
    ("rule", "title"),
    [(Rule.SAID_AFTER, "quote · the skipper"), (Rule.WEAK_BEFORE, "quote · the skipper (likely)")],
)
def test_a_compared_quote_says_if_its_speaker_is_in_doubt(session, rule, title):
    found = session.mention_index.mention_set
    session.mention_index = MentionIndex(replace(found, quotes=tuple(replace(q, rule=rule) for q in found.quotes)))
    (group,) = quote_groups(session.coverage, session.mention_index.mention_set, session.visible_groups.grouping)
    assert comparison.compare_quote(session, group).title == title


def test_a_compared_passage_says_if_the_speaker_of_its_quotes_is_in_doubt(session):
    found = session.mention_index.mention_set
    quotes = tuple(replace(quote, speaker="roth", rule=Rule.SUBJECT) for quote in found.quotes)
    session.mention_index = MentionIndex(replace(found, quotes=quotes, people=(Person("roth", "Ana Roth", ()),)))
    words = "We lost 15 boats that night near the old port and the wide bay off the coast"
    stop = Stop(StopKind.PASSAGE, at(session.coverage, "two", words), "g0")
    assert comparison.compare_passage(session, stop).title.endswith("said by Ana Roth (guessed)")
