"""Collects the articles of an event as they are opened, each text once and each with a unique id."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from tui.articles.draft import Draft
from tui.articles.listing import ListedArticle
from tui.articles.load_reports import Reports
from tui.articles.load_result import LoadResult, Origin
from tui.articles.make import article_from_draft, slug
from tui.articles.model import Article, Coverage
from tui.articles.options import ArticlesOptions
from tui.articles.zoning.repeated import with_repeated_marked
from tui.files import absolute_path
from tui.text.canonical import one_line

STANDARD_INPUT = "-"


class ArticleCollection(Struct):
    options: ArticlesOptions
    reports: Reports
    articles: list[Article] = field(default_factory=list)
    origins: dict[str, Origin] = field(default_factory=dict)
    title: str = ""
    by_text: dict[str, list[Article]] = field(default_factory=dict)
    files_of_outlet: Mapping[str, int] = field(default_factory=dict)
    """Outlet → number of files being opened that have its name."""
    named: set[str] = field(default_factory=set)
    """Ids of the articles whose outlet comes from an event file or a download of many articles."""

    def take_up(self, known: LoadResult) -> None:
        """Begin with articles that are already open."""
        for article in known.coverage.articles:
            self._add(article)
        self.origins |= known.origins
        self.title = known.coverage.title
        self.named |= {article for article, origin in known.origins.items() if origin.event}

    def open(self, listed: ListedArticle, draft: Draft, origin: Origin) -> None:
        """Make an article from a draft, unless one with the same text is open.

        draft, origin: those listed, or those of the page fetched for a listed address.
        """
        for notice in filter(None, draft.notice.split("\n")):
            self.reports.note(listed.path, notice)
        outlet = draft.outlet or listed.default_outlet
        article_id = self._id_of(listed, outlet)
        article = article_from_draft(replace(draft, outlet=outlet), self.options, id=article_id, path=listed.path)
        is_named = bool(listed.entry and listed.entry.outlet) or bool(origin.number and draft.outlet)
        if twin := self._same_text(article, is_named):
            self.reports.note(
                listed.path, f"{_subject(origin)}identical to the text of {self._name(twin)}, opened once"
            )
            return
        self._add(article)
        self.origins[article.id] = origin
        if is_named:
            self.named.add(article.id)

    def _id_of(self, listed: ListedArticle, outlet: str) -> str:
        """Return the event file's id, or one made from the outlet's name.

        If several files have one outlet, the id also contains the file's name, so that their order does not matter.
        """
        if listed.entry is not None and listed.entry.id:
            return slug(listed.entry.id, self.origins)
        stem = Path(listed.path).stem
        has_namesakes = not listed.origin.number and self.files_of_outlet.get(outlet, 0) > 1
        return slug(f"{outlet} {stem}" if has_namesakes and stem != outlet else outlet, self.origins)

    def _add(self, article: Article) -> None:
        self.articles.append(article)
        self.by_text.setdefault(article.text, []).append(article)

    def _name(self, article: Article) -> str:
        origin = self.origins.get(article.id)
        return f"article {origin.number} of {article.path}" if origin and origin.number else article.path

    def _same_text(self, article: Article, is_named: bool) -> Article | None:
        """Return the open article with identical text.

        Two outlets named by an event file stay separate, as the user wants to see that both print one agency's text.
        """
        for twin in self.by_text.get(article.text, ()):
            are_two = is_named and twin.id in self.named and twin.outlet != article.outlet
            if not are_two:
                return twin
        return None

    def result(self) -> LoadResult:
        title = self.title or _common_folder([origin.file for origin in self.origins.values()])
        longest = self.options.zones.boilerplate.repeated_max_characters
        coverage = Coverage(one_line(title).strip(), with_repeated_marked(self.articles, longest))
        return LoadResult(coverage, self.reports.all_problems(), self.reports.all_notices(), self.origins)


def _subject(origin: Origin) -> str:
    return f"article {origin.number} is " if origin.number else ""


def _common_folder(files: Sequence[str]) -> str:
    """Return the name of the folder that contains all the files; empty if they are in several."""
    folders = {absolute_path(file).parent for file in files if file != STANDARD_INPUT}
    return folders.pop().name if len(folders) == 1 else ""
