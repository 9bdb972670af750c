"""The command `crosslight articles`: lists the articles in files, for people or programs, or splits the files."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from tui import __version__
from tui.articles.listing import ListedArticle, Listing
from tui.articles.load import list_articles
from tui.articles.split import split_into
from tui.articles.summary import ArticleSummary, summaries
from tui.cli import console, inputs
from tui.cli.parsers import DONE, NOTHING_READABLE, SOME_FAILED, STORAGE, USAGE, CliExit
from tui.export.json import dumps
from tui.files import describe_write_error
from tui.text.canonical import one_line
from tui.text.counts import count_text

_OUTLET_CELLS_MAX = 28


def run(arguments: Namespace) -> int:
    """List or split the articles; return the exit status. Raises CliExit."""
    settings = inputs.settings_of(arguments)
    opening = inputs.opening_of(arguments.paths, settings, arguments)
    stdin = inputs.stdin_reader(settings)
    listing = list_articles(arguments.paths, settings.articles, stdin=stdin, opening=opening)
    for listed_article in listing.articles:
        _note_what_was_read(listing, listed_article)
    for line in (*listing.reports.all_problems(), *listing.reports.all_notices()):
        console.say(line)
    if not listing.articles:
        raise CliExit(NOTHING_READABLE, "nothing to list: give article files, a folder, an event.yaml or addresses")
    _refuse_unknown(arguments.pick, len(listing.articles))
    summaries_to_print = [row for row in summaries(listing) if arguments.pick is None or row.number in arguments.pick]
    if arguments.split is not None:
        _split(listing, arguments)
    elif arguments.json:
        console.write(dumps(articles_document(summaries_to_print)))
    else:
        console.write("".join(f"{line}\n" for line in _lines(summaries_to_print)))
    return SOME_FAILED if listing.reports.all_problems() else DONE


def _note_what_was_read(listing: Listing, listed_article: ListedArticle) -> None:
    for notice in filter(None, listed_article.draft.notice.split("\n")):
        listing.reports.note(listed_article.path, notice)


def _refuse_unknown(numbers: Sequence[int] | None, count: int) -> None:
    if unknown := [number for number in numbers or () if not 1 <= number <= count]:
        raise CliExit(USAGE, f"--pick: there is no article {unknown[0]}; the last one is {count}")


def _split(listing: Listing, arguments: Namespace) -> None:
    if not arguments.split:
        raise CliExit(USAGE, "--split: it is empty; give the name of a folder")
    folder = Path(arguments.split)
    articles = [
        listed_article for listed_article in listing.picked(arguments.pick) if not listed_article.draft.is_address
    ]
    if not articles:
        raise CliExit(USAGE, "--split: only addresses are listed, and these have no text; open them with --pick N")
    try:
        file_count = split_into(folder, articles, listing.title, overwrite=arguments.force)
    except FileExistsError as error:
        reason = error.strerror or "already exists (use --force to replace it)"
        raise CliExit(USAGE, f"{error.filename}: {reason}") from None
    except OSError as error:
        raise CliExit(STORAGE, f"{folder}: {describe_write_error(error)}") from None
    console.say(f"wrote {count_text(file_count, 'article')} and an event.yaml; to open them: crosslight {folder}")


def articles_document(rows: Sequence[ArticleSummary]) -> dict[str, object]:
    """Return the JSON of `crosslight articles --json`; unknown values are null."""
    return {"format": "crosslight-articles", "version": __version__, "articles": list(map(_record, rows))}


def _record(row: ArticleSummary) -> dict[str, object]:
    return {
        "file": row.file,
        "number": row.number,
        "headline": row.headline or None,
        "outlet": row.outlet or None,
        "byline": row.byline or None,
        "published": row.published or None,
        "url": row.url or None,
        "language": row.language or None,
        "words": row.words,
        "stated_words": row.stated_words,
        "sources": dict(row.sources),
        "duplicate_of": row.duplicate_of,
        "duplicate": None if row.duplicate_of is None else "exact" if row.is_exact_duplicate else "near",
        "address_only": row.is_address,
    }


def _lines(rows: Sequence[ArticleSummary]) -> list[str]:
    """Format rows such as “ 4  2023-11-09     52 words  Harbour Post Online  Ferry fire …  (= 1)”."""
    number_width = max(len(str(row.number)) for row in rows)
    outlet_width = min(_OUTLET_CELLS_MAX, max(len(row.outlet) for row in rows))
    return [_line(row, number_width, outlet_width) for row in rows]


def _line(row: ArticleSummary, number_width: int, outlet_width: int) -> str:
    length = "to fetch" if row.is_address else f"{row.words:,} words"
    outlet = one_line(row.outlet, outlet_width)
    start = f"{row.number:>{number_width}}  {row.published[:10]:<10}  {length:>12}  {outlet:<{outlet_width}}  "
    mark = (
        ""
        if row.duplicate_of is None
        else f"  ({'same as' if row.is_exact_duplicate else 'much like'} {row.duplicate_of})"
    )
    return start + (row.headline or row.url) + mark
