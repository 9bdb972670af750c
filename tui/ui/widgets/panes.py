"""The panes: which of the articles stand side by side, which one has the focus, and where each is scrolled to."""

from collections.abc import Mapping, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from tui.articles.model import Coverage, Passage
from tui.reading.options import ReadingOptions
from tui.reading.tour import Move
from tui.text.span import Span
from tui.ui.messages import PanesChanged
from tui.ui.palette import Palette
from tui.ui.widgets.article_view import ArticleView
from tui.ui.widgets.pane import Pane
from tui.ui.widgets.title_bar import Tab

BORDER_CELLS = 1
LAYOUT_TRIES = 5
"""Refreshes that a pane is given to be laid out before it is scrolled all the same."""


class Panes(Horizontal):
    """As many panes as fit stand side by side, the focused one among them; the others wait behind."""

    def __init__(self, coverage: Coverage, options: ReadingOptions, palette: Palette) -> None:
        super().__init__()
        self._options = options
        self._panes = [
            Pane(article, number, palette, options.measure_cells) for number, article in enumerate(coverage.articles, 1)
        ]
        self.room_cells = 0
        """The width that there will be, told before the first layout, so that the first frame has every pane."""
        self._focus = 0
        self._first = 0
        self._zoomed = False

    def compose(self) -> ComposeResult:
        yield from self._panes

    @property
    def all(self) -> Sequence[Pane]:
        return self._panes

    @property
    def focused(self) -> Pane:
        return self._panes[self._focus]

    @property
    def shown(self) -> Sequence[Pane]:
        """The panes that stand side by side now."""
        count = self._count()
        return self._panes[self._first : self._first + count]

    @property
    def tabs(self) -> list[Tab]:
        """The articles as tabs; none where each stands in a pane of its own."""
        shown = self.shown
        if len(shown) == len(self._panes):
            return []
        return [
            Tab(pane.article_id, pane.number, pane.view.article.outlet, pane in shown, pane is self.focused)
            for pane in self._panes
        ]

    def pane(self, article_id: str) -> Pane:
        """Raises KeyError for an unknown article."""
        for pane in self._panes:
            if pane.article_id == article_id:
                return pane
        raise KeyError(article_id)

    def rename(self, coverage: Coverage) -> None:
        for pane, article in zip(self._panes, coverage.articles, strict=True):
            pane.rename(article)

    def set_palette(self, palette: Palette) -> None:
        for pane in self._panes:
            pane.view.set_palette(palette)

    # --- arrangement -----------------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        self.lay_out()

    def focus_article(self, article_id: str) -> None:
        self.focus_index(self._panes.index(self.pane(article_id)))

    def focus_index(self, index: int) -> None:
        """Turn to a pane, counted from 0; one that does not exist is ignored."""
        if 0 <= index < len(self._panes):
            self._focus = index
            self.lay_out()
            if not self.focused.view.has_focus:
                self.screen.set_focus(self.focused.view, scroll_visible=False)

    def focus_step(self, step: int) -> None:
        self.focus_index((self._focus + step) % len(self._panes))

    def toggle_zoom(self) -> None:
        self._zoomed = not self._zoomed
        self.lay_out()

    def _count(self) -> int:
        if self._zoomed:
            return 1
        fitting = max(1, (self.size.width or self.room_cells) // self._options.pane_cells_min)
        return min(len(self._panes), fitting)

    def lay_out(self) -> None:
        """Show the panes that fit, moving the window of shown ones no further than the focus needs."""
        count = self._count()
        self._first = min(self._first, self._focus, len(self._panes) - count)
        self._first = max(self._first, self._focus - count + 1, 0)
        shown = range(self._first, self._first + count)
        self.set_class(count == 1 and len(self._panes) > 1, "-tabbed")
        for index, pane in enumerate(self._panes):
            if index in shown and not pane.display:
                pane.view.forget_width()
            pane.display = index in shown
            if index in shown and not self.size.width:
                pane.view.expect(self.room_cells // count - (BORDER_CELLS if index > shown.start else 0))
            pane.set_class(index == self._focus and len(self._panes) > 1, "-focused")
            pane.set_class(index == shown.start, "-first")
        self.post_message(PanesChanged())

    # --- scrolling -------------------------------------------------------------------------------------------

    def show(self, move: Move, tries: int = LAYOUT_TRIES) -> None:
        """Bring what is current into view with the least scrolling, and what belongs to it level in the other panes."""
        if tries and not all(pane.view.is_wrapped for pane in self.shown):
            self.call_after_refresh(self.show, move, tries - 1)  # a pane has come to be shown and is not laid out yet
        elif move.stop is not None:
            self._level(move.stop.passage, move.level)
        elif move.view is not None:
            view = self.pane(move.view.article).view
            view.scroll_line(view.lines_of(move.view.span).start)

    def _level(self, passage: Passage, others: Mapping[str, Passage]) -> None:
        view = self.pane(passage.article).view
        row = view.row_of(passage.span, self._options.context_lines)
        beside: list[tuple[ArticleView, Span]] = [
            (self.pane(article).view, other.span) for article, other in others.items() if self.pane(article).display
        ]
        # No article can be scrolled down past its beginning: the passage that lies highest decides.
        row = min([row, *(other.lines_of(span).start for other, span in beside)])
        for each, span in [(view, passage.span), *beside]:
            each.scroll_row(span, row)
