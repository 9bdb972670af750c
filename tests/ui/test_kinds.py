"""Kinds in the margin, and chosen in a small list; from an empty screen to the nearest passage."""

from tests.ui.conftest import press, reading, screen_text, status_line
from tui.matching.model import MatchKind
from tui.text.span import Span
from tui.ui.labels import NO_LABEL, Label, by_line, shown_at
from tui.ui.wrap import Wrapped

WIRE = "The ferry sank off the northern harbour on Friday morning with twelve people aboard, police said."
TEXT = "one two three four five six seven eight"
WRAPPED = Wrapped(TEXT, (Span(0, len(TEXT)),), 10)
A, B, C = (Label(letter, "=", letter.lower()) for letter in "ABC")


async def test_the_list_shows_and_hides_a_kind_at_once_and_the_status_says_what_is_hidden(harbour):
    async with reading(harbour) as (pilot, screen):
        edited = sum(group.kind is MatchKind.EDITED for group in screen.session.shown.groups)
        await press(pilot, "K")
        assert "[x] ~  edited" in screen_text(pilot) and "[ ] ·  name" in screen_text(pilot)
        before = len(screen.session.shown.groups)
        await press(pilot, "j", "space")
        assert "[ ] ~  edited" in screen_text(pilot)
        assert MatchKind.EDITED not in screen.session.kinds
        assert 0 < before - len(screen.session.shown.groups) <= edited
        await press(pilot, "escape")
        assert screen.is_current and "edited" in status_line(screen) and "hidden" in status_line(screen)
        await press(pilot, "K", "down", "space", "enter")
        assert len(screen.session.shown.groups) == before


async def test_x_shows_names_and_hides_them(harbour):
    async with reading(harbour) as (pilot, screen):
        await press(pilot, "x")
        assert MatchKind.NAME in screen.session.kinds and "are shown" in status_line(screen)
        await press(pilot, "x")
        assert "are hidden" in status_line(screen) and "names hidden" in status_line(screen)


async def test_0_leads_from_an_empty_screen_to_the_first_passage(make_event):
    event = make_event([f"One.\n\n{WIRE}", f"Two.\n\n{WIRE}"])
    async with reading(event) as (pilot, screen):
        await press(pilot, "0")
        assert "n goes to the next one" in status_line(screen)
        screen.session.set_cutoff(99)
        screen.show_session()
        assert "0 goes there" in status_line(screen)
        await press(pilot, "0")
        assert len(screen.session.shown.groups) == 1
        assert "1 shared passage" in status_line(screen)


async def test_0_says_so_where_nothing_is_shared(make_event):
    async with reading(make_event(["One.\n\nApples grow.", "Two.\n\nSnow fell."])) as (pilot, screen):
        await press(pilot, "0")
        assert "none at a lower cutoff either" in status_line(screen)


# --- labels -------------------------------------------------------------------------------------------------------


def test_each_passage_has_its_label_on_the_line_it_begins_on():
    assert by_line([(Span(0, 3), A), (Span(19, 23), B)], WRAPPED) == {0: A, 2: B}


def test_of_two_that_begin_on_a_line_the_longer_has_its_label_one_lower():
    assert by_line([(Span(0, 3), A), (Span(4, 18), B)], WRAPPED) == {0: A, 1: B}
    assert by_line([(Span(0, 30), A), (Span(0, 30), B), (Span(0, 30), C)], WRAPPED) == {0: A, 1: B, 2: C}


def test_two_short_ones_share_a_line():
    assert by_line([(Span(0, 3), A), (Span(4, 7), B), (Span(4, 7), C)], WRAPPED) == {0: Label("AB", "", "a")}


def test_the_current_one_comes_first_where_it_begins_and_pushes_another_one_down():
    placed = by_line([(Span(0, 30), A), (Span(0, 30), B)], WRAPPED)
    assert [shown_at(line, placed, B, [0]) for line in range(3)] == [B, A, NO_LABEL]
    assert [shown_at(line, placed, A, [0]) for line in range(3)] == [A, B, NO_LABEL]
