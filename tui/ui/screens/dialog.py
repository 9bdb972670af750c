"""What lies over the reading screen until it is dismissed: once, also where keys were typed ahead of its going."""

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen, ScreenResultType


class Page(Screen[ScreenResultType]):
    """A whole screen."""

    CSS_PATH = "dialogs.tcss"  # read when the first one is opened: start-up is the faster for it

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        if not self.is_current:
            return AwaitComplete()  # it is going already, and a second time would take the screen below with it
        return super().dismiss(result)


class Dialog(Page[ScreenResultType], ModalScreen[ScreenResultType]):
    """Before the screen below, which shows through."""
