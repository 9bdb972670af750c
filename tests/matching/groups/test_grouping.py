"""Groups: one for one thing said."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tui.articles.model import Passage
from tui.matching.groups.grouping import Grouper
from tui.matching.model import Grouping, GroupMatches, Match, MatchKind, MatchSureness, best
from tui.matching.options import GroupOptions
from tui.text.span import Span

OPTIONS = GroupOptions(
    same_passage_shorter_share=0.5, same_passage_longer_share=0.3, linked_share=0.3, same_article_linked_share=0.5
)
PANES = {name: at for at, name in enumerate("abcdef")}


def match(left: tuple[str, int, int], right: tuple[str, int, int], score: float = 60, name: bool = False) -> Match:
    kind = MatchKind.NAME if name else MatchKind.EDITED
    ends = (Passage(left[0], Span(*left[1:])), Passage(right[0], Span(*right[1:])))
    sureness = MatchSureness.SURE if score >= 60 else MatchSureness.POSSIBLE
    return Match(f"{left}{right}", *ends, score, kind, "", sureness=sureness)


def grouped(*matches: Match) -> Grouping:
    return Grouper(matches, PANES, {}, OPTIONS).at(0)


def members(found: Grouping) -> list[list[str]]:
    return [[f"{p.article}{p.span.start}" for p in made.passages] for made in found.groups]


def test_passages_that_overlap_enough_are_merged() -> None:
    found = grouped(match(("a", 0, 100), ("b", 0, 90)), match(("a", 20, 110), ("c", 5, 80), 50))
    assert members(found) == [["a0", "b0", "c5"]]
    assert found.groups[0].passages[0].span == Span(0, 110)


def test_passages_that_only_touch_are_not_merged() -> None:
    found = grouped(match(("a", 0, 100), ("b", 0, 90)), match(("a", 90, 200), ("c", 5, 80)))
    assert members(found) == [["a0", "b0"], ["a90", "c5"]]


def test_a_group_can_have_two_passages_of_one_article() -> None:
    found = grouped(match(("a", 0, 50), ("b", 0, 50), 90), match(("a", 0, 50), ("b", 200, 250), 60))
    assert members(found) == [["a0", "b0", "b200"]]


def test_a_chain_of_weak_links_does_not_drift_into_one_group() -> None:
    said = [("a", 0, 50), ("b", 0, 50), ("c", 0, 50), ("d", 0, 50), ("e", 0, 50), ("f", 0, 50)]
    found = grouped(*(match(one, other, 90 - n) for n, (one, other) in enumerate(pairwise(said))))
    assert len(found.groups) > 1


TWO_STATEMENTS = (
    match(("a", 0, 50), ("b", 0, 50), 90),
    match(("c", 0, 50), ("d", 0, 50), 80),
    match(("c", 0, 50), ("e", 0, 50), 80),
    match(("d", 0, 50), ("e", 0, 50), 80),
)


def test_possible_match_between_two_groups_joins_no_statements() -> None:
    found = grouped(*TWO_STATEMENTS, match(("b", 0, 50), ("c", 0, 50), 50))
    assert members(found) == [["a0", "b0"], ["c0", "d0", "e0"]]
    assert len(set(found.group_of.values())) == 2


def test_sure_match_between_two_groups_is_a_group_of_its_own() -> None:
    found = grouped(*TWO_STATEMENTS, match(("b", 0, 50), ("c", 0, 50), 70))
    assert members(found) == [["a0", "b0"], ["b0", "c0"], ["c0", "d0", "e0"]]


def test_match_whose_other_passage_is_in_a_hidden_group_shows_both_passages() -> None:
    pair = match(("a", 0, 50), ("b", 0, 50), 90)
    shown = replace(match(("b", 0, 50), ("c", 0, 50), 50), kind=MatchKind.REORDERED)
    found = grouped(pair, *TWO_STATEMENTS[1:], shown).only({MatchKind.REORDERED})
    assert members(found) == [["b0", "c0"]]


def test_a_passage_that_only_one_match_links_to_a_group_is_part_of_it() -> None:
    found = grouped(
        match(("a", 0, 50), ("b", 0, 50), 90),
        match(("a", 0, 50), ("c", 0, 50), 80),
        match(("b", 0, 50), ("c", 0, 50), 80),
        match(("a", 0, 50), ("c", 200, 250), 50),
    )
    assert members(found) == [["a0", "b0", "c0", "c200"]]


def test_each_passage_of_a_match_is_in_a_group() -> None:
    said = [("a", 0, 50), ("b", 0, 50), ("c", 0, 50), ("d", 0, 50), ("e", 0, 50), ("f", 0, 50)]
    matches = [match(one, other, 90 - n) for n, (one, other) in enumerate(pairwise(said))]
    _check(grouped(*matches))


def test_names_are_grouped_separately() -> None:
    statement = match(("a", 0, 50), ("b", 0, 50))
    found = grouped(statement, match(("a", 0, 48), ("c", 0, 20), name=True))
    by_kind = {made.kind: made for made in found.groups}
    assert set(by_kind) == {MatchKind.EDITED, MatchKind.NAME}
    assert (by_kind[MatchKind.EDITED],) == grouped(statement).groups


def test_groups_come_in_the_reading_order_of_the_first_article() -> None:
    found = grouped(
        match(("b", 0, 50), ("c", 0, 50), 99),
        match(("a", 300, 350), ("b", 700, 750), 98),
        match(("a", 100, 150), ("c", 900, 950), 50),
    )
    assert members(found) == [["a100", "c900"], ["a300", "b700"], ["b0", "c0"]]


places = st.tuples(st.sampled_from("abcd"), st.integers(0, 6), st.integers(1, 3))
pairs = st.tuples(places, places, st.integers(0, 100)).filter(lambda pair: pair[0][0] < pair[1][0])


@given(st.lists(pairs, max_size=25, unique_by=lambda pair: pair[:2]))
def test_grouping_is_complete_and_stable(drawn: list[tuple[tuple[str, int, int], tuple[str, int, int], int]]) -> None:
    def at(place: tuple[str, int, int]) -> tuple[str, int, int]:
        return place[0], place[1] * 10, (place[1] + place[2]) * 10

    matches = [match(at(one), at(other), score) for one, other, score in drawn]
    found = grouped(*matches)
    _check(found)
    assert grouped(*matches[::-1]).groups == found.groups


def _covers(passage: Passage, end: Passage) -> bool:
    return passage.article == end.article and passage.span.covers(end.span)


def _check(found: Grouping) -> None:
    by_id = {made.id: made for made in found.groups}
    assert len(by_id) == len(found.groups)
    assert set(found.group_of) == {m.id for m in found.matches}
    everywhere = [passage for made in found.groups for passage in made.passages]
    for m in found.matches:
        inside = by_id[found.group_of[m.id]].passages
        assert any(_covers(p, end) for end in (m.left, m.right) for p in inside)
        assert all(any(_covers(p, end) for p in everywhere) for end in (m.left, m.right))
    for made in found.groups:
        assert len({p.article for p in made.passages}) >= 2
        assert list(made.passages) == sorted(made.passages, key=lambda p: (PANES[p.article], p.span))


def test_a_joined_passage_knows_the_matches_that_made_it() -> None:
    """The spans 0–100 and 20–110 of one article become one passage that neither match has."""
    strong, weak = match(("a", 0, 100), ("b", 0, 90)), match(("a", 20, 110), ("c", 5, 80), 50)
    name = match(("a", 0, 5), ("b", 0, 5), 90, name=True)
    found = grouped(strong, weak, name)
    here, there, third = next(made for made in found.groups if len(made.passages) == 3).passages
    key = found.group_of[strong.id]
    matches = GroupMatches(found)
    assert list(matches.of(key)) == list(matches.at(key, here)) == [strong, weak]
    assert (matches.best_at(key, here), matches.best_at(key, third)) == (strong, weak)
    assert (matches.best_between(key, here, third), matches.best_between(key, there, third)) == (weak, None)
    assert matches.of("g0") == matches.at("g0", here) == ()
    assert best([]) is matches.best_at("g0", here) is None


def test_passages_that_only_a_possible_match_joins_do_not_stand_for_a_sure_group() -> None:
    sure = replace(match(("a", 0, 100), ("b", 0, 90), 90), sureness=MatchSureness.SURE)
    possible = replace(match(("b", 0, 90), ("c", 5, 80), 50), sureness=MatchSureness.POSSIBLE)
    found = grouped(sure, possible)
    (group,) = found.groups
    assert group.sureness is MatchSureness.SURE
    assert [passage.article for passage in GroupMatches(found).surest(group)] == ["a", "b"]


def test_the_best_of_equal_matches_is_always_the_same() -> None:
    one, other = match(("a", 0, 9), ("b", 0, 9)), match(("a", 0, 9), ("c", 0, 9))
    assert best([one, other]) is best([other, one])


def test_passages_touch_when_they_share_a_character_of_one_article() -> None:
    place = Passage("a", Span(2, 5))
    assert place.touches(Passage("a", Span(4, 9)))
    assert not place.touches(Passage("a", Span(5, 9)))
    assert not place.touches(Passage("b", Span(2, 5)))
