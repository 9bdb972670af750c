"""Restores the view of the last session, and saves it regularly and on exit."""

import os
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.articles.model import Passage
from tui.reading.added_articles import AddedArticle, added_articles
from tui.reading.outlets import short_tags
from tui.reading.saved_view import (
    SavedName,
    SavedView,
    anchor_at,
    changed_names,
    is_out_of_sight,
    is_ready_for,
    offset_of_anchor,
    restore_letters,
    restore_stop,
    saved_letters,
    saved_stop,
)
from tui.text.canonical import one_line
from tui.ui.reading.context import ReadingContext, Subject
from tui.ui.textual.workers import run_behind

if TYPE_CHECKING:
    from tui.storage.saved_view import SavedViewFile

KEEP_SECONDS = 20
"""Interval between saves of the view, in seconds, so that little is lost if the program is killed."""


class Restore(Subject):
    def __init__(self, context: ReadingContext, desk_file: "SavedViewFile | None" = None) -> None:
        """Prepare restoring. desk_file: None if nothing is saved."""
        super().__init__(context)
        self._desk_file = desk_file
        context.is_view_saved = desk_file is not None
        self._left = desk_file.state if desk_file is not None and desk_file.state is not None else SavedView()
        self._to_recall = self._left.current
        """Saved stop, until it can be found again."""
        self._begins: dict[str, int] = {}
        """Article id → character at the top of its pane until the user scrolls."""
        open_origins, added = context.event.origins, context.event.added
        self._named = tuple(origin for article, origin in open_origins.items() if article not in added)
        """Origins of the articles that the user started with."""
        reopened = added_articles(open_origins.values(), self._named)
        self._unavailable = tuple(each for each in self._left.added if each not in reopened and _may_return(each))
        """Articles added earlier that could not be opened this time, to be tried again next time."""
        self._return_to(self._left)
        context.after_results.append(self._recall)

    def start(self) -> None:
        """Begin to save the view regularly."""
        if self._desk_file is not None:
            self.screen.set_interval(KEEP_SECONDS, self._keep_in_thread)
            if self._desk_file.problem:
                self.context.warn(self._desk_file.problem)

    def announce_added(self) -> None:
        """Say which articles were opened because the user added them in an earlier session."""
        if added := self.context.event.added:
            outlets = ", ".join(self.session.coverage.article(article).outlet for article in added)
            remove = self.context.key_name("remove_article")
            self.context.set_status(f"also opened, as last time: {outlets} · {remove} in its pane removes it")

    # --- taken up --------------------------------------------------------------------------------------------

    def _return_to(self, state: SavedView) -> None:
        session = self.session
        if state.cutoff is not None:
            session.cutoff = min(max(state.cutoff, 0.0), 100.0)
        if state.kinds is not None:
            session.kinds = frozenset(state.kinds)
        self.context.export_folder.path = one_line(state.export_folder)
        restore_letters(session.letters, session.coverage, state.letters)
        texts = {article.id: article.text for article in session.coverage.articles}
        offsets = {each: offset_of_anchor(texts[each], spot) for each, spot in state.spots.items() if each in texts}
        self._begins = offsets
        self.panes.take_up(state.panes, offsets)
        if self.panes.plan.order != session.order:
            articles = tuple(map(session.coverage.article, self.panes.plan.order))
            session.set_coverage(replace(session.coverage, articles=articles))
            self.sidebar.set_coverage(session.coverage, short_tags(articles))
        self.sidebar.take_up(state.sidebar, state.list_shown)
        session.show_reported(state.with_reported)
        self.views.open_when_ready(state.view)

    def _recall(self) -> None:
        left, session = self._to_recall, self.session
        if left is None or not is_ready_for(session, left.kind):
            return
        self._to_recall = None
        self.context.sync_view()
        if restore_stop(session, left) and session.stop is not None:
            self.context.show_session()
            self.sidebar.follow(session.stop)
            pane = self.panes.focused
            has_scrolled = not pane.view.is_at(self._begins.get(pane.article_id, 0))
            if not has_scrolled and is_out_of_sight(left, session.stop.passage, self._in_view):
                self.panes.show(session.current_move())
                self.screen.call_after_refresh(self.context.sync_view)

    @property
    def _in_view(self) -> dict[str, Passage]:
        """The visible passage of each article, by id."""
        return {pane.article_id: pane.view.view for pane in self.panes.open_panes if pane.display}

    # --- kept ------------------------------------------------------------------------------------------------

    @property
    def state(self) -> SavedView:
        """The current view. Entries for articles that are not open today are kept."""
        articles = self.session.coverage.articles
        offsets = self.panes.offsets
        spots = {each.id: anchor_at(each.text, offsets[each.id]) for each in articles if each.id in offsets}
        compared = found.articles if (found := self.session.matches) is not None else self._left.letters.articles
        return SavedView(
            panes=self.panes.plan.snapshot(),
            spots={**self._left.spots, **spots},
            cutoff=self.session.cutoff,
            kinds=tuple(sorted(self.session.kinds)),
            sidebar=self.sidebar.is_wanted,
            list_shown=self.sidebar.listing.list_kind.value,
            with_reported=self.session.with_reported,
            view=self.views.view_to_save,
            current=self._to_recall or saved_stop(self.session, self._in_view),
            names={**self._names_of_others(), **changed_names(self.session.coverage, self.context.read_coverage)},
            added=(*added_articles(self.context.event.origins.values(), self._named), *self._unavailable),
            export_folder=self.context.export_folder.path,
            letters=saved_letters(self.session.letters, self.session.coverage, compared, self._left.letters),
        )

    def _names_of_others(self) -> dict[str, SavedName]:
        """Return the saved names of articles that are not open today."""
        there = {article.id for article in self.session.coverage.articles}
        return {article: name for article, name in self._left.names.items() if article not in there}

    def _keep_in_thread(self) -> None:
        if self._desk_file is not None:
            run_behind(self.screen, partial(self._desk_file.save, self.state), "keeping")

    def keep_place(self) -> None:
        """Save the view on exit."""
        if self._desk_file is not None and self.screen.is_mounted:
            self._desk_file.save(self.state)
            self._desk_file.forget_old()


def _may_return(article: AddedArticle) -> bool:
    """Return False for an article whose file has been deleted."""
    return bool(article.url) or os.path.lexists(article.file)
