"""The command that checks the draft against the other articles."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from tui.articles.model import ArticleRole, Passage
from tui.checking.model import CheckVerdict
from tui.text.counts import count_text
from tui.ui.commands import Runs
from tui.ui.reading.annotate import Annotate
from tui.ui.reading.context import ReadingContext, Subject
from tui.ui.textual.workers import run_behind

if TYPE_CHECKING:  # loaded on first use
    from tui.articles.model import Article, Coverage
    from tui.checking.model import CheckedDraft, CheckedItem
    from tui.export.checked.rows import SheetRow
    from tui.mentions.model import MentionSet
    from tui.text.span import Span
    from tui.ui.checks.screen import ChecksState

CHECKING = "checking the draft …"
GROUP = "draft check"


class DraftCheck(Subject):
    """Checks the draft in a separate thread, lists its items, and goes to the chosen one."""

    def __init__(self, context: ReadingContext, annotate: Annotate) -> None:
        super().__init__(context)
        self._annotate = annotate
        self._inputs: tuple[object, ...] = ()
        """Articles and mentions from which the result was computed."""
        self._checked: CheckedDraft | None = None
        self._asked_at: tuple[object, object] = (None, None)
        """Current stop and focused widget when the list was requested; it opens if they are unchanged."""
        self._state: ChecksState | None = None

    def commands(self) -> Runs:
        return {"check": self._check}

    def _check(self) -> None:
        from tui.reading.checks.places import draft_of

        coverage, mentions = self.session.coverage, self.session.mention_index
        draft = draft_of(coverage)
        if draft is None:
            self.context.set_status("no article is marked as a draft: write “role: draft” under it in event.yaml")
        elif len(coverage.articles) == 1:
            self.context.set_status("only the draft is open: open its sources too")
        elif mentions is None:
            self.context.set_status("still analysing the articles; try again in a moment")
        elif self._inputs == (coverage, mentions):
            self._show()
        else:
            self.context.set_status(CHECKING)
            self._asked_at = self.session.stop, self.screen.focused
            work = partial(self._find, draft, (coverage, mentions), coverage, mentions.mention_set)
            run_behind(self.screen, work, GROUP)

    def _find(self, draft: "Article", inputs: tuple[object, ...], coverage: "Coverage", mentions: "MentionSet") -> None:
        """Check the draft, in a separate thread."""
        from tui.cancel import Cancelled
        from tui.checking.check import check

        worker = get_current_worker()
        sources = [each for each in coverage.articles if each.role is not ArticleRole.DRAFT]
        try:
            checked = check(draft, sources, mentions, cancelled=lambda: worker.is_cancelled)
        except Cancelled:
            return
        self.screen.app.call_from_thread(self._take, inputs, checked)

    def _take(self, inputs: tuple[object, ...], checked: "CheckedDraft") -> None:
        self._inputs, self._checked = inputs, checked
        if self.context.status.message[0] == CHECKING:
            self.context.set_status()
        if self.screen.is_current and (self.session.stop, self.screen.focused) == self._asked_at:
            self._show()

    def _show(self) -> None:
        from tui.ui.checks.screen import ChecksScreen, ChecksState

        if self._checked is None or not self._checked.items:
            self.context.set_status("nothing to check: the draft has no quotations, numbers, dates or full names")
            return
        first = next(
            (n for n, item in enumerate(self._checked.items, 1) if item.verdict is not CheckVerdict.VERBATIM), 1
        )
        self._state = self._state or ChecksState(number=first)
        keys = self.context.event.settings.keys
        screen = ChecksScreen(self.session.coverage, self._checked, self._rows, self._state, keys, self)
        self.screen.app.push_screen(screen, self._follow)

    def _rows(self) -> "Sequence[SheetRow]":
        """Return a row for each item, with the user's current notes."""
        from tui.export.checked.rows import sheet_rows

        assert self._checked is not None
        return sheet_rows(self.session.coverage, self._checked, self._note_on)

    def _note_on(self, span: "Span") -> str:
        assert self._checked is not None
        annotation = self.views.annotations.touching(Passage(self._checked.draft, span))
        return " ".join(annotation.text.split()) if annotation else ""

    def _follow(self, item: "CheckedItem | None") -> None:
        from tui.reading.checks.places import go_to_item

        if item is not None and self._checked is not None:
            self.context.go(go_to_item(self.session, self._checked, item), "its article has been closed")

    # --- what the list asks for ------------------------------------------------------------------------------

    async def write_note(self, passage: Passage) -> None:
        await self._annotate.write_note([passage])

    def offer_sheet(self, rows: "Sequence[SheetRow]", say: Callable[[str], None]) -> None:
        """Offer to write the fact-check sheet to a file. say: reports the outcome."""
        from tui.articles.make import slug
        from tui.export.checked.write import check_document, sheet_html, sheet_markdown
        from tui.export.json import dumps
        from tui.ui.dialogs.export_sheet import ExportSheetScreen

        assert self._checked is not None
        coverage, checked = self.session.coverage, self._checked
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
