"""Words broken at line ends are joined; a hyphen that belongs to a word stays."""

import pytest

from tui.text.broken_words import joined_lines


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["The engi-", "neers left."], "The engineers left."),
        (["The engi\u00ad", "neers left."], "The engineers left."),
        (["The far-", "right leader, a far-right man"], "The far-right leader, a far-right man"),
        (["An Anglo-", "French plan"], "An Anglo-French plan"),
        (["It was 1914-", "18 when"], "It was 1914- 18 when"),
        (["One -", "two"], "One - two"),
        (["plain", "lines "], "plain lines"),
        (["one"], "one"),
    ],
)
def test_lines_become_a_paragraph(lines: list[str], text: str) -> None:
    assert joined_lines(lines) == text
