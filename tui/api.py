"""crosslight from Python, without a screen: open articles, find matches and mentions with the shipped settings.

    from tui import api

    event = api.open_event(["seeds"])
    for group in event.matches().at(50).groups:
        print(group.kind, [event.coverage.text_of(passage) for passage in group.passages])

The command line and the reader go through the same functions.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from tui.articles.event import rename_in_event
from tui.articles.load import STANDARD_INPUT, LoadResult, Notice, Origin, Problem, load
from tui.articles.make import article_from_text
from tui.articles.model import Article, Coverage
from tui.articles.opening import Opening
from tui.export.formats import FORMATS, format_of
from tui.export.options import Include
from tui.files import write_safely
from tui.settings.load import Settings, load_settings, plain_values
from tui.shipped import shipped_path
from tui.storage.corrections_file import CorrectionsFile, open_corrections
from tui.text.canonical import one_line

if TYPE_CHECKING:  # both are heavy; a reader who only looks at a text need not wait for them
    from tui.matching.find import Matcher, MatchSet
    from tui.matching.model import Grouping
    from tui.mentions.corrections.model import Corrected
    from tui.mentions.model import MentionSet
    from tui.reading.annotations import Annotations
    from tui.reading.highlights.letters import Letters


class Event(Struct, frozen=True):
    """The articles on one event, and what can be found in them."""

    coverage: Coverage
    settings: Settings
    problems: Sequence[Problem] = ()
    """Inputs that could not be opened, and why."""
    notices: Sequence[Notice] = ()
    """What a reader should know of those that were."""
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """Article id → where it was read from; empty for articles made from strings."""
    corrections: CorrectionsFile = field(default_factory=lambda: CorrectionsFile(()))
    """The reader's corrections of people and quotes, and the file that keeps them."""
    notebook: str = ""
    """The notebook's file, where the reader has named one."""

    @property
    def is_sample(self) -> bool:
        """Whether the articles are those that come with the program."""
        files = [origin.file for origin in self.origins.values()]
        return bool(files) and all(Path(file).parent == shipped_path("seeds") for file in files)

    def event_file(self, article_id: str) -> str:
        """The event.yaml that lists an article and may be changed; empty where there is none but the shipped one."""
        origin = self.origins.get(article_id)
        if origin is None or not origin.event or Path(origin.event).parent == shipped_path("seeds"):
            return ""
        return origin.event

    def keep_names(self, article: Article) -> None:
        """Write an article's outlet and headline, where they are new, into the event.yaml that lists it; its comments
        and layout stay.

        Raises OSError when the file cannot be written, ValueError when there is none or it no longer lists the article.
        """
        path = Path(self.event_file(article.id))
        if not path.name:
            raise ValueError(one_line(f"no event.yaml lists {article.outlet}"))
        try:
            text = path.read_bytes().decode("utf-8")  # as it is: reading it as text would change its newlines
        except UnicodeDecodeError:
            raise ValueError(one_line(f"{path.name} is not UTF-8, and is changed by hand only")) from None
        entry = self.origins[article.id].entry
        open_article = self.coverage.article(article.id)
        new_text = rename_in_event(
            text,
            entry,
            number=self.origins[article.id].number,
            outlet=article.outlet if article.outlet != open_article.outlet else None,
            headline=article.headline if article.headline != open_article.headline else None,
        )
        write_safely(path, new_text.encode(), overwrite=True)

    def matches(
        self,
        *,
        matcher: "Matcher | None" = None,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> "MatchSet":
        """Every match; `.at(cutoff)` filters and groups them. Raises `tui.cancel.Cancelled`.

        matcher: one that has compared most of the articles before; only what is new to it is computed.
        """
        from tui.matching.find import Matcher

        matcher = matcher or Matcher(self.settings.matching)
        return matcher.find(self.coverage.articles, progress=progress, cancelled=cancelled)

    def mentions(self, *, indirect: bool = False, cancelled: Callable[[], bool] | None = None) -> "MentionSet":
        """The people and quotes of all the articles together, as the reader has corrected them. Raises
        `tui.cancel.Cancelled`. indirect: with reported speech among the quotes."""
        return self.corrected(self.found_mentions(indirect=indirect, cancelled=cancelled)).mentions

    def found_mentions(self, *, indirect: bool = False, cancelled: Callable[[], bool] | None = None) -> "MentionSet":
        """As `mentions`, as the rules find them."""
        from tui.mentions.find import find

        mentions = find(self.coverage.articles, self.settings.mentions, cancelled=cancelled)
        return mentions.with_reported([article.id for article in self.coverage.articles]) if indirect else mentions

    def corrected(self, found: "MentionSet") -> "Corrected":
        """What was found with the reader's corrections applied, and those of them that do not apply."""
        from tui.mentions.corrections.apply import apply

        return apply(found, self.corrections.corrections, self.coverage)

    def notes(self) -> "Annotations":
        """What the reader's notebook has on these articles, each where it now stands, and what has lost its place.
        Raises tui.notebook.errors.NotebookError; makes no notebook where there is none."""
        from tui.notebook.location import notebook_path
        from tui.notebook.reader import read_notes

        path = notebook_path(self.notebook)
        return read_notes(path, self.coverage, absolute_files(self.origins), self.settings.notebook)

    def settings_record(self, cutoff: float | None = None) -> dict[str, object]:
        """What steered a result, for writing beside it. cutoff: in score points."""
        record: dict[str, object] = {} if cutoff is None else {"cutoff": float(cutoff)}
        return record | {
            "matching": plain_values(self.settings.matching),
            "mentions": plain_values(self.settings.mentions),
        }

    def letters(self) -> "Letters":
        """Those that the passages have in the reader, where it was open on these articles. None is given yet to a
        passage that the reader has not shown."""
        from tui.storage.saved_view import saved_letters

        return saved_letters(self.coverage, self.origins)

    def export(
        self,
        file_format: str,
        cutoff: float,
        grouping: "Grouping",
        mentions: "MentionSet | None" = None,
        include: Include | None = None,
        letters: "Letters | None" = None,
    ) -> str:
        """The text of a file of what was found: the passages, or what `include` says.

        file_format: a key of `FORMATS`, else KeyError. letters: those that the groups have in the reader. Raises
        ValueError when people or quotes are to be included and there are no `mentions`.
        """
        from tui.export.write import export_text

        record = self.settings_record(cutoff)
        return export_text(file_format, self.coverage, grouping, mentions, include or Include(), record, letters)


def absolute_files(origins: Mapping[str, Origin]) -> dict[str, str]:
    """Article id → its file. Those from standard input have none, nor those from a file that holds several, which is no
    article's own."""
    return {
        article: str(Path(origin.file).absolute())
        for article, origin in origins.items()
        if origin.file != STANDARD_INPUT and not origin.number
    }


def open_event(
    paths: Sequence[str | PathLike[str]],
    settings: Settings | None = None,
    *,
    stdin: Callable[[], bytes] | None = None,
    corrections: bool = True,
    notebook: str = "",
    numbers: Collection[int] | None = None,
    opening: Opening | None = None,
) -> Event:
    """Open files, folders, an event.yaml, or `-` for what `stdin` returns.

    What cannot be opened is listed in `problems`; the rest opens all the same. corrections: whether those that the
    reader has made of this event are taken up. notebook: its file, where it is not the usual one. numbers: the articles
    to be opened, by their numbers in the list of all. opening: columns of tables, the network, progress, cancellation;
    without it no address is fetched. Raises TypeError for a path that stands alone, in no list, YamlError when settings
    are broken, and Cancelled.
    """
    if isinstance(paths, str | PathLike):
        raise TypeError(f"paths are given in a list: [{str(paths)!r}]")
    settings = settings or load_settings()
    names = [fspath(path) for path in paths]
    return event_of(
        load(names, settings.articles, stdin=stdin, numbers=numbers, opening=opening),
        settings,
        corrections=corrections,
        notebook=notebook,
    )


def event_of(result: LoadResult, settings: Settings, *, corrections: bool = True, notebook: str = "") -> Event:
    """The event of articles that were loaded. corrections, notebook: as in `open_event`."""
    corrections_file = open_corrections(result.origins) if corrections else CorrectionsFile(())
    problems, notices = result.problems, (*settings.notices, *result.notices)
    if corrections_file.problem is not None:
        problems = (*problems, Problem.of(corrections_file.problem))
    if corrections_file.notice:
        notices = (*notices, Notice(one_line(str(corrections_file.path)), corrections_file.notice))
    return Event(result.coverage, settings, problems, notices, result.origins, corrections_file, notebook)


def event_from_articles(articles: Sequence[Article], title: str = "", settings: Settings | None = None) -> Event:
    """For articles made with `article_from_text`. Raises ValueError when two have the same id."""
    return Event(Coverage(title, tuple(articles)), settings or load_settings())


__all__ = [
    "FORMATS",
    "Event",
    "Include",
    "article_from_text",
    "event_from_articles",
    "format_of",
    "load_settings",
    "open_event",
]
