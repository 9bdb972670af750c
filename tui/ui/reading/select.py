"""Selects with keys and the mouse, and copies the selection."""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from tui.reading.annotations import LastAnnotated, last_annotated
from tui.reading.status.line import SEPARATOR
from tui.text.span import Span
from tui.ui.commands import Runs
from tui.ui.key_bindings import key_label
from tui.ui.messages import TextClicked, TextDragged
from tui.ui.reading.context import Handlers, ReadingContext, Subject

if TYPE_CHECKING:  # loaded when something is selected
    from tui.articles.model import Passage
    from tui.reading.selection.commands import SelectionCommands
    from tui.reading.selection.selection import Selection

LEAVE_SECONDS = 3.0
"""Time within which a second press of the key quits, in seconds."""


class Select(Subject):
    _leaving = False
    """True if the interrupt key was just pressed."""
    _just_highlighted: LastAnnotated | None = None

    def __init__(self, context: ReadingContext) -> None:
        super().__init__(context)
        context.before_showing.append(self._forget_highlighted)

    def commands(self) -> Runs:
        return {
            "grow": self._grow,
            "shrink": self._shrink,
            "sentence_next": partial(self._select_sentence, True),
            "sentence_previous": partial(self._select_sentence, False),
            "word_on": partial(self._stretch, "word", True),
            "word_back": partial(self._stretch, "word", False),
            "sentence_on": partial(self._stretch, "sentence", True),
            "sentence_back": partial(self._stretch, "sentence", False),
            "turn": self._turn,
            "copy": self._copy_plain,
            "cite": self._copy_cited,
            "interrupt": self._interrupt,
        }

    def handlers(self) -> Handlers:
        return {TextDragged: self._text_dragged, TextClicked: self._text_clicked}

    @cached_property
    def selecting(self) -> "SelectionCommands":
        from tui.reading.selection.commands import SelectionCommands

        return SelectionCommands(self.session)

    @property
    def has_selection(self) -> bool:
        return "selecting" in self.__dict__ and self.selecting.current is not None

    def _text_dragged(self, message: TextDragged) -> None:
        from tui.reading.selection.selection import SelectionUnit

        units = {2: SelectionUnit.WORD, 3: SelectionUnit.SENTENCE}
        unit = None if message.clicks == 1 else units.get(message.clicks, SelectionUnit.PARAGRAPH)
        self.context.sync_view()
        self._selected(self.selecting.drag(message.article_id, message.start, message.end, unit))

    def _text_clicked(self, message: TextClicked) -> None:
        self.drop()
        self.selecting.point(message.article_id, message.offset)

    def _grow(self) -> None:
        """Extend the selection, up to a paragraph, and name the keys that extend it further."""
        self.context.sync_view()
        former_selection = self.selecting.current
        selection = self.selecting.grow()
        self._selected(selection, follow=True)
        if selection is not None and selection == former_selection:
            self.context.status.say(f"{self.selecting.size_text()} selected: a whole paragraph", self._ways_beyond())

    def _shrink(self) -> None:
        self.context.sync_view()
        self._selected(self.selecting.shrink(), follow=True)

    def _stretch(self, unit: str, forward: bool) -> None:
        """Move the selection's edge. unit: word or sentence."""
        from tui.reading.selection.selection import SelectionUnit

        self.context.sync_view()
        self._selected(self.selecting.stretch(SelectionUnit(unit), forward=forward), follow=True)

    def _select_sentence(self, forward: bool) -> None:
        """Select the next or previous sentence, so that any sentence can be reached without a mouse."""
        self.context.sync_view()
        self._selected(self.selecting.step(forward=forward), follow=True)

    def _turn(self) -> None:
        self._selected(self.selecting.turn(), follow=True)

    def _copy_plain(self) -> None:
        self._copy(self.selecting.plain_text(), self.selecting.size_text())

    def _copy_cited(self) -> None:
        self._copy(self.selecting.citation(), f"{self.selecting.size_text()} with the citation")

    def _interrupt(self) -> None:
        """Copy the selection, as terminals do; without one, quit on the second press."""
        if self.selecting.current is not None:
            self._copy_plain()
        elif self._leaving:
            self.screen.app.exit()
        else:
            self._leaving = True
            self.screen.set_timer(LEAVE_SECONDS, self._stay)
            self.context.set_status(f"press {self.context.key_name('interrupt')} again to quit")

    def _stay(self) -> None:
        self._leaving = False

    @property
    def place(self) -> "Passage | None":
        """The passage that is selected, or was when it was just highlighted."""
        selection = self.selecting.current
        if selection is not None:
            return selection.passage
        self.context.sync_view()
        just = self._just_highlighted
        return just.passage if just is not None and just.still_applies(self.session) else None

    def release(self, passage: "Passage") -> None:
        """Drop the selection that was highlighted, but remember its place."""
        if self.selecting.clear():
            self._show_selection(None)
            self._just_highlighted = last_annotated(self.session, passage)

    def _forget_highlighted(self) -> None:
        if self._just_highlighted is not None and not self._just_highlighted.still_applies(self.session):
            self._just_highlighted = None

    def drop(self) -> bool:
        """Clear the selection. Return False if nothing was selected."""
        self._just_highlighted = None
        if not self.selecting.clear():
            return False
        self._show_selection(None)
        self.context.set_status()
        return True

    # --- showing ---------------------------------------------------------------------------------------------

    def _copy(self, text: str, description: str) -> None:
        from tui.ui.copying import copy_out

        if text:
            copy_out(self.screen, text, description, self.context.set_status)
        else:
            self._say_nothing_selected()

    def _selected(self, selection: "Selection | None", *, follow: bool = False) -> None:
        """Show a selection. follow: True to keep the moving edge visible."""
        self._show_selection(selection)
        if selection is None:
            self._say_nothing_selected()
            return
        if follow:
            self._follow(selection)
        self.context.status.say(f"{self.selecting.size_text()} selected", self._ways_on())

    def _ways_on(self) -> str:
        return self._uses(("grow", "more"), ("shrink", "less"), ("copy", "copy"), ("cite", "cite"), ("leave", "clear"))

    def _ways_beyond(self) -> str:
        """Return the keys that are useful once `grow` cannot extend the selection further."""
        return self._uses(("sentence_on", "adds a sentence"), ("shrink", "less"), ("copy", "copy"), ("leave", "clear"))

    def _uses(self, *key_uses: tuple[str, str]) -> str:
        """Return the keys of commands with their effects, without commands that have no key."""
        keys = self.context.event.settings.keys
        return SEPARATOR.join(f"{key_label(keys[name][0])} {use}" for name, use in key_uses if keys.get(name))

    def _say_nothing_selected(self) -> None:
        self.context.set_status(
            f"nothing selected; press {self.context.key_name('grow')} to select the current passage or a sentence"
        )

    def _show_selection(self, selection: "Selection | None") -> None:
        for pane in self.panes.open_panes:
            is_here = selection is not None and selection.passage.article == pane.article_id
            pane.view.set_selected(selection.span if is_here and selection else None)

    def _follow(self, selection: "Selection") -> None:
        view = self.panes.pane(selection.passage.article).view
        edge = Span(selection.moving_edge, selection.moving_edge + 1)
        view.scroll_row(edge, view.row_of(edge, self.context.event.settings.reading.context_lines))
