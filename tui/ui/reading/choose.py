"""Choosing what `n` steps over: a person, the quotes, a search."""

from textual import on

from tui.reading.sidebar.row import SidebarRowKind
from tui.reading.stops import Stop, StopKind
from tui.ui.messages import EntryChosen
from tui.ui.reading.find import FindKeys
from tui.ui.reading.lists import ListKeys


class ChooseKeys(FindKeys, ListKeys):
    # --- the sidebar -----------------------------------------------------------------------------------------

    @on(EntryChosen)
    def _entry_chosen(self, message: EntryChosen) -> None:
        """Somebody is chosen and opened; every other row is a place, and leads there."""
        entry = message.entry
        self.look()
        if entry.kind is SidebarRowKind.PERSON:
            self.sidebar.toggle(entry)
            self.session.choose_person(entry.key)
            self.show_session()
            return
        if entry.has_more and not entry.open:
            self.sidebar.toggle(entry)
        self._go_to(entry.stop or self.sidebar.outline.first_below)

    def _go_to(self, stop: Stop | None) -> None:
        """Where a row leads, with the keys back in the text; what the row is of is then stepped over."""
        if stop is None:
            return
        if stop.kind is StopKind.QUOTE:
            self.session.choose_quotes()
        elif stop.kind is StopKind.MENTION:
            self.session.choose_person(stop.key)
        elif stop.kind is not StopKind.NOTE:
            self.session.choose_passages()
        self.go(self.session.go(stop))
        self._leave_sidebar()

    def action_sidebar(self) -> None:
        if self.sidebar.toggle_shown():
            self.set_focus(self.sidebar.outline)
        else:
            self.set_focus(self.panes.focused.view)

    def action_select(self) -> None:
        if self.sidebar.outline.has_focus:
            self.sidebar.outline.choose()
            return
        named = self.session.selected()
        if named is None:
            self.say(f"no name or quote is current: {self.key_name('name_next')} goes to the next one")
        else:
            self.sidebar.select(named)
            self.sidebar.open()

    def action_leave(self) -> None:
        if self.sidebar.outline.has_focus:
            if not self.sidebar.drop_filter():
                self._leave_sidebar()
        elif not self.drop_selection():
            self.session.leave()
            self.quotes_wanted = False
            self.show_session()

    def _leave_sidebar(self) -> None:
        if not self.sidebar.beside:
            self.sidebar.close()
        self.set_focus(self.panes.focused.view)
