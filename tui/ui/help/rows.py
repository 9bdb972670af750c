"""The page that the help key opens in the text: related keys in one row each, and the meanings of the signs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.matching.model import MatchKind, MatchSureness
from tui.reading.highlights.match_kinds import HAND_SIGN, POSSIBLE_SIGN, SIGNS
from tui.reading.highlights.possible import RIGHT_SHARE
from tui.ui.commands import Command
from tui.ui.coverage.signs import IN_OTHER_WORDS, UNCERTAIN
from tui.ui.key_bindings import key_label
from tui.ui.key_groups import NO_KEY, KeyGroup, KeyRow
from tui.ui.paint import CURRENT_BAR, MARKED_SIGN, MORE_SIGN, SELECTED_BAR
from tui.ui.reading import commands
from tui.ui.widgets.marked_scrollbar import MARK, THUMB

KEYS_CELLS_MAX = 11
"""Maximum width of a row that names all keys of its commands, in cells; otherwise it names the first of each."""
_PANE_NUMBERS = tuple(f"pane_{number}" for number in commands.PANE_NUMBERS)


class Row(NamedTuple):
    """Commands that are described together in one row."""

    commands: tuple[str, ...]
    what: str


_JOINED: Mapping[str, Sequence[Row]] = {
    commands.STEP: (
        Row(("next", "previous"), "next or previous passage or mention"),
        Row(("cross_next", "cross_previous"), "the same passage in another article"),
        Row(("select", "wordings"), "compare wordings; look up a name"),
        Row(("name_next", "name_previous"), "next or previous name or quote"),
        Row(("back", "forward"), "back to where you were; forward"),
        Row(("bookmark", "go_to_bookmark"), "bookmark with a letter; go to it"),
        Row(("leave",), "clear the filter; leave the list"),
    ),
    commands.CHOOSE: (
        Row(("people", "quotes", "passages"), "people, quotes, passages"),
        Row(("find",), "find text in all articles"),
        Row(("filter", "order"), "filter the list; sort it"),
        Row(("reported",), "include reported speech"),
        Row(("sidebar",), "hide or show the sidebar"),
    ),
    commands.VIEWS: (
        Row(("coverage",), "which outlet reports what"),
        Row(("differences",), "where the outlets differ"),
        Row(("only_here",), "what only this outlet reports"),
        Row(("overlap",), "shares and origins of each article"),
        Row(("closest",), "closest sentences elsewhere"),
        Row(("fold",), "fold all but shared passages"),
        Row(("check",), "check the draft"),
    ),
    commands.SELECT: (
        Row(("grow", "shrink"), "extend or shrink the selection"),
        Row(("sentence_next", "sentence_previous"), "next or previous sentence"),
        Row(("word_on", "word_back"), "extend or shrink by a word"),
        Row(("sentence_on", "sentence_back"), "extend or shrink by a sentence"),
        Row(("turn",), "other end of the selection"),
        Row(("copy", "cite"), "copy; copy with citation"),
    ),
    commands.NOTES: (
        Row(("highlight",), "highlight, or change the colour"),
        Row(("note",), "add or edit a note"),
        Row(("verdict",), "judge whether it is the same"),
        Row(("tags", "remove_annotation"), "tags; remove"),
        Row(("notes",), "list highlights, notes, verdicts"),
        Row(("undo", "redo"), "undo, redo"),
    ),
    commands.MATCHES: (
        Row(("stricter", "looser", "usual_cutoff"), "fewer, more passages; reset"),
        Row(("nearest",), "show the most likely hidden match"),
        Row(("whole_event",), "step through all articles, or one"),
        Row(("possible",), "possible passages: show, visit, hide"),
        Row(("kinds", "names"), "choose kinds; show or hide names"),
    ),
    commands.CORRECT: (
        Row(("merge", "split"), "merge two people; split one"),
        Row(("no_person",), "not a person"),
        Row(("speaker",), "set the speaker of a quote"),
        Row(("corrections",), "all corrections; undo one"),
    ),
    commands.PANES: (
        Row(("pane_next", "pane_previous"), "next or previous pane"),
        Row(("pane_left", "pane_right"), "pane left, right; fold a list row"),
        Row(_PANE_NUMBERS, "pane by its number"),
        Row(("pin",), "pin this pane, so that it stays"),
        Row(("zoom", "layout"), "one article alone; layout"),
        Row(("wider", "narrower", "even"), "wider, narrower, all equal"),
        Row(("move_left", "move_right"), "move the pane left, right"),
        Row(("close_pane", "reopen_pane"), "close the pane; reopen it"),
    ),
    commands.ARTICLES: (
        Row(("articles",), "list articles, show one here"),
        Row(("open_path",), "open a file, folder or address"),
        Row(("like",), "similar articles in the archive"),
        Row(("remove_article",), "remove this article"),
    ),
    commands.SCROLL: (
        Row(("down", "up"), "a line down, up"),
        Row(("half_down", "half_up"), "half a page"),
        Row(("page_down", "page_up"), "a page"),
        Row(("top", "bottom"), "to the beginning, the end"),
    ),
    commands.REST: (
        Row(("export",), "export notes, report, tables …"),
        Row(("rename",), "rename the article or person"),
        Row(("theme", "themes"), "dark or light; choose a theme"),
        Row(("settings", "edit_settings"), "settings; edit their files"),
        Row(("palette",), "run any command by name"),
        Row(("help",), "this page"),
        Row(("interrupt",), "copy; press twice to quit"),
        Row(("quit",), "quit"),
    ),
}
"""Heading → rows that describe related commands together, or one in fewer words than its title."""


def rows_with(table: Iterable[Command]) -> dict[str, list[Row]]:
    """Return heading → its rows for these commands: one that no row mentions has a row with its title."""
    rows = {heading: list(joined) for heading, joined in _JOINED.items()}
    mentioned = {command for joined in _JOINED.values() for row in joined for command in row.commands}
    for command in table:
        if command.id not in mentioned:
            rows[command.group].append(Row((command.id,), command.title))
    return rows


ROWS: Mapping[str, Sequence[Row]] = rows_with(commands.COMMANDS)

SIGNS_NAME = "Signs"


def _signs(*kinds: MatchKind) -> str:
    return " ".join(SIGNS[kind] for kind in kinds)


LEGEND = KeyGroup(
    SIGNS_NAME,
    (
        KeyRow("A B … A2", "name a passage in all articles"),
        KeyRow(_signs(MatchKind.VERBATIM, MatchKind.EDITED, MatchKind.REORDERED), "verbatim; edited; reordered"),
        KeyRow(_signs(MatchKind.QUOTE, MatchKind.NAME), "quoted; shares only a name"),
        KeyRow(f"A{POSSIBLE_SIGN}", f"possible, underlined: {RIGHT_SHARE[MatchSureness.POSSIBLE]} right"),
        KeyRow(HAND_SIGN, "matched by you, or judged the same"),
        KeyRow(MORE_SIGN, "more passages begin on this line"),
        KeyRow(f"{CURRENT_BAR} {SELECTED_BAR}", "current passage; your selection"),
        KeyRow(MARKED_SIGN, "your highlight or note"),
        KeyRow("bold, italic", "words that differ; words moved"),
        KeyRow("dim", "not part of the story"),
        KeyRow(f"{MARK} {THUMB}", "right edge: passages; visible part"),
        KeyRow(f"{IN_OTHER_WORDS} {UNCERTAIN}", "coverage: in other words; maybe"),
        KeyRow("8·14", "mentions or words, by outlet"),
        KeyRow("50% likely", "less likely matches are hidden"),
        KeyRow("name matches", "share only a name; hidden at first"),
    ),
)


def help_page(keys: Mapping[str, Sequence[str]]) -> list[KeyGroup]:
    """Return the page: every command, with related ones in one row, and the legend of the signs."""
    groups = [KeyGroup(name, tuple(_rows(rows, keys))) for name, rows in ROWS.items()]
    return [*groups, LEGEND]


def _rows(rows: Sequence[Row], keys: Mapping[str, Sequence[str]]) -> Iterator[KeyRow]:
    for row in rows:
        yield KeyRow(_keys(row, keys), row.what)


def _keys(row: Row, keys: Mapping[str, Sequence[str]]) -> str:
    labels = [[key_label(key) for key in keys.get(command, ())] for command in row.commands]
    firsts = [its_labels[0] for its_labels in labels if its_labels]
    if row.commands == _PANE_NUMBERS and len(firsts) > 1:
        return f"{firsts[0]} … {firsts[-1]}"
    whole = " ".join(label for its_labels in labels for label in its_labels)
    return (whole if len(whole) <= KEYS_CELLS_MAX else " ".join(firsts)) or NO_KEY
