"""Tabs that show text: the overlap of the articles, or that there is nothing to list."""

from collections.abc import Callable
from functools import partial

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.ui.commands import Command, Runs
from tui.ui.key_bindings import Keys, hints
from tui.ui.tabs.page import TAB_COMMANDS, Tab, TabbedPage
from tui.ui.theme.palette import Palette

MARGIN_CELLS = 3
"""Width that is not used for text, in cells."""
COMMANDS = (
    *TAB_COMMANDS,
    Command("down", "", "Scroll down a line", "down"),
    Command("up", "", "Scroll up a line", "up"),
    Command("half_down", "", "Scroll down half a page"),
    Command("half_up", "", "Scroll up half a page"),
    Command("page_down", "", "Scroll down a page"),
    Command("page_up", "", "Scroll up a page"),
    Command("top", "", "Go to the beginning"),
    Command("bottom", "", "Go to the end"),
    Command("leave", "", "Return to the articles", "back", also=("quit",)),
    Command("help", "", "List these keys", "keys"),
)
HINTS = ("down", "up", "pane_next", "leave", "help")


class TextView(VerticalScroll, inherit_bindings=False):
    """A scrolling view for text longer than the screen."""

    def __init__(self, text: Callable[[int], str]) -> None:
        """Create the view. text: returns the text for a width in cells."""
        super().__init__()
        self._text = text
        self._words = Static(markup=False)

    def compose(self) -> ComposeResult:
        yield self._words

    def on_mount(self) -> None:
        self.set_text()

    def on_resize(self) -> None:
        self.set_text()

    def set_text(self) -> None:
        self._words.update(Content(self._text(max(20, self.app.size.width - MARGIN_CELLS))))

    def set_palette(self, palette: Palette) -> None:
        """Do nothing: the style sheet colours the text."""


class TextPage(TabbedPage["Tab | None"]):
    """A tab with text, dismissed with another tab, or None."""

    AUTO_FOCUS = "TextView"

    def __init__(self, tab: Tab, summary: str, text: Callable[[int], str], note: str, keys: Keys) -> None:
        """Create the tab. summary: shown at the right of the title. text: returns the text for a width in cells.

        note: the status line.
        """
        self._view = TextView(text)
        super().__init__(self._view, keys, COMMANDS)
        self._page_tab = tab
        self._summary = summary
        self._note = note

    @property
    def tab(self) -> Tab:
        return self._page_tab

    def compose(self) -> ComposeResult:
        yield self._title
        yield self._view
        yield self._status

    def on_mount(self) -> None:
        self._status.hint(hints(self._bindings, self.registry, HINTS))
        self._status.say(self._note, "")
        self._set_title("", self._summary)

    def on_resize(self) -> None:
        self._set_title("", self._summary)

    def _commands(self) -> Runs:
        view = self._view
        return {
            **self._tab_runs(),
            "down": partial(self._scroll, 1),
            "up": partial(self._scroll, -1),
            "half_down": partial(self._page, 0.5),
            "half_up": partial(self._page, -0.5),
            "page_down": partial(self._page, 1),
            "page_up": partial(self._page, -1),
            "top": partial(view.scroll_home, animate=False),
            "bottom": partial(view.scroll_end, animate=False),
            "leave": self._leave,
            "help": self.action_help,
        }

    def _scroll(self, lines: int) -> None:
        self._view.scroll_relative(y=lines, animate=False)

    def _page(self, share: float) -> None:
        lines = max(1, round((self._view.size.height - 2) * abs(share)))
        self._scroll(lines if share > 0 else -lines)

    def _leave(self) -> None:
        self.dismiss(None)
