"""The reader as a Textual application: themes, keys, and the reading screen."""

import os
import signal
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from textual.driver import Driver
from textual.geometry import Offset
from textual.screen import Screen

from tui.api import Event
from tui.text.canonical import one_line
from tui.ui.cursor import caret
from tui.ui.key_bindings import key_name
from tui.ui.reading.screen import ReadingScreen
from tui.ui.textual.driver import TerminalDriver
from tui.ui.textual.key_queue import TypedAhead
from tui.ui.textual.lean import LeanApp
from tui.ui.textual.notices import PassingNotices
from tui.ui.textual.patches import mend_styles_cache
from tui.ui.textual.signals import status_of
from tui.ui.theme.palette import muted
from tui.ui.theme.terminal import Colours, colours_of
from tui.ui.theme.themes import ANSI, COUNTERPARTS, DARK, MONO, THEMES

if TYPE_CHECKING:
    from tui.storage.saved_view import SavedViewFile
    from tui.ui.archive.screen import ArchiveStart
    from tui.ui.key_bindings import Keys
    from tui.ui.key_groups import KeyGroup
    from tui.ui.start_choice import StartChoice

NO_COLOR = "NO_COLOR"
"""Environment variable that disables colours, see https://no-color.org."""


class CrosslightApp(LeanApp, PassingNotices, TypedAhead, inherit_bindings=False):
    CSS_PATH = "app.tcss"
    COMMAND_PALETTE_BINDING = "f24"
    """Key of the command palette that is on no keyboard; the real key is in config/keys.yaml."""
    TITLE = "crosslight"
    _has_theme = False
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        event: Event | None,
        cutoff: float,
        desk_file: "SavedViewFile | None" = None,
        *,
        start_choice: "StartChoice | ArchiveStart | None" = None,
        prepare_screen: Callable[[ReadingScreen], None] | None = None,
    ) -> None:
        """Prepare the application. cutoff: in score points, 0 to 100. desk_file: stores the view; None stores none.

        start_choice: given in place of an event, lets the user choose first. prepare_screen: called with the reading
        screen before it is shown. Raises ValueError for an event without articles.
        """
        mend_styles_cache()
        # Under NO_COLOR use the terminal's own colours, so that Textual's filter has none to turn into greys.
        super().__init__(ansi_color=True if NO_COLOR in os.environ else None)
        self.event = event
        """Event as it was opened; None until the user has chosen the articles."""
        settings = event.settings if event is not None else start_choice.settings if start_choice is not None else None
        if settings is None:
            raise ValueError("give an event, or a choice of articles")
        self._settings = settings
        self._start_choice = start_choice
        self._prepare_screen = prepare_screen
        self._cutoff = cutoff
        self.view_file = desk_file
        self._reading: ReadingScreen | None = None
        for theme in THEMES:
            self.register_theme(theme)
        theme_name = settings.reading.theme
        is_available = theme_name in self.available_themes
        self._begin_with(MONO.name if self.no_color else theme_name if is_available else DARK.name)
        unknown = one_line(f"unknown theme {theme_name}; press {key_name(self.keys, 'themes')} for a list")
        self._warning = "" if is_available else unknown

    def _begin_with(self, theme: str) -> None:
        """Set the first theme without switching from Textual's dark default, which would parse all styles twice."""
        self._has_theme = True
        if not self.available_themes[theme].dark:
            self.theme = theme
        else:
            self.set_reactive(CrosslightApp.theme, theme)
            self.set_class(True, f"-theme-{theme}", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    @property
    def keys(self) -> "Keys":
        """The keys by command id, as configured."""
        return self._settings.keys

    async def show_keys(
        self, groups: "Sequence[KeyGroup]", further: str = "", page: "Sequence[KeyGroup] | None" = None
    ) -> None:
        """Open the help for groups of keys. further: where to find more. page: shown until the user types."""
        from tui.ui.help.screen import HelpScreen

        screen = HelpScreen(groups, further, page)
        await self.push_screen(screen)
        screen.take_keys()

    @property
    def cursor_position(self) -> Offset:
        """The screen position of the terminal's cursor after each paint."""
        return (caret(self.screen) if self.screen_stack else None) or self._cursor_position

    @cursor_position.setter
    def cursor_position(self, position: Offset) -> None:
        """Set the cursor's position, which an input line determines."""
        self._cursor_position = position

    def on_mount(self) -> None:
        if self._warning:
            self.notify(self._warning, severity="warning", markup=False)

    def _suit_terminal(self) -> None:
        """Choose a theme with colours that the terminal has, as others would be replaced."""
        colours = colours_of(self)
        if colours is Colours.NONE:
            self.theme = MONO.name
        elif colours is Colours.SIXTEEN and not self.current_theme.ansi:
            self.theme = ANSI if self.current_theme.dark else COUNTERPARTS[ANSI]

    def get_default_screen(self) -> Screen[None]:
        self._suit_terminal()
        if self.event is None and self._start_choice is not None:
            return self._start_choice.screen(self._begin)
        return self._reading_screen()

    def _reading_screen(self) -> ReadingScreen:
        assert self.event is not None
        self._reading = ReadingScreen(self.event, self._cutoff, self.view_file)
        if self._prepare_screen is not None:
            self._prepare_screen(self._reading)
        return self._reading

    def _begin(self, event: Event) -> None:
        """Read the event that the user has chosen."""
        assert self._start_choice is not None
        self.event = event
        self.view_file = self._start_choice.view_file(event)
        self.push_screen(self._reading_screen())

    def leave_event(self) -> bool:
        """Return to the list of an archive that the event was opened from; False if there is none."""
        if self.event is None or not self.event.archive or self._reading is None or self.screen is not self._reading:
            return False
        self._reading.keep_place()
        self._reading = self.event = self.view_file = None
        self.pop_screen()
        return True

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        if self._reading is not None:
            self._reading.keep_place()
        super().exit(result, return_code, message)

    def end_soon(self, status: int) -> bool:
        """Exit with this status as soon as the event loop can; return False if it is not running.

        May be called from a signal handler.
        """
        if self._loop is None or not self._loop.is_running():
            return False
        self._loop.call_soon_threadsafe(self._end, status)
        return True

    def _end(self, status: int) -> None:
        with self._context():
            self.exit(return_code=status)

    def on_hung_up(self) -> None:
        """Exit, because the terminal is gone."""
        self.exit(return_code=status_of(signal.SIGHUP))

    def restore_terminal(self) -> None:
        """Restore the terminal immediately, when an orderly exit takes too long."""
        if isinstance(self._driver, TerminalDriver):
            self._driver.restore_now()

    def panic(self, *renderables: RenderableType) -> None:
        """Set a failing exit status, which Textual leaves at 0 for some errors."""
        self._return_code = self._return_code or 1
        super().panic(*renderables)

    def get_driver_class(self) -> type[Driver]:
        return TerminalDriver

    def get_css_variables(self) -> dict[str, str]:
        """Return the variables of the style sheet; none before the first theme is set, as they would not be used."""
        return super().get_css_variables() if self._has_theme else {}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the variables that the style sheet uses beyond Textual's own, for any theme."""
        return {"muted": muted(self.current_theme)}
