"""Splits a person in two: asks which mentions are of somebody else, and who that is."""

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from tui.articles.model import Passage
from tui.text.canonical import one_line
from tui.ui.dialogs.dialog import Dialog
from tui.ui.widgets.hint_line import KeyText
from tui.ui.widgets.safe_input import SafeInput

NOTE_CELLS = 6
"""Width for an outlet's tag, or for counts, in cells."""


class Part(Struct, frozen=True):
    """Mentions that can be split off: all with one form of the name, or a single one."""

    text: str
    note: str
    form: str = ""
    passage: Passage | None = None


class Leaving(Struct, frozen=True):
    name: str
    """Name of the other person."""
    parts: tuple[Part, ...]


class PartList(OptionList, inherit_bindings=False):
    """A list with tick boxes, which show their state without colour."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Select or clear"),
        Binding("j,down", "cursor_down", "Move down a row"),
        Binding("k,up", "cursor_up", "Move up a row"),
        Binding("pagedown", "page_down", "Move down a page"),
        Binding("pageup", "page_up", "Move up a page"),
        Binding("g,home", "first", "Go to the first row"),
        Binding("G,end", "last", "Go to the last row"),
        Binding("enter", "screen.accept", "Split off the selected mentions"),
    ]

    def __init__(self, parts: Sequence[Part]) -> None:
        super().__init__(*(_row_content(part, False) for part in parts), compact=True, markup=False)
        self._parts = parts
        self.ticked: set[int] = set()
        """Numbers of the ticked parts."""

    def on_mount(self) -> None:
        self.highlighted = 0 if self._parts else None

    def action_tick(self) -> None:
        if self.highlighted is not None:
            self.ticked ^= {self.highlighted}
            prompt = _row_content(self._parts[self.highlighted], self.highlighted in self.ticked)
            self.replace_option_prompt_at_index(self.highlighted, prompt)

    def on_option_list_option_selected(self) -> None:
        """Handle a click."""
        self.action_tick()


class SplitScreen(Dialog["Leaving | None"]):
    """The dialog for splitting, dismissed with the mentions to move, or None if the user left."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Cancel")]

    def __init__(self, person: str, parts: Sequence[Part]) -> None:
        super().__init__()
        self._person = person
        self._parts = parts

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(f"Split {self._person}: which mentions are someone else?", classes="heading", markup=False)
            yield PartList(self._parts)
            yield Static("name of the other person", markup=False)
            yield SafeInput(placeholder="name", compact=True)
            yield KeyText(classes="hint", id="said")

    def on_mount(self) -> None:
        self._say("space select · tab to the name · enter split · esc cancel")
        self.query_one(PartList).focus()

    @on(Input.Submitted)
    def action_accept(self) -> None:
        name = one_line(self.query_one(Input).value).strip()
        ticked = tuple(self._parts[number] for number in sorted(self.query_one(PartList).ticked))
        if not ticked:
            self._say("select mentions with space")
            self.query_one(PartList).focus()
        elif not name:
            self._say("type the name of the other person")
            self.query_one(Input).focus()
        else:
            self.dismiss(Leaving(name, ticked))

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(text)


def _row_content(part: Part, is_ticked: bool) -> Content:
    return Content.assemble(
        "[x] " if is_ticked else "[ ] ", Content(f"{part.note:<{NOTE_CELLS}} ").stylize("$muted"), part.text
    )
