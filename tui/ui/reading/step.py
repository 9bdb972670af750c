"""Steps through the stops: to the next one, across articles, back and forward, and to bookmarks."""

from collections.abc import Callable
from functools import partial

from tui.reading.place.stops_at import stops_at
from tui.reading.status.line import no_counterpart_text, no_stop_text
from tui.ui.commands import Runs
from tui.ui.messages import PaneFocused, TabClicked, TextClicked
from tui.ui.reading.context import Handlers, ReadingContext, Subject
from tui.ui.reading.quote_groups import QuoteGroupsReady

NO_NAME = "no name or quote here"


class StepCommands(Subject):
    def __init__(self, context: ReadingContext, quote_groups: QuoteGroupsReady) -> None:
        super().__init__(context)
        self._quote_groups = quote_groups

    def commands(self) -> Runs:
        return {
            "next": partial(self._step, True),
            "previous": partial(self._step, False),
            "cross_next": partial(self._cross, True),
            "cross_previous": partial(self._cross, False),
            "name_next": partial(self._step_to_name, True),
            "name_previous": partial(self._step_to_name, False),
            "back": self._back,
            "forward": self._forward,
            "bookmark": self._set_bookmark,
            "go_to_bookmark": self._go_to_bookmark,
        }

    def handlers(self) -> Handlers:
        return {PaneFocused: self._pane_focused, TabClicked: self._tab_clicked, TextClicked: self._text_clicked}

    # --- keys ------------------------------------------------------------------------------------------------

    def _step(self, forward: bool) -> None:
        context, session = self.context, self.session
        context.sync_view()
        move = session.next() if forward else session.previous()
        context.go(move, no_stop_text(session, context.matching_pending, context.key_name))

    def _cross(self, forward: bool) -> None:
        self.context.sync_view()
        if self.session.counterparts.is_at_quote:
            self._quote_groups.when_ready(partial(self._go_across, forward))
        else:
            self._go_across(forward)

    def _go_across(self, forward: bool) -> None:
        begin = f"no passage is selected yet; press {self.context.key_name('next')} to go to the first"
        nowhere = no_counterpart_text(self.session) if self.session.stop else begin
        self.context.go(self.session.to_counterpart(forward), nowhere)

    def _step_to_name(self, forward: bool) -> None:
        self.context.sync_view()
        self.context.go(self.session.next_mention(forward), NO_NAME)

    def _back(self) -> None:
        self.context.sync_view()
        self.context.go(self.session.back(), "nothing to go back to")

    def _forward(self) -> None:
        self.context.sync_view()
        self.context.go(self.session.forward(), "nothing to go forward to")

    # --- bookmarks -------------------------------------------------------------------------------------------

    async def _set_bookmark(self) -> None:
        from tui.reading.place import bookmarks

        context = self.context
        context.sync_view()

        def put(letter: str | None) -> None:
            if letter is None or not bookmarks.is_letter(letter):
                context.set_status("bookmarks are letters")
            elif bookmarks.set_bookmark(self.session, letter):
                go_to = context.key_name("go_to_bookmark")
                context.set_status(f"bookmark {letter} set; press {go_to} {letter} to return to it")

        await self._ask_letter("Bookmark this place with a letter", put)

    async def _go_to_bookmark(self) -> None:
        from tui.reading.place import bookmarks

        context = self.context
        context.sync_view()

        def go(letter: str | None) -> None:
            if letter is not None:
                context.go(bookmarks.go_to_bookmark(self.session, letter), f"no bookmark {letter}")

        title = f"Go to a bookmark ({bookmarks.LAST} goes back to where you jumped from)"
        if not self.session.jump_history.bookmarks:
            title += f"; press {context.key_name('bookmark')} and a letter to set one"
        await self._ask_letter(title, go)

    async def _ask_letter(self, title: str, callback: Callable[[str | None], None]) -> None:
        """Wait for one more key, and show the existing bookmarks."""
        from tui.reading.place import bookmarks
        from tui.ui.dialogs.prefix import Following, PrefixScreen

        rows = [Following(each.letter, each.outlet, each.words) for each in bookmarks.list_bookmarks(self.session)]
        await self.screen.app.push_screen(PrefixScreen(title, rows), callback)

    # --- the mouse -------------------------------------------------------------------------------------------

    def _pane_focused(self, message: PaneFocused) -> None:
        # Keys may have moved the focus since; only the pane that still has it counts.
        if self.panes.is_shown(message.article_id) and self.panes.pane(message.article_id).view.has_focus:
            self.panes.focus_article(message.article_id)
            self.context.sync_view()

    def _tab_clicked(self, message: TabClicked) -> None:
        if message.article_id in self.session.order:
            self.panes.focus_article(message.article_id)

    def _text_clicked(self, message: TextClicked) -> None:
        if message.article_id not in self.session.order:
            return
        self.context.sync_view()
        passage, named = stops_at(self.session, message.article_id, message.offset)
        if passage is not None:
            self.context.go(self.session.go(passage))
        if named is not None:
            self.sidebar.select(named)
            if passage is None:
                self.context.go(self.session.go(named))
