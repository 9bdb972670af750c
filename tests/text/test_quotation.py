"""Quotation marks: every style, lost marks, quotations over paragraphs, and linear growth."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.call_count import calls
from tests.effort import count
from tests.rows import each_row
from tui.text.quotation import Quotation, quotations
from tui.text.span import Span


def paragraphs_of(text: str) -> list[Span]:
    return [Span(*found.span()) for found in re.finditer(r"[^\n]+", text)]


def read(text: str) -> list[Quotation]:
    return list(quotations(text, paragraphs_of(text)))


def inners(text: str) -> list[str]:
    return [quotation.inner.slice(text) for quotation in read(text)]


@each_row(
    ("text", "expected"),
    [
        ("“Yes,” she said. “No.”", ["Yes,", "No."]),
        ('"Yes," she said. "No."', ["Yes,", "No."]),
        ("''Yes,'' she said. ''No.''", ["Yes,", "No."]),
        ("``Yes,'' she said.", ["Yes,"]),
        ("‘Yes,’ she said. ‘No.’", ["Yes,", "No."]),
        ("'Yes,' she said. 'No.'", ["Yes,", "No."]),
        ("„Ja“, sagte er. „Nein.“", ["Ja", "Nein."]),
        ("« Oui », dit-elle. «\u00a0Non\u00a0»", ["Oui", "Non"]),
        ("»Ja«, sagte er. »Nein«", ["Ja", "Nein"]),
        ("”Hej”, sa han. ”Nej.”", ["Hej", "Nej."]),
        ("他说「好」。", ["好"]),
    ],
)
def test_every_style_of_marks_is_read(text: str, expected: list[str]) -> None:
    assert inners(text) == expected


@each_row(
    ("text", "expected"),
    [
        ("The players’ union and ’em in the ’90s said ‘no’.", ["no"]),
        ("'I won't go,' he said of the players' plan.", ["I won't go,"]),
        ("She is 6'2\" and he 5'11\" tall.", []),
        ("It’s the dogs’ day.", []),
        ("Rock 'n' roll, 'til dawn.", []),
        ("````` “No.” ````````", ["No."]),
        ('""""""""" “No.” """""""""', ["No."]),
    ],
)
def test_apostrophes_inches_and_rows_of_signs_are_no_quotation_marks(text: str, expected: list[str]) -> None:
    assert inners(text) == expected


def test_a_closing_mark_without_an_opening_one_takes_the_paragraph_from_its_beginning() -> None:
    [found] = read("It is bad. It is by no means our fault,” Shoigu said.")
    assert (found.inner.start, found.opened, found.closed) == (0, False, True)


def test_a_lost_opening_mark_after_an_attribution_takes_the_next_sentence() -> None:
    assert inners("“It is bad,” he said. It will get worse.”") == ["It is bad,", "It will get worse."]


def test_a_lost_closing_mark_ends_the_quotation_where_the_attribution_begins() -> None:
    text = "“I like it, Wallace said. It was good."
    [found] = read(text)
    assert (found.inner.slice(text), found.closed) == ("I like it,", False)


def test_a_quotation_that_opens_again_in_each_paragraph_is_linked() -> None:
    found = read("“One.\n“Two.\n“Three,” he said.\n“Another.”")
    assert [quotation.follows for quotation in found] == [None, 0, 1, None]
    assert [quotation.closed for quotation in found] == [False, False, True, True]


def test_another_mark_nests_and_says_how_deep() -> None:
    text = "“He told me ‘go away’ twice,” she said."
    assert [(q.inner.slice(text), q.depth) for q in read(text)] == [("He told me ‘go away’ twice,", 0), ("go away", 1)]


def test_a_mark_of_the_same_kind_nests_when_all_are_closed() -> None:
    assert inners("“He told me “go”, and I left.”") == ["He told me “go”, and I left.", "go"]


TEXT = st.text(alphabet="aB ,.?\n“”‘’„\"'«»–s", max_size=120)


@given(TEXT)
def test_every_quotation_lies_in_its_paragraph_without_its_marks(text: str) -> None:
    paragraphs = paragraphs_of(text)
    for quotation in quotations(text, paragraphs):
        assert quotation.outer.covers(quotation.inner)
        assert any(paragraph.covers(quotation.outer) for paragraph in paragraphs)
        assert quotation.follows is None or quotation.follows >= 0


@given(TEXT)
def test_outermost_quotations_do_not_overlap(text: str) -> None:
    outermost = [q.outer for q in read(text) if q.depth == 0]
    assert all(one.end <= other.start for one, other in pairwise(outermost))


@each_row("unit", ['"', "“", "”", "’", "'", "“‘", "a” ", "‘a ", "“a, ", ". ”", "„", "« »", "”, "])
def test_steps_grow_linearly_on_one_long_line(unit: str) -> None:
    few = count(500, 4000)
    short, long = unit * few, unit * few * 4
    assert calls(lambda: read(long)) < 6 * calls(lambda: read(short))
