"""Quote groups: wordings of one statement are grouped, quotes of two people only if their words are the same."""

from hypothesis import given
from hypothesis import strategies as st

from tests.reading.made import coverage_of, grouping_of, mentions_of, quote_of
from tui.matching.model import MatchKind
from tui.mentions.model import QuoteKind
from tui.reading.quotes.quote_groups import quote_groups
from tui.reading.quotes.quoted_speakers import doubt_of

DAILY = "“No ferry leaves the burning harbour,” said Ann. She spoke for an hour about the weather and the tide."
HERALD = (
    "On Monday Ann said that no ferry would leave the burning harbour. “A ferry must not leave the harbour,” she said."
)
TIMES = "“Steel keeps its heat,” said Bob, while “no ferry leaves” was the word of the day."
COVERAGE = coverage_of(daily=DAILY, herald=HERALD, times=TIMES)
LONG = "No ferry leaves the burning harbour,"
SHORT = "A ferry must not leave the harbour,"


def texts(coverage, group):
    return {
        (wording.article, " … ".join(part.slice(coverage.article(wording.article).text) for part in wording.parts))
        for wording in group.wordings
    }


def groups_of(quotes, *pairs, kind=MatchKind.EDITED):
    return quote_groups(COVERAGE, mentions_of(*quotes), grouping_of(COVERAGE, *pairs, kind=kind))


def daily(**more):
    return quote_of(COVERAGE, "daily", LONG, **more)


def herald(**more):
    return quote_of(COVERAGE, "herald", SHORT, **more)


def test_two_wordings_of_a_quote_are_one_group():
    (group,) = groups_of([daily(speaker="ann"), herald(speaker="ann")], ("daily", LONG, "herald", SHORT))
    assert texts(COVERAGE, group) == {("daily", LONG), ("herald", SHORT)}
    assert group.speaker == ("ann", "") and group.articles == ("daily", "herald")


def test_quotes_without_a_shared_passage_are_not_grouped():
    assert [len(group.wordings) for group in groups_of([daily(), herald()])] == [1, 1]


def test_match_of_a_name_joins_no_quotes():
    groups = groups_of([daily(), herald()], ("daily", LONG, "herald", SHORT), kind=MatchKind.NAME)
    assert len(groups) == 2


def test_two_people_never_share_a_group():
    groups = groups_of([daily(speaker="ann"), herald(speaker="bob")], ("daily", LONG, "herald", SHORT))
    assert [group.speaker for group in groups] == [("ann", ""), ("bob", "")]


def test_unattributed_quote_does_not_join_two_people():
    quotes = [daily(speaker="ann"), herald(), quote_of(COVERAGE, "times", "no ferry leaves", speaker="bob")]
    groups = groups_of(quotes, ("daily", LONG, "herald", SHORT), ("herald", SHORT, "times", "no ferry leaves"))
    assert all(len({q.speaker for q in quotes if q.id in {w.quote for w in g.wordings}} - {None}) <= 1 for g in groups)


def test_group_has_the_speaker_that_any_outlet_names():
    (group,) = groups_of([daily(), herald(speaker="ann")], ("daily", LONG, "herald", SHORT))
    assert group.speaker == ("ann", "")


def test_speaker_text_joins_only_a_person_or_text_that_it_fits():
    pair = ("daily", LONG, "herald", SHORT)
    assert len(groups_of([daily(speaker_text="the port"), herald(speaker="ann")], pair)) == 2
    assert len(groups_of([daily(speaker_text="a spokeswoman for Ann"), herald(speaker="ann")], pair)) == 2
    assert len(groups_of([daily(speaker_text="they"), herald(speaker="ann")], pair)) == 1
    assert len(groups_of([daily(speaker_text="the port"), herald(speaker_text="Port spokesman")], pair)) == 1
    assert len(groups_of([daily(speaker_text="the port"), herald(speaker_text="a union")], pair)) == 2
    assert len(groups_of([daily(speaker_text="the port"), herald(speaker_text="the union")], pair)) == 2
    assert len(groups_of([daily(speaker_text="they"), herald(speaker_text="They")], pair)) == 1


def test_a_pronoun_that_means_nobody_known_joins_any_speaker():
    groups = groups_of([daily(speaker_text="The Group"), herald(speaker_text="It")], ("daily", LONG, "herald", SHORT))
    assert [group.articles for group in groups] == [("daily", "herald")]


def test_passage_with_two_quotes_joins_only_the_same_statements():
    quotes = [
        daily(),
        quote_of(COVERAGE, "times", "Steel keeps its heat,"),
        quote_of(COVERAGE, "times", "no ferry leaves"),
    ]
    groups = groups_of(quotes, ("daily", LONG, "times", TIMES))
    assert sorted(len(group.wordings) for group in groups) == [1, 2]


def test_quoted_words_without_quote_marks_are_a_report():
    passage = "no ferry would leave the burning harbour"
    (group,) = groups_of([daily(speaker="ann")], ("daily", LONG, "herald", passage))
    quoted, reported = group.wordings
    assert (quoted.kind, reported.kind) == (QuoteKind.DIRECT, QuoteKind.INDIRECT)
    assert reported.quote == "" and reported.group == "g0"
    assert texts(COVERAGE, group) == {("daily", LONG), ("herald", passage)}


def test_a_place_reports_at_most_one_quote_and_is_not_a_quote_itself():
    quotes = [daily(), quote_of(COVERAGE, "times", "no ferry leaves")]
    passage = "no ferry would leave the burning harbour"
    groups = groups_of(quotes, ("daily", LONG, "herald", passage), ("herald", passage, "times", "no ferry leaves"))
    assert [w.article for group in groups for w in group.wordings if not w.quote] == ["herald"]
    (group,) = groups_of([daily(), herald()], ("daily", LONG, "herald", SHORT))
    assert all(wording.quote for wording in group.wordings)


def test_title_of_a_work_is_never_grouped():
    title = quote_of(COVERAGE, "herald", SHORT, kind=QuoteKind.TITLE)
    assert len(groups_of([daily(), title], ("daily", LONG, "herald", SHORT))) == 2


WORDS = st.lists(st.sampled_from(["ferry", "harbour", "steel", "heat", "“", "”", "日本", "the"]), max_size=30)


@given(st.lists(WORDS, min_size=2, max_size=3), st.data())
def test_every_quote_is_in_one_group_and_no_group_has_two_people(told, data):
    coverage = coverage_of(**{f"a{number}": "x " + " ".join(words) + " y" for number, words in enumerate(told)})

    def passage(article):
        start = data.draw(st.integers(0, len(article.text) - 1))
        return article.text[start : data.draw(st.integers(start + 1, len(article.text)))]

    quotes = {}
    for article in coverage.articles:
        for _ in range(data.draw(st.integers(0, 3))):
            quote = quote_of(
                coverage, article.id, passage(article), speaker=data.draw(st.sampled_from([None, "ann", "bob"]))
            )
            quotes[quote.id] = quote
    one, other = coverage.articles[:2]
    pairs = [(one.id, passage(one), other.id, passage(other)) for _ in range(data.draw(st.integers(0, 4)))]
    groups = quote_groups(coverage, mentions_of(*quotes.values()), grouping_of(coverage, *pairs))
    found = [wording.quote for group in groups for wording in group.wordings if wording.quote]
    assert sorted(found) == sorted(quotes)
    for group in groups:
        assert len({quotes[w.quote].speaker for w in group.wordings if w.quote} - {None}) <= 1
        places = [([a.id for a in coverage.articles].index(w.article), w.passage.span) for w in group.wordings]
        assert places == sorted(places)


def test_reported_speech_is_a_wording_of_a_quote_by_the_same_speaker():
    passage = "no ferry would leave the burning harbour"
    pair = ("daily", LONG, "herald", passage)
    for speaker, groups in (("ann", 1), ("bob", 2)):
        report = quote_of(COVERAGE, "herald", passage, kind=QuoteKind.INDIRECT, speaker=speaker)
        found = groups_of([daily(speaker="ann"), report], pair)
        assert len(found) == groups
        assert found[0].fullest.kind is QuoteKind.DIRECT
        assert [w.kind for group in found for w in group.wordings if w.quote == report.id] == [QuoteKind.INDIRECT]


def test_spokesmen_of_two_bodies_never_share_a_group():
    pair = ("daily", LONG, "herald", SHORT)
    mayor, port = "a spokesman for the mayor", "a spokesman for the port"
    assert len(groups_of([daily(speaker_text=mayor), herald(speaker_text=port)], pair)) == 2
    assert len(groups_of([daily(speaker_text=mayor), herald(speaker_text="the mayor’s spokesman")], pair)) == 1
    assert len(groups_of([daily(speaker_text="the letter"), herald(speaker_text="the committee’s letter")], pair)) == 1
    assert len(groups_of([daily(speaker_text="officials"), herald(speaker_text="an official")], pair)) == 1


def test_the_same_words_of_two_bodies_are_two_groups_whatever_joins_them():
    quotes = [
        daily(speaker_text="a spokesman for the mayor"),
        herald(),
        quote_of(COVERAGE, "times", "no ferry leaves", speaker_text="a spokesman for the port"),
    ]
    groups = groups_of(quotes, ("daily", LONG, "herald", SHORT), ("herald", SHORT, "times", "no ferry leaves"))
    speakers = [{q.speaker_text for q in quotes if q.id in {w.quote for w in g.wordings}} - {""} for g in groups]
    assert max(map(len, speakers)) == 1


ORDER = "“No ferry leaves the burning harbour today, and that is an order. Yes, absolutely,” she said."
ORDER_IN_HERALD = "“No ferry leaves the burning harbour today. And that is an order.” “Yes, absolutely,” they said."


def test_a_long_stretch_of_the_same_words_is_one_group_whoever_is_said_to_speak():
    coverage = coverage_of(daily=ORDER, herald=ORDER_IN_HERALD)
    quotes = [
        quote_of(coverage, "daily", "No ferry leaves the burning harbour today, and that is an order", speaker="ann"),
        quote_of(coverage, "herald", "No ferry leaves the burning harbour today. And that is an order", speaker="bob"),
    ]
    mentions = mentions_of(*quotes)
    (group,) = quote_groups(coverage, mentions, grouping_of(coverage))
    assert group.articles == ("daily", "herald")
    assert doubt_of(mentions, quotes) == "speakers differ"


def test_a_few_words_of_two_people_stay_two_groups():
    coverage = coverage_of(daily=ORDER, herald=ORDER_IN_HERALD)
    quotes = [
        quote_of(coverage, "daily", "Yes, absolutely,", speaker="ann"),
        quote_of(coverage, "herald", "Yes, absolutely,", speaker="bob"),
    ]
    assert len(quote_groups(coverage, mentions_of(*quotes), grouping_of(coverage))) == 2
