"""The command that checks the draft against the other articles."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui.articles.model import ArticleRole, Passage
from tui.checking.model import CheckVerdict
from tui.text.counts import count_text
from tui.text.spaces import single_spaced
from tui.ui.background_result import STILL_ANALYSING, BackgroundResult
from tui.ui.commands import Runs
from tui.ui.reading.annotate import Annotate
from tui.ui.reading.context import ReadingContext, Subject

if TYPE_CHECKING:  # loaded on first use
    from tui.articles.model import Article, Coverage
    from tui.checking.model import CheckedDraft, CheckedItem
    from tui.export.checked.rows import SheetRow
    from tui.mentions.model import MentionSet
    from tui.text.span import Span
    from tui.ui.checks.screen import ChecksState


class DraftCheck(Subject):
    """Checks the draft in a separate thread, lists its items, and goes to the chosen one."""

    def __init__(self, context: ReadingContext, annotate: Annotate) -> None:
        super().__init__(context)
        self._annotate = annotate
        self._result: BackgroundResult[CheckedDraft] = BackgroundResult(
            context, "draft check", "checking the draft …", self._show
        )
        self._state: ChecksState | None = None

    def commands(self) -> Runs:
        return {"check": self._check}

    def _check(self) -> None:
        from tui.reading.checks.places import draft_of

        coverage, mentions = self.session.coverage, self.session.mention_index
        draft = draft_of(coverage)
        if draft is None:
            self.context.set_status("no draft is open: to check one, run crosslight check DRAFT SOURCES")
        elif len(coverage.articles) == 1:
            self.context.set_status("only the draft is open: open its sources too")
        elif mentions is None:
            self.context.set_status(STILL_ANALYSING)
        else:
            self._result.request((coverage, mentions), partial(_check, draft, coverage, mentions.mention_set))

    def _show(self, checked: "CheckedDraft") -> None:
        from tui.ui.checks.screen import ChecksScreen, ChecksState

        if not checked.items:
            self.context.set_status("nothing to check: the draft has no quotations, numbers, dates or full names")
            return
        first = next((n for n, item in enumerate(checked.items, 1) if item.verdict is not CheckVerdict.VERBATIM), 1)
        self._state = self._state or ChecksState(number=first)
        keys = self.context.event.settings.keys
        screen = ChecksScreen(self.session.coverage, checked, self._rows, self._state, keys, self)
        self.screen.app.push_screen(screen, self._follow)

    def _rows(self) -> "Sequence[SheetRow]":
        """Return a row for each item, with the user's current notes."""
        from tui.export.checked.rows import sheet_rows

        return sheet_rows(self.session.coverage, self._result.value, self._note_on)

    def _note_on(self, span: "Span") -> str:
        annotation = self.views.annotations.touching(Passage(self._result.value.draft, span))
        return single_spaced(annotation.text) if annotation else ""

    def _follow(self, item: "CheckedItem | None") -> None:
        from tui.reading.checks.places import go_to_item

        if item is not None:
            self.context.go(go_to_item(self.session, self._result.value, item), "its article has been closed")

    # --- what the list asks for ------------------------------------------------------------------------------

    async def write_note(self, passage: Passage) -> None:
        await self._annotate.write_note([passage])

    def offer_sheet(self, rows: "Sequence[SheetRow]", say: Callable[[str], None]) -> None:
        """Offer to write the fact-check sheet to a file. say: reports the outcome."""
        from tui.articles.make import slug
        from tui.export.checked.write import check_document, sheet_html, sheet_markdown
        from tui.export.json import dumps
        from tui.ui.dialogs.export_sheet import ExportSheetScreen

        coverage, checked = self.session.coverage, self._result.value
        settings = {"mentions": self.context.event.settings_record()["mentions"]}
        screen = ExportSheetScreen(
            self.context.export_folder.suggest(f"{slug(coverage.title or 'draft')}-fact-check.md"),
            f"the fact-check sheet, {count_text(len(rows), 'item')}",
            {
                "markdown": partial(sheet_markdown, coverage, checked, rows),
                "html": partial(sheet_html, coverage, checked, rows),
                "json": lambda: dumps(check_document(coverage, checked, rows, settings)),
            },
        )
        self.offer_file(screen, say)


def _check(
    draft: "Article", coverage: "Coverage", mentions: "MentionSet", cancelled: Callable[[], bool]
) -> "CheckedDraft":
    """Check the draft against the other articles; the check is imported in the thread that runs this."""
    from tui.checking.check import check

    sources = [each for each in coverage.articles if each.role is not ArticleRole.DRAFT]
    return check(draft, sources, mentions, cancelled=cancelled)
