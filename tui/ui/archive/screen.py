"""Lists the events in an archive by day: type to narrow or search, press enter to open one as panes."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from tui.api import Event
from tui.archive.desk import ArchiveFind, archive_events, find_in_archive
from tui.archive.errors import ArchiveError
from tui.archive.records import ArchiveEvent
from tui.reading.status.line import SEPARATOR
from tui.settings.load import Settings
from tui.text.canonical import one_line
from tui.text.counts import count_text
from tui.ui.archive.rows import DayHeading, EventRow, Row, SearchRow, event_rows, is_new, row_content
from tui.ui.dialogs.dialog import Page
from tui.ui.dialogs.list_dialog import list_bindings
from tui.ui.textual.workers import run_behind
from tui.ui.widgets.hint_line import KeyText
from tui.ui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from tui.storage.saved_view import SavedViewFile

PAGE_ROWS = 15
SEARCH_AFTER_SECONDS = 0.3
"""Pause in typing after which the texts are searched, in seconds."""
SEARCH_CHARACTERS_MIN = 3


class ArchiveStart(Struct, frozen=True):
    """An archive, with the function that opens its articles."""

    settings: Settings
    path: str
    name: str
    """Name of the file, safe to print."""
    seen: int
    """Time when the user last looked at the events, in seconds since 1970; 0 for never."""
    open: Callable[[tuple[int, ...], str], Event]
    """Function that opens articles, by their ids, as an event with a title. Raises ArchiveError."""
    view_file: "Callable[[Event], SavedViewFile]"

    def screen(self, begin: Callable[[Event], None]) -> Screen[None]:
        return ArchiveScreen(self, begin)


class ArchiveScreen(Page[None]):
    """The list of events, which stays unchanged below the opened event, for coming back."""

    ENTER = "Open this event"
    DEFAULT_CSS = """
    ArchiveScreen OptionList { height: 1fr; border: none; padding: 0; }
    ArchiveScreen #archive_title { text-style: bold; color: $accent; padding: 0 1; }
    ArchiveScreen #archive_said { color: $muted; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *list_bindings(PAGE_ROWS, leave="List all events again, then quit", down="down,ctrl+n", up="up,ctrl+p"),
        Binding("tab", "new_only", "Show only new events (toggle)", priority=True),
        Binding("shift+tab", "outlets", "Include stories that only one outlet covers (toggle)", priority=True),
    ]

    def __init__(self, start: ArchiveStart, begin: Callable[[Event], None]) -> None:
        """Show the list of an archive. begin: called with an event once it is open."""
        super().__init__()
        self._start, self._begin = start, begin
        self._line = SafeInput(placeholder="type to filter the list and search the texts", compact=True)
        self._list = OptionList(compact=True, markup=False)
        self._list.can_focus = False
        self._title = Static("", markup=False, id="archive_title")
        self._said = KeyText(id="archive_said")
        self._events: Sequence[ArchiveEvent] = ()
        self._rows: list[Row] = []
        self._results: ArchiveFind | None = None
        self._min_outlets, self._new_only = 2, False
        self._is_loaded = False
        self._sought = ""
        """Words of the search that is still running."""
        self._to_open = ""
        """Words for which enter was pressed before the results were listed; the first result is then opened."""

    def compose(self) -> ComposeResult:
        yield self._title
        yield self._line
        yield self._list
        yield self._said

    def on_mount(self) -> None:
        self.set_focus(self._line)
        self._load()

    def on_screen_resume(self) -> None:
        self.set_focus(self._line)

    def on_resize(self) -> None:
        self._arrange()

    # --- what is listed --------------------------------------------------------------------------------------

    def _load(self) -> None:
        self._title.update(f"{self._start.name}: reading …")
        run_behind(self, partial(self._read, self._min_outlets), "reading", exit_on_error=False)

    def _read(self, min_outlets: int) -> None:
        try:
            events = archive_events(self._start.path, min_outlets)
        except ArchiveError as error:
            self.app.call_from_thread(self._fail, error)
            return
        self.app.call_from_thread(self._take, events)

    def _take(self, events: Sequence[ArchiveEvent]) -> None:
        self._events, self._is_loaded = events, True
        self._arrange()
        self._open_awaited()

    def _fail(self, error: ArchiveError) -> None:
        self._title.update(one_line(f"{self._start.name}: {error.reason}"))

    def _arrange(self) -> None:
        at = self._current()
        key = _key(at) if at is not None else None
        typed = self._line.value
        self._rows = event_rows(self._events, typed, self._start.seen, self._results, new_only=self._new_only)
        width = self.size.width
        self._list.clear_options()
        self._list.add_options(
            Option(row_content(row, width), disabled=isinstance(row, DayHeading)) for row in self._rows
        )
        places = [place for place, row in enumerate(self._rows) if not isinstance(row, DayHeading)]
        same = next((place for place in places if _key(self._rows[place]) == key), None)
        self._list.highlighted = same if same is not None else places[0] if places else None
        self._say()

    def _say(self) -> None:
        new = sum(is_new(event, self._start.seen) for event in self._events)
        summary = [self._start.name, count_text(len(self._events), "event"), f"{new:,} new" if self._start.seen else ""]
        outlets_text = "two or more outlets" if self._min_outlets > 1 else "single outlets included"
        only_new = "only new events" if self._new_only else ""
        self._title.update(SEPARATOR.join(part for part in (*summary, outlets_text, only_new) if part))
        way_out = "esc show all" if self._line.value or self._new_only else "esc quit"
        if not any(not isinstance(row, DayHeading) for row in self._rows):
            empty_text = "no new events" if self._new_only and not self._line.value else "no events"
            self._said.update(f"{empty_text} · shift+tab single outlets · {way_out}")
            return
        only = "all" if self._new_only else "new only"
        outlets = "single outlets" if self._min_outlets > 1 else "two or more outlets"
        self._said.update(f"enter open · ↑↓ move · tab {only} · shift+tab {outlets} · {way_out}")

    def _current(self) -> Row | None:
        at = self._list.highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else None

    # --- what keys do ----------------------------------------------------------------------------------------

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self._results, self._to_open = None, ""
        self._arrange()
        if len(message.value.strip()) >= SEARCH_CHARACTERS_MIN:
            words = message.value
            self.set_timer(SEARCH_AFTER_SECONDS, lambda: self._search(words))

    def _search(self, words: str) -> None:
        if words == self._line.value and words != self._sought and self._results is None:
            self._sought = words
            run_behind(self, partial(self._find, words), "searching", exit_on_error=False)

    def _find(self, words: str) -> None:
        try:
            results = find_in_archive(self._start.path, words)
        except ArchiveError:  # only function words, or somebody is adding: the headlines still filter the list
            results = None
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._searched, words, results)

    def _searched(self, words: str, results: ArchiveFind | None) -> None:
        if words == self._sought:
            self._sought = ""
        if words == self._line.value:
            self._results = results
            self._arrange()
            self._open_awaited()

    def _open_awaited(self) -> None:
        """Open the first row if enter was pressed too early, once the list and the search results are available."""
        if self._to_open and self._is_loaded and not self._sought:
            self._to_open = ""
            if self._current() is not None:
                self._entered()

    def action_move(self, rows: int) -> None:
        """Move by rows, skipping the headings."""
        places = [place for place, row in enumerate(self._rows) if not isinstance(row, DayHeading)]
        if places and self._list.highlighted is not None:
            at = places.index(self._list.highlighted) if self._list.highlighted in places else 0
            self._list.highlighted = places[max(0, min(at + rows, len(places) - 1))]

    def action_new_only(self) -> None:
        self._new_only = not self._new_only
        self._arrange()

    def action_outlets(self) -> None:
        self._min_outlets = 3 - self._min_outlets
        self._load()

    def action_leave(self) -> None:
        """List all events again, or quit if they are already listed."""
        if self._line.value or self._new_only:
            self._line.value = ""
            self._new_only = False
            self._arrange()
        else:
            self.app.exit()

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _entered(self) -> None:
        row = self._current()
        if row is None and self._results is None:
            self._await_search(self._line.value)
        elif isinstance(row, EventRow):
            self._open(row.event.articles, row.event.headline)
        elif isinstance(row, SearchRow):
            event = (self._results.events if self._results else {}).get(row.article.id)
            same = next((each for each in self._events if each.id == event), None)
            self._open(same.articles if same else (row.article.id,), row.article.headline)

    def _await_search(self, words: str) -> None:
        if len(words.strip()) >= SEARCH_CHARACTERS_MIN:
            self._to_open = words
            self._said.update("searching …")
            self._search(words)

    def _open(self, articles: Sequence[int], title: str) -> None:
        self._said.update(f"opening {count_text(len(articles), 'article')} …")
        run_behind(self, partial(self._open_behind, tuple(articles), title), "opening", exit_on_error=False)

    def _open_behind(self, articles: tuple[int, ...], title: str) -> None:
        try:
            event = self._start.open(articles, title)
        except ArchiveError as error:
            self.app.call_from_thread(self._said.update, one_line(f"{self._start.name}: {error.reason}"))
            return
        self.app.call_from_thread(self._opened, event)

    def _opened(self, event: Event) -> None:
        self._say()
        if self.is_active and event.coverage.articles:
            self._begin(event)


def _key(row: Row) -> tuple[str, int]:
    if isinstance(row, EventRow):
        return "event", row.event.id
    return ("article", row.article.id) if isinstance(row, SearchRow) else ("", 0)
