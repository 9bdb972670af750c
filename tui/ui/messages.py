"""Messages from widgets to the screen. Widgets change nothing outside themselves."""

from collections.abc import Callable
from functools import partial

from textual.message import Message

from tui.reading.sidebar.list_kind import ListKind
from tui.reading.sidebar.row import SidebarRow


class ReadingMessage(Message):
    """Base of the messages from widgets of the reading screen; a widget changes nothing outside itself."""


class TextClicked(ReadingMessage):
    """The reader clicked on a character of an article."""

    def __init__(self, article_id: str, offset: int) -> None:
        super().__init__()
        self.article_id = article_id
        self.offset = offset


class TextDragged(ReadingMessage):
    """The reader drew with the mouse from one character of an article to another, or clicked several times."""

    def __init__(self, article_id: str, start: int, end: int, clicks: int) -> None:
        """start, end: offsets, half-open, the end before the start where it was drawn backwards."""
        super().__init__()
        self.article_id = article_id
        self.start = start
        self.end = end
        self.clicks = clicks


class TextPainted(ReadingMessage):
    """An article's text stands on the screen for the first time, or in another width."""


class PaneFocused(ReadingMessage):
    """The reader turned to a pane."""

    def __init__(self, article_id: str) -> None:
        super().__init__()
        self.article_id = article_id


class TabClicked(ReadingMessage):
    """The reader clicked on an article's name in the list of those that are not beside each other."""

    def __init__(self, article_id: str) -> None:
        super().__init__()
        self.article_id = article_id


class EntryChosen(ReadingMessage):
    """The reader chose a row of the outline."""

    def __init__(self, entry: SidebarRow) -> None:
        super().__init__()
        self.entry = entry


class OutlineFocused(ReadingMessage):
    """The keys go to the sidebar's list now, or no longer."""

    def __init__(self, focused: bool) -> None:
        super().__init__()
        self.focused = focused


class FindChanged(ReadingMessage):
    """The reader typed into the find bar."""

    def __init__(self, query: str, *, pattern: bool) -> None:
        """pattern: whether it is a regular expression."""
        super().__init__()
        self.query = query
        self.pattern = pattern


class FindClosed(ReadingMessage):
    """The find bar was left: with enter (the hits are kept, go to the first), by turning elsewhere (they are kept), or
    with escape."""

    def __init__(self, query: str, *, pattern: bool, is_kept: bool, entered: bool) -> None:
        super().__init__()
        self.query = query
        self.pattern = pattern
        self.is_kept = is_kept
        self.entered = entered


class PanesChanged(ReadingMessage):
    """Other panes stand side by side now, or another one has the focus."""


class ListChosen(ReadingMessage):
    """The reader clicked on the name of one of the sidebar's lists."""

    def __init__(self, list_kind: ListKind) -> None:
        super().__init__()
        self.list_kind = list_kind


class QuotesGrouped(ReadingMessage):
    """Many quotes have been put together behind the screen."""


class QuotesLost(ReadingMessage):
    """Grouping many quotes has failed."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


class FilterChanged(ReadingMessage):
    """The reader typed into the filter of the sidebar's list."""

    def __init__(self, typed: str) -> None:
        super().__init__()
        self.typed = typed


class FilterLeft(ReadingMessage):
    """The line of the filter was left: for the rows that it keeps, or with escape."""

    def __init__(self, *, is_kept: bool) -> None:
        super().__init__()
        self.is_kept = is_kept


class BorderDragged(ReadingMessage):
    """The reader drags the border before a pane."""

    def __init__(self, article_id: str, x: int, y: int) -> None:
        """x, y: cells of the screen."""
        super().__init__()
        self.article_id = article_id
        self.x = x
        self.y = y


def ignoring_message(act: Callable[[], None]) -> Callable[[object], None]:
    """Return a handler that does the same for every message of a kind."""
    return partial(_ignore, act)


def _ignore(act: Callable[[], None], _message: object) -> None:
    act()
