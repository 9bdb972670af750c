"""The linear reader: takes a typed line and returns lines of words. It neither prints nor reads."""

from collections.abc import Callable, Mapping

from tui.api import Event
from tui.cli.linear.commands import command_named, help_lines
from tui.cli.linear.corrections import CorrectionAnswers
from tui.cli.linear.lists import ListAnswers
from tui.cli.linear.notes import NoteAnswers
from tui.cli.linear.place import Answer, LinearPlace
from tui.cli.linear.steps import StepAnswers
from tui.reading.place.session import ReadingSession
from tui.text.canonical import one_line

PAGE_ITEMS = 10
"""Number of list items in one answer; “more” continues."""
LINE_CHARACTERS_MAX = 10_000
"""Maximum length of a line in an answer, in characters; a paragraph may be long, and is read whole."""


class LinearReader:
    has_ended = False
    """True once the user has quit."""

    def __init__(self, event: Event, session: ReadingSession) -> None:
        """Start with a session in which passages and people have been found."""
        self._keys = event.settings.keys
        place = LinearPlace(event, session)
        self._steps, self._notes = StepAnswers(place), NoteAnswers(place)
        self._commands: Mapping[str, Callable[[str], Answer]] = {
            **self._steps.commands(),
            **ListAnswers(place).commands(),
            **self._notes.commands(),
            **CorrectionAnswers(place).commands(),
            "undo": lambda _: place.undo(),
            "redo": lambda _: place.redo(),
            "more": lambda _: self._more(),
            "help": lambda word: help_lines(self._keys, word),
            "quit": lambda _: self._quit(),
        }
        self._pending: Answer = []
        """Remaining items of a list."""

    def greeting(self) -> Answer:
        return self._clean(self._steps.greeting())

    def answer(self, typed: str) -> Answer:
        """Run a typed command, and return the lines of the answer."""
        words = one_line(typed, LINE_CHARACTERS_MAX).strip()
        if not words:
            return self._clean(self._more() if self._pending else ["Type a command. For a list, type “help”."])
        word, _, argument = words.partition(" ")
        command = command_named(word, self._keys)
        if command is None:
            return self._clean([f"Unknown command: {word}. For a list, type “help”."])
        if argument and not command.argument:
            return self._clean([f"{command.word} takes nothing after it."])
        lines = self._commands[command.word](argument.strip())
        return self._clean(lines if command.word == "more" else self._paged(lines))

    def close(self) -> None:
        self._notes.close()

    def _paged(self, lines: Answer) -> Answer:
        """Return the heading and the first items, and keep the others for “more”."""
        head, self._pending = lines[: PAGE_ITEMS + 1], lines[PAGE_ITEMS + 1 :]
        return [*head, *self._rest_text()]

    def _more(self) -> Answer:
        if not self._pending:
            return ["That is the end of the list."]
        lines, self._pending = self._pending[:PAGE_ITEMS], self._pending[PAGE_ITEMS:]
        return [*lines, *self._rest_text()]

    def _rest_text(self) -> Answer:
        return [f"{len(self._pending)} more; to go on, type “more”."] if self._pending else []

    def _quit(self) -> Answer:
        self.has_ended = True
        return ["Goodbye."]

    def _clean(self, lines: Answer) -> Answer:
        """Return lines that are safe to print, each on one line."""
        return [one_line(line, LINE_CHARACTERS_MAX) for line in lines]
