"""Bases for screens above the reading screen, dismissed at most once, even with keys queued."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar, Protocol, cast

from textual.await_complete import AwaitComplete
from textual.binding import BindingsMap
from textual.screen import ModalScreen, Screen, ScreenResultType

from tui.ui.key_bindings import key_binding, key_label
from tui.ui.key_groups import KeyGroup, of_screen
from tui.ui.textual.lean import LeanScreen


class AppWithKeys(Protocol):
    """The parts of the application that its dialogs use."""

    @property
    def keys(self) -> Mapping[str, Sequence[str]]:
        """Command id → keys, as set."""

    async def show_keys(
        self, groups: Sequence[KeyGroup], further: str = "", page: Sequence[KeyGroup] | None = None
    ) -> None:
        """Open the help for groups of keys. further: where to find more. page: shown until the user types."""


class Page(LeanScreen[ScreenResultType]):
    """A whole screen above the reading screen."""

    CSS_PATH = Path(__file__).with_name("dialogs.tcss")  # read when the first one is opened, so that start-up is faster
    HAS_HELP: ClassVar[bool] = True
    """True if the help key lists the keys of this screen."""
    ENTER: ClassVar[str] = ""
    """Title of enter in an input line; empty if the screen binds the key itself."""

    def on_mount(self) -> None:
        if self.HAS_HELP:
            self.bind_set("help", "help", "List these keys")

    def _set_keys(self, command: str) -> Sequence[str]:
        return cast(AppWithKeys, self.app).keys[command]

    @property
    def help_key(self) -> str:
        """The label of the help key; empty if none is set."""
        return next(map(key_label, self._set_keys("help")), "")

    def bind_set(self, command: str, action: str, title: str) -> None:
        """Bind the keys set for a command, except those already used on this screen."""
        free = BindingsMap(key_binding(key, action, title) for key in self._set_keys(command))
        for key, bindings in free.key_to_bindings.items():
            self._bindings.key_to_bindings.setdefault(key, bindings)

    async def action_help(self) -> None:
        if self.is_current:  # and not being dismissed
            groups = [*of_screen(cast(Screen[object], self)), *self.help_legend()]
            await cast(AppWithKeys, self.app).show_keys(groups)

    def help_legend(self) -> Sequence[KeyGroup]:
        """Return the legend of the signs on this screen, for its help page; empty by default."""
        return ()

    def on_unmount(self) -> None:
        self.app.theme_changed_signal.unsubscribe(self)  # otherwise the screen would never be freed

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        if self.app.screen is not self:
            # It is already being dismissed, or another one is on top, which would be dismissed in its place.
            return AwaitComplete()
        return super().dismiss(result)


LOW_LINES, NARROW_CELLS = 18, 60
"""Screen size below which dialogs give up their margins."""


class Dialog(Page[ScreenResultType], ModalScreen[ScreenResultType]):
    """A dialog over the screen below, which stays visible.

    On a small screen it has no margins, so that its keys fit.
    """

    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOW_LINES, "-tall")]  # noqa: RUF012  (as Textual declares it)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW_CELLS, "-wide")]  # noqa: RUF012

    def action_leave(self) -> None:
        self.dismiss(None)
