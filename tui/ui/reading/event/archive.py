"""The archive that an event was opened from: returns to its list, and finds articles similar to the focused one."""

from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from tui.ui.commands import Runs
from tui.ui.reading.context import ReadingContext, Subject
from tui.ui.reading.event.article_changes import ArticleChangeCommands
from tui.ui.textual.workers import run_behind

if TYPE_CHECKING:  # loaded when an archive is queried
    from tui.archive.records import FoundArticle
    from tui.articles.load import LoadResult


class AppWithList(Protocol):
    def leave_event(self) -> bool:
        """Return to the list that the event was opened from; return False if there is none."""


class ArchiveCommands(Subject):
    def __init__(self, context: ReadingContext, article_changes: ArticleChangeCommands) -> None:
        super().__init__(context)
        self._article_changes = article_changes

    def commands(self) -> Runs:
        return {"like": self._like}

    def leave_event(self) -> bool:
        return cast(AppWithList, self.screen.app).leave_event()

    def _like(self) -> None:
        if not self.context.event.archive:
            self.context.set_status("no archive is open: crosslight archive add creates one")
            return
        article = self.session.coverage.article(self.session.focus)
        self.context.set_status("looking in the archive …")
        work = partial(self._look, self.context.event.archive, article.text, article.headline, article.language)
        run_behind(self.screen, work, "like")

    # --- in a thread -----------------------------------------------------------------------------------------

    def _look(self, archive: str, text: str, headline: str, language: str) -> None:
        from tui.archive.desk import like_in_archive
        from tui.archive.errors import ArchiveError

        try:
            articles = self._others(like_in_archive(archive, text, headline, language))
        except ArchiveError as error:
            self.screen.app.call_from_thread(self.context.set_status, f"archive: {error.reason}")
            return
        self.screen.app.call_from_thread(self._show, headline, articles)

    def _others(self, articles: "list[FoundArticle]") -> "list[FoundArticle]":
        """Return the articles that are not open."""
        open_places = {(origin.file, origin.number) for origin in self.context.event.origins.values()}
        return [article for article in articles if (article.file, article.number) not in open_places]

    def _load(self, archive: str, article: int, known: "LoadResult") -> None:
        from tui.archive.desk import load_articles
        from tui.archive.errors import ArchiveError

        try:
            loaded = load_articles(archive, [article], self.context.event.settings.articles, known=known)
        except ArchiveError as error:
            self.screen.app.call_from_thread(self.context.set_status, f"archive: {error.reason}")
            return
        self.screen.app.call_from_thread(self._article_changes.add_articles, known, loaded)

    # --- in the screen's thread ------------------------------------------------------------------------------

    def _show(self, headline: str, articles: "list[FoundArticle]") -> None:
        from tui.ui.dialogs.like import LikeScreen

        if not self.screen.is_active:
            return
        self.context.set_status("" if articles else "no similar article in the archive")
        if articles:
            self.screen.app.push_screen(LikeScreen(headline, articles), self._open)

    def _open(self, article: int | None) -> None:
        if article is not None:
            known = self._article_changes.loaded
            run_behind(self.screen, partial(self._load, self.context.event.archive, article, known), "like")
