"""crosslight from Python, without a screen: open articles, find matches and mentions with the shipped settings.

    from tui import api

    event = api.open_event(["seeds"])
    for group in event.matches().at(50).groups:
        print(group.kind, [event.coverage.text_of(passage) for passage in group.passages])

The command line and the reader use the same functions.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from tui.articles.event import rename_in_event
from tui.articles.load import STANDARD_INPUT, LoadResult, Notice, Origin, Problem, load
from tui.articles.make import article_from_text
from tui.articles.model import Article, ArticleRole, Coverage
from tui.articles.opening import Opening
from tui.export.formats import FORMATS, format_of
from tui.export.options import Include
from tui.files import absolute_path, write_safely
from tui.settings.load import Settings, load_settings, plain_values
from tui.shipped import shipped_path
from tui.storage.corrections_file import CorrectionsFile, open_corrections
from tui.text.canonical import one_line

if TYPE_CHECKING:  # both are slow to import, and not needed just to show a text
    from tui.checking.model import CheckedDraft
    from tui.checking.overlap import Overlap
    from tui.matching.find import Matcher, MatchSet
    from tui.matching.model import Grouping
    from tui.mentions.corrections.model import Corrected
    from tui.mentions.model import MentionSet
    from tui.reading.annotations import Annotations
    from tui.reading.differences.model import DifferenceRow
    from tui.reading.highlights.letters import Letters


class Event(Struct, frozen=True):
    """Articles on one event, and functions that find matches, mentions and other results in them."""

    coverage: Coverage
    settings: Settings
    problems: Sequence[Problem] = ()
    """Inputs that could not be opened, and why."""
    notices: Sequence[Notice] = ()
    """Remarks about inputs that were opened."""
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """File that each article was read from, by article id; empty for articles made from strings."""
    corrections: CorrectionsFile = field(default_factory=lambda: CorrectionsFile(()))
    """The user's corrections of people and quotes, and their file."""
    notebook: str = ""
    """Path of the notebook if the user has given one, otherwise empty."""
    is_offline: bool = False
    """True if the user has forbidden fetching pages."""
    archive: str = ""
    """Path of the archive that the event was opened from; empty for an event of files."""
    added: tuple[str, ...] = ()
    """Ids of the articles that the user added in an earlier session; they come last."""

    temporary_folder: str = ""
    """Folder for files that the session writes automatically, deleted when it ends; empty if they are to be kept."""

    @property
    def is_sample(self) -> bool:
        """Return True for the sample event that comes with the program."""
        files = [origin.file for origin in self.origins.values()]
        return bool(files) and all(Path(file).parent == shipped_path("seeds") for file in files)

    def event_file(self, article_id: str) -> str:
        """Return the event.yaml that lists an article and may be changed, or an empty string if there is none."""
        origin = self.origins.get(article_id)
        if origin is None or not origin.event or Path(origin.event).parent == shipped_path("seeds"):
            return ""
        return origin.event

    def keep_names(self, article: Article) -> None:
        """Write an article's new outlet and headline to the event.yaml that lists it; comments and layout stay.

        Raises OSError if the file cannot be written, ValueError if there is none or it no longer lists the article.
        """
        path = Path(self.event_file(article.id))
        if not path.name:
            raise ValueError(one_line(f"no event.yaml lists {article.outlet}"))
        try:
            text = path.read_bytes().decode("utf-8")  # unchanged: reading it as text would change its newlines
        except UnicodeDecodeError:
            raise ValueError(one_line(f"{path.name} is not UTF-8; please change it by hand")) from None
        entry = self.origins[article.id].entry
        open_article = self.coverage.article(article.id)
        new_text = rename_in_event(
            text,
            entry,
            number=self.origins[article.id].number,
            outlet=article.outlet if article.outlet != open_article.outlet else None,
            headline=article.headline if article.headline != open_article.headline else None,
            article_id=article.id,
        )
        write_safely(path, new_text.encode(), overwrite=True)

    def matches(
        self,
        *,
        matcher: "Matcher | None" = None,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        translates: bool = True,
    ) -> "MatchSet":
        """Find all matches; `.at(cutoff)` filters and groups them. Raises `tui.cancel.Cancelled`.

        matcher: one that has compared most of the articles before, so that only new pairs are compared. translates:
        include matches between languages, if the sentence encoder is installed; loading it takes a second.
        """
        from tui.matching.find import Matcher
        from tui.matching.translation.optional import translated

        articles, options = self.coverage.articles, self.settings.matching
        matches = (matcher or Matcher(options)).find(articles, progress=progress, cancelled=cancelled)
        return translated(matches, articles, options, progress, cancelled) if translates else matches

    def mentions(self, *, indirect: bool = False, cancelled: Callable[[], bool] | None = None) -> "MentionSet":
        """Find the people and quotes of all articles, with the user's corrections. Raises `tui.cancel.Cancelled`.

        indirect: include reported speech among the quotes.
        """
        return self.corrected(self.found_mentions(indirect=indirect, cancelled=cancelled)).mentions

    def found_mentions(self, *, indirect: bool = False, cancelled: Callable[[], bool] | None = None) -> "MentionSet":
        """Find the people and quotes like `mentions`, without corrections."""
        from tui.mentions.find import find

        mentions = find(self.coverage.articles, self.settings.mentions, cancelled=cancelled)
        return mentions.with_reported([article.id for article in self.coverage.articles]) if indirect else mentions

    def corrected(self, mentions: "MentionSet") -> "Corrected":
        """Apply the user's corrections. The result also contains those that do not apply."""
        from tui.mentions.corrections.apply import apply

        return apply(mentions, self.corrections.corrections, self.coverage)

    def differences(
        self, mentions: "MentionSet | None" = None, grouping: "Grouping | None" = None
    ) -> "tuple[DifferenceRow, ...]":
        """Find where the outlets differ: contradictions, quotations worded differently, other speakers, other statuses.

        mentions, grouping: results of `mentions` and of `matches().at(cutoff)`, if they are there already.
        """
        from tui.reading.differences.find import find_differences

        grouping = grouping or self.matches().at(self.settings.matching.cutoff_score())
        return find_differences(self.coverage, mentions or self.mentions(), grouping)

    def check(self, draft: str, mentions: "MentionSet | None" = None) -> "CheckedDraft":
        """Check one article, by its id, against the others: its quotations, numbers, dates and full names.

        mentions: the result of `mentions`, if it is there already. Raises KeyError for an unknown id.
        """
        from tui.checking.check import check

        article = self.coverage.article(draft)
        sources = [each for each in self.coverage.articles if each.id != draft and each.role is not ArticleRole.DRAFT]
        return check(article, sources, mentions or self.mentions())

    def overlap(self, mentions: "MentionSet | None" = None, grouping: "Grouping | None" = None) -> "Overlap":
        """Measure how much of each article also appears in the others, and count the origins of passages and quotes.

        mentions, grouping: results of `mentions` and of `matches().at(cutoff)`, if they are there already.
        """
        from tui.checking.overlap import find_overlap
        from tui.reading.quotes.quote_groups import quote_groups

        grouping = grouping or self.matches().at(self.settings.matching.cutoff_score())
        mentions = mentions or self.mentions()
        groups = quote_groups(self.coverage, mentions, grouping)
        quotes = [(group.id, [wording.passage for wording in group.wordings]) for group in groups]
        return find_overlap(self.coverage, grouping, mentions, quotes)

    def notes(self) -> "Annotations":
        """Read the notebook's annotations of these articles, in their current places, and the orphaned ones.

        Raises tui.notebook.errors.NotebookError; creates no notebook.
        """
        from tui.notebook.location import notebook_path
        from tui.notebook.reader import read_notes

        path = notebook_path(self.notebook)
        return read_notes(path, self.coverage, absolute_files(self.origins), self.settings.notebook)

    def settings_record(self, cutoff: float | None = None) -> dict[str, object]:
        """Return the settings that determine a result, to be stored with it. cutoff: 0 to 100."""
        record: dict[str, object] = {} if cutoff is None else {"cutoff": float(cutoff)}
        return record | {
            "matching": plain_values(self.settings.matching),
            "mentions": plain_values(self.settings.mentions),
        }

    def letters(self) -> "Letters":
        """Return the letters of passages from the last session with these articles; new passages have none yet."""
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
        matches: "MatchSet | None" = None,
    ) -> str:
        """Return the text of an export: the passages, or the parts in `include`.

        file_format: a key of `FORMATS`, else KeyError. letters: letters of the groups in the reader. matches: the
        result of `matches`, with which a report can show where other articles come close. Raises ValueError if people
        or quotes are to be included and `mentions` is missing.
        """
        from tui.export.write import export_text

        record = self.settings_record(cutoff)
        parts = include or Include()
        return export_text(file_format, self.coverage, grouping, mentions, parts, record, letters, matches)


def absolute_files(origins: Mapping[str, Origin]) -> dict[str, str]:
    """Map article ids to absolute paths, without articles from standard input or from a file with several articles."""
    return {
        article: str(absolute_path(origin.file))
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

    Inputs that cannot be opened are listed in `problems`; the others open. corrections: apply the user's saved
    corrections of this event. notebook: path of the notebook, if it is not the usual one. numbers: the articles to
    open, by their numbers in the list of all. opening: columns of tables, the network, progress, cancellation;
    without it no address is fetched. Raises TypeError for a path that stands alone, in no list, YamlError when settings
    are broken, and Cancelled.
    """
    if isinstance(paths, str | PathLike):
        raise TypeError(f"give the paths as a list: [{str(paths)!r}]")
    settings = settings or load_settings()
    names = [fspath(path) for path in paths]
    loaded = load(names, settings.articles, stdin=stdin, numbers=numbers, opening=opening)
    return event_of(loaded, settings, corrections=corrections, notebook=notebook)


def event_of(
    result: LoadResult,
    settings: Settings,
    *,
    corrections: bool = True,
    notebook: str = "",
    is_offline: bool = False,
) -> Event:
    """Make the event of loaded articles. is_offline: fetching pages is forbidden; the rest as in `open_event`."""
    corrections_file = open_corrections(result.origins) if corrections else CorrectionsFile(())
    problems, notices = result.problems, (*settings.notices, *result.notices)
    if corrections_file.problem is not None:
        problems = (*problems, Problem.of(corrections_file.problem))
    if corrections_file.notice:
        notices = (*notices, Notice(one_line(str(corrections_file.path)), corrections_file.notice))
    return Event(result.coverage, settings, problems, notices, result.origins, corrections_file, notebook, is_offline)


def event_from_articles(articles: Sequence[Article], title: str = "", settings: Settings | None = None) -> Event:
    """Make an event of articles from `article_from_text`. Raises ValueError if two have the same id."""
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
