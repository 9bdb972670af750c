"""Shows the help: every key as set, on one page if the screen is large enough. Typing filters it."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from tui.text.fold import fold_text
from tui.ui.dialogs.dialog import Dialog
from tui.ui.help.columns import columns, row_lines
from tui.ui.key_groups import KeyGroup, KeyRow, having_key
from tui.ui.widgets.hint_line import KeyText
from tui.ui.widgets.safe_input import SafeInput
from tui.ui.wrap import wrap

KEYS_CELLS, GAP_CELLS = 26, 2
NARROW_CELLS = 60
"""Width of the screen below which the keys take half as much room, in cells."""
WIDTH_CELLS_MAX = 104
"""Maximum width of the dialog with one column of keys, in cells."""
EDGE_CELLS = 7
"""Width of the dialog's edges and the scroll bar, in cells."""
EDGE_LINES = 6
"""Number of screen lines not available for the keys: the input line, the hints, and the edges."""


class HelpScreen(Dialog[None]):
    HAS_HELP = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "leave", "Close"),
        Binding("down", "scroll(1)", "Scroll down a row"),
        Binding("up", "scroll(-1)", "Scroll up a row"),
        Binding("pagedown", "scroll(15)", "Scroll down a page"),
        Binding("pageup", "scroll(-15)", "Scroll up a page"),
    ]

    def __init__(self, groups: Sequence[KeyGroup], further: str = "", page: Sequence[KeyGroup] | None = None) -> None:
        """Show keys. groups: searched by typing. further: where to find more; may be empty.

        page: shown until the user types; the groups themselves if there is none.
        """
        super().__init__()
        self._groups = groups
        self._page = page if page is not None else groups
        self._further = further

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield SafeInput(placeholder="type to search: a key, what it does, a sign", compact=True)
            with VerticalScroll(can_focus=False):
                yield Static(markup=False, id="keys")
            hint = " · ".join(part for part in ("letters search", "↑ ↓ move", "esc close", self._further) if part)
            yield KeyText(hint, classes="hint")

    def on_mount(self) -> None:
        self.bind_set("help", "leave", "Close")
        self._show("")

    def on_resize(self) -> None:
        self._show(self.query_one(Input).value)

    def take_keys(self) -> None:
        """Take the focus at once, so that keys typed ahead reach this dialog."""
        self.set_focus(self.query_one(Input))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)
        self.query_one(VerticalScroll).scroll_home(animate=False)

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.action_leave()

    def action_scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def _show(self, typed: str) -> None:
        groups = matching_groups(self._groups, typed) if typed.strip() else self._page
        room_cells, room_lines = self.app.size.width - EDGE_CELLS, self.app.size.height - EDGE_LINES
        content = _one_column(groups, min(self.app.size.width, WIDTH_CELLS_MAX))
        width_cells = WIDTH_CELLS_MAX
        if not typed and len(content.split("\n")) > room_lines:
            page = columns(groups, room_cells, room_lines)
            if page is not None:
                content, width_cells = page, self.app.size.width
        self.query_one("#dialog").styles.width = width_cells
        self.query_one("#keys", Static).update(content if groups else "no matching keys")


def matching_groups(groups: Sequence[KeyGroup], typed: str) -> Sequence[KeyGroup]:
    """Return the rows that contain every typed word, including in their group; those of a typed key come first."""
    words = fold_text(typed).split()
    matching = []
    for group in (*having_key(groups, typed.strip()), *groups):
        rows = [
            row for row in group.rows if all(word in fold_text(f"{row.keys} {row.what} {group.name}") for word in words)
        ]
        if rows:
            matching.append(KeyGroup(group.name, tuple(rows)))
    return matching


def _one_column(groups: Sequence[KeyGroup], width_cells: int) -> Content:
    lines: list[Content] = []
    for group in groups:
        if width_cells < NARROW_CELLS:
            rows = [line for row in group.rows for line in row_lines(row, width_cells - EDGE_CELLS)]
        else:
            rows = [_row_content(row, width_cells) for row in group.rows]
        lines += [Content(""), Content(group.name).stylize("bold"), *rows]
    return Content("\n").join(lines[1:])


def _row_content(row: KeyRow, width_cells: int) -> Content:
    """Draw a row, continuing a long title below its beginning."""
    room = width_cells - EDGE_CELLS - KEYS_CELLS
    lines = [row.what[start:end] for start, end in wrap(row.what, max(1, room))]
    further_lines = f"\n{'':<{KEYS_CELLS}}".join(lines)
    return Content.assemble(
        Content(f"{row.keys:<{KEYS_CELLS - GAP_CELLS}}{'':{GAP_CELLS}}").stylize("$accent"), further_lines
    )
