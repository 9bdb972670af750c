"""Plain text is read as its writer saw it: without what other programs have put into it."""

from tui.articles.readers.plain_text import read_plain_text


def test_a_margin_before_all_lines_is_dropped_and_other_indentation_stays() -> None:
    assert read_plain_text("    Fire\n\n      Anna\n    Berg spoke.\n").text == "Fire\n\n  Anna\nBerg spoke.\n"
    assert read_plain_text("Fire\n    Anna").text == "Fire\n    Anna"


def test_entities_of_a_page_source_are_characters() -> None:
    assert read_plain_text("&ldquo;No,&rdquo; AT&amp;T said.").text == "“No,” AT&T said."
