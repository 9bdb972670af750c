"""The names of the sidebar's lists, with how many there are of each; below, whose the numbers in the rows are."""

from collections.abc import Mapping, Sequence

from textual import events
from textual.content import Content
from textual.widgets import Static

from tui.reading.sidebar.list_kind import ListKind
from tui.ui.messages import ListChosen

GAP_CELLS = 2
"""Cells between the names."""
EDGE_CELLS = 1
"""Right of the numbers in the rows."""


class ListTabs(Static):
    """A click on one shows it. Below stand the short names of the outlets, over the numbers that belong to them."""

    def __init__(self) -> None:
        super().__init__(markup=False, id="lists")
        self._ends: list[tuple[int, ListKind]] = []
        """Cell after each list's name."""

    def set_counts(self, counts: Mapping[ListKind, str], shown: ListKind, tags: Sequence[str] = ()) -> None:
        """counts: empty where they are not known yet. Where all do not fit, only the list that is shown has its own, or
        the numbers of that alone. tags: of the outlets, in the order in which the rows count them."""
        room = self.size.width or self.app.size.width
        told = {listed: f"{listed.capitalize()} {count}".rstrip() for listed, count in counts.items()}
        if not _fits(told, room):
            told |= {listed: listed.capitalize() for listed in counts if listed is not shown}
        if not _fits(told, room):
            told[shown] = " ".join(told[shown].split()[:2])
        self._ends = []
        parts: list[Content] = []
        at = 0
        for listed, text in told.items():
            at += GAP_CELLS + len(text)
            self._ends.append((at, listed))
            name = Content(text).stylize("bold $accent" if listed is shown else "$muted")
            parts += [Content(" " * GAP_CELLS), name]
        legend = "·".join(tags)
        if len(tags) > 1 and len(legend) + EDGE_CELLS < room:
            parts.append(Content(f"\n{legend:>{room - EDGE_CELLS}}").stylize("$muted"))
        self.update(Content.assemble(*parts), layout=False)

    def on_click(self, event: events.Click) -> None:
        for end, listed in self._ends:
            if event.y == 0 and event.x < end:
                self.post_message(ListChosen(listed))
                return


def _fits(told: Mapping[ListKind, str], room_cells: int) -> bool:
    return sum(map(len, told.values())) + GAP_CELLS * len(told) <= room_cells
