"""The names of the sidebar's lists with their counts, and below them, the outlets of the numbers in the rows."""

from collections.abc import Mapping, Sequence

from textual import events
from textual.content import Content
from textual.widgets import Static

from tui.reading.sidebar.list_kind import ListKind
from tui.ui.messages import ListChosen

GAP_CELLS = 2
"""Gap between the names, in cells."""
EDGE_CELLS = 1
"""Margin to the right of the numbers in the rows, in cells."""
COUNTED = {ListKind.PEOPLE: "mentions in ", ListKind.QUOTES: "quoted words in "}
"""What the numbers in the rows of a list count, as it is written before the outlets."""


class ListTabs(Static):
    """The names of the lists, which can be clicked, and short outlet names above the numbers that belong to them."""

    def __init__(self) -> None:
        super().__init__(markup=False, id="lists")
        self._ends: list[tuple[int, ListKind]] = []
        """Cell after each list's name."""

    def set_counts(self, counts: Mapping[ListKind, str], current_kind: ListKind, tags: Sequence[str] = ()) -> None:
        """Set the counts, which are empty until known. tags: those of the outlets, in the order of the rows' counts.

        If there is no room for all, only the current list has its count, or at least its numbers.
        """
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
        outlets = "·".join(tags)
        legends = (COUNTED.get(current_kind, "") + outlets, outlets)
        if len(tags) > 1 and (legend := next((each for each in legends if len(each) + EDGE_CELLS < room), "")):
            parts.append(Content(f"\n{legend:>{room - EDGE_CELLS}}").stylize("$muted"))
        self.update(Content.assemble(*parts), layout=False)

    def on_click(self, event: events.Click) -> None:
        for end, list_kind in self._ends:
            if event.y == 0 and event.x < end:
                self.post_message(ListChosen(list_kind))
                return


def _fits(labels: Mapping[ListKind, str], room_cells: int) -> bool:
    return sum(map(len, labels.values())) + GAP_CELLS * len(labels) <= room_cells
