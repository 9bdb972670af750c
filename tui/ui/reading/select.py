"""Selecting and copying: what the keys and the mouse select, and where a copy goes."""

from functools import cached_property
from typing import TYPE_CHECKING

from textual import on

from tui.reading.status.line import SEPARATOR
from tui.text.span import Span
from tui.ui.messages import TextClicked, TextDragged
from tui.ui.reading.commands import shown
from tui.ui.reading.context import Desk

if TYPE_CHECKING:  # loaded when something is selected
    from tui.reading.selection.commands import SelectionCommands
    from tui.reading.selection.selection import Selection

LEAVE_SECONDS = 3.0
"""How long the same key pressed again leaves the reader."""


class SelectKeys(Desk):
    _leaving = False

    @cached_property
    def selecting(self) -> "SelectionCommands":
        from tui.reading.selection.commands import SelectionCommands

        return SelectionCommands(self.session)

    @on(TextDragged)
    def _text_dragged(self, message: TextDragged) -> None:
        from tui.reading.selection.selection import SelectionUnit

        units = {2: SelectionUnit.WORD, 3: SelectionUnit.SENTENCE}
        unit = None if message.clicks == 1 else units.get(message.clicks, SelectionUnit.PARAGRAPH)
        self.look()
        self._selected(self.selecting.drag(message.article_id, message.start, message.end, unit))

    @on(TextClicked)
    def _pointed_at(self, message: TextClicked) -> None:
        self.drop_selection()
        self.selecting.point(message.article_id, message.offset)

    def action_grow(self) -> None:
        self.look()
        self._selected(self.selecting.grow(), follow=True)

    def action_shrink(self) -> None:
        self.look()
        self._selected(self.selecting.shrink(), follow=True)

    def action_stretch(self, unit: str, forward: bool) -> None:
        """unit: word or sentence."""
        from tui.reading.selection.selection import SelectionUnit

        self.look()
        self._selected(self.selecting.stretch(SelectionUnit(unit), forward=forward), follow=True)

    def action_select_sentence(self, forward: bool) -> None:
        """Those who have no mouse reach any sentence so."""
        self.look()
        self._selected(self.selecting.step(forward=forward), follow=True)

    def action_turn(self) -> None:
        self._selected(self.selecting.turn(), follow=True)

    def action_copy(self) -> None:
        self._copy(self.selecting.plain(), self.selecting.told())

    def action_cite(self) -> None:
        self._copy(self.selecting.cited(), f"{self.selecting.told()} with the citation")

    def action_interrupt(self) -> None:
        """As terminals have it: copies what is selected; else leaves the reader, when pressed twice."""
        if self.selecting.current is not None:
            self.action_copy()
        elif self._leaving:
            self.app.exit()
        else:
            self._leaving = True
            self.set_timer(LEAVE_SECONDS, self._stay)
            self.say(f"{self.key_name('interrupt')} again leaves")

    def _stay(self) -> None:
        self._leaving = False

    def drop_selection(self) -> bool:
        """Select nothing. False where nothing was selected."""
        if not self.selecting.clear():
            return False
        self._show_selection(None)
        self.say()
        return True

    # --- showing ---------------------------------------------------------------------------------------------

    def _copy(self, text: str, what: str) -> None:
        from tui.ui.copying import copy_out

        if text:
            copy_out(self, text, what, self.say)
        else:
            self._say_nothing_selected()

    def _selected(self, selection: "Selection | None", *, follow: bool = False) -> None:
        """follow: the end that moves is to be seen."""
        self._show_selection(selection)
        if selection is None:
            self._say_nothing_selected()
            return
        if follow:
            self._follow(selection)
        self.status.say(f"{self.selecting.told()} selected", self._ways_on())

    def _ways_on(self) -> str:
        keys = self.event.settings.keys
        named = (("grow", "more"), ("shrink", "less"), ("copy", "copies"), ("cite", "cites"), ("leave", "drops it"))
        return SEPARATOR.join(f"{shown(keys[name][0])} {what}" for name, what in named if keys.get(name))

    def _say_nothing_selected(self) -> None:
        self.say(f"nothing is selected: {self.key_name('grow')} selects the current passage, or a sentence")

    def _show_selection(self, selection: "Selection | None") -> None:
        for pane in self.panes.all:
            is_here = selection is not None and selection.passage.article == pane.article_id
            pane.view.set_selected(selection.span if is_here and selection else None)

    def _follow(self, selection: "Selection") -> None:
        view = self.panes.pane(selection.passage.article).view
        edge = Span(selection.moving_edge, selection.moving_edge + 1)
        view.scroll_row(edge, view.row_of(edge, self.event.settings.reading.context_lines))
