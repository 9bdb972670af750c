"""The page of tricky cases is true: every row of its section on matching is run."""

from pathlib import Path
from typing import NamedTuple

import pytest

from tui.articles.model import Article
from tui.matching.find import find
from tui.settings.load import Settings, load_settings

PAGE = Path(__file__).parents[2] / "docs" / "tricky-cases.md"
OWN = (
    "Schools across the valley reopened with smaller classes and longer breaks for the youngest pupils.",
    "A bakery in the upper town has begun to sell bread made from chestnuts, as its founder did a century ago.",
    "Fishermen mended their nets along the quay while gulls quarrelled over what the morning had left behind.",
    "The library will close for painting, and its readers may borrow twice the usual number of novels.",
    "Nobody could explain why the clock on the market square had run backwards during the whole of June.",
    "Engineers measured the old viaduct again and found that it had moved by less than a hair's breadth.",
    "Her grandmother used to keep bees behind the mill, and the honey tasted of lime blossom and smoke.",
    "A choir of retired postmen rehearses in the cellar of the brewery whenever the trains are late.",
    "Twelve apprentices began their training at the shipyard, more than in any summer of the decade.",
    "The museum has bought a letter in which a lighthouse keeper complains about the price of oil.",
    "Rain filled the quarry overnight, so the moths that botanists had come to count stayed away.",
    "Volunteers painted the footbridge yellow because the council had forgotten to order any green.",
)
"""Half of these stand around the first passage, half around the second."""


class Case(NamedTuple):
    name: str
    one: str
    other: str
    wanted: str
    actual: str


def cases() -> list[Case]:
    section = PAGE.read_text(encoding="utf-8").split("\n## Matching\n")[1].split("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in section.split("\n") if line[:2] == "| "]
    return [Case(*row) for row in rows if row[0] != "case"]


def article(outlet: str, passage: str, own: tuple[str, ...], settings: Settings) -> Article:
    from tui.articles.make import article_from_text

    paragraphs = [*own[:3], *passage.split(" ¶ "), *own[3:]]
    return article_from_text("\n\n".join(paragraphs), settings.articles, outlet=outlet, id=outlet)


def happens(case: Case) -> tuple[list[str], str]:
    """The kinds of the matches at the normal cutoff, and the reasons for them."""
    settings = load_settings()
    alone = case.name.endswith("°")
    one = article("one", case.one, () if alone else OWN[::2], settings)
    other = article("another", case.other, () if alone else OWN[1::2], settings)
    found = find((one, other), settings.matching).at(settings.matching.cutoff_score()).matches
    return [match.kind.value for match in found], "; ".join(match.reason for match in found)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_tricky_cases_behave_as_documented(case: Case) -> None:
    """`edited, quote: numbers differ: 1 / 2`: the kinds, and what is in the reasons for them."""
    said = case.actual.removeprefix("✗ ")
    said = case.wanted if said == "as expected" else said
    kinds, _, reason = said.partition(": ")
    found, reasons = happens(case)
    assert found == ([] if kinds == "nothing" else kinds.split(", "))
    assert reason in reasons


def test_fillers_around_tricky_cases_share_nothing() -> None:
    assert happens(Case("", "Nothing.", "Something.", "", "")) == ([], "")


def test_the_page_lists_the_cases_that_are_still_wrong() -> None:
    marked = [case for case in cases() if case.actual.startswith("✗")]
    assert marked
    assert [case.name for case in cases() if (case.actual == "as expected") == (case in marked)] == []
    assert [case.name for case in marked if case.actual == f"✗ {case.wanted}"] == []
    assert len({case.name for case in cases()}) == len(cases())
