"""Kinds in the margin, and chosen in a small list; from an empty screen to the nearest passage."""

import pytest

from tests.ui.conftest import press, reading, screen_text, status_line
from tui.matching.model import MatchKind
from tui.reading.highlights.match_kinds import POSSIBLE_SIGN, SIGNS
from tui.reading.place.session import ReadingSession
from tui.reading.views import Views
from tui.text.span import Span
from tui.ui.highlighting import PaneHighlights
from tui.ui.labels import NO_LABEL, Label, by_line, shown_at
from tui.ui.paint import Light, Painter
from tui.ui.theme.palette import palette
from tui.ui.theme.themes import DARK
from tui.ui.wrap import WrappedText

WIRE = "The ferry sank off the northern harbour on Friday morning with twelve people aboard, police said."
TEXT = "one two three four five six seven eight"
WRAPPED = WrappedText(TEXT, (Span(0, len(TEXT)),), 10)
A, B, C = (Label(letter, "=", letter.lower()) for letter in "ABC")
MORE_A = Label("A", "=", "a", True)


async def test_the_list_shows_and_hides_a_kind_at_once_and_the_status_says_what_is_hidden(harbour):
    async with reading(harbour) as (pilot, screen):
        edited = sum(group.kind is MatchKind.EDITED for group in screen.session.visible_groups.groups)
        await press(pilot, "K")
        assert "[x] ~  edited" in screen_text(pilot) and "[ ] ·  name" in screen_text(pilot)
        before = len(screen.session.visible_groups.groups)
        await press(pilot, "j", "space")
        assert "[ ] ~  edited" in screen_text(pilot)
        assert MatchKind.EDITED not in screen.session.kinds
        assert 0 < before - len(screen.session.visible_groups.groups) <= edited
        await press(pilot, "escape")
        assert screen.is_current and "edited" in status_line(screen) and "hidden" in status_line(screen)
        await press(pilot, "K", "down", "space", "enter")
        assert len(screen.session.visible_groups.groups) == before


async def test_x_shows_names_and_hides_them(harbour):
    async with reading(harbour) as (pilot, screen):
        await press(pilot, "x")
        assert MatchKind.NAME in screen.session.kinds and "are shown" in status_line(screen)
        await press(pilot, "x")
        assert "are hidden" in status_line(screen) and "name matches hidden" in status_line(screen)


async def test_0_leads_from_an_empty_screen_to_the_first_passage(make_event):
    event = make_event([f"One.\n\n{WIRE}", f"Two.\n\n{WIRE}"])
    async with reading(event) as (pilot, screen):
        await press(pilot, "0")
        assert "0 shows the most likely match in an article without passages" in status_line(screen)
        screen.session.set_cutoff(99)
        screen.context.show_session()
        assert "(press 0)" in status_line(screen)
        await press(pilot, "0")
        assert len(screen.session.visible_groups.groups) == 1
        assert "1 shared passage" in status_line(screen)


async def test_0_says_so_where_nothing_is_shared(make_event):
    async with reading(make_event(["One.\n\nApples grow.", "Two.\n\nSnow fell."])) as (pilot, screen):
        await press(pilot, "0")
        assert "there are no less likely matches" in status_line(screen)


# --- labels -------------------------------------------------------------------------------------------------------


def test_each_passage_has_its_label_on_the_line_it_begins_on():
    assert by_line([(Span(0, 3), A), (Span(19, 23), B)], WRAPPED) == {0: A, 2: B}


def test_the_longest_passage_on_a_line_is_labelled_there_and_others_on_lines_below():
    assert by_line([(Span(0, 3), A), (Span(4, 18), B)], WRAPPED) == {0: A, 1: B}
    assert by_line([(Span(0, 30), A), (Span(0, 30), B), (Span(0, 30), C)], WRAPPED) == {0: A, 1: B, 2: C}


def test_a_one_line_passage_may_be_labelled_on_the_next_line_with_its_sign():
    assert by_line([(Span(0, 3), A), (Span(4, 7), B)], WRAPPED) == {0: A, 1: B}


def test_the_blank_line_after_a_paragraph_has_room_but_not_the_next_paragraph_nor_a_closed_line():
    two = WrappedText("one two\n\nthree", (Span(0, 7), Span(9, 14)), 10)
    close = WrappedText("one two\nthree\n\nfour", (Span(0, 7), Span(8, 13), Span(15, 19)), 10)
    both = [(Span(0, 3), A), (Span(4, 7), B)]
    assert by_line(both, two) == {0: A, 1: B}
    assert by_line(both, close) == by_line(both, two, {1}) == {0: MORE_A}


def test_a_label_that_is_pushed_down_takes_no_line_on_which_a_passage_begins():
    assert by_line([(Span(0, 30), A), (Span(0, 30), B), (Span(8, 12), C)], WRAPPED) == {0: A, 1: C, 2: B}


def test_a_plus_sign_marks_labels_that_find_no_room():
    """Of however many, and however long their letters are."""
    full = [(Span(0, 7), A), (Span(0, 3), B), (Span(4, 7), C)]
    assert by_line(full, WRAPPED) == {0: MORE_A, 1: B}
    long_ones = [(Span(0, 3), Label(f"{letter}2", "~", letter)) for letter in "ABC"]
    assert by_line(long_ones, WRAPPED) == {0: Label("A2", "~", "A", True), 1: long_ones[1][1]}


def test_no_line_has_two_letters_or_a_letter_without_its_sign(harbour):
    found = harbour.matches()
    for cutoff, width in ((50, 74), (2, 36)):
        session = ReadingSession(harbour.coverage, cutoff=cutoff, step=4, kinds=MatchKind)
        session.set_matches(found)
        signs = {*SIGNS.values(), POSSIBLE_SIGN}
        known = {(letter, sign) for letter in session.visible_groups.labels.values() for sign in signs}
        lighting = PaneHighlights(session, Views(session))
        for article in harbour.coverage.articles:
            placed = by_line(lighting.labels(article.id), WrappedText(article.text, article.paragraphs, width))
            assert {(label.letter, label.sign) for label in placed.values()} <= known


@pytest.mark.parametrize(
    ("label", "drawn"),
    [(A, " A="), (MORE_A, "+A="), (Label("A2", "~", "a"), "A2~"), (Label("A2", "~", "a", True), "A2+"),
     (Label("A12", "~", "a"), "A12"), (NO_LABEL, "   ")],
)  # fmt: skip
def test_a_label_as_it_is_drawn(label, drawn):
    gutter = Painter(TEXT, palette(DARK, no_color=True), Light()).gutter(0, 9, label)
    assert "".join(segment.text for segment in gutter) == drawn + "  "


def test_the_current_label_comes_first_and_pushes_another_one_down():
    placed = by_line([(Span(0, 30), A), (Span(0, 30), B), (Span(0, 30), C)], WRAPPED)
    assert [shown_at(line, placed, A, [0]) for line in range(4)] == [A, B, C, NO_LABEL]
    assert [shown_at(line, placed, B, [0]) for line in range(4)] == [B, A, C, NO_LABEL]
    assert [shown_at(line, placed, C, [0]) for line in range(4)] == [C, B, A, NO_LABEL]


def test_the_current_label_has_a_plus_sign_if_the_other_finds_no_room():
    placed = by_line([(Span(0, 7), A), (Span(0, 3), B), (Span(4, 7), C)], WRAPPED)
    assert [shown_at(line, placed, A, [0]) for line in range(3)] == [MORE_A, B, NO_LABEL]
    assert [shown_at(line, placed, C, [0]) for line in range(3)] == [Label("C", "=", "c", True), B, NO_LABEL]


async def test_a_letter_below_its_line_is_drawn_at_once_when_another_passage_becomes_current(make_event):
    """Also on the blank line below a paragraph, which a step does not paint otherwise."""
    first, second = "A burst dam flooded Lower Torvik.", "Nine bridges collapsed within minutes."
    texts = [f"Here.\n\n{first} {second}\n\nMore.", f"There.\n\n{second}\n\nAs it was.\n\n{first}"]
    async with reading(make_event(texts), (240, 30)) as (pilot, _):
        await press(pilot, "minus")
        margins = []
        for _ in range(2):
            await press(pilot, "n")
            lines = screen_text(pilot).splitlines()
            row = next(number for number, line in enumerate(lines) if first in line and second in line)
            margins.append([lines[at][: lines[row].index(first)].strip(" ▌*") for at in (row, row + 1)])
    assert sorted(margins) == [["A=", "B="], ["B=", "A="]]


async def test_80_columns_show_how_to_reach_possible_passages(harbour):
    async with reading(harbour, (80, 24)) as (_, screen):
        assert "possible · n: next of 18 here · press . for possible" in status_line(screen)
        assert "possible …" not in status_line(screen)
