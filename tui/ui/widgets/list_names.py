"""The names of the sidebar's lists, with how many there are of each."""

from collections.abc import Mapping

from textual import events
from textual.content import Content
from textual.widgets import Static

from tui.reading.lists import Listed
from tui.ui.messages import ListChosen

GAP_CELLS = 2
"""Between the names."""


class ListNames(Static):
    """A click on one shows it."""

    def __init__(self) -> None:
        super().__init__(markup=False, id="lists")
        self._ends: list[tuple[int, Listed]] = []
        """Per list: the cell after its name."""

    def set_counts(self, counts: Mapping[Listed, str], shown: Listed) -> None:
        """counts: empty where they are not known yet. Where all do not fit, only the list that is shown has its own, or
        the numbers of that alone."""
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
        self.update(Content.assemble(*parts), layout=False)

    def on_click(self, event: events.Click) -> None:
        for end, listed in self._ends:
            if event.x < end:
                self.post_message(ListChosen(listed))
                return


def _fits(told: Mapping[Listed, str], room_cells: int) -> bool:
    return sum(map(len, told.values())) + GAP_CELLS * len(told) <= room_cells
