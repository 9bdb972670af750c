"""The sidebar's lists: what a filter leaves, the orders, and what is listed."""

from tests.reading.made import at, coverage_of, grouping_of, mention_of, mentions_of, quote_of
from tui.matching.model import MatchKind
from tui.mentions.model import Person, QuoteKind
from tui.reading.highlights.letters import Letters
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.place.mention_index import MentionIndex
from tui.reading.quotes.group_cache import MANY
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


def listing(listed=ListKind.PEOPLE):
    made = SidebarList(COVERAGE)
    made.set_shown(VisibleGroups(COVERAGE, GROUPING, frozenset(MatchKind), Letters()))
    made.set_mentioned(MentionIndex(MENTIONS))
    made.show(listed)
    return made


def texts(made, *kinds):
    return [entry.text for entry in made.entries if not kinds or entry.kind in kinds]


def test_people_stand_by_importance_or_by_the_place_where_they_are_first_named():
    made = listing()
    assert texts(made) == ["Ana Moss", "Zoë Prill"]
    assert made.next_order() is ListOrder.PLACE
    assert texts(made) == ["Zoë Prill", "Ana Moss"]
    assert made.next_order() is ListOrder.IMPORTANCE


def test_speakers_stand_with_their_quotes_in_order_of_place():
    made = listing(ListKind.QUOTES)
    assert texts(made)[0] == "Ana Moss"
    made.next_order()
    assert texts(made) == ["Zoë Prill", "“we saw smoke”", "Ana Moss", "“nobody was hurt at all”"]


def test_passages_are_listed_with_their_letter_and_each_wording_below_the_one_that_is_open():
    made = listing(ListKind.PASSAGES)
    first, second = made.entries
    assert (first.kind, first.letter, second.letter, second.text) == (SidebarRowKind.PASSAGE, "B", "A", "smoke")
    made.toggle(first)
    assert texts(made, SidebarRowKind.WORDING) == ["nobody was hurt at all", "Nobody was hurt at all"]
    made.toggle(made.entries[0])
    assert len(made.entries) == 2


def test_a_filter_leaves_what_holds_every_word_whatever_the_accents_and_what_stands_above_and_below():
    made = listing()
    made.typed = "zoe"
    assert texts(made) == ["Zoë Prill"]
    made.typed = "annie"  # another name of hers
    assert texts(made) == ["Ana Moss"]
    made.toggle(made.entries[0])
    assert {entry.kind for entry in made.entries} == {
        SidebarRowKind.PERSON,
        SidebarRowKind.ABOUT,
        SidebarRowKind.MENTION,
    }
    made.show(ListKind.QUOTES)
    assert made.typed == ""
    made.typed = "smoke saw"
    assert texts(made) == ["Zoë Prill", "“we saw smoke”"] and made.found == 1
    made.typed = "moss"
    assert texts(made) == ["Ana Moss", "“nobody was hurt at all”"]
    made.typed = "nowhere"
    assert texts(made) == [] and made.found == 0


def test_what_stands_in_the_text_is_shown_in_its_list_opened_and_unfiltered():
    made = listing()
    made.typed = "zoe"
    made.reveal(Stop(StopKind.QUOTE, at(COVERAGE, "b", "Nobody was hurt at all"), MENTIONS.quotes[2].id))
    assert made.listed is ListKind.QUOTES and SidebarRowKind.WORDING in {entry.kind for entry in made.entries}
    made.reveal(Stop(StopKind.MENTION, at(COVERAGE, "a", "Zoë Prill"), "prill"))
    assert made.listed is ListKind.PEOPLE and made.entries[1].open


def test_counts_are_known_as_soon_as_something_is_found():
    empty = SidebarList(COVERAGE)
    assert set(empty.counts.values()) == {""} and list(empty.entries) == []
    assert listing().counts == {ListKind.PEOPLE: "2", ListKind.QUOTES: "3", ListKind.PASSAGES: "2"}


def many_quotes(*more):
    said = quote_of(COVERAGE, "a", "we saw smoke", speaker="prill")
    return mentions_of(*[said] * (MANY + 1), *more, people=PEOPLE, mentions=MENTIONS.mentions)


def test_so_many_quotes_that_grouping_them_takes_time_are_grouped_elsewhere_and_taken_up_unless_outdated():
    made = listing(ListKind.QUOTES)
    made.set_mentioned(MentionIndex(many_quotes()))
    assert made.is_late and list(made.entries) == []
    work = made.work()
    rows = work.make(lambda: False)
    assert work.take(rows) and not made.is_late and texts(made)[0] == "Zoë Prill"
    made.set_mentioned(MentionIndex(many_quotes()))
    assert not work.take(rows) and made.is_late


def test_the_rows_of_many_quotes_stay_while_another_list_is_shown_and_another_order_is_asked_for():
    made = listing(ListKind.QUOTES)
    made.set_mentioned(MentionIndex(many_quotes(MENTIONS.quotes[1])))
    work = made.work()
    made.next_order()  # meanwhile
    assert work.take(work.make(lambda: False)) and texts(made)[:3:2] == ["Zoë Prill", "Ana Moss"]
    made.show(ListKind.PEOPLE)
    made.show(ListKind.QUOTES)
    assert not made.is_late
    made.next_order()
    assert not made.is_late and len(texts(made, SidebarRowKind.SPEAKER)) == 2


def test_rows_without_the_reported_speech_that_is_wanted_by_then_are_outdated():
    made = listing(ListKind.QUOTES)
    made.set_mentioned(MentionIndex(many_quotes()))
    work = made.work()
    made.mentioned.show_reported(True)
    made.reported_changed()
    assert not work.take(work.make(lambda: False)) and made.is_late
    work = made.work()
    assert work.take(work.make(lambda: False)) and not made.is_late


def test_reported_speech_is_counted_and_listed_once_it_is_asked_for():
    report = quote_of(COVERAGE, "b", "Smoke rose", kind=QuoteKind.INDIRECT, speaker="prill")
    made = listing(ListKind.QUOTES)
    made.set_mentioned(MentionIndex(mentions_of(*MENTIONS.quotes, report, people=PEOPLE)))
    assert made.counts[ListKind.QUOTES] == "3" and "Smoke rose" not in texts(made)
    made.mentioned.show_reported(True)
    assert made.reported_changed()
    assert made.counts[ListKind.QUOTES] == "3+1 reported" and "Smoke rose" in texts(made)


def test_what_is_known_of_an_open_person_follows_the_passages_that_are_shared():
    made = SidebarList(COVERAGE)
    made.set_mentioned(
        MentionIndex(
            mentions_of(
                quote_of(COVERAGE, "a", "nobody was hurt at all", speaker="moss"),
                quote_of(COVERAGE, "b", "Nobody was hurt at all"),
                people=PEOPLE,
            )
        )
    )
    made.toggle(made.entries[0])
    assert made.entries[1].text.startswith("quoted 5·0 words")
    assert made.set_shown(VisibleGroups(COVERAGE, GROUPING, frozenset(MatchKind), Letters()))
    assert made.entries[1].text.startswith("quoted 5·5 words"), "only one outlet names her, but both quote it"


def test_a_filter_keeps_what_stands_below_a_row_that_it_keeps_also_where_it_was_opened_before():
    made = listing(ListKind.PASSAGES)
    made.toggle(made.entries[0])
    made.typed = "hurt"
    assert texts(made) == ["nobody was hurt at all", "nobody was hurt at all", "Nobody was hurt at all"]
    assert made.entries[0].open and not made.is_late and made.is_hiding
