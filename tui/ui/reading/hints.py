"""Chooses the keys named in the bottom line for the current situation: a passage, a list, an input line …"""

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import partial

from msgspec import Struct
from textual.binding import BindingsMap

from tui.reading.place.session import ReadingSession
from tui.reading.sidebar.list_kind import ListKind
from tui.reading.sidebar.row import SidebarRow, SidebarRowKind
from tui.reading.stops import StopKind
from tui.ui.commands import Registry
from tui.ui.key_bindings import Keys, hints
from tui.ui.widgets.hint_line import Hint, hint


class Mode(Enum):
    """The situations that the keys refer to."""

    TEXT = "no passage, quote or person is selected"
    PASSAGE = "a shared passage is current"
    QUOTE = "a quote is current"
    TOUR = "you are stepping through the mentions of a person, search hits or something similar"
    ONLY_HERE = "something that no other article has is current"
    ANNOTATION = "one of the user's annotations is current"
    SELECTION = "text is selected"
    PEOPLE = "the list of people has the focus"
    QUOTES = "the list of quotes has the focus"
    SPEAKER = "the list of quotes has the focus, with the cursor on a speaker"
    PASSAGES = "the list of passages has the focus"
    NOTES = "the list of annotations has the focus"
    FIND = "the user is typing a search"
    FILTER = "the user is typing a filter for a list"


class ModeHints(Struct, frozen=True):
    """Commands named in a mode, the most useful first; a narrow line shows only the first and the last two."""

    commands: tuple[str, ...]
    words: Mapping[str, str] = {}
    """Words for commands with a different name in this mode."""


_WAYS_OUT = ("help", "quit")
_WAYS_BACK = ("leave", "help")
_LIST = {"order": "sort", "leave": "text"}
COMMAND_HINTS: Mapping[Mode, ModeHints] = {
    Mode.TEXT: ModeHints(
        ("next", "people", "quotes", "coverage", "find", "export", "differences", "only_here", "settings", *_WAYS_OUT),
    ),
    Mode.PASSAGE: ModeHints(
        (
            *("next", "cross_next", "select", "highlight", "note", "export", "coverage", "quotes", "differences"),
            *("find", "closest", "verdict", "back", *_WAYS_OUT),
        ),
    ),
    Mode.QUOTE: ModeHints(
        (
            *("next", "cross_next", "select", "highlight", "note", "export", "leave", "coverage", "find", "back"),
            *_WAYS_OUT,
        ),
        {"leave": "passages"},
    ),
    Mode.TOUR: ModeHints(
        (
            *("next", "cross_next", "highlight", "note", "export", "leave", "people", "quotes", "coverage", "find"),
            *_WAYS_OUT,
        ),
        {"leave": "passages"},
    ),
    Mode.ONLY_HERE: ModeHints(
        ("next", "highlight", "note", "export", "leave", "people", "quotes", "coverage", "closest", "find", *_WAYS_OUT),
        {"leave": "passages"},
    ),
    Mode.ANNOTATION: ModeHints(
        ("note", "tags", "remove_annotation", "undo", "notes", "export", "next", *_WAYS_OUT),
        {"note": "edit note", "notes": "all notes", "next": "next passage"},
    ),
    Mode.SELECTION: ModeHints(
        ("grow", "shrink", "copy", "cite", "highlight", "note", "closest", "export", *_WAYS_BACK),
        {"grow": "more", "leave": "clear"},
    ),
    Mode.PEOPLE: ModeHints(
        ("select", "next", "filter", "merge", "split", "rename", "no_person", "order", "quotes", "undo", *_WAYS_BACK),
        {"next": "next mention", **_LIST},
    ),
    Mode.QUOTES: ModeHints(
        ("select", "speaker", "filter", "reported", "order", "merge", "people", "undo", *_WAYS_BACK),
        {"reported": "reported", **_LIST},
    ),
    Mode.SPEAKER: ModeHints(
        ("select", "filter", "reported", "order", "merge", "people", "undo", *_WAYS_BACK),
        {"reported": "reported", **_LIST},
    ),
    Mode.PASSAGES: ModeHints(
        ("select", "filter", "order", "stricter", "looser", "possible", "people", *_WAYS_BACK),
        {"stricter": "fewer", "looser": "more", **_LIST},
    ),
    Mode.NOTES: ModeHints(
        ("select", "note", "tags", "remove_annotation", "undo", "filter", "export", *_WAYS_BACK),
        {"note": "edit note", **_LIST},
    ),
}
_LISTS = {
    ListKind.PEOPLE: Mode.PEOPLE,
    ListKind.QUOTES: Mode.QUOTES,
    ListKind.PASSAGES: Mode.PASSAGES,
    ListKind.NOTES: Mode.NOTES,
}
_LIST_MODES = frozenset({*_LISTS.values(), Mode.SPEAKER})
_STOPS = {
    StopKind.PASSAGE: Mode.PASSAGE,
    StopKind.QUOTE: Mode.QUOTE,
    StopKind.NOTE: Mode.ANNOTATION,
    StopKind.ONLY_HERE: Mode.ONLY_HERE,
}


def list_mode(list_kind: ListKind, row: SidebarRow | None) -> Mode:
    """Return the mode while a list has the focus. row: the one under its cursor."""
    is_speaker = row is not None and row.kind is SidebarRowKind.SPEAKER
    return Mode.SPEAKER if is_speaker else _LISTS[list_kind]


def text_mode(session: ReadingSession, *, has_selection: bool) -> Mode:
    """Return the mode while the text has the focus."""
    if has_selection:
        return Mode.SELECTION
    if session.stop is not None:
        return _STOPS.get(session.stop.kind, Mode.TOUR)
    return Mode.TEXT if session.tour.kind is StopKind.PASSAGE else Mode.TOUR


def mode_hints(
    mode: Mode, bindings: BindingsMap, registry: Registry, keys: Keys, select_word: str = ""
) -> Sequence[Hint]:
    """Return the hints for a mode. keys: those set, by command id.

    select_word: the effect of choosing the current item; empty for the usual one.
    """
    if mode is Mode.FIND:
        typing = [hint("enter", "go to it"), hint("ctrl+r", "pattern"), hint("up", "last search", "↑")]
        return [*typing, hint("escape", "cancel", "esc"), *_typed_help(keys)]
    if mode is Mode.FILTER:
        return [
            hint("enter", "keep"),
            hint("down", "to the rows", "↓"),
            hint("escape", "clear", "esc"),
            *_typed_help(keys),
        ]
    shown = COMMAND_HINTS[mode]
    words = {**shown.words, "select": select_word} if select_word else shown.words
    return hints(bindings, registry, shown.commands, words)


class HintsByMode:
    """The hints of a screen whose keys do not change, made once for each mode."""

    def __init__(self, bindings: BindingsMap, registry: Registry, keys: Keys) -> None:
        self._make = partial(mode_hints, bindings=bindings, registry=registry, keys=keys)
        self._hints: dict[tuple[Mode, str], Sequence[Hint]] = {}

    def of(self, mode: Mode, select_word: str) -> Sequence[Hint]:
        """Return the hints for a mode. select_word: see `mode_hints`."""
        if (mode, select_word) not in self._hints:
            self._hints[mode, select_word] = self._make(mode, select_word=select_word)
        return self._hints[mode, select_word]


def select_word(mode: Mode, session: ReadingSession, row: SidebarRow | None) -> str:
    """Return the effect of the select key; empty for the usual one. row: the one under the list's cursor."""
    if mode is Mode.QUOTE:
        return _quote_word(session)
    return _row_word(row) if row is not None and mode in _LIST_MODES else ""


def _quote_word(session: ReadingSession) -> str:
    """Return the effect of choosing the current quote; a single outlet's quote cannot be compared."""
    counterparts, stop = session.counterparts, session.stop
    is_compared = counterparts.groups is None or stop is None or counterparts.quote_group_at(stop) is not None
    return "compare" if is_compared else "in the list"


def _row_word(row: SidebarRow) -> str:
    """Return the effect of choosing a row in the sidebar."""
    if row.kind is SidebarRowKind.PERSON:
        return "close" if row.open else "open"
    if row.kind is SidebarRowKind.SPEAKER:
        return "first quote"
    return "compare" if row.kind is SidebarRowKind.QUOTE and row.has_children else "go there"


def _typed_help(keys: Keys) -> Sequence[Hint]:
    """Return the key that lists the keys while the user types: one that does not type a character."""
    return [hint(key, "keys") for key in keys.get("help", ()) if len(key) > 1][:1]
