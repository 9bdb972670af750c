"""The lesson of `crosslight learn`: five hints, each of which disappears once it has been followed."""

from collections.abc import Callable

from msgspec import Struct

from tui.reading.place.session import ReadingSession


class LessonStep(Struct, frozen=True):
    """One hint of the lesson."""

    command: str
    """Command that follows the hint, as config/keys.yaml names it."""
    text: str
    """Hint, with the names of commands in braces, which are shown as their keys."""
    needs_stop: bool = False
    """True if the command counts only when it has led to a passage, or found one current."""


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
    """Knows which hint is shown."""

    def __init__(self, steps: tuple[LessonStep, ...] = STEPS) -> None:
        self._steps = steps
        self.done = 0
        """Number of hints that have been followed."""

    @property
    def is_over(self) -> bool:
        return self.done == len(self._steps)

    def hint(self, key_of: Callable[[str], str]) -> str:
        """Return the current hint with its number, “1/5 n goes to …”; empty when the lesson is over.

        key_of: gives the name of a command's key.
        """
        if self.is_over:
            return ""
        keys = {command: key_of(command) for command in (*(step.command for step in self._steps), "leave")}
        return f"{self.done + 1}/{len(self._steps)}  {self._steps[self.done].text.format_map(keys)}"

    def follow(self, command: str, session: ReadingSession) -> bool:
        """Take note of a command that has run; return True if it was the one that the current hint asks for."""
        if self.is_over or command != self._steps[self.done].command:
            return False
        if self._steps[self.done].needs_stop and session.stop is None:
            return False
        self.done += 1
        return True
