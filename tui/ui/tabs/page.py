"""Base of whole screens that are tabs, named in the title line."""

from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from typing import ClassVar, cast

from textual import events, on
from textual.content import Content
from textual.message import Message
from textual.screen import ScreenResultType
from textual.widgets import Static

from tui.reading.status.line import SEPARATOR
from tui.ui.commands import Command, Runs
from tui.ui.dialogs.command_page import CommandPage, PaintedView
from tui.ui.key_bindings import Keys
from tui.ui.wrap import cells, cut_at_word

GAP_CELLS = 2
"""Gap between the names of the tabs, in cells."""


class Tab(StrEnum):
    """Tabs; the value is the command of the reading screen that opens it."""

    COVERAGE = "coverage"
    DIFFERENCES = "differences"
    ONLY_HERE = "only_here"
    OVERLAP = "overlap"

    @property
    def label(self) -> str:
        return self.capitalize().replace("_", " ")

    def neighbour(self, step: int) -> "Tab":
        """Return the next tab for 1, the previous one for -1."""
        tabs = list(Tab)
        return tabs[(tabs.index(self) + step) % len(tabs)]


TAB_COMMANDS = (
    Command("pane_next", "", "Go to the next tab: coverage, differences, only here, overlap", "next tab"),
    Command("pane_previous", "", "Go to the previous tab"),
    Command(Tab.COVERAGE, "", "Show coverage; press again to go back"),
    Command(Tab.DIFFERENCES, "", "Show differences; press again to go back"),
    Command(Tab.ONLY_HERE, "", "Show what only one outlet reports; press again to go back"),
    Command(Tab.OVERLAP, "", "Show shares and origins; press again to go back"),
)


class TabNameClicked(Message):
    """The user clicked on the name of a tab."""

    def __init__(self, tab: Tab) -> None:
        super().__init__()
        self.tab = tab


class PageTabs(Static):
    """The names of the tabs at the left, and a summary of the current one at the right."""

    def __init__(self) -> None:
        super().__init__(markup=False, id="compared")

    def show(self, current: Tab, summary: str) -> None:
        parts: list[Content] = [Content(" ")]
        for tab in Tab:
            parts += [
                Content(tab.label).stylize("bold $accent" if tab is current else "$muted"),
                Content(" " * GAP_CELLS),
            ]
        room_cells = self.app.size.width - sum(cells(str(part)) for part in parts) - 1
        summary = fitting_summary(summary, room_cells)
        gap = max(0, room_cells - cells(summary))
        self.update(Content.assemble(*parts, " " * gap, Content(summary).stylize("$muted")))

    def on_click(self, event: events.Click) -> None:
        at = 1
        for tab in Tab:
            if at <= event.x < at + cells(tab.label):
                self.post_message(TabNameClicked(tab))
                return
            at += cells(tab.label) + GAP_CELLS


def fitting_summary(summary: str, room_cells: int) -> str:
    """Return as many parts of a summary as fit, and at least the first, in whole words."""
    parts = summary.split(SEPARATOR)
    while len(parts) > 1 and cells(SEPARATOR.join(parts)) > room_cells:
        parts.pop()
    return cut_at_word(SEPARATOR.join(parts), room_cells)


class TabbedPage(CommandPage[ScreenResultType]):
    """Base of the tabs, dismissed with another tab, with a result, or with None to return to the articles."""

    TAB: ClassVar[Tab]

    def __init__(self, view: PaintedView, keys: Keys, commands: Sequence[Command]) -> None:
        super().__init__(view, keys, commands)
        self._tab_title = PageTabs()
        self._title = self._tab_title

    @property
    def tab(self) -> Tab:
        return self.TAB

    def _set_title(self, title: str, summary: str) -> None:
        """Show the tabs instead of a title."""
        self._tab_title.show(self.tab, summary)

    def _tab_runs(self) -> Runs:
        """Return the functions of the tab commands."""
        return {
            "pane_next": partial(self._turn, 1),
            "pane_previous": partial(self._turn, -1),
            **{tab.value: partial(self._open, tab) for tab in Tab},
        }

    def _turn(self, step: int) -> None:
        self._open(self.tab.neighbour(step))

    def _open(self, tab: Tab) -> None:
        """Go to a tab, or from the current tab, return to the articles."""
        self.dismiss(cast(ScreenResultType, None if tab is self.tab else tab))

    @on(TabNameClicked)
    def _clicked(self, message: TabNameClicked) -> None:
        if message.tab is not self.tab:
            self._open(message.tab)
