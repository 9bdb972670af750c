"""Inflected Russian and Ukrainian names count as the nominative that the article also writes."""

from tui.mentions.names.slavic_cases import nominatives


def test_an_inflected_name_is_led_to_the_nominative_that_the_article_writes() -> None:
    table = nominatives(["воронин", "воронина", "ворониным", "зеленский", "зеленского", "захарова", "захаровой"])
    assert table == {
        "воронина": "воронин", "ворониным": "воронин", "зеленского": "зеленский", "захаровой": "захарова",
    }  # fmt: skip


def test_a_womans_name_stays_where_no_man_has_it() -> None:
    assert nominatives(["захарова", "андрей", "мария"]) == {}
