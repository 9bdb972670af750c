"""The command that shows how much of each article also appears in the others, and the sources of shared material."""

from functools import partial
from typing import TYPE_CHECKING

from tui.text.counts import count_text
from tui.ui.background_result import STILL_ANALYSING, BackgroundResult
from tui.ui.commands import Runs
from tui.ui.reading.context import ReadingContext, Subject
from tui.ui.reading.quote_groups import QuoteGroupsReady

if TYPE_CHECKING:  # loaded on first use
    from tui.checking.overlap import Overlap
    from tui.ui.tabs.page import Tab


class OverlapCommands(Subject):
    """Measures the overlap in a separate thread, and shows it."""

    def __init__(self, context: ReadingContext, quote_groups: QuoteGroupsReady) -> None:
        super().__init__(context)
        self._quote_groups = quote_groups
        self._overlap: BackgroundResult[Overlap] = BackgroundResult(
            context, "overlap", "counting shares and origins …", self._show
        )

    def commands(self) -> Runs:
        return {"overlap": self._open}

    def _open(self) -> None:
        if self.session.visible_groups is None or self.session.mention_index is None:
            self.context.set_status(STILL_ANALYSING)
        elif len(self.session.order) == 1:
            self.context.set_status("only one article is open: nothing to compare it with")
        else:
            self._quote_groups.when_ready(self._measure)

    def _measure(self) -> None:
        from tui.checking.overlap import find_overlap

        session = self.session
        groups, mentions, quotes = session.visible_groups, session.mention_index, session.counterparts.all_groups()
        assert groups is not None and mentions is not None and quotes is not None
        wordings = [(group.id, [wording.passage for wording in group.wordings]) for group in quotes.groups]
        find = partial(find_overlap, session.coverage, groups.grouping, mentions.mention_set, wordings)
        self._overlap.request((groups, mentions, quotes), lambda cancelled: find(cancelled=cancelled))

    def _show(self, overlap: "Overlap") -> None:
        from tui.export.overlap import overlap_lines
        from tui.ui.tabs.page import Tab
        from tui.ui.tabs.text_page import TextPage

        coverage = self.session.coverage
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
