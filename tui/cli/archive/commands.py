"""The command `crosslight archive`: thousands of articles in one file, and the events in them."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from tui.cli import console, inputs
from tui.cli.archive.exchange import EXCHANGES, add_exchange
from tui.cli.archive.lists import show_articles, show_events
from tui.cli.parsers import DONE, NOTHING_READABLE, SOME_FAILED, STORAGE, USAGE, CliExit, Parser, add_json, add_settings
from tui.text.counts import count_text

if TYPE_CHECKING:
    from tui.archive.add import AddReport
    from tui.archive.like import Query
    from tui.archive.store import Archive
    from tui.archive.update import Outcome

LIMIT = 10
_LIMIT_MAX = 100_000


def archive_parser() -> Parser:
    parser = Parser(
        prog="crosslight archive", description="Find events in thousands of articles, which are kept in one file."
    )
    commands = parser.add_subparsers(
        dest="what", required=True, metavar="add|like|search|events|list|export|pairs|clusters"
    )

    def command(name: str, description: str) -> Parser:
        parser: Parser = commands.add_parser(name, description=description, help=description)
        parser.add_argument("archive", metavar="ARCHIVE", help="the archive's file")
        add_settings(parser)
        return parser

    _add_adding(command("add", "add articles, and find the events that they belong to"))
    _add_like(command("like", "list the articles most like a given one"))
    searching = command("search", "list the articles that contain all these words, in any form")
    searching.add_argument("words", nargs="+", metavar="WORD", help="a word, or a phrase in quotation marks")
    _add_dates(searching)
    _add_limit(searching)
    _add_events(command("events", "list the stories that several outlets covered"))
    add_json(command("list", "list all articles"))
    add_exchange(command)
    return parser


def _add_adding(parser: Parser) -> None:
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="a folder, a file of one article or many, JSON Lines, CSV, Parquet or WARC; nothing is replaced",
    )
    from tui.cli.parsers import columns_argument

    parser.add_argument(
        "--columns",
        type=columns_argument,
        metavar="FIELD=COLUMN,…",
        help="override the columns guessed for a table (CSV, JSON): text=Body,headline=Title",
    )


def _add_like(parser: Parser) -> None:
    parser.add_argument("article", metavar="ARTICLE", help="a file, or the id of an article in the archive")
    parser.add_argument(
        "--days", type=_count, metavar="N", help="only articles published at most N days before or after it"
    )
    parser.add_argument(
        "--date", type=_day, metavar="DATE", help="the article's date, if the file gives none, for example 2024-05-31"
    )
    _add_limit(parser)


def _add_limit(parser: Parser) -> None:
    parser.add_argument(
        "--limit", type=_count, default=LIMIT, metavar="N", help=f"maximum number of results; default: {LIMIT}"
    )
    add_json(parser)


def _add_dates(parser: Parser) -> None:
    parser.add_argument(
        "--from",
        dest="first",
        type=_day,
        metavar="DATE",
        help="published on or after this date, for example 2024-05-31",
    )
    parser.add_argument("--to", dest="last", type=_day, metavar="DATE", help="published on or before this date")


def _add_events(parser: Parser) -> None:
    _add_dates(parser)
    parser.add_argument(
        "--outlets", type=_names, default=(), metavar="A,B", help="only events that all of these outlets cover"
    )
    parser.add_argument(
        "--min-outlets",
        type=_count,
        default=2,
        metavar="N",
        help="minimum number of outlets; default: 2; 1 adds stories that a single outlet covers in several articles",
    )
    add_json(parser)


def _day(word: str) -> int:
    from tui.archive.add import day_of

    day = day_of(word)
    if day is None:
        raise ArgumentTypeError("give a date such as 2024-05-31")
    return day


def _count(word: str) -> int:
    if not word.isdecimal() or not 1 <= int(word[:9]) <= _LIMIT_MAX or len(word) > 9:
        raise ArgumentTypeError(f"give a number from 1 to {_LIMIT_MAX:,}")
    return int(word)


def _names(word: str) -> tuple[str, ...]:
    names = tuple(name for part in word.split(",") if (name := part.strip()))
    if not names:
        raise ArgumentTypeError("give outlet names, separated by commas")
    return names


def run(arguments: Namespace) -> int:
    """Run a command on an archive; return the exit status. Raises CliExit."""
    from tui.archive.errors import ArchiveError, UnusableWords

    runs = {"add": _add, "like": _like, "search": _search, "events": _events, "list": _list} | EXCHANGES
    try:
        return runs[arguments.what](arguments)
    except UnusableWords as error:
        raise CliExit(USAGE, error.reason) from None
    except ArchiveError as error:
        raise CliExit(STORAGE, f"{arguments.archive}: {error.reason}") from None


def _opened(arguments: Namespace) -> "Archive":
    from tui.archive.store import open_archive

    return open_archive(arguments.archive)


# --- adding ------------------------------------------------------------------------------------------------------


def _add(arguments: Namespace) -> int:
    from tui.archive.add import add_files
    from tui.archive.store import open_archive
    from tui.archive.update import update_events
    from tui.archive.verdicts import Reader

    settings = inputs.settings_of(arguments)
    with open_archive(arguments.archive, for_adding=True) as archive, _kept_when_stopped(arguments.archive):
        progress = console.progress("reading files")
        report = add_files(archive, arguments.paths, settings.articles, columns=arguments.columns, progress=progress)
        reader = Reader(settings.articles, settings.matching)
        outcome = update_events(archive, reader=reader, progress=console.progress("looking for events"))
        archive.checkpoint()
        total = archive.value("SELECT count(*) FROM articles")
    for line in (*report.problems, *report.notices):
        console.say(line)
    if not total:
        raise CliExit(NOTHING_READABLE, f"{arguments.archive}: nothing was added; give article files or folders")
    parts = [*_outcome_parts(report, outcome), f"{count_text(total, 'article')} in all"]
    console.say(f"{arguments.archive}: {'; '.join(parts)}")
    return SOME_FAILED if report.problems else DONE


@contextmanager
def _kept_when_stopped(archive: str) -> "Iterator[None]":
    try:
        yield
    except KeyboardInterrupt:
        console.say(f"{archive}: stopped; what was added so far is kept; run the same command again to add the rest")
        raise


def _outcome_parts(report: "AddReport", outcome: "Outcome") -> "Iterator[str]":
    yield f"added {count_text(report.added, 'article')}" if report.added else "nothing new"
    known = [
        count_text(count, name) for count, name in ((report.known, "article"), (report.known_files, "file")) if count
    ]
    if known:
        yield f"already in it: {' and '.join(known)}"
    if report.unread_addresses:
        yield f"left out: {count_text(report.unread_addresses, 'entry', 'entries')} with only an address"
    if report.textless:
        yield f"left out: {count_text(report.textless, 'entry', 'entries')} without a text"
    if report.copies or outcome.near_duplicates:
        copies = count_text(report.copies, "copy", "copies")
        yield f"{copies} and {count_text(outcome.near_duplicates, 'near-duplicate')} marked"
    if report.added or outcome.new_events or outcome.grown_events:
        yield f"{count_text(outcome.new_events, 'new event')}, {outcome.grown_events:,} with new articles"


# --- articles ----------------------------------------------------------------------------------------------------


def _like(arguments: Namespace) -> int:
    from tui.archive.like import like

    with _opened(arguments) as archive:
        query, day = _query(archive, arguments)
        days = None
        if arguments.days is not None:
            day = arguments.date or day
            if day is None:
                raise CliExit(USAGE, "--days: this article has no date; give one with --date")
            days = (day - arguments.days, day + arguments.days)
        results, own = like(archive, query, limit=arguments.limit, days=days)
    if own and not query.id:
        console.say(f"this article is itself in the archive, as number {own}, and is left out of the results")
    show_articles(results, "no similar article found", as_json=arguments.json)
    return DONE


def _query(archive: "Archive", arguments: Namespace) -> "tuple[Query, int | None]":
    """Return the article to compare, and its day."""
    from tui.archive.add import day_of
    from tui.archive.like import Query
    from tui.archive.reading import stored_article

    if arguments.article.isdecimal():
        stored = stored_article(archive, int(arguments.article))
        return Query(stored.text, stored.headline, stored.language, stored.id), day_of(stored.published)
    settings = inputs.settings_of(arguments)
    opening = Namespace(columns=None, offline=True, config=arguments.config, pick=None)
    event = inputs.open_event_of([arguments.article], settings, opening)
    if len(event.coverage.articles) > 1:
        raise CliExit(
            USAGE,
            f"{arguments.article}: contains several articles; give a file with only one, or an id from the archive",
        )
    article = event.coverage.articles[0]
    return Query(article.text, article.headline, article.language), day_of(article.published)


def _refuse_reversed(arguments: Namespace) -> None:
    if arguments.first is not None and arguments.last is not None and arguments.first > arguments.last:
        raise CliExit(USAGE, "--from is later than --to; swap the two dates")


def _search(arguments: Namespace) -> int:
    from tui.archive.search import search

    _refuse_reversed(arguments)
    words = " ".join(f'"{word}"' if " " in word.strip() else word for word in arguments.words)
    days = None
    if arguments.first is not None or arguments.last is not None:
        days = (arguments.first or 1, arguments.last or date.max.toordinal())
    with _opened(arguments) as archive:
        results = search(archive, words, limit=arguments.limit, days=days)
    show_articles(results, "no article contains all these words", as_json=arguments.json)
    return DONE


def _list(arguments: Namespace) -> int:
    from tui.archive.records import all_articles

    with _opened(arguments) as archive:
        articles = all_articles(archive)
    show_articles(articles, "the archive is empty", as_json=arguments.json, scored=False)
    return DONE


# --- events ------------------------------------------------------------------------------------------------------


def _events(arguments: Namespace) -> int:
    from tui.archive.errors import NO_ARTICLES
    from tui.archive.events import list_events
    from tui.archive.records import has_articles

    _refuse_reversed(arguments)
    with _opened(arguments) as archive:
        events = list_events(
            archive,
            first=arguments.first,
            last=arguments.last,
            outlets=arguments.outlets,
            min_outlets=arguments.min_outlets,
        )
        nothing = "" if has_articles(archive) else f"{arguments.archive}: {NO_ARTICLES}"
    show_events(events, nothing, as_json=arguments.json)
    return DONE
