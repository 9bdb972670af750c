"""Lets the user choose which articles of a download to open: type to filter, mark several, similar ones come first."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.articles.listing import Listing
from tui.articles.summary import ArticleSummary
from tui.reading.article_choice import ArticleChoice, length_text, likeness_text, runs_by_number
from tui.text.counts import count_text
from tui.ui.dialogs.list_dialog import ListDialog, list_bindings
from tui.ui.textual.workers import run_behind
from tui.ui.wrap import cells, cut

OUTLET_CELLS_MAX = 24
DATE_CELLS = 10
LENGTH_CELLS = 12
PAGE_ROWS = 15


class ChooseArticlesScreen(ListDialog["tuple[int, ...] | None"]):
    """The choice of articles, dismissed with their numbers, or None if the user left."""

    ENTER = "Open the marked articles, or this one"
    BINDINGS: ClassVar[list[BindingType]] = [
        *list_bindings(PAGE_ROWS, down="down,ctrl+n", up="up,ctrl+p"),
        Binding("tab", "mark", "Mark the article, or clear the mark"),
    ]

    def __init__(self, listing: Listing, rows: Sequence[ArticleSummary]) -> None:
        """List a download. rows: a summary of each article in the list."""
        heading = f"{count_text(len(rows), 'article')}: choose which to open"
        super().__init__(heading, "type to narrow the list", OptionList(compact=True, markup=False))
        self._hint.id = "said"
        self._listing = listing
        self._choice = ArticleChoice(rows)
        self._visible_rows: list[ArticleSummary] = []

    def on_mount(self) -> None:
        self.take_keys()
        self.narrow("")
        run_behind(self, self._compare, "comparing", exit_on_error=False)

    def _compare(self) -> None:
        """Compute in a thread what the articles share."""
        runs = runs_by_number(self._listing)
        self.app.call_from_thread(self._compared, runs)

    def _compared(self, runs: dict[int, frozenset[int]]) -> None:
        self._choice.runs = runs
        if self.is_running and self._choice.marked:
            self._show(self._current_number())

    def narrow(self, typed: str) -> None:
        self._show(None)

    def _show(self, current: int | None) -> None:
        """List the matching rows. current: the number of the article to highlight; None for the first."""
        self._visible_rows = self._choice.visible_rows(self._line.value)
        percents = self._choice.shared_percent()
        outlet_cells = min(OUTLET_CELLS_MAX, max((cells(row.outlet) for row in self._choice.rows), default=0))
        make = partial(_row_content, marked_numbers=self._choice.marked, percents=percents, outlet_cells=outlet_cells)
        self._list.clear_options()
        self._list.add_options(Option(make(row)) for row in self._visible_rows)
        numbers = [row.number for row in self._visible_rows]
        first = 0 if numbers else None
        self._list.highlighted = numbers.index(current) if current in numbers else first
        self._say()

    def _say(self) -> None:
        if not self._visible_rows:
            self._hint.update("no matching articles")
            return
        marked = len(self._choice.marked)
        opens = f"enter open the {marked} marked" if marked else "enter open this one"
        self._hint.update(f"tab mark · {opens} · ↑↓ move · esc cancel")

    def _current_number(self) -> int | None:
        at = self._list.highlighted
        return self._visible_rows[at].number if at is not None and at < len(self._visible_rows) else None

    def action_mark(self) -> None:
        """Mark the highlighted article, and move to the one below it."""
        number = self._current_number()
        if number is None:
            return
        at = self._list.highlighted or 0
        below = self._visible_rows[at + 1].number if at + 1 < len(self._visible_rows) else number
        is_first = not self._choice.marked
        self._choice.toggle(number)
        self._show(None if is_first else below)
        if is_first and len(self._visible_rows) > 1:
            self._list.highlighted = 1  # the one that shares most

    def choose(self, row: int) -> None:
        self.dismiss(self._choice.chosen(self._current_number()))


def _row_content(
    row: ArticleSummary, *, marked_numbers: Sequence[int], percents: dict[int, int], outlet_cells: int
) -> Content:
    """Draw a row: “[x] 2023-11-09  Harbour Post      52 words  much like 1  Ferry fire kills two”"""
    outlet, date = cut(row.outlet, outlet_cells), cut(row.published, DATE_CELLS)
    likeness = likeness_text(row, percents)
    return Content.assemble(
        Content("[x] " if row.number in marked_numbers else "[ ] ").stylize(
            "$accent bold" if row.number in marked_numbers else "$muted"
        ),
        Content(f"{date}{' ' * (DATE_CELLS - cells(date) + 2)}").stylize("$muted"),
        Content(outlet + " " * (outlet_cells - cells(outlet))).stylize("bold"),
        Content(f"{length_text(row):>{LENGTH_CELLS}}  {likeness:<{LENGTH_CELLS}}  ").stylize("$muted"),
        Content(row.headline or row.url),
    )
