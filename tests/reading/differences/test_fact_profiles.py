"""Passages that cannot contradict each other are told apart without comparing their words."""

from itertools import product

from tests.matching.conftest import make_article
from tests.rows import each_row
from tui.matching.differences.units import compared_units
from tui.matching.differences.word_changes import word_changes
from tui.reading.differences.fact_profiles import may_contradict, profile_of
from tui.text.span import Span

SENTENCES = [
    "The mate counted 14 men and 17 women on the northern pier.",
    "The mate counted 17 men and 14 women on the northern pier.",
    "The mate counted 14 men and 19 women on the northern pier.",
    "The mate did not count the men and women on the northern pier.",
    "The mate denied that men and women stood on the northern pier.",
    "The mate left the northern pier before the fire on Monday.",
    "The mate left the northern pier after the fire on Friday.",
    "Tomas Lind left the northern pier after the fire in 2019.",
    "Anna Berg left the northern pier after the fire last year.",
    "Most of the men left the northern pier, which was safe.",
    "All of the men left the northern pier, which was unsafe.",
    "The board may sell the northern pier to Anna Berg.",
    "The board will sell the northern pier to Tomas Lind.",
]


def are_worth_comparing(left: str, right: str) -> bool:
    profiles = [profile_of(compared_units(text, Span(0, len(text)))) for text in (left, right)]
    return may_contradict(*profiles)


@each_row(("left", "right"), list(product(SENTENCES, SENTENCES)))
def test_no_contradiction_is_passed_over(left: str, right: str) -> None:
    one, other = make_article("one", left), make_article("other", right)
    changes = word_changes(one, Span(0, len(left)), other, Span(0, len(right)))
    if any(change.is_contradiction for change in changes):
        assert are_worth_comparing(left, right)


@each_row(
    ("left", "right"),
    [
        ("The mate left the pier at once, it is said.", "The mate ran from the pier at once, they say."),
        ("At least 14 men left on Monday.", "On Monday 14 men left."),
        ("The captain of the ferry, Tomas Lind, left.", "The captain of the ferry left."),
    ],
)
def test_rewording_alone_is_not_worth_a_close_comparison(left: str, right: str) -> None:
    assert not are_worth_comparing(left, right)
    assert not are_worth_comparing(right, left)
