"""The sidebar: the people of the event, or its quotes, beside the text or over it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.articles.model import Coverage
from tui.matching.model import Grouping
from tui.reading import outline
from tui.reading.entries import Entry
from tui.reading.options import ReadingOptions
from tui.reading.spots import Mentioned
from tui.reading.tour import Stop, StopKind
from tui.ui.messages import ListChosen
from tui.ui.palette import Palette
from tui.ui.widgets.outline_view import OutlineView

if TYPE_CHECKING:  # made when quotes are first shown
    from tui.reading.quote_groups import QuoteGroup


class Sidebar(Vertical):
    """Shows one of two lists. Beside the text it is there from the start; over the text only when it is asked for."""

    def __init__(self, coverage: Coverage, tags: Mapping[str, str], options: ReadingOptions, palette: Palette) -> None:
        super().__init__()
        self.outline = OutlineView(palette, tags)
        self._coverage = coverage
        self._mentioned: Mentioned | None = None
        self._title = ListNames()
        self._grouping: Grouping | None = None
        """The passages that are shared; None until they are found."""
        self._groups: tuple[QuoteGroup, ...] | None = None
        """Made when quotes are first shown, and anew when people or passages have changed."""
        self._people_shown = True
        self._opened = {True: "", False: ""}
        """What is open: in the list of people a person's id, in that of quotes a group's."""
        self._wanted: bool | None = None
        """What the reader asked for; None until then."""
        self._beside = True
        self.width_cells = options.sidebar_cells
        self.styles.width = options.sidebar_cells

    def compose(self) -> ComposeResult:
        yield self._title
        yield self.outline

    # --- whether it is seen ----------------------------------------------------------------------------------

    @property
    def beside(self) -> bool:
        """Whether there is room for it beside the text."""
        return self._beside

    @beside.setter
    def beside(self, beside: bool) -> None:
        if beside != self._beside:
            self._wanted = None
        self._beside = beside
        self.set_class(not beside, "-over")
        self._arrange()

    def open(self) -> None:
        self._wanted = True
        self._arrange()
        self.screen.set_focus(self.outline)

    def close(self) -> None:
        self._wanted = False
        self._arrange()

    def toggle_shown(self) -> bool:
        self._wanted = not self.display
        self._arrange()
        return self._wanted

    def _arrange(self) -> None:
        self.display = self._beside if self._wanted is None else self._wanted

    # --- what it lists ---------------------------------------------------------------------------------------

    def set_palette(self, palette: Palette) -> None:
        self.outline.set_palette(palette)

    def set_coverage(self, coverage: Coverage, tags: Mapping[str, str]) -> None:
        """The same articles under other names."""
        self._coverage = coverage
        self.outline.set_tags(tags)

    def set_mentioned(self, mentioned: Mentioned) -> None:
        """People and quotes have been found, or corrected. The cursor stays where it was."""
        self._mentioned = mentioned
        self._groups = None
        self._fill(keep=self.outline.cursor)

    def set_grouping(self, grouping: Grouping) -> None:
        """The passages that are shared now."""
        if grouping is self._grouping:
            return
        self._grouping = grouping
        self._groups = None
        if not self._people_shown:
            self._fill_again()

    def show_people(self) -> None:
        self._show(people=True)

    def show_quotes(self) -> None:
        self._show(people=False)

    def _show(self, people: bool) -> None:
        if people != self._people_shown:
            self._people_shown = people
            self._fill()

    def toggle(self, entry: Entry) -> None:
        """Show what is below a person or a quote, or hide it again."""
        self._opened[self._people_shown] = "" if entry.open else entry.key
        self._fill_again()

    def follow(self, stop: Stop) -> None:
        """Put the cursor on the row that leads to a stop, if this list has one."""
        row = self.outline.row_of(stop)
        if row is not None:
            self.outline.move_to(row)

    def select(self, stop: Stop) -> None:
        """Show the list that holds a stop, with the cursor on it."""
        self._people_shown = stop.kind is StopKind.MENTION
        if self._people_shown:
            self._opened[True] = stop.key
        elif self._mentioned is not None:
            groups = self._quote_groups(self._mentioned)
            self._opened[False] = next((g.id for g in groups if stop.key in {w.quote for w in g.wordings}), "")
        self._fill()
        self.follow(stop)

    def _fill_again(self) -> None:
        """With the cursor on the same row, wherever it stands now."""
        current = self.outline.current
        self._fill(keep=self.outline.cursor)
        if current is None:
            return
        for row, entry in enumerate(self.outline.entries):
            if (entry.kind, entry.key, entry.stop) == (current.kind, current.key, current.stop):
                self.outline.move_to(row)
                return

    def _fill(self, keep: int = 0) -> None:
        mentioned = self._mentioned
        if mentioned is None:
            return
        if self._people_shown:
            entries = outline.people(self._coverage, mentioned.all, self._opened[True])
        else:
            entries = outline.quotes(
                self._coverage,
                mentioned.all,
                self._quote_groups(mentioned),
                self._opened[False],
                compared=self._grouping is not None,
            )
        self.outline.set_entries(entries, keep)
        self._title.set_counts(mentioned.people_told, mentioned.quotes_told, self._people_shown)

    def _quote_groups(self, mentioned: Mentioned) -> "tuple[QuoteGroup, ...]":
        from tui.reading.quote_groups import quote_groups

        if self._groups is None:
            grouping = self._grouping or Grouping((), (), {})
            self._groups = quote_groups(self._coverage, mentioned.all, grouping)
        return self._groups


class ListNames(Static):
    """The names of the two lists; a click on one shows it."""

    def __init__(self) -> None:
        super().__init__("  looking for people and quotes …", markup=False, id="lists")
        self._edge = 0

    def set_counts(self, people: int, quotes: int, people_shown: bool) -> None:
        first = _name("People", people, people_shown)
        second = _name("Quotes", quotes, not people_shown)
        self._edge = first.cell_length + 4
        self.update(Content.assemble("  ", first, "   ", second), layout=False)

    def on_click(self, event: events.Click) -> None:
        if self._edge:
            self.post_message(ListChosen(people=event.x < self._edge))


def _name(name: str, count: int, shown: bool) -> Content:
    return Content(f"{name} {count}").stylize("bold $accent" if shown else "$muted")
