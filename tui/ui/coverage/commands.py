"""The commands of the coverage table, and those named in its bottom line."""

from tui.ui.commands import Command
from tui.ui.tabs.page import TAB_COMMANDS

COMMANDS = (
    Command("select", "", "Go to its place in this article (≈: the closest sentence)", "go there"),
    Command("down", "", "Go to the next row"),
    Command("up", "", "Go to the previous row"),
    Command("pane_right", "", "Go to the next outlet", also=("cross_next",)),
    Command("pane_left", "", "Go to the previous outlet", also=("cross_previous",)),
    Command("kinds", "", "Show only quotes, passages, people or numbers (cycle)", "kind"),
    *TAB_COMMANDS,
    Command("order", "", "Sort: most outlets first, by position, by kind", "order"),
    Command("find", "", "Filter the rows as you type", "filter", also=("filter",)),
    Command("table_compare", "", "Compare the wordings of this row", "wordings"),
    Command("export", "", "Export these rows", "export"),
    Command("half_down", "", "Scroll down half a page"),
    Command("half_up", "", "Scroll up half a page"),
    Command("page_down", "", "Scroll down a page"),
    Command("page_up", "", "Scroll up a page"),
    Command("top", "", "Go to the first row"),
    Command("bottom", "", "Go to the last row"),
    Command("leave", "", "Clear the filter, then return to the articles", "back"),
    Command("quit", "", "Return to the articles"),
    Command("help", "", "List these keys", "keys"),
)
HINTS = ("select", "table_compare", "kinds", "find", "pane_next", "export", "order", "leave", "help")
