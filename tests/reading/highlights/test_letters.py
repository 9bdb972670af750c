"""Letters are assigned in a fixed order, and each group keeps its own."""

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


def assigned_letters(order: str, *groups: MatchGroup) -> dict[str, str]:
    letters = Letters()
    letters.assign(groups, order)
    return {member.id: letters[member.id] for member in groups}


def test_letters_follow_reading_order() -> None:
    assert assigned_letters("ab", MAYOR, FERRY) == {"mayor": "B", "ferry": "A"}


def test_an_article_added_at_the_end_changes_no_letter() -> None:
    two_articles = assigned_letters("ab", FERRY, MAYOR)
    assert assigned_letters("abc", FERRY, HARBOUR, MAYOR) == {**two_articles, "harbour": "C"}


def test_names_get_the_last_letters() -> None:
    assert assigned_letters("abc", NAME, FERRY, HARBOUR) == {"ferry": "A", "harbour": "B", "name": "C"}


def test_a_group_keeps_its_letter_when_more_or_fewer_groups_are_visible() -> None:
    letters = Letters()
    letters.assign([MAYOR], "ab")
    letters.assign([FERRY, MAYOR], "ab")
    letters.assign([FERRY], "ab")
    assert (letters["mayor"], letters["ferry"]) == ("A", "B")


def test_the_letter_after_z_is_a2() -> None:
    assert [label(at) for at in (0, 25, 26, 52)] == ["A", "Z", "A2", "A3"]


def test_inheriting_letters_takes_linear_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed article must not freeze the reader, however many groups there were."""
    overlaps: list[Span] = []
    overlap = Span.overlap

    def counting_overlap(span: Span, other_span: Span) -> int:
        overlaps.append(span)
        return overlap(span, other_span)

    monkeypatch.setattr(Span, "overlap", counting_overlap)
    places = [Passage("a", Span(10 * number, 10 * number + 8)) for number in range(300)]
    former_groups = [MatchGroup(f"g{number}", (place,), 50, MatchKind.EDITED) for number, place in enumerate(places)]
    new_groups = [MatchGroup(f"h{number}", (place,), 50, MatchKind.EDITED) for number, place in enumerate(places)]
    letters = Letters()
    letters.assign(former_groups, ["a"])
    letters.relocate(((group.id, group.passages[0]) for group in former_groups), lambda passage: passage)
    letters.assign(new_groups, ["a"])
    assert [letters[group.id] for group in new_groups] == [letters[group.id] for group in former_groups]
    assert len(overlaps) <= 2 * len(places)
