"""Messages from widgets to the screen. Widgets change nothing outside themselves."""

from collections.abc import Callable
from functools import partial

from textual.message import Message

from tui.reading.sidebar.list_kind import ListKind
from tui.reading.sidebar.row import SidebarRow


class ReadingMessage(Message):
    """Base of the messages from widgets on the reading screen; a widget changes nothing outside itself."""


class TextClicked(ReadingMessage):
    """The user clicked on a character in an article."""

    def __init__(self, article_id: str, offset: int) -> None:
        super().__init__()
        self.article_id = article_id
        self.offset = offset


class TextDragged(ReadingMessage):
    """The user dragged the mouse from one character in an article to another, or clicked several times."""

    def __init__(self, article_id: str, start: int, end: int, clicks: int) -> None:
        """Create the message. start, end: offsets, half-open; the end precedes the start of a backward drag."""
        super().__init__()
        self.article_id = article_id
        self.start = start
        self.end = end
        self.clicks = clicks


class TextPainted(ReadingMessage):
    """An article's text is on the screen for the first time, or at a different width."""


class PaneFocused(ReadingMessage):
    """The user focused a pane."""

    def __init__(self, article_id: str) -> None:
        super().__init__()
        self.article_id = article_id


class TabClicked(ReadingMessage):
    """The user clicked on an article's name in the list of articles without a visible pane."""

    def __init__(self, article_id: str) -> None:
        super().__init__()
        self.article_id = article_id


class EntryChosen(ReadingMessage):
    """The user chose a row in the outline."""

    def __init__(self, entry: SidebarRow) -> None:
        super().__init__()
        self.entry = entry


class OutlineFocused(ReadingMessage):
    """The sidebar's list has gained or lost the focus."""

    def __init__(self, focused: bool) -> None:
        super().__init__()
        self.focused = focused


class FindChanged(ReadingMessage):
    """The user typed into the find bar."""

    def __init__(self, query: str, *, pattern: bool) -> None:
        """Create the message. pattern: True if it is a regular expression."""
        super().__init__()
        self.query = query
        self.pattern = pattern


class FindClosed(ReadingMessage):
    """The find bar was left.

    With enter, hits are kept and the first one is shown; by moving elsewhere, they are kept; with escape, they are
    dropped.
    """

    def __init__(self, query: str, *, pattern: bool, is_kept: bool, entered: bool) -> None:
        super().__init__()
        self.query = query
        self.pattern = pattern
        self.is_kept = is_kept
        self.entered = entered


class PanesChanged(ReadingMessage):
    """The visible panes or the focus have changed."""


class ListChosen(ReadingMessage):
    """The user clicked on the name of one of the sidebar's lists."""

    def __init__(self, list_kind: ListKind) -> None:
        super().__init__()
        self.list_kind = list_kind


class QuotesGrouped(ReadingMessage):
    """Many quotes have been grouped in the background."""


class QuotesLost(ReadingMessage):
    """Grouping many quotes has failed."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


class FilterChanged(ReadingMessage):
    """The user typed into the filter of the sidebar's list."""

    def __init__(self, typed: str) -> None:
        super().__init__()
        self.typed = typed


class FilterLeft(ReadingMessage):
    """The filter line was left, for the filtered rows or with escape."""

    def __init__(self, *, is_kept: bool) -> None:
        super().__init__()
        self.is_kept = is_kept


class BorderDragged(ReadingMessage):
    """The user drags the border before a pane."""

    def __init__(self, article_id: str, x: int, y: int) -> None:
        """Create the message. x, y: cells of the screen."""
        super().__init__()
        self.article_id = article_id
        self.x = x
        self.y = y


def ignoring_message(act: Callable[[], None]) -> Callable[[object], None]:
    """Return a handler that ignores the message's content."""
    return partial(_ignore, act)


def _ignore(act: Callable[[], None], _message: object) -> None:
    act()
