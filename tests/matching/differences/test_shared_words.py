"""A word that both passages have is no difference."""

import pytest

from tests.matching.conftest import make_article
from tests.rows import each_row
from tui.matching.differences.reasons import what_differs
from tui.matching.differences.shared_words import own_parts, words_in
from tui.matching.differences.word_changes import ChangeKind, word_changes
from tui.text.span import Span


def own_words(left: str, right: str) -> list[str]:
    """The words of the left passage that are called different."""
    one, other = make_article("one", left), make_article("other", right)
    spans = Span(0, len(left)), Span(0, len(right))
    other_words = words_in(other, spans[1])
    return [
        part.slice(left)
        for change in word_changes(one, spans[0], other, spans[1])
        if change.change not in (ChangeKind.EQUAL, ChangeKind.MOVED) and len(change.left)
        for part in own_parts(one, change.left, other_words, change)
    ]


@each_row(
    ("left", "right", "own"),
    [
        (
            "The stock of cod is near collapse and close to passing the point of collapse",
            "The stock of cod is near collapse",
            ["and close to passing the point of"],
        ),
        ("the harbour froze and the harbour wall broke", "the harbour froze", ["wall broke"]),
        ("she left his ship", "she quit his ship", ["left"]),
        ("12 boats sank in 15 days", "15 boats sank in 12 days", ["12", "15"]),
    ],
)
def test_only_words_that_the_other_passage_lacks_are_called_its_own(left: str, right: str, own: list[str]) -> None:
    assert own_words(left, right) == own


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the ice is close to zero and will cross the zero line", "the ice is close to zero and will cross the line"),
        ("they want to sink below it", "they are in danger of sinking below it"),
    ],
)
def test_the_reason_calls_no_shared_word_different(left: str, right: str) -> None:
    one, other = make_article("one", left), make_article("other", right)
    said = what_differs(one, Span(0, len(left)), other, Span(0, len(right)))
    assert "zero" not in said and "sink" not in said
