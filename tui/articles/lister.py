"""Turns what the user names into a list of articles: files, folders, event files, addresses, standard input."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from tui.articles.addresses import is_link
from tui.articles.collection import STANDARD_INPUT
from tui.articles.draft import Draft
from tui.articles.draft_reader import DraftReader
from tui.articles.event import ARTICLES_MAX, EVENT_FILE, EventArticle, overridden, read_usable_event
from tui.articles.file_kinds import ARTICLE_ENDINGS, FILE_KINDS, NAMED_ENDINGS
from tui.articles.files.decode import decode
from tui.articles.files.inside import read_inside
from tui.articles.files.own_exports import is_own_export
from tui.articles.listing import ListedArticle
from tui.articles.load_reports import Reports
from tui.articles.load_result import LoadResult, Origin
from tui.articles.opening import Opening, fetched_drafts
from tui.articles.options import ArticlesOptions
from tui.cancel import checker
from tui.files import UnreadableFile, raise_if_larger, read_file
from tui.text.counts import count_text
from tui.yaml.reader import YamlDocument, YamlError

EVENT_ENDINGS = (".yaml", ".yml")
_BYTES_PER_MEGABYTE = 1_000_000


class OwnExport(UnreadableFile):
    """An export or report of this program found in a folder of articles."""

    def __init__(self) -> None:
        super().__init__("crosslight wrote this, so it was left out; to read it, name the file")


class Lister(Struct):
    options: ArticlesOptions
    stdin: Callable[[], bytes] | None
    reports: Reports
    drafts: DraftReader
    opening: Opening
    listed: list[ListedArticle] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    files: dict[object, str] = field(default_factory=dict)
    """Identity of each opened file, with the number of one of its articles or 0 → the path by which it was opened."""
    parsed: dict[object, tuple[Draft, ...]] = field(default_factory=dict)
    """Identity of each file with several articles → its drafts, as an event file may name it often."""

    @property
    def limit_bytes(self) -> int:
        return int(self.options.max_megabytes * _BYTES_PER_MEGABYTE)

    def take_up(self, known: LoadResult) -> None:
        """Record articles that are already open."""
        for origin in known.origins.values():
            try:
                status = Path(origin.file).stat()
            except (OSError, ValueError):  # since removed, or standard input
                continue
            self.files[status.st_dev, status.st_ino, origin.number] = origin.file

    def open(self, path: str) -> None:
        try:
            if not path:
                raise UnreadableFile("the path is empty")
            if path == STANDARD_INPUT:
                self.open_stdin()
            elif is_link(path):
                self.open_link(path)
            elif Path(path).is_dir():
                self.open_folder(path)
            elif path.casefold().endswith(EVENT_ENDINGS):
                self.open_event(path)
            else:
                self.open_file(path)
        except (OSError, YamlError) as error:
            self.reports.fail(path, error)
        except ValueError:  # a NUL in the path
            self.reports.fail(path, UnreadableFile("this is not a valid file name"))

    def open_stdin(self) -> None:
        if self.stdin is None:
            raise UnreadableFile("standard input cannot be read here")
        if self.is_known((STANDARD_INPUT, "", 0), STANDARD_INPUT):
            return
        data = self.stdin()
        raise_if_larger(data, self.limit_bytes)
        origin = Origin(STANDARD_INPUT, "", "")
        for draft in self.drafts_in(STANDARD_INPUT, data, origin):
            self.offer(STANDARD_INPUT, draft, origin, None, outlet="standard input")

    def open_folder(self, folder: str) -> None:
        """Open the articles listed in the folder's event.yaml, or its text files if that is missing or broken."""
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
            endings = ", ".join(kind.endings[0] for kind in reversed(FILE_KINDS) if kind.endings)
            raise UnreadableFile(f"this folder contains no articles ({endings})")
        if len(names) > ARTICLES_MAX:
            limit = f"this folder contains {len(names):,} articles; the limit is {ARTICLES_MAX:,}"
            raise UnreadableFile(
                f"{limit}; name only some of them on the command line, or list the ones you want in an {EVENT_FILE}"
            )
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
        """Open an event file. within: the folder in which it was looked for."""
        data, _ = self.read(path, within)
        usable = read_usable_event(decode(data).text, path)
        event = usable.event
        for error in usable.ignored:
            self.reports.ignore(error)
        for error in usable.skipped:
            self.reports.fail(path, error)
        if event.title:
            self.titles.append(event.title)
        folder = str(Path(path).parent)
        for index, entry in zip(usable.indices, event.articles, strict=True):
            entry = replace(entry, language=entry.language or event.language)
            file = str(Path(folder) / entry.path) if entry.path else entry.url
            origin = Origin(file, path, entry.place, folder, url="" if entry.path else entry.url)
            self.open_one(file, entry, origin, partial(_named_in, usable.document, index))

    def open_one(
        self,
        file: str,
        entry: EventArticle | None = None,
        origin: Origin | None = None,
        named_by: Callable[[], str] | None = None,
    ) -> None:
        """Open one of several files; a problem is recorded, and the next file still opens.

        named_by: returns the place that names the file, for messages.
        """
        checker(self.opening.cancelled)()
        try:
            if origin is not None and origin.url:
                self.open_link(origin.url, entry, origin)
            else:
                self.open_file(file, entry, origin)
        except OwnExport as error:
            self.reports.note(file, error.reason)
        except OSError as error:
            self.reports.fail(file, error, named_by)

    def open_file(self, path: str, entry: EventArticle | None = None, origin: Origin | None = None) -> None:
        origin = origin or Origin(path, "", "")
        data, status = self.read(path, origin.within)
        number = entry.number if entry else 0
        identity = (status.st_dev, status.st_ino, number)
        if self.is_known(identity, path):
            return
        drafts = self.parsed.get(identity[:2]) or self.drafts_in(path, data, origin)
        if number > len(drafts):
            count = count_text(len(drafts), "article")
            raise UnreadableFile(f"it contains {count}, but the event file asks for number {number}")
        if len(drafts) > 1:
            self.parsed[identity[:2]] = drafts
        known = {place[2] for place in self.files if place[:2] == identity[:2]}  # type: ignore[index]
        for at, draft in enumerate(drafts, 1):
            own_number = at if len(drafts) > 1 or number else 0
            if number in (0, at) and (own_number not in known or own_number == number):
                self.offer(path, draft, replace(origin, number=own_number), entry)

    def open_link(self, url: str, entry: EventArticle | None = None, origin: Origin | None = None) -> None:
        """Open a page that the user has named; it is fetched now, unless a copy was saved."""
        if self.is_known(("url", url, 0), url):
            return
        folder = origin.within if origin else ""
        drafts, file = fetched_drafts(url, self.opening, self.drafts, folder)
        for draft in drafts:
            self.offer(url, draft, replace(origin or Origin(file, "", ""), file=file, url=url, within=""), entry)

    def read(self, path: str, within: str) -> tuple[bytes, os.stat_result]:
        if within:
            return read_inside(path, within, self.limit_bytes)
        return read_file(path, self.limit_bytes), Path(path).stat()

    def is_known(self, identity: object, path: str) -> bool:
        """Return True, and add a notice, if the file is already open."""
        if identity not in self.files:
            self.files[identity] = path
            return False
        first = self.files[identity]
        notice = "given twice, opened once" if first == path else f"the same file as {first}, opened once"
        self.reports.note(path, notice)
        return True

    def drafts_in(self, path: str, data: bytes, origin: Origin) -> tuple[Draft, ...]:
        """Return the drafts in a file. Raises UnreadableFile."""
        if not data:
            raise UnreadableFile("it is empty")
        if is_own_export(data):
            if origin.within and not origin.event:
                raise OwnExport
            self.reports.note(path, "crosslight wrote this; it is not an article")
        drafts = self.drafts.read(path, data, self.opening.cancelled)
        if not any(draft.text.strip() or draft.is_address for draft in drafts):
            raise UnreadableFile("the file is blank")
        return drafts

    def outlet_of_file(self, path: str) -> str:
        """Return the file's name without extension, unless a file that differs only in its extension is listed."""
        file = Path(path)
        is_known_ending = file.suffix.casefold() in (*ARTICLE_ENDINGS, *NAMED_ENDINGS)
        plain = file.stem if is_known_ending else file.name
        is_taken = any(each.default_outlet == plain and Path(each.path).name != file.name for each in self.listed)
        return file.name if is_taken else plain

    def offer(self, path: str, draft: Draft, origin: Origin, entry: EventArticle | None, outlet: str = "") -> None:
        """Add a draft to the list. outlet: the name if nothing else provides one."""
        if len(self.listed) >= ARTICLES_MAX:
            raise UnreadableFile(f"more than {ARTICLES_MAX:,} articles were given; open fewer files at a time")
        number = len(self.listed) + 1
        default = outlet or self.outlet_of_file(path)
        self.listed.append(ListedArticle(number, overridden(draft, entry), origin, path, entry, default))


def _named_in(document: YamlDocument, index: int) -> str:
    return f"{document.name}, line {document.line(('articles', index))}"
