"""The command that lists the differences between outlets."""

import textwrap
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui.reading.annotations import verdict_text, verdicts_on
from tui.text.counts import count_text
from tui.ui.background_result import STILL_ANALYSING, BackgroundResult
from tui.ui.commands import Runs
from tui.ui.reading.annotate import Annotate
from tui.ui.reading.context import ReadingContext, Subject

if TYPE_CHECKING:  # loaded on first use
    from tui.articles.model import Passage
    from tui.reading.differences.model import DifferenceRow
    from tui.ui.differences.screen import ChosenDifference
    from tui.ui.tabs.page import Tab

_NEXT_STEP = "Coverage lists the numbers and dates of each outlet; Only here lists what a single outlet reports."


class DifferenceCommands(Subject):
    """Finds the differences in a separate thread, lists them, and goes to the chosen one."""

    def __init__(self, context: ReadingContext, annotate: Annotate) -> None:
        super().__init__(context)
        self._annotate = annotate
        self._rows: BackgroundResult[Sequence[DifferenceRow]] = BackgroundResult(
            context, "differences", "looking for differences …", self._show
        )
        self._current = ""
        """Id of the current row when the list was left."""

    def commands(self) -> Runs:
        return {"differences": self._differences}

    def _differences(self) -> None:
        from tui.reading.differences.find import find_differences

        groups, mentions = self.session.visible_groups, self.session.mention_index
        if groups is None or mentions is None:
            self.context.set_status(STILL_ANALYSING)
        elif len(self.session.order) == 1:
            self.context.set_status("only one article is open: nothing to compare it with")
        else:
            find = partial(find_differences, self.session.coverage, mentions.mention_set, groups.grouping)
            self._rows.request((groups, mentions), find)

    def _show(self, rows: "Sequence[DifferenceRow]") -> None:
        from tui.ui.differences.screen import DifferencesScreen

        if not rows:
            self._show_none()
            return
        keys = self.context.event.settings.keys
        screen = DifferencesScreen(self.session.coverage, rows, self._current, keys, self)
        self.screen.app.push_screen(screen, self._follow)

    def _show_none(self) -> None:
        from tui.ui.tabs.page import Tab
        from tui.ui.tabs.text_page import TextPage

        keys = self.context.event.settings.keys
        page = TextPage(Tab.DIFFERENCES, "", _none_text, "no differences of the kinds that crosslight checks for", keys)
        self.screen.app.push_screen(page, self._follow)

    def _follow(self, choice: "ChosenDifference | Tab | None") -> None:
        from tui.reading.differences.places import go_to_difference
        from tui.ui.tabs.page import Tab

        if choice is None:
            return
        if isinstance(choice, Tab):
            self.context.open_tab(choice)
            return
        self._current = choice.row.id
        self.context.go(go_to_difference(self.session, self._rows.value, choice.row, choice.number))

    # --- what the list asks for ------------------------------------------------------------------------------

    def verdicts(self, row: "DifferenceRow") -> str:
        """Return the user's verdicts on a row's passages, as text; empty if there are none."""
        marks = verdicts_on(self.views.annotations, passages_of(row))
        return ", ".join(verdict_text(mark.judgement, mark.text) for mark in marks)

    async def judge(self, row: "DifferenceRow") -> None:
        await self._annotate.judge(passages_of(row))

    def offer_export(self, say: Callable[[str], None]) -> None:
        """Offer to write the list to a file. say: reports the outcome."""
        from tui.articles.make import slug
        from tui.export.writers.differences_list import WRITERS, DifferenceList
        from tui.ui.dialogs.export_table import ExportTableScreen

        settings = self.context.event.settings_record(self.session.cutoff)
        listed = DifferenceList(self.session.coverage, self._rows.value, settings)
        screen = ExportTableScreen(
            self.context.export_folder.suggest(f"{slug(listed.coverage.title or 'event')}-differences.md"),
            f"the list of {count_text(len(listed.rows), 'difference')}",
            lambda file_format: WRITERS[file_format](listed),
        )
        self.offer_file(screen, say)

    async def write_note(self, row: "DifferenceRow") -> None:
        await self._annotate.write_note(passages_of(row))


def passages_of(row: "DifferenceRow") -> "Sequence[Passage]":
    return [side.passage for side in row.passages]


def _none_text(width_cells: int) -> str:
    from tui.reading.differences.wording import NONE_FOUND, SCOPE

    return "\n\n".join(textwrap.fill(paragraph, width_cells) for paragraph in (NONE_FOUND, SCOPE, _NEXT_STEP))
