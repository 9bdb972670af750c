"""A box to tick whose state can be told without colour."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Checkbox


class Tick(Checkbox, inherit_bindings=False):
    """Space ticks; enter is left to the dialog, where it means the same in every field."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "toggle_button", "Select or clear")]

    def __init__(self, label: str, value: bool = False, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(label, value, id=id, compact=True)
        self._mark(value)

    def watch_value(self) -> None:
        self._mark(self.value)
        super().watch_value()

    def _mark(self, value: bool) -> None:
        self.BUTTON_INNER = "x" if value else " "
