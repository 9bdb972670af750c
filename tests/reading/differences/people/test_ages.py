"""People to whom two outlets give different ages."""

from collections.abc import Sequence

from tests.rows import each_row
from tui import api
from tui.reading.differences.model import DifferenceClass, DifferenceRow
from tui.settings.load import load_settings

SETTINGS = load_settings()
OPENINGS = ("Rain fell on the harbour for most of the week.", "The library was painted green in spring.")


def rows_of(*texts: str, published: Sequence[str] = ("", "")) -> Sequence[DifferenceRow]:
    articles = [
        api.article_from_text(f"{opening}\n\n{text}\n", SETTINGS.articles, outlet=name, id=name.lower(), published=date)
        for name, opening, text, date in zip(("Post", "Mail"), OPENINGS, texts, published, strict=True)
    ]
    return api.event_from_articles(articles, settings=SETTINGS).differences()


GIVEN = "“They all knew,” said Walter Pruitt, 67, who lost his house."
OTHERS = [
    "The water took the home of Walter Pruitt, who is 76 and a retired baker.",
    "Walter Pruitt, a 76-year-old retired baker, lost his home.",
    "The 76-year-old baker Walter Pruitt lost his home.",
    "Walter Pruitt, aged 76, lost his home.",
    "Walter Pruitt is 76 years old.",
    "Walter Pruitt lost his home. Pruitt, 76, had written to the mayor.",
]


@each_row("other", OTHERS)
def test_another_age_is_one_row_with_the_name_and_both_ages(other: str) -> None:
    (row,) = [row for row in rows_of(GIVEN, other) if row.what is DifferenceClass.NUMBER]
    assert row.about == "Walter Pruitt: age" and row.sureness.value == "sure"
    texts = dict(zip(("post", "mail"), zip(OPENINGS, (GIVEN, other), strict=True), strict=True))
    lit = [span.slice("\n\n".join(texts[side.passage.article])) for side in row.passages for span in side.differing]
    assert lit == ["67", "76"]


NO_ROWS = [
    "Walter Pruitt, 67, lost his home.",
    "The 12-year-old son of Walter Pruitt was at school.",
    "A girl of 12 saw Walter Pruitt on the roof.",
    "Walter Pruitt, 10 neighbours and two dogs were on the roof.",
    "Walter Pruitt, 67, lost his home. In a letter Pruitt, 76, had warned of the dam.",
    "Anna Pruitt, 76, lost her home.",
    "Walter Pruitt, 300, is what the list says.",
]


@each_row("other", NO_ROWS)
def test_the_same_age_somebody_elses_and_an_outlets_two_ages_are_no_row(other: str) -> None:
    assert [row for row in rows_of(GIVEN, other) if row.about.endswith(": age")] == []


def test_a_year_more_is_possible_and_explained_by_a_later_report() -> None:
    other = "Walter Pruitt, 68, lost his home."
    (row,) = [row for row in rows_of(GIVEN, other) if row.about.endswith(": age")]
    assert row.sureness.value == "possible"
    dates = ("2025-12-30T10:00:00Z", "2026-01-02T10:00:00Z")
    assert not [row for row in rows_of(GIVEN, other, published=dates) if row.about.endswith(": age")]
