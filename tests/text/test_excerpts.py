"""Words of an article inside a line of the program's own."""

import pytest

from tui.text.excerpts import in_marks, shortened


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("The ferry burned", "“The ferry burned”"),
        ("“It burned,” she said", "“‘It burned,’ she said”"),
        ('"It burned," she said', "“'It burned,' she said”"),
        ("«Es brannte», sagte sie", "“‹Es brannte›, sagte sie”"),
    ],
)
def test_double_marks_inside_become_single_ones(words: str, shown: str) -> None:
    assert in_marks(words) == shown


@pytest.mark.parametrize(
    ("text", "characters", "shown"),
    [
        ("The ferry burned", 16, "The ferry burned"),
        ("The ferry, burned", 14, "The ferry …"),
        ("The ferry…", 10, "The ferry…"),
        ("Donaudampfschiff", 9, "Donaudam…"),
        ("A Donaudampfschiff", 12, "A Donaudamp…"),
    ],
)
def test_text_is_cut_after_a_whole_word_if_one_ends_in_its_second_half(text: str, characters: int, shown: str) -> None:
    assert shortened(text, characters) == shown
