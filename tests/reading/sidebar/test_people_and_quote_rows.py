"""The rows of people and quotes: texts, counts, outlets and targets."""

from msgspec.structs import replace

from tests.reading.made import coverage_of, grouping_of, mention_of, mentions_of, quote_of
from tests.rows import each_row
from tui.articles.model import ZoneKind
from tui.mentions.model import Person, QuoteKind
from tui.mentions.rule import Rule
from tui.reading.place.speech_stops import quote_stops
from tui.reading.quotes.group_cache import NO_MATCHES, GroupingInput, group_quotes
from tui.reading.sidebar.people_rows import people_rows, person_detail_rows
from tui.reading.sidebar.quote_rows import quote_rows, quote_wording_rows
from tui.reading.sidebar.row import SidebarRowKind
from tui.reading.stops import StopKind

DAILY = "“No ferry leaves the burning harbour,” said Ann Prill, the mayor. “Rain,” she said."
HERALD = "Ann Prill: “No ferry leaves the blazing harbour.” “Steel keeps its heat,” said Bob. Read more: “Fire”."
TIMES = "Nobody there said that a ferry leaves the burning harbour."
COVERAGE = coverage_of(daily=DAILY, herald=HERALD, times=TIMES)
ANN = Person("ann", "Ann Prill", ("Prill", "Annie"), ("mayor",))
BOB = Person("bob", "Bob", ())
MENTIONS = mentions_of(
    quote_of(COVERAGE, "daily", "No ferry leaves the burning harbour,", speaker="ann"),
    quote_of(COVERAGE, "daily", "Rain,", speaker="ann"),
    quote_of(COVERAGE, "herald", "No ferry leaves the blazing harbour.", speaker="ann"),
    quote_of(COVERAGE, "herald", "Steel keeps its heat,", speaker="bob"),
    quote_of(COVERAGE, "herald", "Fire", kind=QuoteKind.SCARE, zone=ZoneKind.TEASER),
    people=(ANN, BOB),
    mentions=(
        mention_of(COVERAGE, "ann", "daily", "Ann Prill"),
        mention_of(COVERAGE, "ann", "herald", "Ann Prill"),
        mention_of(COVERAGE, "bob", "herald", "Bob"),
    ),
)
GROUPING = grouping_of(
    COVERAGE,
    ("daily", "No ferry leaves the burning harbour", "herald", "No ferry leaves the blazing harbour"),
    ("daily", "ferry leaves the burning harbour", "times", "ferry leaves the burning harbour"),
)
GROUPS = group_quotes(GroupingInput(COVERAGE, MENTIONS, GROUPING))


def rows(entries, kind):
    return [entry for entry in entries if entry.kind is kind]


def test_people_have_counts_and_those_named_by_one_outlet_are_labelled():
    ann, bob = people_rows(COVERAGE, MENTIONS)
    assert (ann.text, ann.counts, ann.only_article) == ("Ann Prill", (1, 1, 0), "")
    assert (bob.text, bob.counts, bob.only_article) == ("Bob", (0, 1, 0), "herald")


def test_an_open_person_has_details_and_mentions_below():
    about, *named_rows = person_detail_rows(COVERAGE, MENTIONS, "ann", GROUPS)
    assert (about.kind, about.text) == (SidebarRowKind.ABOUT, "quoted 7·6·0 words · mayor · also Prill, Annie")
    assert {entry.kind for entry in named_rows} == {SidebarRowKind.MENTION}
    assert [entry.name_span.slice(entry.text) for entry in named_rows] == ["Ann Prill"] * 2
    assert {entry.person for entry in (about, *named_rows)} == {"ann"}
    about, *_ = person_detail_rows(COVERAGE, MENTIONS, "ann", None)
    assert about.text == "mayor · also Prill, Annie", "how much is quoted is not known before quotes are grouped"
    assert list(person_detail_rows(COVERAGE, MENTIONS, "nobody", GROUPS)) == []


def test_quoted_words_agree_in_heading_and_details_if_one_outlet_omits_the_speaker():
    said = mentions_of(
        quote_of(COVERAGE, "daily", "No ferry leaves the burning harbour,", speaker="ann"),
        quote_of(COVERAGE, "herald", "No ferry leaves the blazing harbour."),
        people=(ANN,),
    )
    groups = group_quotes(GroupingInput(COVERAGE, said, GROUPING))
    (heading,) = rows(quote_rows(COVERAGE, said, groups), SidebarRowKind.SPEAKER)
    assert heading.counts == (6, 6, 0)
    about, *_ = person_detail_rows(COVERAGE, said, "ann", groups)
    assert about.text.startswith("quoted 6·6·0 words")


def test_quotes_are_listed_by_speaker_most_quoted_first_and_unattributed_last():
    entries = quote_rows(COVERAGE, MENTIONS, GROUPS)
    ann, bob, nobody = rows(entries, SidebarRowKind.SPEAKER)
    assert (ann.text, ann.counts, ann.unit, ann.only_article) == ("Ann Prill", (7, 6, 0), "words", "")
    assert (bob.text, bob.counts, bob.only_article) == ("Bob", (0, 4, 0), "herald")
    assert (nobody.text, nobody.person, nobody.faint) == ("unattributed", "", True)


def test_a_quote_has_one_row_that_names_its_outlets():
    shared, rain, steel, fire = rows(quote_rows(COVERAGE, MENTIONS, GROUPS), SidebarRowKind.QUOTE)
    assert shared.articles == ("daily", "herald", "times") and shared.has_children
    assert (rain.articles, rain.only_article, rain.has_children) == (("daily",), "daily", False)
    assert (steel.articles, steel.only_article) == ((), ""), "the heading says it"
    assert fire.faint
    assert set(shared.quotes) == {"daily:1", "herald:12"}
    assert shared.stop.kind is StopKind.QUOTE


@each_row(
    ("daily", "herald", "sureness"),
    [
        (Rule.SUBJECT, Rule.SUBJECT, "guessed"),
        (Rule.SUBJECT, Rule.WEAK_BEFORE, "likely"),
        (Rule.SUBJECT, Rule.SAID_AFTER, ""),
        (Rule.NOBODY, Rule.SUBJECT, "guessed"),
        (Rule.NOBODY, Rule.NOBODY, ""),
    ],
)
def test_a_row_shows_the_sureness_of_its_surest_speaker(daily, herald, sureness):
    ann, rain, blazing, *others = MENTIONS.quotes
    mentions = replace(MENTIONS, quotes=(replace(ann, rule=daily), rain, replace(blazing, rule=herald), *others))
    groups = group_quotes(GroupingInput(COVERAGE, mentions, GROUPING))
    row = next(row for row in quote_rows(COVERAGE, mentions, groups) if ann.id in row.quotes and row.article)
    assert (row.quotes, row.sureness) == ((ann.id, blazing.id), sureness)


def test_an_open_quote_shows_each_wording_with_its_differences():
    daily, herald, times = quote_wording_rows(COVERAGE, MENTIONS, GROUPS.groups[0])
    assert {entry.kind for entry in (daily, herald, times)} == {SidebarRowKind.WORDING}
    assert daily.text == "“No ferry leaves the burning harbour”"
    assert [difference.span.slice(daily.text) for difference in daily.differences] == ["burning"]
    assert [difference.span.slice(herald.text) for difference in herald.differences] == ["blazing"]
    assert times.text == "reported: ferry leaves the burning harbour"
    assert (herald.stop.kind, herald.stop.key) == (StopKind.QUOTE, "herald:12")
    assert (times.stop.kind, times.stop.key) == (StopKind.PASSAGE, "g1")
    assert (times.quotes, herald.quotes) == ((), ("herald:12",))


def test_an_open_quote_says_first_how_sure_its_speaker_is_if_in_doubt():
    ann, rain, blazing, *others = MENTIONS.quotes
    doubtful = replace(
        MENTIONS, quotes=(replace(ann, rule=Rule.SUBJECT), rain, replace(blazing, rule=Rule.WEAK_BEFORE), *others)
    )
    groups = group_quotes(GroupingInput(COVERAGE, doubtful, GROUPING))
    about, *wordings = quote_wording_rows(COVERAGE, doubtful, groups.groups[0])
    assert (about.kind, about.text) == (SidebarRowKind.ABOUT, "speaker likely: “… said” near the quote")
    assert {entry.kind for entry in wordings} == {SidebarRowKind.WORDING}


def test_before_matching_each_quote_has_a_row_and_none_is_called_the_only_one():
    groups = group_quotes(GroupingInput(COVERAGE, MENTIONS, NO_MATCHES))
    quotes = rows(quote_rows(COVERAGE, MENTIONS, groups, has_matches=False), SidebarRowKind.QUOTE)
    assert len(quotes) == len(MENTIONS.quotes)
    assert {row.only_article for row in quotes} == {""}, "nobody can know it yet"


def test_reported_speech_that_no_outlet_quotes_is_shown_on_request():
    said = mentions_of(quote_of(COVERAGE, "times", "a ferry leaves", kind=QuoteKind.INDIRECT, speaker_text="Nobody"))
    groups = group_quotes(GroupingInput(COVERAGE, said, NO_MATCHES))
    assert quote_rows(COVERAGE, said, groups) == ()
    (row,) = rows(quote_rows(COVERAGE, said, groups, with_reported=True), SidebarRowKind.QUOTE)
    assert row.text == "a ferry leaves"


def test_stops_on_reported_speech_are_in_order_of_place_between_the_quotes():
    mentions = mentions_of(
        quote_of(COVERAGE, "daily", "No ferry leaves"),
        quote_of(COVERAGE, "daily", "Rain,"),
        quote_of(COVERAGE, "herald", "Steel keeps"),
        quote_of(COVERAGE, "daily", "leaves the burning harbour", kind=QuoteKind.INDIRECT),
        quote_of(COVERAGE, "times", "a ferry leaves", kind=QuoteKind.INDIRECT),
    )
    assert [stop.key for stop in quote_stops(mentions, with_reported=False)] == ["daily:1", "daily:67", "herald:51"]
    assert [stop.key for stop in quote_stops(mentions, with_reported=True)] == [
        "daily:1",
        "daily:10",
        "daily:67",
        "herald:51",
        "times:23",
    ]
