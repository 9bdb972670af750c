"""An input line for a path, in which typing the beginning of another path replaces the current one."""

from textual.widgets.input import Selection

from tui.ui.widgets.safe_input import SafeInput

SCHEMES = ("https://", "http://")


class PathLine(SafeInput):
    """An input line prefilled with a folder, which an absolute path, ~ or an address typed after it replaces."""

    def replace(self, text: str, start: int, end: int) -> None:
        start, end = sorted((max(0, start), min(end, len(self.value))))
        beginning = new_beginning(self.value[:start], text)
        if text and beginning:
            super().replace(beginning, 0, end)
        else:
            super().replace(text, start, end)

    def select(self, start: int, end: int) -> None:
        """Select characters, so that typing replaces them."""
        self.selection = Selection(start, end)


def new_beginning(before: str, typed: str) -> str:
    """Return the new path if text typed at the end of a path begins another one; empty if it does not.

    “talks/” and “/” are “/”, as in many editors; “talks/https:/” and “/” are “https://”.
    """
    path = before + typed
    if path.startswith(SCHEMES):
        return ""
    addresses = [at for scheme in SCHEMES if (at := path.find(scheme)) > 0]
    if addresses:
        return path[min(addresses) :]
    return typed if before.endswith("/") and typed.startswith(("/", "~")) else ""
