"""Base of whole screens with commands: the comparison, the coverage table and similar ones."""

from collections.abc import Sequence
from typing import Protocol

from textual import events, on
from textual.content import Content
from textual.screen import ScreenResultType
from textual.theme import Theme
from textual.widgets import Input, Static

from tui.ui.commands import Command, Registry, Runs
from tui.ui.dialogs.dialog import Page
from tui.ui.key_bindings import LEAVE, Keys, command_bindings, first_keys
from tui.ui.reading.commands import COMMANDS
from tui.ui.theme.palette import Palette, colours
from tui.ui.widgets.status_bar import StatusBar
from tui.ui.wrap import cells

ON_EVERY_SCREEN = "interrupt"
"""Command of the text whose key works on all screens."""


class PaintedView(Protocol):
    def set_palette(self, palette: Palette) -> None: ...


class CommandPage(Page[ScreenResultType]):
    """A title line, a view, and the status bar. A subclass composes them and provides the commands."""

    def __init__(self, view: PaintedView, keys: Keys, commands: Sequence[Command]) -> None:
        super().__init__()
        self._palette_view = view
        self._bindings = command_bindings(keys, commands)
        self._text_bindings = command_bindings(keys, [row for row in COMMANDS if row.id != ON_EVERY_SCREEN])
        self._title = Static(markup=False, id="compared")
        self._status = StatusBar()
        self.registry = Registry(commands)
        self.registry.register(self._commands())

    def _commands(self) -> Runs:
        """Return command id → its function. Called once, at the end of `__init__`."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, self._theme_changed)

    def _theme_changed(self, theme: Theme) -> None:
        self._palette_view.set_palette(colours(self.app))

    async def action_command(self, command_id: str) -> None:
        await self.registry.run(command_id)

    @on(events.Key)
    def _say_where_it_works(self, event: events.Key) -> None:
        """Say that a key works only in the text, if it has no function here."""
        here, there = self._bindings.key_to_bindings, self._text_bindings.key_to_bindings
        if event.key in here or event.key not in there or isinstance(self.focused, Input):
            return
        (binding, *_), leave = there[event.key], first_keys(self._bindings, [LEAVE]).get(LEAVE, "")
        key = binding.key_display or event.key
        self._status.say(f"{key} works in the text" + (f": {leave} first" if leave else ""), binding.description)

    def _set_title(self, title: str, summary: str) -> None:
        """Show the title at the left and a summary at the right edge."""
        head = f" {title}"
        gap = max(2, self.app.size.width - cells(head) - cells(summary) - 1)
        self._title.update(
            Content.assemble(Content(head).stylize("bold"), " " * gap, Content(summary).stylize("$muted"))
        )
