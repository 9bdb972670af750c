"""What holds of the word marks of any two passages."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.matching.conftest import make_article
from tui.matching.differences.word_changes import ChangeKind, WordChange, word_changes
from tui.text.span import Span
from tui.text.tokens import word_spans

WORDS = [
    "the", "storm", "35", "Boats", "boats’", "on—Friday", "“again”", "1,000", ",", "not", "did", "didn’t", "more",
    "than", "two", "hundred", "thirds", "May", "5", "last", "week", "a", "half", "of", "Kyiv", "Kiev", "no", "one",
    "$5", "per", "cent", "dollars", "10:30", "p.m", "and", "denied", "日本", "é́", "all", "up", "to", "twenty-one",
]  # fmt: skip
SOME = st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join)
SIGNS = "$£€¥₹₽₩₪₺₴¢"
"""A sum of money is marked with the sign beside its number."""
ANY = st.one_of(SOME, st.text(max_size=40))
SWAPPED = {ChangeKind.DROPPED: ChangeKind.ADDED, ChangeKind.ADDED: ChangeKind.DROPPED}


def found(left: str, right: str) -> tuple[WordChange, ...]:
    one, other = make_article("one", left), make_article("other", right)
    return word_changes(one, Span(0, len(left)), other, Span(0, len(right)))


@given(ANY, ANY)
def test_word_changes_hold_every_word_of_both_passages_once_and_in_order(left: str, right: str) -> None:
    seen = found(left, right)
    for text, spans in ((left, [mark.left for mark in seen]), (right, [mark.right for mark in seen])):
        assert [word for span in spans for word in word_spans(text, span.start, span.end)] == list(word_spans(text))
        assert all(one.end <= other.start for one, other in pairwise(spans))
        starts, ends = ({place[side] for place in word_spans(text)} for side in (0, 1))
        borders = [Span(span.start + (text[span.start] in SIGNS), span.end - (text[span.end - 1] in SIGNS))
                   for span in spans if len(span)]  # fmt: skip
        assert all(span.start in starts and span.end in ends for span in borders)


@given(SOME, SOME)
def test_swapping_the_sides_swaps_the_word_changes(left: str, right: str) -> None:
    turned = [
        (SWAPPED.get(mark.change, mark.change), mark.left, mark.right, mark.fact, mark.is_contradiction, mark.other_end)
        for mark in found(left, right)
    ]
    assert turned == [
        (mark.change, mark.right, mark.left, mark.fact, mark.is_contradiction, mark.other_end)
        for mark in found(right, left)
    ]


@given(ANY)
def test_a_passage_compared_with_itself_is_equal(text: str) -> None:
    assert {mark.change for mark in found(text, text)} <= {ChangeKind.EQUAL}


@given(SOME, SOME)
def test_moved_runs_refer_to_each_other(left: str, right: str) -> None:
    seen = found(left, right)
    for at, mark in enumerate(seen):
        if mark.change is ChangeKind.MOVED:
            assert mark.other_end is not None
            other = seen[mark.other_end]
            assert other.other_end == at and other.change is ChangeKind.MOVED
            assert len(mark.left) + len(other.left) and len(mark.right) + len(other.right)
            assert not (len(mark.left) and len(mark.right))
        else:
            assert mark.other_end is None


SENTENCE = "police said that {} boats had sunk in the harbour on a stormy night"


NOT_ROUND = st.integers(0, 10**11).map(lambda number: 10 * number + 7)
"""A round number may stand for others: 770 for 765."""


@given(NOT_ROUND, NOT_ROUND, st.sampled_from(["{}", "{:,}"]))
def test_different_numbers_are_always_marked_and_equal_ones_never(one: int, other: int, form: str) -> None:
    left, right = SENTENCE.format(one), SENTENCE.format(form.format(other))
    at_odds = [mark for mark in found(left, right) if mark.is_contradiction]
    assert len(at_odds) == (one != other)
    assert all(mark.fact == "number" and mark.left.slice(left) == str(one) for mark in at_odds)
