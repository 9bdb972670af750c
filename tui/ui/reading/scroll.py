"""What the scroll keys do, in the text and in the sidebar alike."""

from tui.ui.reading.context import Desk


class ScrollKeys(Desk):
    """They move whichever of the two has the focus."""

    def _scroll(self, lines: int) -> None:
        if self.sidebar.outline.has_focus:
            self.sidebar.outline.move(lines)
        else:
            self.panes.focused.view.scroll_lines(lines)

    def _page(self, share: float) -> None:
        """share: of a page, down where positive. Two lines of a page stay, so that the eye finds its place."""
        focused = self.sidebar.outline if self.sidebar.outline.has_focus else self.panes.focused.view
        lines = max(1, round(max(1, focused.size.height - 2) * abs(share)))
        self._scroll(lines if share > 0 else -lines)

    def _edge(self, to_end: bool) -> None:
        if self.sidebar.outline.has_focus:
            self.sidebar.outline.move_to(len(self.sidebar.outline.entries) - 1 if to_end else 0)
        else:
            self.panes.focused.view.scroll_edge(to_end)

    def action_down(self) -> None:
        self._scroll(1)

    def action_up(self) -> None:
        self._scroll(-1)

    def action_half_down(self) -> None:
        self._page(0.5)

    def action_half_up(self) -> None:
        self._page(-0.5)

    def action_page_down(self) -> None:
        self._page(1)

    def action_page_up(self) -> None:
        self._page(-1)

    def action_top(self) -> None:
        self._edge(to_end=False)

    def action_bottom(self) -> None:
        self._edge(to_end=True)
