"""Possible matches: drawn faint, stepped through only when asked for, counted separately."""

from tui.articles.make import article_from_text
from tui.articles.model import Coverage, Passage
from tui.matching.model import Grouping, Match, MatchGroup, MatchKind, MatchSureness
from tui.reading.highlights.letters import Letters
from tui.reading.highlights.possible import PossibleMatches
from tui.reading.highlights.visible_groups import VisibleGroups, is_possible
from tui.reading.status.line import passages_text
from tui.settings.load import load_settings
from tui.text.span import Span

TEXT = "one two three four five six seven"
SETTINGS = load_settings()
COVERAGE = Coverage("", tuple(article_from_text(TEXT, SETTINGS.articles, id=name, outlet=name) for name in ("a", "b")))


def group(name: str, start: int, sureness: MatchSureness, kind: MatchKind = MatchKind.EDITED) -> MatchGroup:
    passages = (Passage("a", Span(start, start + 3)), Passage("b", Span(start, start + 3)))
    return MatchGroup(name, passages, 60.0, kind, 0.6, sureness)


GROUPS = (
    group("sure", 0, MatchSureness.SURE),
    group("maybe", 4, MatchSureness.POSSIBLE),
    group("name", 8, MatchSureness.POSSIBLE, MatchKind.NAME),
)


def visible(mode: PossibleMatches) -> VisibleGroups:
    return VisibleGroups(COVERAGE, Grouping(GROUPS, (), {}), set(MatchKind), Letters(), mode)


def steps(mode: PossibleMatches) -> list[str]:
    return [stop.key for stop in visible(mode).toured("a")]


def test_possible_passages_are_drawn_and_not_stepped_through_at_first() -> None:
    assert [stop.key for stop in visible(PossibleMatches.DRAWN).stops["a"]] == ["sure", "maybe", "name"]
    assert steps(PossibleMatches.DRAWN) == ["sure", "name"]


def test_possible_passages_can_be_stepped_through_or_hidden() -> None:
    assert steps(PossibleMatches.STEPPED) == ["sure", "maybe", "name"]
    assert [stop.key for stop in visible(PossibleMatches.HIDDEN).stops["a"]] == ["sure", "name"]


def test_a_passage_of_a_sure_group_is_possible_if_only_a_possible_match_connects_it() -> None:
    a, b, second = Passage("a", Span(0, 3)), Passage("b", Span(0, 3)), Passage("b", Span(14, 18))
    sure = Match("m1", a, b, 90.0, MatchKind.EDITED, "", 0.97, MatchSureness.SURE)
    possible = Match("m2", a, second, 60.0, MatchKind.EDITED, "", 0.6, MatchSureness.POSSIBLE)
    joined = MatchGroup("g", (a, b, second), 90.0, MatchKind.EDITED, 0.97, MatchSureness.SURE)
    grouping = Grouping((joined,), (sure, possible), {"m1": "g", "m2": "g"})

    def visible_groups(mode: PossibleMatches) -> VisibleGroups:
        return VisibleGroups(COVERAGE, grouping, set(MatchKind), Letters(), mode)

    drawn = visible_groups(PossibleMatches.DRAWN)
    stops = [stop for article in "ab" for stop in drawn.stops[article]]
    assert [drawn.is_possible_at(stop) for stop in stops] == [False, False, True]
    assert [stop.passage for stop in drawn.toured("b")] == [b]
    assert [stop.passage for stop in visible_groups(PossibleMatches.STEPPED).toured("b")] == [b, second]
    assert visible_groups(PossibleMatches.HIDDEN).groups[0].passages == (a, b)


def test_a_shared_name_has_no_sureness_and_is_never_possible() -> None:
    assert [is_possible(each) for each in GROUPS] == [False, True, False]


def test_sure_and_possible_passages_are_counted_separately() -> None:
    assert passages_text(visible(PossibleMatches.DRAWN), "shared passage") == "2 shared passages, 1 possible"
    assert passages_text(visible(PossibleMatches.HIDDEN), "shared passage") == "2 shared passages"


def test_the_possible_key_cycles_through_drawn_stepped_through_and_hidden() -> None:
    mode = PossibleMatches.DRAWN
    modes = [mode := mode.following() for _ in range(3)]
    assert modes == [PossibleMatches.STEPPED, PossibleMatches.HIDDEN, PossibleMatches.DRAWN]
