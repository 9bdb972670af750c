"""Base for screens above the reading screen, dismissed at most once, even with keys queued."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar, Protocol, cast

from textual.await_complete import AwaitComplete
from textual.binding import BindingsMap
from textual.screen import ModalScreen, Screen, ScreenResultType

from tui.ui.key_bindings import key_binding, key_label
from tui.ui.key_groups import KeyGroup, of_screen


class AppWithKeys(Protocol):
    """Application as its dialogs know it."""

    @property
    def keys(self) -> Mapping[str, Sequence[str]]:
        """Command id → keys, as they are set."""

    async def show_keys(
        self, groups: Sequence[KeyGroup], further: str = "", page: Sequence[KeyGroup] | None = None
    ) -> None:
        """Open the help on groups of keys. further: where more is to be found. page: shown until the user types."""


class Page(Screen[ScreenResultType]):
    """A whole screen."""

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
        """Label of the help key; empty if none is set."""
        return next(map(key_label, self._set_keys("help")), "")

    def bind_set(self, command: str, action: str, title: str) -> None:
        """Bind the keys that are set for a command, unless they mean something here already."""
        free = BindingsMap(key_binding(key, action, title) for key in self._set_keys(command))
        for key, bindings in free.key_to_bindings.items():
            self._bindings.key_to_bindings.setdefault(key, bindings)

    async def action_help(self) -> None:
        if self.is_current:  # and not on its way out
            groups = [*of_screen(cast(Screen[object], self)), *self.help_legend()]
            await cast(AppWithKeys, self.app).show_keys(groups)

    def help_legend(self) -> Sequence[KeyGroup]:
        """Return what the signs on this screen mean, for its page of keys; nothing unless a screen has signs."""
        return ()

    def on_unmount(self) -> None:
        self.app.theme_changed_signal.unsubscribe(self)  # which would keep the screen for good

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        if self.app.screen is not self:
            # It is going already, or another one lies over it: that one, or the screen below, would go in its place.
            return AwaitComplete()
        return super().dismiss(result)


class Dialog(Page[ScreenResultType], ModalScreen[ScreenResultType]):
    """Dialog over the screen below, which shows through."""

    def action_leave(self) -> None:
        self.dismiss(None)
