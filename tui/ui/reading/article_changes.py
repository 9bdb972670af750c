"""Articles that come, go and change while they are read."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.articles.load import LoadResult, Problem
from tui.articles.model import Article, Coverage
from tui.articles.watch import Watch
from tui.reading.annotations import kept_annotations
from tui.reading.outlets import short_tags
from tui.ui.reading.context import NOTICE_SECONDS, Desk
from tui.ui.textual.workers import run_behind

if TYPE_CHECKING:  # loaded when a file has changed
    from tui.articles.reload import ReloadResult


class LiveKeys(Desk):
    def on_mount(self) -> None:
        self._watched = self.event.origins
        self._watch = Watch(self._watched)
        self._looking = False
        self._made = self.event.corrections.corrections
        """Corrections of people and quotes, while these are found anew."""
        self._read = self.event.coverage
        """The articles as their files name them; the reader may call them otherwise."""
        seconds = self.event.settings.reading.watch_seconds
        if seconds:
            self.set_interval(seconds, self.look_at_files)

    @property
    def _loaded(self) -> LoadResult:
        return LoadResult(self.event.coverage, (), (), self.event.origins)

    # --- files that change -----------------------------------------------------------------------------------

    def look_at_files(self) -> None:
        """In a thread: a disk can be slow. One look at a time."""
        if not self._looking:
            self._looking = True
            run_behind(self, partial(self._look_again, self._watch, self._loaded), "watching", exclusive=False)

    def _look_again(self, watch: Watch, known: LoadResult) -> None:
        again = None
        if changed := watch.changed():
            from tui.articles.reload import reload_changed

            again = reload_changed(known, changed, self.event.settings.articles)
        self.app.call_from_thread(self._looked, again)

    def _looked(self, again: "ReloadResult | None") -> None:
        self._looking = False
        if again is None or not self.is_running:
            return
        for problem in again.problems:
            self._warn("not read again", problem)
        there = {article.id: article for article in self.event.coverage.articles}
        changed = [each for each in again.articles if each.id in there and each.text != there[each.id].text]
        if changed:
            self._take_changed(changed)

    def _take_changed(self, changed: Sequence[Article]) -> None:
        from tui.articles.reload import with_reloaded

        coverage = with_reloaded(self.event.coverage, self._read, changed)
        self._read = with_reloaded(self._read, self._read, changed)
        self.take_articles(replace(self._loaded, coverage=coverage))
        outlets = ", ".join(coverage.article(article.id).outlet for article in changed)
        self.tell(f"read again, as the file has changed: {outlets}")

    # --- articles that come and go ---------------------------------------------------------------------------

    def action_open_path(self) -> None:
        from tui.ui.dialogs.open import OpenScreen

        # The sample lies among the program's own files, where nobody keeps articles.
        folder = "" if self.event.is_sample else _folder_of(self.event.coverage)
        self.app.push_screen(OpenScreen(folder), self._open)

    def _open(self, path: str | None) -> None:
        if path is not None:
            self.say("opening …")
            run_behind(self, partial(self._load, path, self._loaded), "opening", exclusive=False)

    def _load(self, path: str, known: LoadResult) -> None:
        from tui.articles.reload import open_more

        loaded = open_more(known, [path], self.event.settings.articles)
        self.app.call_from_thread(self._opened, known, loaded)

    def _opened(self, known: LoadResult, loaded: LoadResult) -> None:
        if not self.is_running:
            return
        for problem in loaded.problems:
            self._warn("not opened", problem)
        for notice in loaded.notices:
            self.notify(str(notice), timeout=NOTICE_SECONDS, markup=False)
        there = {article.id for article in known.coverage.articles}
        new = [article for article in loaded.coverage.articles if article.id not in there]
        if {article.id for article in self.event.coverage.articles} != there:
            self.say("the articles have changed meanwhile: open it once more")
        elif new:
            self._read = replace(self._read, articles=(*self._read.articles, *new))
            self.take_articles(replace(loaded, coverage=replace(self.event.coverage, articles=(*self._now, *new))))
            self.panes.focus_article(new[0].id)
            self.look()
            self.tell(f"opened: {', '.join(article.outlet for article in new)}")
        else:
            self.say("nothing new was opened")

    @property
    def _now(self) -> tuple[Article, ...]:
        return self.event.coverage.articles

    def action_remove_article(self) -> None:
        from tui.articles.reload import without_article

        article = self.session.coverage.article(self.panes.plan.focus)
        try:
            left = without_article(self._loaded, article.id)
        except ValueError:
            self.say(f"it is the only article: {self.key_name('quit')} leaves the reader")
            return
        self._read = replace(self._read, articles=tuple(each for each in self._read.articles if each.id != article.id))
        self.take_articles(left)
        back = f"; {self.key_name('open_path')} opens it again: {article.path}" if article.path else ""
        self.tell(f"{article.outlet} is out of this reading{back}")

    # --- taking it up ----------------------------------------------------------------------------------------

    def take_articles(self, loaded: LoadResult) -> None:
        """The articles as they are now. What was found in those that stay is kept until all is found anew."""
        self.look()
        self.unopened = ()
        self.event = replace(self.event, coverage=loaded.coverage, origins=loaded.origins)
        if loaded.origins is not self._watched:
            self._watched = loaded.origins
            self._watch = Watch(loaded.origins)
        self.panes.plan.set_articles(article.id for article in loaded.coverage.articles)
        articles = tuple(map(loaded.coverage.article, self.panes.plan.order))
        coverage = replace(loaded.coverage, articles=articles)
        notes = self.views.notes = kept_annotations(self.views.notes, self.session.coverage, coverage)
        find_anew = self.session.set_coverage(coverage)
        self._lit.clear()
        self.panes.set_coverage(coverage)
        self.sidebar.renew(coverage, short_tags(articles), self.session.mentioned, self.session.shown, notes)
        if find_anew:
            if self.correcting is not None:
                self._made = self.correcting.made
            self.correcting, self.waiting, self.lost_people = None, True, False
            self.finder.find(self.event, self._made)
        self.show_session()
        self.call_after_refresh(self.look)

    def _warn(self, title: str, problem: Problem) -> None:
        self.notify(str(problem), title=title, severity="warning", timeout=NOTICE_SECONDS, markup=False)


def _folder_of(coverage: Coverage) -> str:
    """Where the articles lie, as seen from here; empty where that is here, or nowhere."""
    folders = {str(Path(article.path).absolute().parent) for article in coverage.articles if article.path}
    folder = folders.pop() if len(folders) == 1 else ""
    near = os.path.relpath(folder) if folder else "."
    return "" if near == "." else f"{folder if near.startswith('..') else near}/"
