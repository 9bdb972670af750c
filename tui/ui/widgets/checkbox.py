"""A tick box that shows its state without colour."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Checkbox


class Tick(Checkbox, inherit_bindings=False):
    """A tick box: space ticks it; the dialog handles enter, with the same meaning in every field."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "toggle_button", "Select or clear")]

    def __init__(self, label: str, value: bool = False, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(label, value, id=id, compact=True)
        self._mark(value)

    def watch_value(self) -> None:
        self._mark(self.value)
        super().watch_value()

    def _mark(self, value: bool) -> None:
        self.BUTTON_INNER = "x" if value else " "
