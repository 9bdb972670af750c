"""Loading of articles: readable files become a Coverage, each unreadable one is named with the reason."""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from tui.articles.decode import decode
from tui.articles.draft import Draft
from tui.articles.draft_reader import DraftReader
from tui.articles.event import ARTICLES_MAX, EVENT_FILE, EventArticle, overridden, read_event
from tui.articles.file_kinds import ARTICLE_ENDINGS, FILE_KINDS
from tui.articles.inside import read_inside
from tui.articles.load_reports import Reports
from tui.articles.load_result import LoadResult as LoadResult
from tui.articles.load_result import Notice as Notice
from tui.articles.load_result import Origin as Origin
from tui.articles.load_result import Problem as Problem
from tui.articles.make import article_from_draft, slug
from tui.articles.model import Article, Coverage
from tui.articles.options import ArticlesOptions
from tui.articles.own_exports import is_own_export
from tui.files import UnreadableFile, raise_if_larger, read_file
from tui.text.canonical import one_line
from tui.yaml.reader import YamlDocument, YamlError

STANDARD_INPUT = "-"
_EVENT_ENDINGS = (".yaml", ".yml")
OPENED_ENDINGS = (*ARTICLE_ENDINGS, *_EVENT_ENDINGS)
"""Of the names of files that can be opened without being named one by one."""
_BYTES_PER_MEGABYTE = 1_000_000


def load(
    paths: Sequence[str],
    options: ArticlesOptions,
    *,
    stdin: Callable[[], bytes] | None = None,
    known: LoadResult | None = None,
) -> LoadResult:
    """Opens files, folders, event files and standard input (`-`), in this order and each article once.

    Never raises for what it is given: an input that cannot be opened becomes a Problem, and the rest still opens.
    `stdin` gives the bytes of standard input; it need not read more than the size limit and one byte. `known` articles
    are open already, and come first in the result.
    """
    with DraftReader(options) as drafts:
        loader = _Loader(options, stdin, Reports(OPENED_ENDINGS), drafts)
        if known is not None:
            loader.take_up(known)
        for path in paths:
            loader.open(path)
        return loader.result(paths)


def read_again(origin: Origin, options: ArticlesOptions) -> Article:
    """The article of a file as it stands there now. Raises OSError, or YamlError for the event file that lists it."""
    with DraftReader(options) as drafts:
        loader = _Loader(options, None, Reports(OPENED_ENDINGS), drafts)
        entry = None
        if origin.event:
            event, _ = read_event(decode(read_file(origin.event, loader.limit_bytes)).text, origin.event)
            entry = next((listed for listed in event.articles if listed.path == origin.entry), None)
            entry = entry and replace(entry, language=entry.language or event.language)
        loader.open_file(origin.file, entry, origin)
        return loader.articles[0]


class _OwnExport(UnreadableFile):
    """An export or report of this program found in a folder of articles."""

    def __init__(self) -> None:
        super().__init__("crosslight wrote this, so it is left out; to read it, name the file")


class _Loader(Struct):
    options: ArticlesOptions
    stdin: Callable[[], bytes] | None
    reports: Reports
    drafts: DraftReader
    articles: list[Article] = field(default_factory=list)
    origins: dict[str, Origin] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    by_text: dict[str, list[Article]] = field(default_factory=dict)
    files: dict[object, str] = field(default_factory=dict)
    """The identity of each file opened → the path it was opened by."""
    named: set[str] = field(default_factory=set)
    """Ids of the articles to which an event file gives an outlet."""

    @property
    def limit_bytes(self) -> int:
        return int(self.options.max_megabytes * _BYTES_PER_MEGABYTE)

    def take_up(self, known: LoadResult) -> None:
        """Articles that are open already."""
        for article in known.coverage.articles:
            self.add(article)
        self.origins |= known.origins
        self.titles.append(known.coverage.title)
        self.named |= {article for article, origin in known.origins.items() if origin.event}
        for origin in known.origins.values():
            try:
                status = Path(origin.file).stat()
            except (OSError, ValueError):  # gone since, or standard input
                continue
            self.files[status.st_dev, status.st_ino] = origin.file

    def open(self, path: str) -> None:
        try:
            if not path:
                raise UnreadableFile("the path is empty")
            if path == STANDARD_INPUT:
                self.open_stdin()
            elif Path(path).is_dir():
                self.open_folder(path)
            elif path.casefold().endswith(_EVENT_ENDINGS):
                self.open_event(path)
            else:
                self.open_file(path)
        except (OSError, YamlError) as error:
            self.reports.fail(path, error)
        except ValueError:  # a NUL in the path
            self.reports.fail(path, UnreadableFile("this cannot be a file's name"))

    def open_stdin(self) -> None:
        if self.stdin is None:
            raise UnreadableFile("standard input cannot be read here")
        if self.is_known(STANDARD_INPUT, STANDARD_INPUT):
            return
        data = self.stdin()
        raise_if_larger(data, self.limit_bytes)
        self.take(STANDARD_INPUT, data, Origin(STANDARD_INPUT, "", ""), outlet="standard input")

    def open_folder(self, folder: str) -> None:
        """Its event.yaml says which articles it has; where that is missing or broken, its text files are opened."""
        event = str(Path(folder) / EVENT_FILE)
        if os.path.lexists(event):
            try:
                self.open_event(event, folder)
            except (OSError, YamlError) as error:
                self.reports.fail(event, error)
            else:
                return
        names = list(self.article_names(folder))
        if not names:
            endings = ", ".join(kind.endings[0] for kind in reversed(FILE_KINDS))
            raise UnreadableFile(f"no articles are in this folder ({endings})")
        if len(names) > ARTICLES_MAX:
            limit = f"{len(names):,} articles are in this folder, and {ARTICLES_MAX:,} are the limit"
            raise UnreadableFile(f"{limit}; name some of them, or list them in an {EVENT_FILE}")
        for name in names:
            file = str(Path(folder) / name)
            self.open_one(file, origin=Origin(file, "", "", folder))

    def article_names(self, folder: str) -> Iterator[str]:
        skipped = {name.casefold() for name in self.options.not_articles}
        for name in sorted(path.name for path in Path(folder).iterdir()):
            plain = Path(name.casefold())
            is_article = plain.suffix in ARTICLE_ENDINGS and plain.stem not in skipped and not name.startswith(".")
            if is_article and not (Path(folder) / name).is_dir():
                yield name

    def open_event(self, path: str, within: str = "") -> None:
        """within: the folder in which the event file was looked for."""
        data, _ = self.read(path, within)
        event, document = read_event(decode(data).text, path)
        if event.title:
            self.titles.append(event.title)
        folder = str(Path(path).parent)
        for index, entry in enumerate(event.articles):
            file = str(Path(folder) / entry.path)
            entry = replace(entry, language=entry.language or event.language)
            self.open_one(file, entry, Origin(file, path, entry.path, folder), partial(_named_in, document, index))

    def open_one(
        self,
        file: str,
        entry: EventArticle | None = None,
        origin: Origin | None = None,
        named_by: Callable[[], str] | None = None,
    ) -> None:
        """One of several files: its problem is noted, and the next one still opens. named_by: asked for the place that
        names the file."""
        try:
            self.open_file(file, entry, origin)
        except _OwnExport as error:
            self.reports.note(file, error.reason)
        except OSError as error:
            self.reports.fail(file, error, named_by)

    def open_file(self, path: str, entry: EventArticle | None = None, origin: Origin | None = None) -> None:
        origin = origin or Origin(path, "", "")
        data, status = self.read(path, origin.within)
        if not self.is_known((status.st_dev, status.st_ino), path):
            self.take(path, data, origin, entry)

    def read(self, path: str, within: str) -> tuple[bytes, os.stat_result]:
        if within:
            return read_inside(path, within, self.limit_bytes)
        return read_file(path, self.limit_bytes), Path(path).stat()

    def is_known(self, identity: object, path: str) -> bool:
        """Return True, and note it, if the file is already open."""
        if identity not in self.files:
            self.files[identity] = path
            return False
        first = self.files[identity]
        notice = "given twice, opened once" if first == path else f"the same file as {first}, opened once"
        self.reports.note(path, notice)
        return True

    def take(self, path: str, data: bytes, origin: Origin, entry: EventArticle | None = None, outlet: str = "") -> None:
        if not data:
            raise UnreadableFile("it is empty")
        if is_own_export(data):
            if origin.within and not origin.event:
                raise _OwnExport
            self.reports.note(path, "crosslight wrote this; it is no article")
        for draft in self.drafts.read(path, data):
            if not draft.text.strip():
                raise UnreadableFile("it holds no text, only blank space")
            for notice in filter(None, draft.notice.split("\n")):
                self.reports.note(path, notice)
            self.take_draft(path, overridden(draft, entry), origin, entry, outlet)

    def take_draft(self, path: str, draft: Draft, origin: Origin, entry: EventArticle | None, outlet: str) -> None:
        article = self.article(path, draft, outlet or Path(path).name)
        is_named = bool(entry and entry.outlet)
        if twin := self.same_text(article, is_named):
            self.reports.note(path, f"word for word the text of {twin.path}, opened once")
            return
        self.add(article)
        self.origins[article.id] = origin
        if is_named:
            self.named.add(article.id)

    def add(self, article: Article) -> None:
        self.articles.append(article)
        self.by_text.setdefault(article.text, []).append(article)

    def article(self, path: str, draft: Draft, outlet: str) -> Article:
        outlet = draft.outlet or outlet
        return article_from_draft(replace(draft, outlet=outlet), self.options, id=slug(outlet, self.origins), path=path)

    def same_text(self, article: Article, is_named: bool) -> Article | None:
        """The article that says the same, word for word. Two outlets that an event names are two all the same: that
        both print one agency's text is what the reader wants to see."""
        for twin in self.by_text.get(article.text, ()):
            are_two = is_named and twin.id in self.named and twin.outlet != article.outlet
            if not are_two:
                return twin
        return None

    def result(self, paths: Sequence[str]) -> LoadResult:
        title = self.titles[0] if self.titles else _common_folder([origin.file for origin in self.origins.values()])
        coverage = Coverage(one_line(title).strip(), tuple(self.articles))
        return LoadResult(coverage, self.reports.all_problems(), self.reports.all_notices(), self.origins)


def _named_in(document: YamlDocument, index: int) -> str:
    return f"{document.name}, line {document.line(('articles', index))}"


def _common_folder(files: list[str]) -> str:
    """The name of the folder in which all the files stand; empty where there is none."""
    folders = {Path(file).absolute().parent for file in files if file != STANDARD_INPUT}
    return folders.pop().name if len(folders) == 1 else ""
