"""The top line: the event, or the articles as tabs if not all are visible, and a summary of the results."""

from collections.abc import Sequence

from msgspec import Struct
from textual import events
from textual.content import Content
from textual.widgets import Static

from tui.ui.messages import TabClicked
from tui.ui.wrap import cells, cut

NAME_CELLS = (24, 18, 14, 10)
"""Maximum widths of a name in a tab, in cells: the first at which all tabs fit, or else the first."""
TABS_CELLS_MIN = 40
MORE_SIGN = " …"
"""Sign for tabs that do not fit."""


class ArticleTab(Struct, frozen=True):
    article_id: str
    number: int
    outlet: str
    shown: bool
    focused: bool


class TitleBar(Static):
    def __init__(self, title: str) -> None:
        super().__init__(markup=False)
        self._title = title
        self._tabs: Sequence[ArticleTab] = ()
        self._summary = ""
        self._edges: list[tuple[int, str]] = []
        self._last_drawing: tuple[int, Sequence[ArticleTab], str] | None = None

    def set_tabs(self, tabs: Sequence[ArticleTab]) -> None:
        """Set the tabs; empty if every article has a visible pane."""
        self._tabs = tabs
        self._draw()

    def set_summary(self, summary: str) -> None:
        """Set the summary of the event: “9 passages · 10 people · 25 quotes”."""
        self._summary = summary
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def on_click(self, event: events.Click) -> None:
        for edge, article_id in self._edges:
            if event.x < edge:
                self.post_message(TabClicked(article_id))
                return

    def _draw(self) -> None:
        width = self.size.width or self.app.size.width  # not laid out yet: it will be as wide as the screen
        if (width, self._tabs, self._summary) == self._last_drawing:
            return  # called at every step; most change nothing, and a frame would be unnecessary
        self._last_drawing = width, self._tabs, self._summary
        # The counts stay as long as a few tabs fit beside them.
        self._edges = []
        room = width - cells(self._summary) - 2
        left_part = (
            self._draw_tabs(room if room >= TABS_CELLS_MIN else width)
            if self._tabs
            else Content(f" {self._title}").stylize("bold")
        )
        room = width - left_part.cell_length - cells(self._summary) - 2
        if room < 1:
            self.update(left_part, layout=False)
        else:
            summary = Content(self._summary).stylize("$muted")
            self.update(Content.assemble(left_part, " " * (room + 1), summary), layout=False)

    def _labels(self, width: int) -> list[str]:
        """Return the labels of the tabs: whole names if they fit, else names cut so that all tabs fit, if possible."""
        longest = max(cells(tab.outlet) for tab in self._tabs)
        for name_cells in (longest, *NAME_CELLS):
            labels = [f" {tab.number} {cut(tab.outlet, name_cells)} " for tab in self._tabs]
            if sum(map(cells, labels)) <= width:
                return labels
        return [f" {tab.number} {cut(tab.outlet, NAME_CELLS[0])} " for tab in self._tabs]

    def _draw_tabs(self, width: int) -> Content:
        """Draw the tabs around the focused one, as far as they fit."""
        width -= 2 * cells(MORE_SIGN)
        labels = self._labels(width)
        first = last = next((i for i, tab in enumerate(self._tabs) if tab.focused), 0)
        used_cells = cells(labels[first])
        turn = False
        while True:
            fits_before = first > 0 and used_cells + cells(labels[first - 1]) <= width
            fits_after = last + 1 < len(labels) and used_cells + cells(labels[last + 1]) <= width
            if not fits_before and not fits_after:
                break
            turn = not turn
            if fits_before and (turn or not fits_after):
                first -= 1
                used_cells += cells(labels[first])
            else:
                last += 1
                used_cells += cells(labels[last])
        parts: list[Content] = []
        edge = 0
        for tab, label in list(zip(self._tabs, labels, strict=True))[first : last + 1]:
            edge += cells(label)
            self._edges.append((edge, tab.article_id))
            style = "bold $accent" if tab.focused else "$foreground" if tab.shown else "$muted"
            parts.append(Content(label).stylize(style))
        before_text, after_text = MORE_SIGN if first else "", MORE_SIGN if last + 1 < len(labels) else ""
        self._edges = [(edge + cells(before_text), article) for edge, article in self._edges]
        return Content.assemble(Content(before_text).stylize("$muted"), *parts, Content(after_text).stylize("$muted"))
