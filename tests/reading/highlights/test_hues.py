"""Hues tell apart what lies together, and stay with their groups."""

from hypothesis import given
from hypothesis import strategies as st

from tests.reading.made import coverage_of
from tui.articles.model import Passage
from tui.matching.model import Grouping, MatchGroup, MatchKind
from tui.reading.highlights.hues import NEAR_CHARACTERS, hues
from tui.reading.highlights.letters import Letters
from tui.reading.highlights.visible_groups import STATEMENTS, VisibleGroups
from tui.text.span import Span

LENGTH = 400
COVERAGE = coverage_of(one="x" * LENGTH, two="y" * LENGTH)
spans = st.tuples(st.integers(0, LENGTH - 30), st.integers(1, 30)).map(lambda each: Span(each[0], sum(each)))


def shown(pairs, letters=None):
    groups = tuple(
        MatchGroup(f"g{number}", (Passage("one", here), Passage("two", there)), 80, MatchKind.EDITED)
        for number, (here, there) in enumerate(pairs)
    )
    return VisibleGroups(COVERAGE, Grouping(groups, (), {}), STATEMENTS, letters or Letters())


def near(one, other):
    return any(
        max(a.span.start, b.span.start) - min(a.span.end, b.span.end) < NEAR_CHARACTERS
        for a, b in zip(one.passages, other.passages, strict=True)
    )


@given(st.lists(st.tuples(spans, spans), max_size=6))
def test_while_there_are_hues_enough_no_two_groups_that_lie_together_share_one(pairs):
    made = shown(pairs)
    given_ = hues(made, 6)
    assert given_.keys() == {group.id for group in made.groups}
    for group in made.groups:
        for other in made.groups:
            assert group is other or not near(group, other) or given_[group.id] != given_[other.id]


@given(st.lists(st.tuples(spans, spans), min_size=7, max_size=40))
def test_every_group_has_a_hue_however_many_there_are(pairs):
    assert set(hues(shown(pairs), 6).values()) <= set(range(6))


def test_a_group_keeps_its_hue_when_others_go():
    letters = Letters()
    far = [(Span(at_, at_ + 5), Span(at_, at_ + 5)) for at_ in range(0, 390, 60)]
    before = hues(shown(far, letters), 6)
    assert sorted(before.values()) == [0, 0, 1, 2, 3, 4, 5]
    groups = shown(far).grouping.groups
    fewer = VisibleGroups(COVERAGE, Grouping(groups[2:], (), {}), STATEMENTS, letters)
    assert hues(fewer, 6) == {group: hue for group, hue in before.items() if group not in ("g0", "g1")}


def test_the_hue_follows_the_letter_also_after_z():
    letters = Letters()
    many = [(Span(12 * at_, 12 * at_ + 1), Span(12 * at_, 12 * at_ + 1)) for at_ in range(30)]
    assert shown(many, letters).labels["g26"] == "A2"
    last = VisibleGroups(COVERAGE, Grouping(shown(many).grouping.groups[26:27], (), {}), STATEMENTS, letters)
    assert hues(last, 6) == {"g26": 26 % 6}
