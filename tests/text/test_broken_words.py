"""Words broken at line ends are joined; a hyphen that belongs to a word stays."""

from tests.rows import each_row
from tui.text.broken_words import joined_lines, without_broken_words


@each_row(
    ("lines", "text"),
    [
        (["The engi-", "neers left."], "The engineers left."),
        (["The engi\u00ad", "neers left."], "The engineers left."),
        (["The far-", "right leader, a far-right man"], "The far-right leader, a far-right man"),
        (["An Anglo-", "French plan"], "An Anglo-French plan"),
        (["It was 1914-", "18 when"], "It was 1914- 18 when"),
        (["One -", "two"], "One - two"),
        (["state-of-", "the-art ships"], "state-of-the-art ships"),
        (["Sicherheits-", "und Grenzfragen"], "Sicherheits- und Grenzfragen"),
        (["A well-", "made boat"], "A well-made boat"),
        (["The war-", "time talks of a time at war"], "The war-time talks of a time at war"),
        (["The war-", "time talks of wartime"], "The wartime talks of wartime"),
        (["plain", "lines "], "plain lines"),
        (["one"], "one"),
    ],
)
def test_lines_become_a_paragraph(lines: list[str], text: str) -> None:
    assert joined_lines(lines) == text


FIELD = """The northern lighthouse was abandoned after engineers discov-
ered corrosion in its gallery, and the authority said on Mon-
day that demolition would begin. “We tried every alterna\u00ad
tive,” said Anna Kel-
ler, who has led the authority since the tragedy of spring.

- one
- two
"""


def test_only_blocks_that_break_words_are_joined() -> None:
    text = without_broken_words(FIELD)
    assert "engineers discovered corrosion" in text
    assert "on Monday that" in text
    assert "“We tried every alternative,” said Anna Keller, who" in text
    assert text.endswith("of spring.\n\n- one\n- two\n")


@each_row("text", ["", "one\ntwo", "one -\ntwo", "a-\nb", "A short line-\nbreak", "1-\n2\n\n\n3\n"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert without_broken_words(text) == text
