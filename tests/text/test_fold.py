"""Folding: what counts as the same letters, and the way back to the canonical text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rows import each_row
from tui.text.fold import fold, fold_text
from tui.text.span import Span


@each_row(
    ("text", "folded"),
    [
        ("Kyiv SAID", "kyiv said"),
        ("“Ça va”, «oui»", '"ca va", "oui"'),
        ("don’t ‘go’", "don't 'go'"),
        ("2014–22 — yes", "2014-22 - yes"),
        ("1\N{NO-BREAK SPACE}000", "1 000"),
        ("ﬁnal Œuvre straße", "final oeuvre strasse"),
        ("Łódź, Ærø", "lodz, aero"),
        ("Cafe\N{COMBINING ACUTE ACCENT}", "cafe"),
        ("co\N{SOFT HYPHEN}operate", "cooperate"),
        ("ＡＢＣ…", "abc..."),
        ("한국", "한국"),
        ("हिन्दी", "हिन्दी"),
        ("1,000.5%", "1,000.5%"),
        ("", ""),
    ],
)
def test_folded_text(text: str, folded: str) -> None:
    assert fold(text).text == folded == fold_text(text)


def test_a_ligature_comes_back_whole() -> None:
    """Finding only the `f` of `ﬁ` marks the ligature, as there is no half of it on the screen."""
    assert fold("a ﬁn").span(2, 3) == Span(2, 3)
    assert fold("a ﬁn").span(3, 5) == Span(2, 4)


def test_an_accent_comes_back_with_its_letter() -> None:
    folded = fold("e\N{COMBINING ACUTE ACCENT}a")
    assert folded.span(0, 1) == Span(0, 2)


def test_a_stretch_outside_the_folded_text_is_refused() -> None:
    with pytest.raises(ValueError, match="3–9"):
        fold("abcé").span(3, 9)


def test_finds_without_case_and_accents() -> None:
    text = "Élysée: “Macron’s plan”, says the ÉLYSÉE"
    folded = fold(text)
    at = folded.text.index("elysee", 3)
    assert folded.span(at, at + 6).slice(text) == "ÉLYSÉE"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text).text).text == fold(text).text == fold_text(text)


@given(st.text(), st.data())
def test_a_folded_span_comes_back_to_text_that_folds_to_it(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    span = folded.span(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    assert folded.text[start:end] in fold_text(span.slice(text))


@given(st.text())
def test_every_folded_character_knows_its_place(text: str) -> None:
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.offsets[len(folded.text)] == len(text)
    for at, character in enumerate(folded.text):
        assert character in fold_text(text[folded.offsets[at]])


@given(st.text(), st.integers(0, 40))
def test_a_canonical_place_is_found_in_the_folded_text(text: str, offset: int) -> None:
    folded = fold(text)
    at = folded.at(offset)
    assert all(place < offset for place in folded.offsets[:at])
    assert all(place >= offset for place in folded.offsets[at:])
