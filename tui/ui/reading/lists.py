"""The keys of the sidebar's lists: which one is shown, its filter and its order."""

from textual import on

from tui.reading.sidebar.list_kind import ListKind, ListOrder
from tui.reading.status.line import reported_text
from tui.ui.messages import FilterChanged, FilterLeft, ListChosen
from tui.ui.reading.select import SelectKeys


class ListKeys(SelectKeys):
    @on(ListChosen)
    def _list_chosen(self, message: ListChosen) -> None:
        show = {
            ListKind.PEOPLE: self.action_people,
            ListKind.QUOTES: self.action_quotes,
            ListKind.PASSAGES: self.action_passages,
        }
        show.get(message.listed, lambda: self._list(message.listed))()

    def action_people(self) -> None:
        self._list(ListKind.PEOPLE)

    def action_quotes(self) -> None:
        self.quotes_wanted = True
        self._list(ListKind.QUOTES)
        self.session.choose_quotes()
        self.show_session()

    def action_passages(self) -> None:
        self._list(ListKind.PASSAGES)
        self.session.choose_passages()
        self.show_session()

    def _list(self, listed: ListKind) -> None:
        """With the cursor on what is current, where the list has it."""
        if listed is not self.sidebar.listing.listed:
            self.sidebar.drop_filter()
        self.sidebar.show_list(listed)
        if self.session.stop is not None:
            self.sidebar.follow(self.session.stop)
        self.sidebar.open()

    def action_reported(self) -> None:
        """Reported speech beside the quotes, or no longer."""
        session = self.session
        session.show_reported(not session.with_reported)
        self.sidebar.reported_changed()
        self.show_session()
        self.say(reported_text(session))

    async def action_filter(self) -> None:
        """Narrow the list that is shown."""
        self.sidebar.open()
        await self.sidebar.open_filter()

    def action_order(self) -> None:
        order = self.sidebar.next_order()
        listed = self.sidebar.listing.listed
        told = "by place in the articles" if order is ListOrder.PLACE else "by importance"
        self.say(f"{listed} {told}")

    @on(FilterChanged)
    def _filtered(self, message: FilterChanged) -> None:
        self.sidebar.narrow(message.typed)
        listing = self.sidebar.listing
        self.say(f"{listing.found or 'nothing'} found" if listing.typed.strip() else "")

    @on(FilterLeft)
    def _filter_left(self, message: FilterLeft) -> None:
        if not message.kept or not self.sidebar.listing.typed.strip():
            self.sidebar.drop_filter()
        self.set_focus(self.sidebar.outline)
