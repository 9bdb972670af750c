"""Exports: opens the export dialog for everything and the current item, and the one for the coverage table."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.articles.model import Coverage
from tui.export.formats import ANNOTATION_PARTS
from tui.export.options import Include, UserText
from tui.matching.model import Grouping, MatchKind
from tui.mentions.model import MentionSet
from tui.reading.annotations import Annotations
from tui.reading.highlights.visible_groups import STATEMENTS
from tui.reading.place.session import ReadingSession
from tui.reading.stops import Stop, StopKind
from tui.text.counts import count_text
from tui.ui.commands import Runs
from tui.ui.reading.context import ReadingContext, Subject
from tui.ui.reading.quote_groups import QuoteGroupsReady
from tui.ui.reading.select import Select
from tui.ui.textual.workers import run_behind

if TYPE_CHECKING:
    from tui.export.coverage_table import TableArrangement
    from tui.reading.coverage.row import CoverageRow
    from tui.reading.quotes.quote_groups import QuoteGroup


class Export(Subject):
    def __init__(self, context: ReadingContext, quote_groups: QuoteGroupsReady, select: Select) -> None:
        super().__init__(context)
        self._quote_groups = quote_groups
        self._select = select

    def commands(self) -> Runs:
        return {"export": self._export}

    def _export(self) -> None:
        if self.session.counterparts.is_at_quote and self._select.selecting.current is None:
            self._quote_groups.when_ready(lambda: self.offer(self.session.stop))
        else:
            self.offer(self.session.stop)

    def offer(self, stop: Stop | None, *, only: bool = False, say: Callable[[str], None] | None = None) -> None:
        """Open the export dialog. stop: the current item. only: True to select only that. say: reports the outcome."""
        from tui.articles.make import slug
        from tui.ui.dialogs.export import ExportScreen, Offer

        session = self.session
        if session.visible_groups is None or session.mention_index is None:
            (say or self.context.set_status)("still analysing the articles; try again in a moment")
            return
        mentions = session.mention_index.listed_mentions(session.order)
        grouping, cutoff = session.visible_groups.grouping, session.cutoff
        if not session.kinds >= STATEMENTS:
            grouping = grouping.only(session.kinds | {MatchKind.NAME})
        letters, matches = session.visible_groups.letters(), session.matches
        selection = self._select.selecting.current
        if selection is not None and not only:
            current = "the selection"
            only_current = Include(passages=False, texts=(UserText(selection.passage),))
        else:
            current, only_current = _current(session, stop, self.views.quote_groups, self.views.annotations)
        offer = Offer(
            suggested=self.context.export_folder.suggest(f"{slug(session.coverage.title or 'passages')}.md"),
            passages=len(session.visible_groups.groups),
            names_shown=MatchKind.NAME in session.kinds,
            current=current,
            only_current=only_current,
            only=only,
            marks=len(self.views.annotations.annotations) + len(self.views.annotations.orphans),
            with_marks=lambda parts: _with_marks(parts, self.views.annotations, grouping, mentions),
            export=lambda file_format, parts: self.context.event.export(
                file_format, cutoff, grouping, mentions, parts, letters, matches
            ),
            # Called later, because a worker keeps the screen in whose context it is started.
            run_behind=lambda work: self.context.screen.call_later(run_behind, self.context.screen, work, "export"),
        )
        self.offer_file(ExportScreen(offer), say or self.context.set_status)

    def offer_table(
        self, rows: "Sequence[CoverageRow]", arranged: "TableArrangement", say: Callable[[str], None]
    ) -> None:
        """Offer the coverage table. rows: those shown. say: reports the outcome."""
        from tui.articles.make import slug
        from tui.export.coverage_table import WRITERS, coverage_table
        from tui.ui.dialogs.export_table import ExportTableScreen

        coverage = self.session.coverage
        table = coverage_table(coverage, rows, arranged, self.context.event.settings_record(self.session.cutoff))
        screen = ExportTableScreen(
            self.context.export_folder.suggest(f"{slug(coverage.title or 'event')}-coverage.md"),
            f"the coverage table, {count_text(len(rows), 'row')}",
            lambda file_format: WRITERS[file_format](table),
        )
        self.offer_file(screen, say)


def _with_marks(include: Include, notes: Annotations, grouping: Grouping, mentions: MentionSet) -> Include:
    from tui.export.user_notes import with_annotations

    return with_annotations(include, notes, ANNOTATION_PARTS, grouping, mentions)


def _current(
    session: ReadingSession, stop: Stop | None, quote_groups: "Callable[[], Sequence[QuoteGroup]]", notes: Annotations
) -> tuple[str, Include]:
    """Return a description of the current item and the selection that exports it; "" if nothing is current."""
    if stop is None or session.visible_groups is None or session.mention_index is None:
        return "", Include()
    if stop.kind is StopKind.PASSAGE and stop.key in session.visible_groups.labels:
        return f"passage {session.visible_groups.labels[stop.key]}", Include(only_groups=frozenset({stop.key}))
    if stop.kind is StopKind.MENTION and stop.key in session.mention_index.people_by_id:
        return session.mention_index.people_by_id[stop.key].name, _of_person(
            session.coverage,
            session.visible_groups.grouping,
            session.mention_index.listed_mentions(session.order),
            stop.key,
        )
    if stop.kind is StopKind.QUOTE:
        return _quotation(stop.key, quote_groups())
    if stop.kind is StopKind.NOTE:
        return _mark(stop.key, notes)
    return "", Include()


def _mark(key: str, notes: Annotations) -> tuple[str, Include]:
    from tui.export.user_notes import user_texts

    mark = next((mark for mark in notes.annotations if mark.key == key), None)
    if mark is None:
        return "", Include()
    return f"your {mark.kind}", Include(passages=False, texts=tuple(user_texts(mark)))


def _of_person(coverage: Coverage, grouping: Grouping, mentions: MentionSet, person: str) -> Include:
    """Return the selection for a person, as on the command line: their quotes and the sentences that name them."""
    from tui.export.selection import resolve_selection

    return resolve_selection([f"person={person}"], coverage, grouping, mentions)


def _quotation(quote: str, groups: "Sequence[QuoteGroup]") -> tuple[str, Include]:
    """Return the selection for a quote with all wordings, and the passages in which others report it."""
    group = next((g for g in groups if any(w.quote == quote for w in g.wordings)), None)
    if group is None or len(group.wordings) == 1:
        return "this quote", Include(passages=False, quotes=True, only_quotes=frozenset({quote}))
    reports = frozenset(w.group for w in group.wordings if not w.quote)
    quotes = frozenset(w.quote for w in group.wordings if w.quote)
    description = (
        f"this quote, {count_text(len(group.wordings), 'wording')} in {count_text(len(group.articles), 'article')}"
    )
    return description, Include(passages=bool(reports), quotes=True, only_groups=reports, only_quotes=quotes)
