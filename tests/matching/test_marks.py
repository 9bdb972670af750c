"""Word marks: which words of two passages are equal, and which differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.matching.marks import MarkKind, word_marks
from tui.text.span import Span
from tui.text.tokens import word_spans


def marks(left: str, right: str) -> list[tuple[str, str, str]]:
    found = word_marks(left, Span(0, len(left)), right, Span(0, len(right)))
    return [(mark.kind.value, mark.left.slice(left), mark.right.slice(right)) for mark in found]


def test_equal_replaced_dropped_and_added_words() -> None:
    assert marks("a plan to curb violence now", "the whole plan to reduce violence") == [
        ("added", "", "the"),
        ("replaced", "a", "whole"),
        ("equal", "plan to", "plan to"),
        ("replaced", "curb", "reduce"),
        ("equal", "violence", "violence"),
        ("dropped", "now", ""),
    ]


@pytest.mark.parametrize(("left", "right"), [("35 people", "41 people"), ("nearly 35 people", "dozens people")])
def test_a_figure_that_differs_is_marked_as_such(left: str, right: str) -> None:
    assert MarkKind.FIGURE in {kind for kind, _, _ in marks(left, right)}


@pytest.mark.parametrize(
    ("left", "right"),
    [("Defence", "defense"), ("Russia’s", "Russia"), ("1,000", "1000"), ("ORGANISED", "organized"), ("U.S", "US")],
)
def test_spelling_is_no_difference(left: str, right: str) -> None:
    assert marks(left, right) == [("equal", left, right)]


@pytest.mark.parametrize(("left", "right"), [("has", "had"), ("will", "won’t"), ("US", "us")])
def test_grammar_is_a_difference(left: str, right: str) -> None:
    assert marks(left, right) == [("replaced", left, right)]


def test_marks_stay_inside_the_passages() -> None:
    text = "before the storm after"
    assert word_marks(text, Span(7, 16), text, Span(7, 16))[0].left == Span(7, 16)


WORDS = ["the", "storm", "35", "Boats", "boats’", "on—Friday", "“again”", "1,000", ","]
SOME = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


@given(SOME, SOME)
def test_together_the_marks_hold_every_word_of_both_once(left: str, right: str) -> None:
    found = word_marks(left, Span(0, len(left)), right, Span(0, len(right)))
    for text, spans in ((left, [m.left for m in found]), (right, [m.right for m in found])):
        assert [w for span in spans for w in word_spans(text, span.start, span.end)] == list(word_spans(text))
        assert spans == sorted(spans)
