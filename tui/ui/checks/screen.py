"""Shows the check of a draft: its items beside the wording in the sources."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.theme import Theme
from textual.widgets import Static

from tui.articles.model import Article, Coverage, Passage
from tui.checking.model import CheckedDraft, CheckedItem, CheckVerdict
from tui.export.checked.rows import SheetRow, verdict_counts
from tui.reading.status.line import SEPARATOR
from tui.text.canonical import one_line
from tui.text.span import Span
from tui.ui.checks.view import ChecksView, ItemChosen, ItemTurned
from tui.ui.commands import Command, Runs
from tui.ui.dialogs.command_page import CommandPage
from tui.ui.key_bindings import Keys, hints
from tui.ui.theme.palette import colours

COMMANDS = (
    Command("select", "", "Go to the wording in the source and align the draft", "go there"),
    Command("next", "", "Go to the next item that is not verbatim", "next"),
    Command("previous", "", "Go to the previous item that is not verbatim"),
    Command("down", "", "Go to the next item"),
    Command("up", "", "Go to the previous item"),
    Command(
        "pane_next", "", "Show all items, or only those to check (toggle)", "verbatim on/off", also=("pane_previous",)
    ),
    Command("note", "", "Add a note to these words of the draft", "note"),
    Command("export", "", "Export the fact-check sheet", "export"),
    Command("half_down", "", "Scroll down half a page"),
    Command("half_up", "", "Scroll up half a page"),
    Command("page_down", "", "Scroll down a page"),
    Command("page_up", "", "Scroll up a page"),
    Command("top", "", "Go to the first item"),
    Command("bottom", "", "Go to the last item"),
    Command("leave", "", "Show all items again, then return to the articles", "back"),
    Command("quit", "", "Return to the articles", also=("check",)),
    Command("help", "", "List these keys", "keys"),
)
HINTS = ("select", "next", "pane_next", "note", "export", "leave", "help")
AROUND_CHARACTERS = 240
"""Number of characters shown before and after an item."""


class ChecksState(Struct):
    """The filter and position of the list, restored when it is opened again."""

    only_open: bool = False
    """True to leave out verbatim items."""
    number: int = 1
    """Number of the current item, from 1."""


class CheckActions(Protocol):
    """Actions that the list requests from the reading screen."""

    async def write_note(self, passage: Passage) -> None: ...
    def offer_sheet(self, rows: Sequence[SheetRow], say: Callable[[str], None]) -> None: ...


class ChecksScreen(CommandPage[CheckedItem | None]):
    """The screen of checked items, dismissed with the item to go to, or None if the user left."""

    AUTO_FOCUS = "ChecksView"

    def __init__(
        self,
        coverage: Coverage,
        checked: CheckedDraft,
        rows: Callable[[], Sequence[SheetRow]],
        state: ChecksState,
        keys: Keys,
        actions: CheckActions,
    ) -> None:
        """Show the items. rows: makes one for each item, with the user's current notes."""
        self._coverage, self._checked, self._make_rows, self._state = coverage, checked, rows, state
        self._actions = actions
        self._rows: Sequence[SheetRow] = ()
        self._view = ChecksView(colours(self.app))
        self._wording = Static(markup=False, id="checked_wording")
        super().__init__(self._view, keys, COMMANDS)

    def compose(self) -> ComposeResult:
        yield self._title
        with Container(id="checked"):
            yield self._view
            with VerticalScroll(id="checked_text", can_focus=False):
                yield self._wording
        yield self._status

    def on_mount(self) -> None:
        self._arrange()

    def on_resize(self) -> None:
        self.set_class(self.app.size.width < 100, "-narrow")
        self._describe()

    def on_screen_resume(self) -> None:
        self._arrange()  # a note may have been written in a dialog

    def _theme_changed(self, theme: Theme) -> None:
        super()._theme_changed(theme)
        self._describe()

    # --- what is shown ---------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self._rows = self._make_rows()
        rows = [row for row in self._rows if not self._state.only_open or row.verdict != CheckVerdict.VERBATIM]
        self._view.set_rows(rows, self._state.number)
        self._describe()

    @on(ItemTurned)
    def _describe(self) -> None:
        filter_text = f"only items to check{SEPARATOR}" if self._state.only_open else ""
        self._set_title("Check of the draft", f"{filter_text}{verdict_counts(self._checked)}")
        self._hint()
        row = self._view.current
        if row is None:
            self._wording.update("")
            self._status.say("every item is verbatim in a source", "")
            return
        self._state.number = row.number
        self._wording.update(self._wording_of(row))
        details = (row.kind, f"line {row.line}", row.explanation, f"note: {row.note}" if row.note else "")
        self._status.say(f"{row.number}/{len(self._rows)} {row.verdict}", SEPARATOR.join(filter(None, details)))

    def _hint(self) -> None:
        is_filtered = self._state.only_open
        words = {"leave": "all items"} if is_filtered else {"pane_next": "only items to check"}
        self._status.hint(hints(self._bindings, self.registry, HINTS, words))

    def _wording_of(self, row: SheetRow) -> Content:
        """Return the words of the draft and the source, each with its context and the differences marked."""
        item = self._checked.items[row.number - 1]
        draft = self._coverage.article(self._checked.draft)
        parts = [*_shown("Draft", draft, item.span, [each.draft for each in item.differences])]
        if item.place is not None:
            source = self._coverage.article(item.place.article)
            spans = [*(each.source for each in item.differences), *item.left_out]
            parts += [Content("\n\n"), *_shown(source.outlet, source, item.place.span, spans)]
        else:
            parts += [Content("\n\nNo source has anything similar.").stylize("$muted")]
        if row.explanation:
            parts += [Content(f"\n\n{row.explanation}").stylize("$muted")]
        if row.note:
            parts += [Content(f"\n\nYour note: {row.note}")]
        return Content.assemble(*parts)

    # --- what keys do ----------------------------------------------------------------------------------------

    def _commands(self) -> Runs:
        view = self._view
        return {
            "select": self._go,
            "next": partial(self._step, True),
            "previous": partial(self._step, False),
            "down": partial(view.move, 1),
            "up": partial(view.move, -1),
            "pane_next": self._turn_filter,
            "note": self._write_note,
            "export": self._export,
            "half_down": partial(view.page, 0.5),
            "half_up": partial(view.page, -0.5),
            "page_down": partial(view.page, 1),
            "page_up": partial(view.page, -1),
            "top": partial(view.edge, False),
            "bottom": partial(view.edge, True),
            "leave": self._leave_filter,
            "quit": self._leave,
            "help": self.action_help,
        }

    def _step(self, forward: bool) -> None:
        """Go to the next item that is not verbatim, wrapping at the end."""
        rows, at = self._view.rows, self._view.row
        order = [*range(at + 1, len(rows)), *range(at)] if forward else [*range(at)][::-1] + [*range(len(rows))][:at:-1]
        row = next((number for number in order if rows[number].verdict != CheckVerdict.VERBATIM), None)
        if row is None:
            self._status.say("no other item to check", "")
        else:
            self._view.move_to(row)

    def _turn_filter(self) -> None:
        self._state.only_open = not self._state.only_open
        self._arrange()

    @on(ItemChosen)
    def _go(self) -> None:
        row = self._view.current
        if row is not None:
            self.dismiss(self._checked.items[row.number - 1])

    async def _write_note(self) -> None:
        row = self._view.current
        if row is not None:
            await self._actions.write_note(Passage(self._checked.draft, self._checked.items[row.number - 1].span))

    def _export(self) -> None:
        self._actions.offer_sheet(self._rows, lambda message: self._status.say(message, ""))

    def _leave_filter(self) -> None:
        """Show all items again, or leave if they are already shown."""
        if self._state.only_open:
            self._turn_filter()
        else:
            self._leave()

    def _leave(self) -> None:
        self.dismiss(None)


def _shown(heading: str, article: Article, span: Span, differing: Sequence[Span]) -> list[Content]:
    """Return words with the context in their paragraph; differing words are bold."""
    text = article.text
    start, end = max(0, span.start - AROUND_CHARACTERS), min(len(text), span.end + AROUND_CHARACTERS)
    paragraph = next((each for each in article.paragraphs if each.overlap(span)), span)
    start, end = max(start, min(paragraph.start, span.start)), min(end, max(paragraph.end, span.end))
    parts = [Content(f"{heading}\n").stylize("$muted"), Content(_plain(text, start, span.start)).stylize("$muted")]
    at = span.start
    after: list[Content] = []
    for each in sorted(each for each in differing if len(each)):
        if each.start >= span.end:
            after += [Content(_plain(text, max(at, span.end), each.start)).stylize("$muted")]
            after += [Content(_plain(text, each.start, each.end)).stylize("bold $accent")]
        elif each.start >= at:
            parts += [Content(_plain(text, at, each.start)).stylize("bold")]
            parts += [Content(_plain(text, each.start, each.end)).stylize("bold reverse $error")]
        at = max(at, each.end)
    parts.append(Content(_plain(text, at, max(at, span.end))).stylize("bold"))
    return [*parts, *after, Content(_plain(text, max(at, span.end), end)).stylize("$muted")]


def _plain(text: str, start: int, end: int) -> str:
    """Return a piece of text on one line, including its blanks."""
    return one_line(text[start:end], max(1, end - start)) if end > start else ""
