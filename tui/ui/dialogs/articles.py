"""The list of all articles: filtered by typing, sorted by what each shares with the current one."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.reading.article_list import ArticleRow, filter_rows, sort_by_shared_words
from tui.text.counts import count_text
from tui.ui.dialogs.list_dialog import ListDialog, list_bindings
from tui.ui.wrap import cells, cut

OUTLET_CELLS_MAX = 26
DATE_CELLS = 10
PAGE_ROWS = 10


class ArticlesScreen(ListDialog["str | None"]):
    """The list of articles, dismissed with the id of the one for the current pane, or None if the user left."""

    ENTER = "Show it in this pane"
    BINDINGS: ClassVar[list[BindingType]] = [
        *list_bindings(PAGE_ROWS, down="down,ctrl+n", up="up,ctrl+p"),
        Binding("tab", "sort", "Change the sort order: by words shared, or by pane"),
    ]

    def __init__(self, rows: Sequence[ArticleRow], *, is_matching: bool) -> None:
        """List articles. rows: in pane order. is_matching: True while shared words are not known yet."""
        super().__init__(_heading(rows), "type to narrow the list", OptionList(compact=True, markup=False))
        self._hint.id = "said"
        self._rows = rows
        self._is_matching = is_matching
        self._by_shared = not is_matching
        self._visible_rows: Sequence[ArticleRow] = ()

    def on_mount(self) -> None:
        self.take_keys()
        self.narrow("")

    def on_resize(self) -> None:
        self.narrow(self._line.value)

    def narrow(self, typed: str) -> None:
        rows = filter_rows(self._rows, typed)
        self._visible_rows = sort_by_shared_words(rows) if self._by_shared else rows
        outlet_cells = min(OUTLET_CELLS_MAX, max((cells(row.outlet) for row in self._rows), default=0))
        self._list.clear_options()
        self._list.add_options(Option(_row_content(row, outlet_cells, self._is_matching)) for row in self._visible_rows)
        self._list.highlighted = self._first() if self._visible_rows else None
        order = "sorted by words shared" if self._by_shared else "in pane order"
        hint = f"{order} · tab change order · enter show in this pane · esc cancel"
        self._hint.update(hint if self._visible_rows else "no matching articles")

    def _first(self) -> int:
        """Return the row to begin at: if possible, not the article that is already in the pane."""
        return next((number for number, row in enumerate(self._visible_rows) if not row.is_current), 0)

    def action_sort(self) -> None:
        self._by_shared = not self._by_shared
        self.narrow(self._line.value)

    def choose(self, row: int) -> None:
        self.dismiss(self._visible_rows[row].article)


def _heading(rows: Sequence[ArticleRow]) -> str:
    hidden_count = sum(not row.pane for row in rows)
    articles = count_text(len(rows), "article")
    return f"{articles}, {hidden_count} of them hidden" if hidden_count else articles


def _row_content(row: ArticleRow, outlet_cells: int, is_matching: bool) -> Content:
    """Draw a row: “2  The Guardian   2022-02-11   146 words shared  Cooperation between …”"""
    outlet = cut(row.outlet, outlet_cells)
    shared = "this one" if row.is_current else "" if is_matching else f"{row.shared_words} shared"
    date = cut(row.published, DATE_CELLS)
    faint = "$muted"
    return Content.assemble(
        Content(f"{row.pane or '·':>2}  ").stylize("$accent" if row.pane else faint),
        Content(outlet + " " * (outlet_cells - cells(outlet) + 2)).stylize("bold" if row.is_current else ""),
        Content(f"{date}{' ' * (DATE_CELLS - cells(date) + 2)}{shared:>12}  ").stylize(faint),
        Content(row.headline),
    )
