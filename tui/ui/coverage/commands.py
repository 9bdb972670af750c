"""Commands of the coverage table, and those that its bottom line names."""

from tui.ui.commands import Command
from tui.ui.tabs.page import TAB_COMMANDS

COMMANDS = (
    Command("select", "", "Go to its place in this outlet (≈: the closest sentence)", "go there"),
    Command("down", "", "Next row"),
    Command("up", "", "Previous row"),
    Command("pane_right", "", "Next outlet", also=("cross_next",)),
    Command("pane_left", "", "Previous outlet", also=("cross_previous",)),
    Command("kinds", "", "Show only quotes, passages, people or numbers (cycle)", "kind"),
    *TAB_COMMANDS,
    Command("order", "", "Sort: most outlets first, by position, by kind", "order"),
    Command("find", "", "Filter the rows as you type", "filter", also=("filter",)),
    Command("table_compare", "", "Compare the wordings of this row", "wordings"),
    Command("export", "", "Export these rows", "export"),
    Command("half_down", "", "Half a page down"),
    Command("half_up", "", "Half a page up"),
    Command("page_down", "", "A page down"),
    Command("page_up", "", "A page up"),
    Command("top", "", "To the first row"),
    Command("bottom", "", "To the last row"),
    Command("leave", "", "Clear the filter, then return to the articles", "back"),
    Command("quit", "", "Back to the articles"),
    Command("help", "", "These keys", "keys"),
)
HINTS = ("select", "table_compare", "pane_next", "export", "find", "kinds", "order", "leave", "help")
