"""Neighbouring groups differ in hue, and each group keeps its own."""

from itertools import combinations

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
spans = st.tuples(st.integers(0, LENGTH - 30), st.integers(1, 30)).map(lambda ends: Span(ends[0], sum(ends)))


def visible_groups(pairs, letters=None):
    groups = tuple(
        MatchGroup(f"g{number}", (Passage("one", left), Passage("two", right)), 80, MatchKind.EDITED)
        for number, (left, right) in enumerate(pairs)
    )
    return VisibleGroups(COVERAGE, Grouping(groups, (), {}), STATEMENTS, letters or Letters())


def are_neighbours(group, candidate):
    return any(
        max(a.span.start, b.span.start) - min(a.span.end, b.span.end) < NEAR_CHARACTERS
        for a, b in zip(group.passages, candidate.passages, strict=True)
    )


@given(st.lists(st.tuples(spans, spans), max_size=6))
def test_neighbouring_groups_differ_while_there_are_enough_hues(pairs):
    groups = visible_groups(pairs).groups
    hue_of = hues(visible_groups(pairs), 6)
    assert hue_of.keys() == {group.id for group in groups}
    for group, neighbour in combinations(groups, 2):
        assert not are_neighbours(group, neighbour) or hue_of[group.id] != hue_of[neighbour.id]


@given(st.lists(st.tuples(spans, spans), min_size=7, max_size=40))
def test_every_group_has_a_hue_even_if_there_are_more_groups_than_hues(pairs):
    assert set(hues(visible_groups(pairs), 6).values()) <= set(range(6))


def test_a_group_keeps_its_hue_when_others_disappear():
    letters = Letters()
    far_apart = [(Span(at_, at_ + 5), Span(at_, at_ + 5)) for at_ in range(0, 390, 60)]
    all_hues = hues(visible_groups(far_apart, letters), 6)
    assert sorted(all_hues.values()) == [0, 0, 1, 2, 3, 4, 5]
    groups = visible_groups(far_apart).grouping.groups
    fewer = VisibleGroups(COVERAGE, Grouping(groups[2:], (), {}), STATEMENTS, letters)
    assert hues(fewer, 6) == {group: hue for group, hue in all_hues.items() if group not in ("g0", "g1")}


def test_the_hue_follows_the_letter_after_z_too():
    letters = Letters()
    pairs = [(Span(12 * at_, 12 * at_ + 1), Span(12 * at_, 12 * at_ + 1)) for at_ in range(30)]
    assert visible_groups(pairs, letters).labels["g26"] == "A2"
    last = VisibleGroups(COVERAGE, Grouping(visible_groups(pairs).grouping.groups[26:27], (), {}), STATEMENTS, letters)
    assert hues(last, 6) == {"g26": 26 % 6}
