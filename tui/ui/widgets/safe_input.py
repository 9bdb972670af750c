"""An input line whose text is made canonical, because pasted text comes from outside."""

from textual.widgets import Input

from tui.text.canonical import one_line

CHARACTERS_MAX = 4_000


class SafeInput(Input):
    def validate_value(self, value: str) -> str:
        return one_line(value, CHARACTERS_MAX)
