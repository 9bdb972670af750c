"""The line above the status line with the hints of `crosslight learn`."""

from typing import TYPE_CHECKING

from textual.widgets import Static

from tui.reading.lesson import Lesson

if TYPE_CHECKING:
    from tui.ui.reading.screen import ReadingScreen


class LessonLine(Static):
    """Shows the current hint, and removes itself after the last one."""

    def __init__(self, screen: "ReadingScreen") -> None:
        super().__init__(markup=False, id="lesson")
        self._screen = screen
        self._lesson = Lesson()

    def on_mount(self) -> None:
        self._show()

    def follow(self, command: str) -> None:
        """Show the next hint if the command completes the current one."""
        if self._lesson.follow(command, self._screen.session):
            self._show()

    def _show(self) -> None:
        if not self._lesson.is_over:
            self.update(" " + self._lesson.hint(self._screen.context.key_name))
            return
        self.remove()
        key_of = self._screen.context.key_name
        self._screen.context.set_status(
            f"end of the lesson: {key_of('help')} lists all keys, {key_of('quit')} quits; none of it is saved"
        )


def add_lesson(screen: "ReadingScreen") -> None:
    """Add the lesson to a reading screen that has not been shown yet."""
    line = LessonLine(screen)
    screen.lines_above_status.append(line)
    screen.registry.after_run.append(line.follow)
