"""The lesson of `crosslight learn`: five hints, each shown until the user has followed it."""

from collections.abc import Callable

from msgspec import Struct

from tui.reading.place.session import ReadingSession


class LessonStep(Struct, frozen=True):
    """One hint of the lesson."""

    command: str
    """Command that completes the hint, named as in config/keys.yaml."""
    text: str
    """Text of the hint, with command names in braces, which are shown as their keys."""
    needs_stop: bool = False
    """True if the command counts only when a stop is current afterwards."""


STEPS = (
    LessonStep("next", "{next} goes to the next passage that both have; the panes line up", True),
    LessonStep("select", "{select} compares the wordings of this passage; {leave} comes back", True),
    LessonStep("quotes", "{quotes} lists who is quoted; {select} there goes to the quote, {leave} comes back"),
    LessonStep("coverage", "{coverage} shows which outlet reports what; {leave} comes back"),
    LessonStep(
        "open_path",
        "{open_path} opens your own articles: file, folder, link; {leave} cancels",
    ),
)


class Lesson:
    """The progress of the lesson, with the current hint."""

    def __init__(self, steps: tuple[LessonStep, ...] = STEPS) -> None:
        self._steps = steps
        self.done = 0
        """Number of completed hints."""

    @property
    def is_over(self) -> bool:
        return self.done == len(self._steps)

    def hint(self, key_of: Callable[[str], str]) -> str:
        """Return the current hint with its number, “1/5 n goes to …”; empty when the lesson is over.

        key_of: returns the name of a command's key.
        """
        if self.is_over:
            return ""
        keys = {command: key_of(command) for command in (*(step.command for step in self._steps), "leave")}
        return f"{self.done + 1}/{len(self._steps)}  {self._steps[self.done].text.format_map(keys)}"

    def follow(self, command: str, session: ReadingSession) -> bool:
        """Record a command that has run; return True if the current hint asked for it."""
        if self.is_over or command != self._steps[self.done].command:
            return False
        if self._steps[self.done].needs_stop and session.stop is None:
            return False
        self.done += 1
        return True
