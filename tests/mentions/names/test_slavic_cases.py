"""Inflected Russian and Ukrainian names count as the nominative that the article also writes."""

from tui.mentions.names.slavic_cases import nominatives


def test_an_inflected_name_is_counted_under_its_nominative_in_the_article() -> None:
    table = nominatives(["воронин", "воронина", "ворониным", "зеленский", "зеленского", "захарова", "захаровой"])
    assert table == {
        "воронина": "воронин", "ворониным": "воронин", "зеленского": "зеленский", "захаровой": "захарова",
    }  # fmt: skip


def test_a_feminine_name_is_kept_if_no_man_has_the_masculine_form() -> None:
    assert nominatives(["захарова", "андрей", "мария"]) == {}
