"""Borders: where a passage begins and ends for a reader."""

import pytest

from tests.matching.conftest import make_article
from tests.rows import each_row
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
            "The new board of the old line from Port Alder named a high price: $1,250.50 to every stranded passenger.",
            "It said at the harbour on Friday that it was only a fair sum: $1,250.50 to every stranded passenger.",
            "$1,250.50 to every stranded passenger",
            id="a figure is whole, with its sign",
        ),
        pytest.param(
            "He “broke every promise made to the islanders” last spring.",
            "She says it “broke every promise made to the islanders” again.",
            "“broke every promise made to the islanders”",
            id="a quotation that lies inside keeps its marks",
        ),
        pytest.param(
            "The islanders of Selm will follow the whole ferry plan through. Ropes snapped.",
            "The islanders of Selm will follow the whole ferry plan through. Rain fell on gulls.",
            "The islanders of Selm will follow the whole ferry plan through",
            id="a small word that ends its sentence stays",
        ),
        pytest.param(
            "Divers searched the flooded engine room for survivors. Ropes snapped.",
            "Divers searched the flooded engine room for survivors. Rain fell on ropes.",
            "Divers searched the flooded engine room for survivors",
            id="one word does not draw in the next sentence",
        ),
    ],
)
def test_passages_have_the_expected_borders(left: str, right: str, expected: str, options: MatchingOptions) -> None:
    assert passages(left, right, options) == (expected, expected)


WHOLE = [
    pytest.param(
        "In the spring the Harbour Safety Department spokeswoman praised the crew of the burning tanker warmly.",
        "The crew of the burning tanker was praised by somebody at the Harbour Safety Department office.",
        "Department",
        id="a name is not cut in two",
    ),
    pytest.param(
        "Nobody was on the bridge when the tanker struck the northern pier of the U.S. port.",
        "It was at night that the tanker struck the northern pier of the U.S. base.",
        "U.S.",
        id="an abbreviation keeps its stop",
    ),
    pytest.param(
        "Observers think the long-delayed inspection of the flooded engine room found forty cracks in the hull.",
        "The long-delayed inspection of the flooded engine room, it is said, found forty cracks in its hull.",
        "long-delayed",
        id="a word with a hyphen is whole",
    ),
]


@pytest.mark.parametrize(("left", "right", "whole"), WHOLE)
def test_a_passage_border_does_not_split_expressions(
    left: str, right: str, whole: str, options: MatchingOptions
) -> None:
    shown = passages(left, right, options)
    assert all(whole in passage or whole.lower() not in passage.lower() for passage in shown)
    assert any(whole in passage for passage in shown)


GOES_ON = [
    ("The sale of the old ferry will be settled on Monday.", "The sale of the old ferry will be settled on Friday."),
    ("The doctor said the captain of the tanker was alive.", "The doctor said the captain of the tanker was dead."),
    ("No lorries crossed the old harbour bridge in May.", "Lorries crossed the old harbour bridge in May."),
    ("At least 30 lorries crossed the old harbour bridge.", "30 lorries crossed the old harbour bridge."),
]


@each_row(("left", "right"), GOES_ON)
def test_a_passage_of_equal_words_extends_to_the_first_difference(
    left: str, right: str, options: MatchingOptions
) -> None:
    a, b = make_article("a", left, OWN[0]), make_article("b", right, OWN[1])
    match = max(find((a, b), options).matches, key=lambda match: match.score)
    assert match.kind == "edited"
    assert (match.left.span.slice(a.text), match.right.span.slice(b.text)) == (left[:-1], right[:-1])


def test_an_abbreviation_does_not_end_a_clause(options: MatchingOptions) -> None:
    left = "The U.N. sent three hospital ships to the strait."
    right = "The United Nations sent three hospital ships to the strait."
    assert passages(left, right, options) == (left[:-1], right[:-1])


def test_a_different_currency_is_not_a_verbatim_match(options: MatchingOptions) -> None:
    a = make_article("a", "The repair of the old harbour bridge was priced at £40m by builders.", OWN[0])
    b = make_article("b", "The repair of the old harbour bridge was priced at €40m by builders.", OWN[1])
    match = max(find((a, b), options).matches, key=lambda match: match.score)
    assert match.kind == "edited"
    assert match.reason.startswith("numbers differ: £40m / €40m")
