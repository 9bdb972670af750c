"""The list of all articles: narrowed by typing, sorted by what each shares with the current one."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.reading.article_list import ArticleRow, filter_rows, sort_by_shared_words
from tui.reading.status.line import count_text
from tui.ui.dialogs.dialog import Dialog
from tui.ui.widgets.safe_input import SafeInput
from tui.ui.wrap import cells, cut

OUTLET_CELLS_MAX = 26
DATE_CELLS = 10
PAGE_ROWS = 10


class ArticlesScreen(Dialog["str | None"]):
    """Dismissed with the id of the article to be put into the current pane, or None when it was left."""

    ENTER = "Put it into this pane"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave"),
        Binding("down,ctrl+n", "move(1)", "A row down"),
        Binding("up,ctrl+p", "move(-1)", "A row up"),
        Binding("pagedown", f"move({PAGE_ROWS})", "A page down"),
        Binding("pageup", f"move(-{PAGE_ROWS})", "A page up"),
        Binding("tab", "sort", "Sort otherwise: by what they share, or by the panes"),
    ]

    def __init__(self, rows: Sequence[ArticleRow], *, waiting: bool) -> None:
        """rows: in pane order. waiting: what they share is not known yet."""
        super().__init__()
        self._rows = rows
        self._waiting = waiting
        self._by_shared = not waiting
        self._shown: Sequence[ArticleRow] = ()
        self._list = OptionList(compact=True, markup=False)
        self._list.can_focus = False

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(self._heading(), classes="heading", markup=False)
            yield SafeInput(placeholder="type to narrow the list", compact=True)
            yield self._list
            yield Static(markup=False, classes="hint", id="said")

    def _heading(self) -> str:
        behind = sum(not row.pane for row in self._rows)
        articles = count_text(len(self._rows), "article")
        return f"{articles}, {behind} of them behind" if behind else articles

    def on_mount(self) -> None:
        self.query_one(Input).focus()
        self._fill("")

    def on_resize(self) -> None:
        self._fill(self.query_one(Input).value)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._fill(event.value)

    def _fill(self, typed: str) -> None:
        rows = filter_rows(self._rows, typed)
        self._shown = sort_by_shared_words(rows) if self._by_shared else rows
        outlet_cells = min(OUTLET_CELLS_MAX, max((cells(row.outlet) for row in self._rows), default=0))
        self._list.clear_options()
        self._list.add_options(Option(_drawn(row, outlet_cells, self._waiting)) for row in self._shown)
        self._list.highlighted = self._first() if self._shown else None
        order = "most words shared with the current one first" if self._by_shared else "in the order of the panes"
        said = f"{order} · tab sorts otherwise · enter puts it into this pane · esc leaves"
        self.query_one("#said", Static).update(said if self._shown else "no article has these words")

    def _first(self) -> int:
        """The row to begin at: not the article that is in the pane already, where there is another."""
        return next((number for number, row in enumerate(self._shown) if not row.is_current), 0)

    def action_move(self, rows: int) -> None:
        if self._shown:
            at = self._list.highlighted or 0
            self._list.highlighted = max(0, min(at + rows, len(self._shown) - 1))

    def action_sort(self) -> None:
        self._by_shared = not self._by_shared
        self._fill(self.query_one(Input).value)

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _entered(self) -> None:
        if self._list.highlighted is not None:
            self.dismiss(self._shown[self._list.highlighted].article)

    def action_leave(self) -> None:
        self.dismiss(None)


def _drawn(row: ArticleRow, outlet_cells: int, waiting: bool) -> Content:
    """“2  The Guardian   2022-02-11   146 words shared  Cooperation between …”"""
    outlet = cut(row.outlet, outlet_cells)
    shared = "this one" if row.is_current else "" if waiting else f"{row.shared_words} shared"
    date = cut(row.published, DATE_CELLS)
    faint = "$muted"
    return Content.assemble(
        Content(f"{row.pane or '·':>2}  ").stylize("$accent" if row.pane else faint),
        Content(outlet + " " * (outlet_cells - cells(outlet) + 2)).stylize("bold" if row.is_current else ""),
        Content(f"{date}{' ' * (DATE_CELLS - cells(date) + 2)}{shared:>12}  ").stylize(faint),
        Content(row.headline),
    )
