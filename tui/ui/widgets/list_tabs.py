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

    def set_counts(self, counts: Mapping[ListKind, str], current_kind: ListKind, tags: Sequence[str] = ()) -> None:
        """counts: empty where they are not known yet. Where all do not fit, only the list that is shown has its own, or
        the numbers of that alone. tags: of the outlets, in the order in which the rows count them."""
        room = self.size.width or self.app.size.width
        labels = {list_kind: f"{list_kind.capitalize()} {count}".rstrip() for list_kind, count in counts.items()}
        if not _fits(labels, room):
            labels |= {list_kind: list_kind.capitalize() for list_kind in counts if list_kind is not current_kind}
        if not _fits(labels, room):
            labels[current_kind] = " ".join(labels[current_kind].split()[:2])
        self._ends = []
        parts: list[Content] = []
        at = 0
        for list_kind, text in labels.items():
            at += GAP_CELLS + len(text)
            self._ends.append((at, list_kind))
            name = Content(text).stylize("bold $accent" if list_kind is current_kind else "$muted")
            parts += [Content(" " * GAP_CELLS), name]
        legend = "·".join(tags)
        if len(tags) > 1 and len(legend) + EDGE_CELLS < room:
            parts.append(Content(f"\n{legend:>{room - EDGE_CELLS}}").stylize("$muted"))
        self.update(Content.assemble(*parts), layout=False)

    def on_click(self, event: events.Click) -> None:
        for end, list_kind in self._ends:
            if event.y == 0 and event.x < end:
                self.post_message(ListChosen(list_kind))
                return


def _fits(labels: Mapping[ListKind, str], room_cells: int) -> bool:
    return sum(map(len, labels.values())) + GAP_CELLS * len(labels) <= room_cells
