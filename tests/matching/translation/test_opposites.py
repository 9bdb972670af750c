"""Opposites in two languages: what one outlet says to have risen and the other to have fallen is no translation."""

from tests.rows import each_row
from tui.matching.translation.opposites import are_opposed, senses_in
from tui.text.span import Span

OPPOSED = [
    ("en", "Shares rose by four percent.", "de", "Die Aktien fielen um vier Prozent."),
    ("en", "The court acquitted the mayor.", "ru", "Суд приговорил мэра к трём годам."),
    ("fr", "La police a libéré deux hommes.", "es", "La policía detuvo a dos hombres."),
    ("it", "La scuola riapre lunedì.", "ru", "Школу закрыли до понедельника."),
]
AGREEING = [
    ("en", "Shares rose by four percent.", "ru", "Акции выросли на четыре процента."),
    ("en", "Two were killed and five injured.", "de", "Zwei Menschen starben, fünf wurden verletzt."),
    ("en", "Five were injured.", "de", "Es gab zwei Tote und fünf Verletzte, die überlebten."),
]


@each_row(("language", "text", "other_language", "other"), OPPOSED)
def test_opposite_words_rule_out_a_translation(language: str, text: str, other_language: str, other: str) -> None:
    assert are_opposed(*_senses(language, text, other_language, other))


@each_row(("language", "text", "other_language", "other"), AGREEING)
def test_words_of_the_same_sense_do_not_rule_out_a_translation(
    language: str, text: str, other_language: str, other: str
) -> None:
    assert not are_opposed(*_senses(language, text, other_language, other))


def _senses(language: str, text: str, other_language: str, other: str) -> tuple[frozenset[tuple[str, str]], ...]:
    return senses_in(text, Span(0, len(text)), language), senses_in(other, Span(0, len(other)), other_language)
