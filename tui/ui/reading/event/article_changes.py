"""Adds, removes, reloads and renames articles while they are read."""

from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tui.articles.files.watch import FileWatch
from tui.articles.load import LoadResult
from tui.articles.load_result import Origin
from tui.articles.model import Article
from tui.reading.annotations import annotations_in_unchanged
from tui.reading.outlets import short_tags
from tui.ui.commands import Runs
from tui.ui.reading.annotate import Annotate
from tui.ui.reading.context import ReadingContext, Subject
from tui.ui.reading.correct import Correct
from tui.ui.reading.results import Results
from tui.ui.textual.workers import run_behind

if TYPE_CHECKING:  # loaded when a file has changed
    from tui.articles.reload import ReloadResult
    from tui.ui.dialogs.rename import RenamedArticle


class Removal(Struct, frozen=True):
    """An article that the user removed, with what is needed to restore it."""

    article: Article
    read_article: Article
    """Article with the names in its file."""
    origin: Origin | None
    place: int
    """Index among all articles, in pane order."""
    done_count: int
    """Number of annotations and corrections that could be undone then; later ones are undone first."""


class ArticleChangeCommands(Subject):
    def __init__(self, context: ReadingContext, annotate: Annotate, correct: Correct, results: Results) -> None:
        super().__init__(context)
        self._annotate = annotate
        self._correct = correct
        self._results = results
        self._watched = self.context.event.origins
        self._named_ids = self._watched.keys() - set(self.context.event.added)
        """Ids of the articles that the user started with, which the next start opens again."""
        self._watch = FileWatch(self._watched)
        self._looking = False
        self._waiting_result: ReloadResult | None = None
        """Changed articles that wait until no other screen is open."""
        self._removals: list[Removal] = []
        """Articles that can be restored, the latest last."""

    def commands(self) -> Runs:
        return {"remove_article": self._remove_article}

    def start(self) -> None:
        """Begin to watch the articles' files."""
        seconds = self.context.event.settings.reading.watch_seconds
        if seconds:
            self.screen.set_interval(seconds, self.look_at_files)

    @property
    def loaded(self) -> LoadResult:
        return LoadResult(self.context.event.coverage, (), (), self.context.event.origins)

    # --- files that change -----------------------------------------------------------------------------------

    def look_at_files(self) -> None:
        """Check the files in a thread, as a disk can be slow; one check at a time.

        Not under a dialog or another screen: what is chosen there refers to offsets in the texts as they are now.
        """
        if not self.screen.is_active:
            return
        if self._waiting_result is not None:
            result, self._waiting_result = self._waiting_result, None
            self._looked(result)
        elif not self._looking:
            self._looking = True
            run_behind(self.screen, partial(self._look_again, self._watch, self.loaded), "watching", exclusive=False)

    def _look_again(self, watch: FileWatch, open_result: LoadResult) -> None:
        reload_result = None
        if changed_ids := watch.changed_articles():
            from tui.articles.reload import reload_changed

            reload_result = reload_changed(open_result, changed_ids, self.context.event.settings.articles)
        self.screen.app.call_from_thread(self._looked, reload_result)

    def _looked(self, reload_result: "ReloadResult | None") -> None:
        self._looking = False
        if reload_result is None or not self.screen.is_running:
            return
        if not self.screen.is_active:
            self._waiting_result = reload_result
            return
        for problem in reload_result.problems:
            self.context.warn(problem, "not reloaded")
        open_articles = {article.id: article for article in self.context.event.coverage.articles}
        changed_articles = [
            each
            for each in reload_result.articles
            if each.id in open_articles and each.text != open_articles[each.id].text
        ]
        if changed_articles:
            self._take_changed(changed_articles)

    def _take_changed(self, changed_articles: Sequence[Article]) -> None:
        from tui.articles.reload import with_reloaded

        read = self.context.read_coverage
        coverage = with_reloaded(self.context.event.coverage, read, changed_articles)
        self.context.read_coverage = with_reloaded(read, read, changed_articles)
        self.take_articles(replace(self.loaded, coverage=coverage))
        outlets = ", ".join(coverage.article(article.id).outlet for article in changed_articles)
        self.context.set_status(f"reloaded because the file changed: {outlets}")

    # --- articles that come and go ---------------------------------------------------------------------------

    def add_articles(self, known: LoadResult, loaded: LoadResult) -> None:
        """Add articles that were opened while reading. known: the open articles when opening began."""
        if not self.screen.is_running:
            return
        there = {article.id for article in known.coverage.articles}
        new = [article for article in loaded.coverage.articles if article.id not in there]
        message = self._show_messages(loaded, is_first_in_line=not new)
        if {article.id for article in self.context.event.coverage.articles} != there:
            self.context.set_status("the articles changed; please try again")
        elif new:
            self.context.read_coverage = replace(
                self.context.read_coverage, articles=(*self.context.read_coverage.articles, *new)
            )
            places = self._places_before_removal(loaded, new)
            coverage = replace(self.context.event.coverage, articles=(*self._now, *new))
            self.take_articles(replace(loaded, coverage=coverage), places)
            self.panes.focus_article(new[0].id)
            self.context.sync_view()
            self.context.set_status(self._opened_text(new))
        else:
            self.context.set_status(message or "nothing new was opened")

    def _show_messages(self, loaded: LoadResult, *, is_first_in_line: bool) -> str:
        """Show problems and notices for a while. is_first_in_line: instead, return the first for the bottom line."""
        problems = [f"{problem.outcome}: {problem}" for problem in loaded.problems]
        messages = [*problems, *map(str, loaded.notices)]
        for number, message in enumerate(messages):
            if number or not is_first_in_line:
                show = self.context.warn if number < len(problems) else self.context.inform
                show(message)
        return messages[0] if messages else ""

    def _opened_text(self, new: Sequence[Article]) -> str:
        outlets, remove = ", ".join(article.outlet for article in new), self.context.key_name("remove_article")
        stays = "; opens with this event from now on" if self.context.is_view_saved else ""
        return f"opened: {outlets}{stays} · press {remove} to remove it"

    @property
    def _now(self) -> tuple[Article, ...]:
        return self.context.event.coverage.articles

    def _places_before_removal(self, loaded: LoadResult, new: Sequence[Article]) -> Mapping[str, int]:
        """Map removed articles that are opened again to their former places, and stop undo from restoring them."""
        places = {}
        for article in new:
            origin = loaded.origins.get(article.id)
            for removal in [each for each in self._removals if origin is not None and each.origin == origin]:
                self._removals.remove(removal)
                places[article.id] = removal.place
        return places

    def _remove_article(self) -> None:
        from tui.articles.reload import without_article

        article = self.session.coverage.article(self.panes.plan.focus)
        try:
            left = without_article(self.loaded, article.id)
        except ValueError:
            self.context.set_status(f"this is the only article; press {self.context.key_name('quit')} to quit")
            return
        read = self.context.read_coverage
        self._removals.append(
            Removal(
                self.context.event.coverage.article(article.id),
                next((each for each in read.articles if each.id == article.id), article),
                self.context.event.origins.get(article.id),
                self.panes.plan.order.index(article.id),
                self._annotate.done_count,
            )
        )
        self.context.read_coverage = replace(
            read, articles=tuple(each for each in read.articles if each.id != article.id)
        )
        self.take_articles(left)
        how_long = " until the next start" if article.id in self._named_ids else ""
        self.context.set_status(f"{article.outlet} removed{how_long} ({self.context.key_name('undo')} to undo)")

    def undo(self) -> bool:
        """Restore the article that was removed last. Return False if there is none, or something was done since."""
        if not self._removals or self._annotate.done_count > self._removals[-1].done_count:
            return False
        removal = self._removals.pop()
        article = removal.article
        read = self.context.read_coverage
        self.context.read_coverage = replace(read, articles=(*read.articles, removal.read_article))
        origins = dict(self.context.event.origins)
        if removal.origin is not None:
            origins[article.id] = removal.origin
        coverage = replace(self.context.event.coverage, articles=(*self._now, article))
        self.take_articles(replace(self.loaded, coverage=coverage, origins=origins), {article.id: removal.place})
        self.panes.focus_article(article.id)
        self.context.sync_view()
        remove = self.context.key_name("remove_article")
        self.context.set_status(f"{article.outlet} is back; press {remove} to remove it again")
        return True

    # --- taking it up ----------------------------------------------------------------------------------------

    def take_articles(self, load_result: LoadResult, places: Mapping[str, int] = MappingProxyType({})) -> None:
        """Set the current articles. Results for unchanged ones are kept until everything is found again.

        places: indices, in pane order, of new articles that do not come last.
        """
        self.context.sync_view()
        self.context.load_problems = ()
        self.context.event = replace(self.context.event, coverage=load_result.coverage, origins=load_result.origins)
        if load_result.origins is not self._watched:
            self._watched = load_result.origins
            self._watch = FileWatch(load_result.origins)
        self.panes.plan.set_articles(article.id for article in load_result.coverage.articles)
        for article, place in places.items():
            self.panes.plan.move_to(article, place)
        articles = tuple(map(load_result.coverage.article, self.panes.plan.order))
        coverage = replace(load_result.coverage, articles=articles)
        notes = self.views.annotations = annotations_in_unchanged(
            self.views.annotations, self.session.coverage, coverage
        )
        find_anew = self.session.set_coverage(coverage)
        self.context.highlighted.clear()
        self.panes.set_coverage(coverage)
        self.sidebar.renew(
            coverage, short_tags(articles), self.session.mention_index, self.session.visible_groups, notes
        )
        if find_anew:
            self._results.find_again()
        self.context.show_session()
        self.screen.call_after_refresh(self.context.sync_view)

    # --- other names -----------------------------------------------------------------------------------------

    def rename_article(self) -> None:
        """Ask for different names for the focused article."""
        from tui.ui.dialogs.rename import RenameScreen

        article = self.session.coverage.article(self.session.focus)
        self.screen.app.push_screen(RenameScreen(article, self.context.event.event_file(article.id)), self._renamed)

    def _renamed(self, renaming: "RenamedArticle | None") -> None:
        if renaming is None:
            return
        message = self._keep_names(renaming)
        articles = tuple(renaming.article if a.id == renaming.article.id else a for a in self.session.coverage.articles)
        coverage = replace(self.session.coverage, articles=articles)
        self.context.event = replace(self.context.event, coverage=coverage)
        self.session.set_coverage(coverage)
        if self._correct.correcting is not None:
            self._correct.correcting.coverage = coverage
        self.panes.set_coverage(coverage)
        self.sidebar.set_coverage(coverage, short_tags(coverage.articles))
        self.context.show_session()
        self.context.set_status(message)

    def _keep_names(self, renaming: "RenamedArticle") -> str:
        if not renaming.keep:
            return "renamed; the name is saved with the layout of this event"
        try:
            self.context.event.keep_names(renaming.article)
        except (OSError, ValueError) as error:
            return f"renamed in the layout of this event; event.yaml was not changed: {error}"
        read = self.context.read_coverage
        articles = tuple(renaming.article if each.id == renaming.article.id else each for each in read.articles)
        self.context.read_coverage = replace(read, articles=articles)
        return "renamed, and saved in event.yaml"
