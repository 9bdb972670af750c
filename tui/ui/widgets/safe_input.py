"""A line to type in whose text passes the door: what is pasted comes from outside, too."""

from textual.widgets import Input

from tui.text.canonical import one_line

CHARACTERS_MAX = 4_000


class SafeInput(Input):
    def validate_value(self, value: str) -> str:
        return one_line(value, CHARACTERS_MAX)
