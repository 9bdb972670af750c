"""Base of whole screens with commands: the comparison, the coverage table and similar ones."""

from collections.abc import Sequence
from typing import Protocol

from textual.content import Content
from textual.screen import ScreenResultType
from textual.theme import Theme
from textual.widgets import Static

from tui.ui.commands import Command, Registry, Runs
from tui.ui.dialogs.dialog import Page
from tui.ui.key_bindings import Keys, command_bindings
from tui.ui.theme.palette import Palette, colours
from tui.ui.widgets.status_bar import StatusBar
from tui.ui.wrap import cells


class PaintedView(Protocol):
    def set_palette(self, palette: Palette) -> None: ...


class CommandPage(Page[ScreenResultType]):
    """A title line, a view, and the status bar. A subclass composes them and provides the commands."""

    def __init__(self, view: PaintedView, keys: Keys, commands: Sequence[Command]) -> None:
        super().__init__()
        self._palette_view = view
        self._bindings = command_bindings(keys, commands)
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

    def _set_title(self, title: str, summary: str) -> None:
        """Show the title at the left and a summary at the right edge."""
        head = f" {title}"
        gap = max(2, self.app.size.width - cells(head) - cells(summary) - 1)
        self._title.update(
            Content.assemble(Content(head).stylize("bold"), " " * gap, Content(summary).stylize("$muted"))
        )
