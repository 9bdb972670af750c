"""Figures, days and months are read in each language, and compared by what they mean."""

from tests.rows import each_row
from tui.matching.differences.translated.facts import FactKind, contradictions, facts_in
from tui.text.span import Span

FIGURES = [
    ("en", "about 40,000 people, 1.5 million euros and twelve ships", [40000, 1500000, 12]),
    ("de", "rund 40.000 Menschen, 1,5 Millionen Euro und zwölf Schiffe", [40000, 1500000, 12]),
    ("fr", "environ 40 000 personnes, 1,5 million d’euros et douze navires", [40000, 1500000, 12]),
    ("es", "unas 40.000 personas, 1,5 millones de euros y doce barcos", [40000, 1500000, 12]),
    ("it", "circa 40.000 persone, 1,5 milioni di euro e dodici navi", [40000, 1500000, 12]),
    ("ru", "около 40 тысяч человек, 1,5 млн евро и двенадцать судов", [40000, 1500000, 12]),
    ("uk", "близько 40 тисяч людей, 1,5 млн євро і дванадцять суден", [40000, 1500000, 12]),
]


@each_row(("language", "text", "values"), FIGURES)
def test_figures_mean_the_same_in_every_language(language: str, text: str, values: list[float]) -> None:
    assert [fact.value for fact in facts_in(text, Span(0, len(text)), language)] == values


def test_days_and_months_are_compared_and_differ() -> None:
    english, russian = "On Monday, 3 May, 58 people came.", "Во вторник, 3 мая, пришли 48 человек."
    left = facts_in(english, Span(0, len(english)), "en")
    right = facts_in(russian, Span(0, len(russian)), "ru")
    pairs = [(here.kind, here.value, there.value) for here, there in contradictions(left, right)]
    assert pairs == [(FactKind.NUMBER, 58, 48), (FactKind.WEEKDAY, 1, 2)]


def test_a_rounded_figure_is_no_contradiction() -> None:
    left, right = facts_in("1,498 ships", Span(0, 11), "en"), facts_in("1500 Schiffe", Span(0, 12), "de")
    assert contradictions(left, right) == []
