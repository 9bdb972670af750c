"""The reader as a Textual application: themes, keys, and the reading screen."""

from collections.abc import Iterable

from textual.app import App, SystemCommand
from textual.screen import Screen

from tui.api import Event
from tui.ui.commands import COMMANDS, bindings
from tui.ui.palette import DARK, LIGHT
from tui.ui.screens.reading import ReadingScreen

ANSI_THEME = "ansi-dark"
"""The theme that sends no colours of its own; for NO_COLOR."""


class CrosslightApp(App[None]):
    CSS_PATH = "app.tcss"
    TITLE = "crosslight"
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, event: Event, cutoff: float) -> None:
        """cutoff: in score points, 0 to 100. Raises ValueError for an event without articles."""
        super().__init__()
        self._event = event
        self._cutoff = cutoff
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        wanted = event.settings.reading.theme
        self.theme = ANSI_THEME if self.no_color else wanted if wanted in self.available_themes else DARK.name

    def get_default_screen(self) -> Screen[None]:
        # The bindings come from config/keys.yaml, so they are known only now.
        screen_type = type("ReadingScreen", (ReadingScreen,), {"BINDINGS": bindings(self._event.settings.keys)})
        screen: ReadingScreen = screen_type(self._event, self._cutoff)
        return screen

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The command palette: every command of the table, and the choice of a theme."""
        if isinstance(screen, ReadingScreen):
            for command in COMMANDS:
                action = command.action or command.id
                yield SystemCommand(command.title, command.group, lambda action=action: screen.run_action(action))
        yield SystemCommand("Theme", "Choose the colours", self.action_change_theme)
