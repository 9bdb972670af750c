"""Borders: where a passage begins and ends for a reader."""

import pytest

from tests.matching.conftest import make_article
from tui.matching.find import find
from tui.matching.options import MatchingOptions

OWN = (
    "Schools across the valley reopened with smaller classes and longer breaks for the youngest pupils",
    "Gulls quarrelled over what the morning had left behind on the slippery planks of the long pier",
)


def passages(left: str, right: str, options: MatchingOptions) -> tuple[str, str]:
    """The two texts of the best match."""
    a, b = make_article("a", left, OWN[0]), make_article("b", right, OWN[1])
    match = max(find((a, b), options).matches, key=lambda match: match.score)
    return match.left.span.slice(a.text), match.right.span.slice(b.text)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(
            "The board will repay $1,250.50 to every stranded ferry passenger in cash today.",
            "It said a sum of $1,250.50 to every stranded ferry passenger was more than enough.",
            "$1,250.50 to every stranded ferry passenger",
            id="a figure is whole, with its sign",
        ),
        pytest.param(
            "He “broke every promise made to the islanders” last spring.",
            "She says it “broke every promise made to the islanders” again.",
            "“broke every promise made to the islanders”",
            id="a quotation that lies inside keeps its marks",
        ),
        pytest.param(
            "“They are the ones who lied and broke every promise made to the islanders, and we paid,” he said.",
            "Nobody asked who it was that broke every promise made to the islanders before all this came out.",
            "broke every promise made to the islanders",
            id="a mark without its other one stays outside",
        ),
        pytest.param(
            "Divers searched the flooded engine room for survivors. Ropes snapped.",
            "Divers searched the flooded engine room for survivors. Rain fell on ropes.",
            "Divers searched the flooded engine room for survivors",
            id="one word does not draw in the next sentence",
        ),
        pytest.param(
            "Divers searched the flooded engine room for the captain of a tug.",
            "Divers searched the flooded engine room for the missing cook.",
            "Divers searched the flooded engine room",
            id="no loose preposition or article at the end",
        ),
    ],
)
def test_borders(left: str, right: str, expected: str, options: MatchingOptions) -> None:
    assert passages(left, right, options) == (expected, expected)
