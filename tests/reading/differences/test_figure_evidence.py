"""What speaks for two numbers of two outlets counting one thing."""

from tests.matching.conftest import make_article
from tui.articles.model import Coverage
from tui.reading.differences.figure_evidence import FigureEvidence
from tui.reading.differences.figure_pairs import figures_by_article, number_pairs


def chances_of(left: str, right: str) -> dict[tuple[str, str], float]:
    """The two numbers of each pair, as they are written → the probability."""
    coverage = Coverage("", (make_article("one", left), make_article("other", right)))
    figures = figures_by_article(coverage)
    pairs = list(number_pairs(figures))
    chances = FigureEvidence(figures, ()).probabilities(pairs)
    written = [tuple(side.span.slice(side.article.text) for side in pair) for pair in pairs]
    return {(one, other): chance for (one, other), chance in zip(written, chances, strict=True)}


LEFT = "The old quay of Vorden needs 40 lamps, the council said."


def test_the_sides_may_change_places() -> None:
    right = "The council said that the quay of Vorden needs 44 lamps."
    assert chances_of(LEFT, right) == {(one, other): chance for (other, one), chance in chances_of(right, LEFT).items()}


def test_numbers_that_are_near_each_other_are_rather_a_difference() -> None:
    right = "The council said that the quay of Vorden needs {} lamps."
    near, far = (chances_of(LEFT, right.format(count))["40", count] for count in ("44", "90"))
    assert near > far


def test_a_number_that_both_outlets_have_is_rather_no_difference() -> None:
    right = "The council said that the quay of Vorden needs 44 lamps."
    told = f"{right}\n\nThe council had asked for 40 lamps in May."
    assert chances_of(LEFT, told)["40", "44"] < chances_of(LEFT, right)["40", "44"]


def test_two_numbers_side_by_side_in_both_outlets_are_no_pair() -> None:
    left = "The council cut the lamps of the quay from 44 lamps to 40 lamps."
    assert not chances_of(left, left)


def test_a_number_of_thousands_of_digits_is_compared_as_it_is_written() -> None:
    long = "9" * 5000
    texts = (f"The old quay of Vorden needs {long} lamps and 40 posts, the council said.", LEFT)
    assert not [pair for pair in chances_of(*texts) if long in pair]


def test_a_table_without_full_stops_makes_few_pairs() -> None:
    left, right = ("\n".join(f"Vorden {number} lamps" for number in range(at, 1000, 2)) for at in (0, 1))
    assert len(chances_of(left, right)) < 500
