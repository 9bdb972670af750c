"""Matches made by hand are passages like those that were found, with a sign of their own."""

import pytest

from tests.reading.made import at, coverage_of, grouping_of
from tui.matching.model import MatchGroup, MatchKind, MatchSureness
from tui.reading.annotations import Annotation, AnnotationKind, Annotations, matches_by_hand
from tui.reading.compare.comparison import compare_passage
from tui.reading.highlights.by_hand import HandMatch
from tui.reading.highlights.letters import Letters
from tui.reading.highlights.match_kinds import HAND_SIGN, sign_at
from tui.reading.highlights.possible import PossibleMatches
from tui.reading.highlights.visible_groups import VisibleGroups
from tui.reading.place.session import ReadingSession
from tui.reading.status.line import status_line

COVERAGE = coverage_of(
    daily="It will rain. Nobody was hurt in the crash.",
    herald="It will rain. All passengers are safe.",
    post="It will rain. There were no casualties.",
)
HURT, SAFE = at(COVERAGE, "daily", "Nobody was hurt in the crash"), at(COVERAGE, "herald", "All passengers are safe")
GROUPING = grouping_of(COVERAGE, ("daily", "It will rain", "herald", "It will rain"))
MATCH = HandMatch("v1", (HURT, SAFE))


def shown(*hand_matches, grouping=GROUPING, mode=PossibleMatches.DRAWN):
    return VisibleGroups(COVERAGE, grouping, set(MatchKind), Letters(), mode, hand_matches)


@pytest.fixture
def session():
    made = ReadingSession(COVERAGE, cutoff=50, step=4, kinds=set(MatchKind))
    made.visible_groups = shown(MATCH)
    return made


def test_a_match_by_hand_is_in_the_tour_and_has_a_counterpart(session):
    session.next()
    move = session.next()
    assert move.stop.passage == HURT and move.level == {"herald": SAFE}
    assert session.to_counterpart(forward=True).stop.passage == SAFE


def test_the_status_of_a_match_by_hand_says_so_and_names_the_outlets(session):
    session.next()
    session.next()
    head, details = status_line(session, False, str)
    assert head == "passage 2/2 B by hand"
    assert details == "also in herald, no match in post"


def test_a_match_by_hand_has_its_own_sign_and_changes_no_letter(session):
    stop = session.visible_groups.stops["daily"][1]
    assert sign_at(session.visible_groups, stop) == HAND_SIGN
    first = HandMatch("v0", (at(COVERAGE, "daily", "It"), at(COVERAGE, "post", "It will rain")))
    groups = shown(first)
    assert groups.labels["g0"] == "A" and groups.labels["hand:v0"] == "B"


def test_the_comparison_of_a_match_by_hand_says_who_made_it(session):
    session.next()
    session.next()
    comparison = compare_passage(session, session.stop)
    assert comparison.title == "passage B · by hand"
    assert comparison.reason(1) == "your own match"


def test_a_possible_passage_that_the_user_calls_the_same_is_sure_and_no_second_one():
    passages = tuple(at(COVERAGE, article, "It will rain") for article in ("daily", "herald"))
    possible = MatchGroup("g0", passages, 50, MatchKind.EDITED, 0.5, MatchSureness.POSSIBLE)
    grouping = grouping_of(COVERAGE)
    grouping = type(grouping)((possible,), (), {})
    assert shown(grouping=grouping).possible == {"g0"}
    confirmed = shown(HandMatch("v", passages), grouping=grouping, mode=PossibleMatches.HIDDEN)
    assert [group.id for group in confirmed.groups] == ["g0"]
    assert confirmed.by_hand == {"g0"} and not confirmed.possible


def test_only_same_verdicts_on_several_articles_are_matches_by_hand():
    def verdict(key, judgement, *passages):
        return Annotation(key, AnnotationKind.VERDICT, passages, "", (), "", judgement, is_reworded=False)

    annotations = Annotations(
        (verdict("a", "same", HURT, SAFE), verdict("b", "not the same", HURT, SAFE), verdict("c", "same", HURT))
    )
    assert matches_by_hand(annotations) == (HandMatch("a", (HURT, SAFE)),)


def test_a_match_by_hand_follows_its_words_in_a_changed_article(session):
    session.set_hand_matches((MATCH,))
    changed = coverage_of(
        daily="Late news. It will rain. Nobody was hurt in the crash.",
        herald=COVERAGE.article("herald").text,
        post=COVERAGE.article("post").text,
    )
    session.set_coverage(changed)
    moved = session._hand_matches
    assert [changed.text_of(passage) for passage in moved[0].passages] == [
        "Nobody was hurt in the crash",
        "All passengers are safe",
    ]
    session.set_coverage(coverage_of(daily="Nothing left.", herald="It will rain."))
    assert session._hand_matches == ()
