"""Chooses in the sidebar what to step through: its lists, their filter and their order."""

from functools import partial

from tui.reading.place.stops_at import current_mention
from tui.reading.sidebar.list_kind import ListKind, ListOrder
from tui.reading.sidebar.row import SidebarRowKind
from tui.reading.status.line import SEPARATOR, reported_text
from tui.reading.stops import Stop, StopKind
from tui.ui.commands import Runs
from tui.ui.messages import EntryChosen, FilterChanged, FilterLeft, ListChosen, OutlineFocused
from tui.ui.reading.context import Handlers, Subject


class Choose(Subject):
    quotes_wanted = False
    """True if quotes were requested before they were found."""

    def commands(self) -> Runs:
        return {
            "people": partial(self.show_list, ListKind.PEOPLE),
            "quotes": self._quotes,
            "passages": self._passages,
            "reported": self._reported,
            "filter": self._filter,
            "order": self._order,
            "sidebar": self._toggle_sidebar,
        }

    def handlers(self) -> Handlers:
        return {
            EntryChosen: self._entry_chosen,
            ListChosen: self._list_chosen,
            FilterChanged: self._filtered,
            FilterLeft: self._filter_left,
            OutlineFocused: self._explain_list,
        }

    # --- lists -----------------------------------------------------------------------------------------------

    def show_list(self, list_kind: ListKind) -> None:
        """Show a list, with the cursor on the current item if the list contains it."""
        if list_kind is not self.sidebar.listing.list_kind:
            self.sidebar.drop_filter()
        self.sidebar.show_list(list_kind)
        if self.session.stop is not None:
            self.sidebar.follow(self.session.stop)
        self.sidebar.open()

    def _quotes(self) -> None:
        self.quotes_wanted = True
        self.show_list(ListKind.QUOTES)
        self.session.choose_quotes()
        self.context.show_session()

    def _passages(self) -> None:
        self.show_list(ListKind.PASSAGES)
        self.session.choose(None)
        self.context.show_session()

    def _list_chosen(self, message: ListChosen) -> None:
        show = {ListKind.QUOTES: self._quotes, ListKind.PASSAGES: self._passages}
        show.get(message.list_kind, partial(self.show_list, message.list_kind))()

    def _reported(self) -> None:
        """Show or hide reported speech beside the quotes."""
        session = self.session
        session.show_reported(not session.with_reported)
        self.sidebar.reported_changed()
        self.context.show_session()
        self.context.set_status(reported_text(session))

    def _order(self) -> None:
        order = self.sidebar.next_order()
        by = "by position in the articles" if order is ListOrder.PLACE else "by importance"
        self.context.set_status(f"{self.sidebar.listing.list_kind} {by}")

    async def _filter(self) -> None:
        self.sidebar.open()
        await self.sidebar.open_filter()

    def _filtered(self, message: FilterChanged) -> None:
        self.sidebar.narrow(message.typed)
        listing = self.sidebar.listing
        if listing.is_filtered or self.sidebar.is_filtering:
            self.context.set_status(f"{listing.item_count or 'nothing'} found" if listing.is_filtered else "")

    def _filter_left(self, message: FilterLeft) -> None:
        if not message.is_kept or not self.sidebar.listing.filter_text.strip():
            self.sidebar.drop_filter()
        self.screen.set_focus(self.sidebar.outline)

    def _explain_list(self, message: OutlineFocused) -> None:
        """Explain the numbers in a list, the first time that it has the focus."""
        if message.focused and (explanation := self._list_explanation()):
            self.context.set_status(explanation)

    def _list_explanation(self) -> str:
        listing, index, first_times = self.sidebar.listing, self.session.mention_index, self.context.first_times
        if first_times is None or index is None or listing.is_filtered:
            return ""
        if listing.list_kind is ListKind.PEOPLE:
            outlets = SEPARATOR.strip().join(self.sidebar.outline.legend)
            return first_times.about_people(outlets, has_others=listing.item_count > index.people_count)
        if listing.list_kind is ListKind.QUOTES and not index.with_reported:
            return first_times.about_quotes(index.quote_count, listing.item_count)
        return ""

    # --- rows ------------------------------------------------------------------------------------------------

    def _entry_chosen(self, message: EntryChosen) -> None:
        """Choose and open a person; for any other row, go to its place."""
        entry = message.entry
        self.context.sync_view()
        if entry.kind is SidebarRowKind.PERSON:
            self.sidebar.toggle(entry)
            self.session.choose_person(entry.key)
            self.context.show_session()
            return
        if entry.has_children and not entry.open:
            self.sidebar.toggle(entry)
        self.go_to(entry.stop or self._in_this_article(self.sidebar.outline.first_below))

    def _in_this_article(self, stop: Stop | None) -> Stop | None:
        """Return the focused article's wording of a quote, if it has one: its row has the fullest, of any article."""
        if stop is None or stop.kind is not StopKind.QUOTE or stop.passage.article == self.session.focus:
            return stop
        wording = self.session.counterparts.stops_by_article(stop).get(self.session.focus)
        return wording if wording is not None and wording.kind is StopKind.QUOTE else stop

    def go_to(self, stop: Stop | None) -> None:
        """Go to a row's place, with the focus back in the text, and step through the row's items."""
        if stop is None:
            return
        if stop.kind is StopKind.QUOTE:
            self.session.choose_quotes()
        elif stop.kind is StopKind.MENTION:
            self.session.choose_person(stop.key)
        elif stop.kind is not StopKind.NOTE:
            self.session.choose(None)
        self.context.go(self.session.go(stop))
        self._focus_text()

    def _toggle_sidebar(self) -> None:
        is_shown = self.sidebar.toggle_shown()
        self.screen.set_focus(self.sidebar.outline if is_shown else self.panes.focused.view)

    def _focus_text(self) -> None:
        if not self.sidebar.is_beside:
            self.sidebar.close()
        self.screen.set_focus(self.panes.focused.view)

    # --- steps of commands that several subjects share -------------------------------------------------------

    def select_row(self) -> bool:
        """Choose the row under the cursor. Return False outside the sidebar."""
        if self.context.in_sidebar:
            self.sidebar.outline.choose()
            return True
        return False

    def select_name(self) -> bool:
        """Show the current name or quote in the sidebar."""
        named = current_mention(self.session)
        if named is None:
            step = self.context.key_name("name_next")
            self.context.set_status(f"no name or quote is selected; press {step} to go to the next one")
        else:
            self.sidebar.select(named)
            self.sidebar.open()
        return True

    def leave_sidebar(self) -> bool:
        """Clear the filter of the list, or else go back to the text. Return False outside the sidebar."""
        if not self.context.in_sidebar:
            return False
        if not self.sidebar.drop_filter():
            self._focus_text()
        return True

    def leave_filter(self) -> bool:
        """Clear the filter of a list that was left for the text. Return False if there is none."""
        if not self.sidebar.drop_filter():
            return False
        self.context.set_status(f"filter cleared: all {self.sidebar.listing.list_kind} are listed")
        return True

    def leave_choice(self) -> bool:
        """Step through passages again, or else leave the current one. Return False if there was neither."""
        has_left = self.session.leave()
        self.quotes_wanted = False
        self.context.show_session()
        return has_left
