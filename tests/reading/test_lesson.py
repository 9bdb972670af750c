"""Hints of the lesson appear in order and disappear as they are followed."""

from types import SimpleNamespace
from typing import cast

from tui.reading.lesson import STEPS, Lesson
from tui.reading.place.session import ReadingSession
from tui.ui.reading.commands import COMMANDS


def session(*, at_passage: bool) -> ReadingSession:
    return cast(ReadingSession, SimpleNamespace(stop=object() if at_passage else None))


def test_a_hint_names_its_keys_and_its_number() -> None:
    assert Lesson().hint(lambda command: f"<{command}>").startswith("1/5  <next> goes to the next passage")


def test_each_hint_disappears_when_it_is_followed_and_not_before() -> None:
    lesson = Lesson()
    for number, step in enumerate(STEPS):
        assert lesson.done == number
        assert not lesson.follow("page_down", session(at_passage=True))
        assert lesson.follow(step.command, session(at_passage=True))
    assert lesson.is_over
    assert lesson.hint(str) == ""
    assert not lesson.follow("next", session(at_passage=True))


def test_a_command_that_led_nowhere_does_not_complete_a_hint() -> None:
    assert not Lesson().follow("next", session(at_passage=False))


def test_every_hint_fits_on_a_line_of_80_cells_and_names_commands_of_the_reader() -> None:
    assert len(STEPS) == 5
    commands = {command.id for command in COMMANDS}
    lesson = Lesson()
    for step in STEPS:
        assert step.command in commands
        assert len(lesson.hint(lambda command: "enter")) < 80
        lesson.follow(step.command, session(at_passage=True))
