"""The sidebar's lists: contents, orders, filter and background job."""

from tests.reading.made import at, coverage_of, grouping_of, mention_of, mentions_of, quote_of
from tui.matching.model import MatchKind
from tui.mentions.model import Person, QuoteKind
from tui.reading.highlights.letters import Letters
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.place.mention_index import MentionIndex
from tui.reading.quotes.group_cache import LARGE_INPUT
from tui.reading.sidebar.list_kind import ListKind, ListOrder
from tui.reading.sidebar.row import SidebarRowKind
from tui.reading.sidebar.sidebar_list import SidebarList
from tui.reading.stops import Stop, StopKind

COVERAGE = coverage_of(
    a="Zoë Prill said “we saw smoke”. Later Ana Moss said “nobody was hurt at all”. Prill left.",
    b="The quay burned. “Nobody was hurt at all”, Ana Moss told them. Smoke rose.",
)
PEOPLE = (Person("moss", "Ana Moss", ("Annie",)), Person("prill", "Zoë Prill", ()))
MENTIONS = mentions_of(
    quote_of(COVERAGE, "a", "we saw smoke", speaker="prill"),
    quote_of(COVERAGE, "a", "nobody was hurt at all", speaker="moss"),
    quote_of(COVERAGE, "b", "Nobody was hurt at all", speaker="moss"),
    people=PEOPLE,
    mentions=(
        mention_of(COVERAGE, "prill", "a", "Zoë Prill"),
        mention_of(COVERAGE, "moss", "a", "Ana Moss"),
        mention_of(COVERAGE, "moss", "b", "Ana Moss"),
    ),
)
GROUPING = grouping_of(
    COVERAGE,
    ("a", "nobody was hurt at all", "b", "Nobody was hurt at all"),
    ("a", "smoke", "b", "Smoke"),
)


def sidebar_list(kind=ListKind.PEOPLE):
    listing = SidebarList(COVERAGE)
    listing.set_visible_groups(VisibleGroups(COVERAGE, GROUPING, frozenset(MatchKind), Letters()))
    listing.set_mention_index(MentionIndex(MENTIONS))
    listing.show(kind)
    return listing


def texts(listing, *kinds):
    return [entry.text for entry in listing.entries if not kinds or entry.kind in kinds]


def test_people_are_sorted_by_importance_or_by_first_mention():
    listing = sidebar_list()
    assert texts(listing) == ["Ana Moss", "Zoë Prill"]
    assert listing.next_order() is ListOrder.PLACE
    assert texts(listing) == ["Zoë Prill", "Ana Moss"]
    assert listing.next_order() is ListOrder.IMPORTANCE


def test_speakers_are_sorted_by_place_together_with_their_quotes():
    listing = sidebar_list(ListKind.QUOTES)
    assert texts(listing)[0] == "Ana Moss"
    listing.next_order()
    assert texts(listing) == ["Zoë Prill", "“we saw smoke”", "Ana Moss", "“nobody was hurt at all”"]


def test_passages_have_letters_and_an_open_one_shows_its_wordings():
    listing = sidebar_list(ListKind.PASSAGES)
    first, second = listing.entries
    assert (first.kind, first.letter, second.letter, second.text) == (SidebarRowKind.PASSAGE, "B", "A", "smoke")
    listing.toggle(first)
    assert texts(listing, SidebarRowKind.WORDING) == ["nobody was hurt at all", "Nobody was hurt at all"]
    listing.toggle(listing.entries[0])
    assert len(listing.entries) == 2


def test_a_filter_ignores_accents_and_keeps_headings_and_details_of_matches():
    listing = sidebar_list()
    listing.filter_text = "zoe"
    assert texts(listing) == ["Zoë Prill"]
    listing.filter_text = "annie"  # another name of hers
    assert texts(listing) == ["Ana Moss"]
    listing.toggle(listing.entries[0])
    assert {entry.kind for entry in listing.entries} == {
        SidebarRowKind.PERSON,
        SidebarRowKind.ABOUT,
        SidebarRowKind.MENTION,
    }
    listing.show(ListKind.QUOTES)
    assert listing.filter_text == ""
    listing.filter_text = "smoke saw"
    assert texts(listing) == ["Zoë Prill", "“we saw smoke”"] and listing.item_count == 1
    listing.filter_text = "moss"
    assert texts(listing) == ["Ana Moss", "“nobody was hurt at all”"]
    listing.filter_text = "only"
    assert texts(listing) == ["Zoë Prill", "“we saw smoke”"], "what one outlet alone has"
    listing.filter_text = "nowhere"
    assert texts(listing) == [] and listing.item_count == 0


def test_revealing_a_stop_opens_its_row_and_clears_the_filter():
    listing = sidebar_list()
    listing.filter_text = "zoe"
    listing.reveal(Stop(StopKind.QUOTE, at(COVERAGE, "b", "Nobody was hurt at all"), MENTIONS.quotes[2].id))
    assert listing.list_kind is ListKind.QUOTES and SidebarRowKind.WORDING in {entry.kind for entry in listing.entries}
    listing.reveal(Stop(StopKind.MENTION, at(COVERAGE, "a", "Zoë Prill"), "prill"))
    assert listing.list_kind is ListKind.PEOPLE and listing.entries[1].open


def test_counts_are_empty_until_something_is_found():
    empty = SidebarList(COVERAGE)
    assert set(empty.counts.values()) == {""} and list(empty.entries) == []
    assert sidebar_list().counts == {ListKind.PEOPLE: "2", ListKind.QUOTES: "3", ListKind.PASSAGES: "2"}


def many_quotes(*quotes):
    quote = quote_of(COVERAGE, "a", "we saw smoke", speaker="prill")
    return mentions_of(*[quote] * (LARGE_INPUT + 1), *quotes, people=PEOPLE, mentions=MENTIONS.mentions)


def test_rows_of_many_quotes_are_built_by_a_job_and_outdated_ones_are_refused():
    listing = sidebar_list(ListKind.QUOTES)
    listing.set_mention_index(MentionIndex(many_quotes()))
    assert listing.is_pending and list(listing.entries) == []
    job = listing.quote_rows_job()
    rows = job.build(lambda: False)
    assert job.store(rows) and not listing.is_pending and texts(listing)[0] == "Zoë Prill"
    listing.set_mention_index(MentionIndex(many_quotes()))
    assert not job.store(rows) and listing.is_pending


def test_rows_of_many_quotes_survive_another_list_and_another_order():
    listing = sidebar_list(ListKind.QUOTES)
    listing.set_mention_index(MentionIndex(many_quotes(MENTIONS.quotes[1])))
    job = listing.quote_rows_job()
    listing.next_order()  # while the job is running
    assert job.store(job.build(lambda: False)) and texts(listing)[:3:2] == ["Zoë Prill", "Ana Moss"]
    listing.show(ListKind.PEOPLE)
    listing.show(ListKind.QUOTES)
    assert not listing.is_pending
    listing.next_order()
    assert not listing.is_pending and len(texts(listing, SidebarRowKind.SPEAKER)) == 2


def test_rows_are_outdated_after_reported_speech_was_switched_on():
    listing = sidebar_list(ListKind.QUOTES)
    listing.set_mention_index(MentionIndex(many_quotes()))
    job = listing.quote_rows_job()
    listing.mention_index.show_reported(True)
    listing.invalidate_quotes()
    assert not job.store(job.build(lambda: False)) and listing.is_pending
    job = listing.quote_rows_job()
    assert job.store(job.build(lambda: False)) and not listing.is_pending


def test_reported_speech_is_counted_and_listed_on_request():
    report = quote_of(COVERAGE, "b", "Smoke rose", kind=QuoteKind.INDIRECT, speaker="prill")
    listing = sidebar_list(ListKind.QUOTES)
    listing.set_mention_index(MentionIndex(mentions_of(*MENTIONS.quotes, report, people=PEOPLE)))
    assert listing.counts[ListKind.QUOTES] == "3" and "Smoke rose" not in texts(listing)
    listing.mention_index.show_reported(True)
    assert listing.invalidate_quotes()
    assert listing.counts[ListKind.QUOTES] == "3+1 reported" and "Smoke rose" in texts(listing)


def test_details_of_an_open_person_follow_the_shared_passages():
    listing = SidebarList(COVERAGE)
    listing.set_mention_index(
        MentionIndex(
            mentions_of(
                quote_of(COVERAGE, "a", "nobody was hurt at all", speaker="moss"),
                quote_of(COVERAGE, "b", "Nobody was hurt at all"),
                people=PEOPLE,
            )
        )
    )
    listing.toggle(listing.entries[0])
    assert listing.entries[1].text.startswith("quoted 5·0 words")
    assert listing.set_visible_groups(VisibleGroups(COVERAGE, GROUPING, frozenset(MatchKind), Letters()))
    assert listing.entries[1].text.startswith("quoted 5·5 words"), "only one outlet names her, but both quote it"


def test_a_filter_keeps_the_rows_below_a_match_that_was_open_before():
    listing = sidebar_list(ListKind.PASSAGES)
    listing.toggle(listing.entries[0])
    listing.filter_text = "hurt"
    assert texts(listing) == ["nobody was hurt at all", "nobody was hurt at all", "Nobody was hurt at all"]
    assert listing.entries[0].open and not listing.is_pending and listing.is_hiding
