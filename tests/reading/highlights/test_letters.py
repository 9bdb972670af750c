"""Letters: what a group is called stays the same."""

import pytest

from tui.articles.model import Passage
from tui.matching.model import MatchGroup, MatchKind
from tui.reading.highlights.letters import Letters, label
from tui.text.span import Span


def group(name: str, *places: tuple[str, int], kind: MatchKind = MatchKind.EDITED) -> MatchGroup:
    return MatchGroup(name, tuple(Passage(article, Span(at, at + 9)) for article, at in places), 60, kind)


FERRY = group("ferry", ("a", 0), ("b", 40))
MAYOR = group("mayor", ("a", 50), ("b", 0))
HARBOUR = group("harbour", ("a", 20), ("c", 0))
NAME = group("name", ("a", 1), ("b", 1), kind=MatchKind.NAME)


def letters(order: str, *groups: MatchGroup) -> dict[str, str]:
    made = Letters()
    made.meet(groups, order)
    return {each.id: made[each.id] for each in groups}


def test_they_follow_the_text() -> None:
    assert letters("ab", MAYOR, FERRY) == {"mayor": "B", "ferry": "A"}


def test_an_article_added_at_the_end_changes_none() -> None:
    before = letters("ab", FERRY, MAYOR)
    assert letters("abc", FERRY, HARBOUR, MAYOR) == {**before, "harbour": "C"}


def test_names_come_last() -> None:
    assert letters("abc", NAME, FERRY, HARBOUR) == {"ferry": "A", "harbour": "B", "name": "C"}


def test_a_letter_once_given_stays_when_more_or_fewer_groups_are_shown() -> None:
    made = Letters()
    made.meet([MAYOR], "ab")
    made.meet([FERRY, MAYOR], "ab")
    made.meet([FERRY], "ab")
    assert (made["mayor"], made["ferry"]) == ("A", "B")


def test_after_z_comes_a2() -> None:
    assert [label(at) for at in (0, 25, 26, 52)] == ["A", "Z", "A2", "A3"]


def test_earlier_letters_are_looked_for_only_where_a_group_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many groups there were: a changed article must not stop the reader."""
    looks: list[Span] = []
    overlap = Span.overlap

    def counted(one: Span, other: Span) -> int:
        looks.append(one)
        return overlap(one, other)

    monkeypatch.setattr(Span, "overlap", counted)
    places = [Passage("a", Span(10 * number, 10 * number + 8)) for number in range(300)]
    before = [MatchGroup(f"g{number}", (place,), 50, MatchKind.EDITED) for number, place in enumerate(places)]
    after = [MatchGroup(f"h{number}", (place,), 50, MatchKind.EDITED) for number, place in enumerate(places)]
    letters = Letters()
    letters.meet(before, ["a"])
    letters.expect(((group.id, group.passages[0]) for group in before), lambda passage: passage)
    letters.meet(after, ["a"])
    assert [letters[group.id] for group in after] == [letters[group.id] for group in before]
    assert len(looks) <= 2 * len(places)
