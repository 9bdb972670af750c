"""The command that shows how much of each article also appears in the others, and the sources of shared material."""

from functools import partial
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from tui.text.counts import count_text
from tui.ui.commands import Runs
from tui.ui.reading.context import ReadingContext, Subject
from tui.ui.reading.quote_groups import QuoteGroupsReady
from tui.ui.textual.workers import run_behind

if TYPE_CHECKING:  # loaded on first use
    from collections.abc import Sequence

    from tui.articles.model import Coverage, Passage
    from tui.checking.overlap import Overlap
    from tui.matching.model import Grouping
    from tui.mentions.model import MentionSet
    from tui.ui.tabs.page import Tab

COUNTING = "counting shares and origins …"
GROUP = "overlap"


class OverlapCommands(Subject):
    """Measures the overlap in a separate thread, and shows it."""

    def __init__(self, context: ReadingContext, quote_groups: QuoteGroupsReady) -> None:
        super().__init__(context)
        self._quote_groups = quote_groups
        self._inputs: tuple[object, ...] = ()
        """Results from which the overlap was measured."""
        self._overlap: Overlap | None = None
        self._asked_at: tuple[object, object] = (None, None)
        """Current stop and focused widget when it was requested; it opens if they are unchanged."""

    def commands(self) -> Runs:
        return {"overlap": self._open}

    def _open(self) -> None:
        if self.session.visible_groups is None or self.session.mention_index is None:
            self.context.set_status("still analysing the articles; try again in a moment")
        elif len(self.session.order) == 1:
            self.context.set_status("only one article is open: nothing to compare it with")
        else:
            self._quote_groups.when_ready(self._measure)

    def _measure(self) -> None:
        session = self.session
        groups, mentions, quotes = session.visible_groups, session.mention_index, session.counterparts.all_groups()
        assert groups is not None and mentions is not None and quotes is not None
        inputs = (groups, mentions, quotes)
        if self._inputs == inputs:
            self._show()
            return
        self.context.set_status(COUNTING)
        self._asked_at = session.stop, self.screen.focused
        wordings = [(group.id, [wording.passage for wording in group.wordings]) for group in quotes.groups]
        work = partial(self._find, inputs, session.coverage, groups.grouping, mentions.mention_set, wordings)
        run_behind(self.screen, work, GROUP)

    def _find(
        self,
        inputs: tuple[object, ...],
        coverage: "Coverage",
        grouping: "Grouping",
        mentions: "MentionSet",
        quotes: "Sequence[tuple[str, Sequence[Passage]]]",
    ) -> None:
        """Measure the overlap, in a separate thread."""
        from tui.cancel import Cancelled
        from tui.checking.overlap import find_overlap

        worker = get_current_worker()
        try:
            overlap = find_overlap(coverage, grouping, mentions, quotes, cancelled=lambda: worker.is_cancelled)
        except Cancelled:
            return
        self.screen.app.call_from_thread(self._take, inputs, overlap)

    def _take(self, inputs: tuple[object, ...], overlap: "Overlap") -> None:
        self._inputs, self._overlap = inputs, overlap
        if self.context.status.message[0] == COUNTING:
            self.context.set_status()
        if self.screen.is_current and (self.session.stop, self.screen.focused) == self._asked_at:
            self._show()

    def _show(self) -> None:
        from tui.export.overlap import overlap_lines
        from tui.ui.tabs.page import Tab
        from tui.ui.tabs.text_page import TextPage

        overlap, coverage = self._overlap, self.session.coverage
        assert overlap is not None
        page = TextPage(
            Tab.OVERLAP,
            count_text(len(overlap.statements), "shared item"),
            lambda width: "\n".join(overlap_lines(coverage, overlap, width=width)),
            "same origin: one copied the other, or same agency credit or publisher",
            self.context.event.settings.keys,
        )
        self.screen.app.push_screen(page, self._follow)

    def _follow(self, tab: "Tab | None") -> None:
        if tab is not None:
            self.context.open_tab(tab)
