"""A line to type a path in, where typing another beginning replaces what is there."""

from textual.widgets.input import Selection

from tui.ui.widgets.safe_input import SafeInput

SCHEMES = ("https://", "http://")


class PathLine(SafeInput):
    """Line that begins with a folder: an absolute path, ~ or an address typed behind it takes its place."""

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
    """Return what remains of a path if something typed at its end begins another; empty if it does not.

    “talks/” and “/” are “/”, as in many editors; “talks/https:/” and “/” are “https://”.
    """
    path = before + typed
    if path.startswith(SCHEMES):
        return ""
    addresses = [at for scheme in SCHEMES if (at := path.find(scheme)) > 0]
    if addresses:
        return path[min(addresses) :]
    return typed if before.endswith("/") and typed.startswith(("/", "~")) else ""
