"""Passages of possible matches are shortened where they share little."""

from msgspec.structs import replace

from tests.matching.conftest import make_article
from tui.matching.find import find
from tui.matching.model import MatchKind, MatchSureness
from tui.matching.options import MatchingOptions

LEFT = (
    "Divers told the harbour master, who has run the port of Selm for thirty years and seldom gives interviews, about "
    "a crack that they discovered in the girder of the swing bridge."
)
RIGHT = (
    "Long before the council could agree on a price for the welding, and while commuters queued for hours at the "
    "southern ramp, a crack was discovered in the bridge girder by divers, according to two engineers from abroad."
)
OWN = (
    "Schools across the valley reopened with smaller classes for the youngest pupils.",
    "Fishermen mended their nets along the quay while gulls quarrelled.",
)


def passages(least_shared: float, options: MatchingOptions) -> tuple[str, str]:
    """The two texts of the most probable match, which is a possible one."""
    a, b = make_article("a", LEFT, OWN[0]), make_article("b", RIGHT, OWN[1])
    shortening = replace(options, borders=replace(options.borders, least_shared=least_shared))
    matches = [match for match in find((a, b), shortening).matches if match.kind is not MatchKind.NAME]
    match = max(matches, key=lambda match: match.probability)
    assert match.sureness is MatchSureness.POSSIBLE
    return match.left.span.slice(a.text), match.right.span.slice(b.text)


def test_a_possible_match_that_shares_little_is_shortened(options: MatchingOptions) -> None:
    assert passages(options.borders.least_shared, options) == (
        "about a crack that they discovered in the girder of the swing bridge",
        "a crack was discovered in the bridge girder by divers",
    )


def test_a_share_of_zero_keeps_long_passages(options: MatchingOptions) -> None:
    left, _ = passages(0.0, options)
    assert "seldom gives interviews" in left
