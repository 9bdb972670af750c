"""The reading session: where keys lead, what is level with the stop, and tours."""

import pytest

from tests.rows import each_row
from tui.api import event_from_articles
from tui.articles.make import article_from_text
from tui.articles.model import Passage
from tui.matching.find import MatchSet
from tui.matching.model import Match, MatchKind
from tui.mentions.model import Mention, MentionForm, MentionSet, Person, Quote, QuoteKind
from tui.mentions.rule import Rule
from tui.reading.highlights.letters import label
from tui.reading.highlights.visible_groups import STATEMENTS
from tui.reading.place.session import ReadingSession
from tui.reading.place.stops_at import current_mention, stops_at
from tui.reading.status.line import status_line
from tui.reading.stops import StopKind
from tui.settings.load import load_settings
from tui.text.span import Span

SETTINGS = load_settings()
TEXTS = {
    "one": "Headline one\n\nThe ferry sank at dawn. Nothing here. Mayor Ana Prill said “no one warned us”.",
    "two": "Headline two\n\nAna Prill: “no one warned us”. Then the ferry sank at dawn, twice: ferry sank at dawn.",
    "three": "Headline three\n\nA short note. The ferry sank.",
}


def span(article, words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXTS[article].index(words, start + 1)
    return Passage(article, Span(start, start + len(words)))


def match(name, left, right, score, kind=MatchKind.VERBATIM):
    return Match(name, left, right, score, kind, f"reason {name}")


MATCHES = (
    match("m1", span("one", "ferry sank at dawn"), span("two", "ferry sank at dawn"), 80),
    match("m2", span("one", "ferry sank at dawn"), span("two", "ferry sank at dawn", 1), 90),
    match("m3", span("one", "no one warned us"), span("two", "no one warned us"), 60, MatchKind.QUOTE),
    match("m4", span("one", "ferry sank"), span("three", "ferry sank"), 40),
    match("m5", span("one", "Ana Prill"), span("two", "Ana Prill"), 70, MatchKind.NAME),
)
MENTIONS = MentionSet(
    (Person("ana-prill", "Ana Prill", ("Prill",), ("Mayor",)),),
    (
        Mention("ana-prill", span("one", "Ana Prill"), MentionForm.FULL, "body"),
        Mention("ana-prill", span("two", "Ana Prill"), MentionForm.FULL, "body"),
    ),
    (
        Quote(
            "q1",
            "one",
            (span("one", "no one warned us").span,),
            QuoteKind.DIRECT,
            "ana-prill",
            "Ana Prill",
            span("one", "Ana Prill").span,
            span("one", "said").span,
            Rule.SAID_BEFORE,
            "body",
        ),
    ),
)


@pytest.fixture
def session():
    articles = [article_from_text(text, SETTINGS.articles, outlet=name) for name, text in TEXTS.items()]
    made = ReadingSession(
        event_from_articles(articles, settings=SETTINGS).coverage, cutoff=50, step=20, kinds=STATEMENTS
    )
    made.set_matches(MatchSet(tuple(TEXTS), MATCHES, SETTINGS.matching.groups))
    made.set_mentions(MENTIONS)
    see(made, "one")
    return made


def see(session, article, start=0, end=None):
    session.look(Passage(article, Span(start, len(TEXTS[article]) if end is None else end)))


def text(move):
    passage = move.stop.passage
    return passage.article, passage.span.slice(TEXTS[passage.article])


def test_n_steps_through_passages_of_focused_article_and_wraps(session):
    assert [text(session.next()) for _ in range(3)] == [
        ("one", "ferry sank at dawn"),
        ("one", "no one warned us"),
        ("one", "ferry sank at dawn"),
    ]
    assert session.has_wrapped
    assert text(session.previous()) == ("one", "no one warned us")


def test_step_starts_at_the_view_if_the_current_passage_is_off_screen(session):
    session.next()
    see(session, "one", 50)
    assert text(session.next()) == ("one", "no one warned us")
    see(session, "one", 0, 40)
    assert text(session.previous()) == ("one", "ferry sank at dawn")


def test_other_panes_are_level_with_their_best_match(session):
    assert session.next().level == {"two": span("two", "ferry sank at dawn", 1)}


def test_looser_cutoff_adds_articles_and_keeps_the_place(session):
    session.next()
    session.move_cutoff(stricter=False)
    assert session.stop.passage == span("one", "ferry sank at dawn")
    assert session.cutoff == 30
    assert session.visible_groups.stops["three"]


def test_the_cutoff_stays_on_its_scale(session):
    assert [session.move_cutoff(stricter=True) for _ in range(9)][-1] < 100
    assert [session.move_cutoff(stricter=False) for _ in range(9)][-1] == 0


def test_a_step_of_the_cutoff_stops_at_the_named_points_on_its_way(session):
    session.cutoff_names = {"normal": 50, "strict": 69}
    assert [session.move_cutoff(stricter=True) for _ in range(2)] == [69, 89]
    assert [session.move_cutoff(stricter=False) for _ in range(2)] == [69, 50]


def test_when_the_current_passage_falls_below_the_cutoff_nothing_is_current(session):
    session.next()
    session.next()
    session.move_cutoff(stricter=True)
    assert session.stop is None


def test_counterpart_is_the_same_passage_in_the_next_article_and_wraps(session):
    session.next()
    assert text(session.to_counterpart(forward=True)) == ("two", "ferry sank at dawn")
    assert session.focus == "two"
    assert text(session.to_counterpart(forward=True)) == ("one", "ferry sank at dawn")


def test_no_counterpart_before_anything_is_current(session):
    assert session.to_counterpart(forward=True) is None


def test_name_matches_are_drawn_only_when_asked_for(session):
    assert not any(group.kind is MatchKind.NAME for group in session.visible_groups.groups)
    session.toggle_kind(MatchKind.NAME)
    assert any(group.kind is MatchKind.NAME for group in session.visible_groups.groups)


def test_n_steps_through_a_chosen_persons_mentions_in_all_articles(session):
    session.choose_person("ana-prill")
    assert [text(session.next())[0] for _ in range(2)] == ["one", "two"]
    assert session.tour.name == "Ana Prill"


def test_steps_from_name_to_name_leave_the_other_panes(session):
    session.choose_person("ana-prill")
    assert session.next().level == {}


def test_leave_returns_to_passages_and_then_to_nothing(session):
    session.choose_person("ana-prill")
    session.next()
    assert session.leave() and session.tour.kind is StopKind.PASSAGE
    assert session.leave() and session.stop is None
    assert not session.leave()


def test_a_search_counts_its_hits_and_steps_through_them(session):
    assert session.search("FERRY") == 4
    assert text(session.next()) == ("one", "ferry")
    assert session.search("no such words") == 0
    assert session.next() is None


def test_tour_chosen_before_a_search_comes_back_after_it(session):
    session.choose_person("ana-prill")
    session.search("fer")
    session.search("ferry")
    session.end_search()
    assert session.tour.name == "Ana Prill"


def test_person_has_counterpart_in_any_tour(session):
    session.next_mention(forward=True)
    assert session.tour.kind is StopKind.PASSAGE
    assert text(session.to_counterpart(forward=True)) == ("two", "Ana Prill")


def test_quote_has_the_passage_with_its_words_as_counterpart(session):
    session.choose_quotes()
    session.next()
    assert text(session.to_counterpart(forward=True)) == ("two", "no one warned us")


def test_back_and_forward_over_jumps(session):
    first, second = session.next(), session.next()
    assert session.back().stop == first.stop
    assert session.forward().stop == second.stop
    assert session.forward() is None


def test_back_returns_to_a_place_without_current_stop(session):
    see(session, "two", 20)
    session.choose_person("ana-prill")
    session.next()
    move = session.back()
    assert move.stop is None and move.view == Passage("two", Span(20, len(TEXTS["two"])))
    assert session.focus == "two"


def test_next_mention_steps_through_names_and_quotes_in_any_tour(session):
    kinds = [session.next_mention(forward=True).stop.kind for _ in range(2)]
    assert kinds == [StopKind.MENTION, StopKind.QUOTE]
    assert session.tour.kind is StopKind.PASSAGE


def test_the_passage_and_the_quote_or_name_at_a_character_are_found(session):
    passage, named = stops_at(session, "one", TEXTS["one"].index("warned"))
    assert passage.kind is StopKind.PASSAGE and named.kind is StopKind.QUOTE
    assert stops_at(session, "one", TEXTS["one"].index("Prill"))[1].key == "ana-prill"
    assert stops_at(session, "one", 0) == (None, None)


def test_current_mention_is_the_quote_inside_the_current_passage(session):
    session.next()
    session.next()
    assert current_mention(session).kind is StopKind.QUOTE


def test_status_gives_kind_score_and_reason_of_one_match(session):
    session.next()
    head, rest = status_line(session, matching_pending=False, key_of=str.upper)
    assert head == "passage 1/2 A verbatim"
    assert rest == "sure · also in two, no match in three · reason m2"


def test_status_begins_with_the_wrap_within_one_article(session):
    assert status_line(session, matching_pending=False, key_of=str.upper)[1].startswith("NEXT: next of 2 here · ")
    for _ in range(3):
        session.next()
    head, rest = status_line(session, matching_pending=False, key_of=str.upper)
    assert head.startswith("passage 1/2") and rest.startswith("back to the first in this article · sure")


def test_coverage_without_articles_is_rejected():
    with pytest.raises(ValueError, match="nothing to read"):
        ReadingSession(event_from_articles([], settings=SETTINGS).coverage, cutoff=50, step=4, kinds=STATEMENTS)


@each_row(("index", "letters"), [(0, "A"), (25, "Z"), (26, "A2"), (51, "Z2"), (52, "A3")])
def test_groups_are_lettered_a_to_z_then_a2(index, letters):
    assert label(index) == letters


def test_corrected_person_stays_current_and_chosen(session):
    from msgspec.structs import replace

    session.set_mentions(MENTIONS)
    session.look(Passage("one", Span(0, 20)))
    session.choose_person("ana-prill")
    session.next()
    before = session.stop
    renamed = replace(MENTIONS, people=(replace(MENTIONS.people[0], name="A. P."),))
    session.set_mentions(renamed)
    assert session.stop == before and session.tour.name == "A. P."
    other = Person("bo", "Bo", (), ())
    moved = MentionSet((other,), tuple(replace(m, person="bo") for m in MENTIONS.mentions), ())
    session.set_mentions(moved)
    assert (session.stop.passage, session.stop.key) == (before.passage, "bo") and session.tour.name == "Bo"
    assert status_line(session, matching_pending=False, key_of=str.upper)[0].startswith("Bo")


def test_removed_person_is_in_no_stop_tour_or_history(session):
    session.set_mentions(MENTIONS)
    session.look(Passage("one", Span(0, 20)))
    session.choose_person("ana-prill")
    session.next()
    session.go(session.visible_groups.stops["two"][0])
    session.set_mentions(MentionSet((), (), ()))
    assert session.tour.kind is StopKind.PASSAGE
    session.back()
    assert session.stop is None
    assert status_line(session, matching_pending=False, key_of=str.upper)
