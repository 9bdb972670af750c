"""The command that asks which sentences of the other articles come closest to one."""

from functools import partial
from typing import TYPE_CHECKING

from tui.ui.commands import Runs
from tui.ui.reading.annotate import Annotate
from tui.ui.reading.context import ReadingContext, Subject
from tui.ui.reading.select import Select

if TYPE_CHECKING:  # loaded when somebody asks
    from collections.abc import Sequence

    from tui.articles.model import Passage
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
            self.context.set_status("still comparing the articles" if query else "no sentence here to look for")
            return
        rows = closest_rows(self.session, query)
        if not rows:
            self.context.set_status("no sentence of another article shares a word with this one")
            return
        words = self.session.coverage.text_of(query).replace("\n", " ")
        dialog = ClosestScreen(words, rows)
        await self.screen.app.push_screen(dialog, partial(self._follow, query, rows))
        dialog.take_keys()

    def _follow(self, query: "Passage", rows: "Sequence[ClosestRow]", choice: "ClosestChoice | None") -> None:
        from tui.reading.place.closest import go_to_closest

        if choice is None:
            return
        self.context.go(go_to_closest(self.session, query, rows, choice.row))
        if choice.is_match:
            self._annotate.keep_match((query, choice.row.passage))
