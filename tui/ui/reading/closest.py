"""The command that finds the closest sentences in the other articles."""

from functools import partial
from typing import TYPE_CHECKING

from tui.ui.commands import Runs
from tui.ui.reading.annotate import Annotate
from tui.ui.reading.context import ReadingContext, Subject
from tui.ui.reading.select import Select

if TYPE_CHECKING:  # loaded on first use
    from collections.abc import Sequence

    from tui.articles.model import Passage
    from tui.matching.evidence.closest import SentenceSearch
    from tui.reading.place.closest import ClosestRow
    from tui.ui.dialogs.closest import ClosestChoice


class Closest(Subject):
    """Lists the closest sentences, goes to the chosen one, and keeps it as a match made by hand."""

    def __init__(self, context: ReadingContext, select: Select, annotate: Annotate) -> None:
        super().__init__(context)
        self._select = select
        self._annotate = annotate

    def commands(self) -> Runs:
        return {"closest": self._closest}

    async def _closest(self) -> None:
        from tui.reading.place.closest import closest_rows, sentence_to_look_for
        from tui.ui.dialogs.closest import ClosestScreen

        self.context.sync_view()
        query = sentence_to_look_for(self.session, self._select.place)
        if query is None or self.session.visible_groups is None:
            self.context.set_status("still comparing the articles" if query else "there is no sentence here")
            return
        rows = closest_rows(self.session, query, await self._search(query))
        if not rows:
            self.context.set_status("no sentence in another article shares a word with this one")
            return
        words = self.session.coverage.text_of(query).replace("\n", " ")
        dialog = ClosestScreen(words, rows)
        await self.screen.app.push_screen(dialog, partial(self._follow, query, rows))
        dialog.take_keys()

    async def _search(self, query: "Passage") -> "SentenceSearch | None":
        """Return the search with the sentence encoder, if it is installed, which takes a second or two to load."""
        from asyncio import to_thread

        from tui.matching.translation.encoder import is_installed

        matches = self.session.matches
        if matches is None or not is_installed():
            return None
        self.context.set_status("looking for the closest sentences")
        from tui.matching.translation.optional import encoded_search

        search = await to_thread(encoded_search, matches, self.session.coverage.articles)
        if search is not None:
            await to_thread(search.closest, query.article, query.span)  # encodes the sentences to be compared
        self.context.set_status()
        return search

    def _follow(self, query: "Passage", rows: "Sequence[ClosestRow]", choice: "ClosestChoice | None") -> None:
        from tui.reading.place.closest import go_to_closest

        if choice is None:
            return
        self.context.go(go_to_closest(self.session, query, rows, choice.row))
        if choice.is_match:
            self._keep(query, choice.row.passage)

    def _keep(self, query: "Passage", passage: "Passage") -> None:
        """Keep two passages as a match by hand, and make it the current one, so that keys continue from it."""
        session = self.session
        if not self._annotate.keep_match((query, passage)) or session.visible_groups is None:
            return
        stops = [stop for stop in session.visible_groups.stops[passage.article] if stop.passage.touches(passage)]
        stop = next((stop for stop in stops if stop.key in session.visible_groups.by_hand), None)
        if stop is not None:
            message = self.context.status.message[0]
            session.end_search()
            self.context.go(session.go(stop))
            self.context.set_status(message)
