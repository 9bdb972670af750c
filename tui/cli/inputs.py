"""Steps shared by the commands with articles: settings, opening the event, reports on standard error."""

import os
from argparse import Namespace
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli import console
from tui.cli.output import is_folder
from tui.cli.parsers import CONFIGURATION, DONE, NOTHING_READABLE, SOME_FAILED, USAGE, CliExit

if TYPE_CHECKING:  # nothing is imported before the command is known: --help and --version answer at once
    from tui.api import Event
    from tui.articles.links.reader import LinkReader
    from tui.articles.listing import Listing
    from tui.articles.opening import Opening
    from tui.matching.find import MatchSet
    from tui.mentions.model import MentionSet
    from tui.settings.load import Settings


def settings_of(arguments: Namespace) -> "Settings":
    """Load the settings. Raises CliExit."""
    from tui.settings.load import load_settings, user_folder
    from tui.yaml.reader import YamlError

    try:
        settings = load_settings(user_folder(), *further_folders(arguments))
    except YamlError as error:
        raise CliExit(CONFIGURATION, str(error)) from None
    console.raise_on_interrupt()
    return settings


def further_folders(arguments: Namespace) -> list[Path]:
    """Return the folder given with --config, as a list; empty without the option."""
    if arguments.config is None:
        return []
    if not is_folder(arguments.config):
        exists = os.path.lexists(arguments.config)
        reason = "it is a file" if exists else "there is no such folder"
        raise CliExit(CONFIGURATION, f"{arguments.config}: {reason}; --config needs a folder of settings files")
    return [Path(arguments.config)]


def open_event_of(
    paths: Sequence[str], settings: "Settings", arguments: Namespace, *, pages_folder: Path | None = None
) -> "Event":
    """Open the articles that the arguments name, and report any that could not be opened.

    pages_folder: for fetched pages, if not the usual folder. Raises CliExit if nothing opens.
    """
    listing = listing_of(paths, settings, arguments, pages_folder)
    return opened(listing, settings, arguments, paths=paths, pages_folder=pages_folder)


def listing_of(
    paths: Sequence[str], settings: "Settings", arguments: Namespace, pages_folder: Path | None = None
) -> "Listing":
    """List the articles that the arguments name, without opening them."""
    from tui.articles.load import list_articles

    opening = opening_of(paths, settings, arguments, pages_folder)
    return list_articles(paths, settings.articles, stdin=stdin_reader(settings), opening=opening)


def opened(
    listing: "Listing",
    settings: "Settings",
    arguments: Namespace,
    *,
    paths: Sequence[str],
    pages_folder: Path | None = None,
    say: bool = True,
) -> "Event":
    """Open the articles in a list that --pick names, or all. say: True to report now what could not be opened.

    Raises CliExit if nothing opens.
    """
    from tui.api import event_of
    from tui.articles.load import load_listed

    opening = opening_of(paths, settings, arguments, pages_folder)
    event = event_of(
        load_listed(listing, settings.articles, arguments.pick, opening=opening),
        settings,
        corrections=getattr(arguments, "corrections", True),
        notebook=getattr(arguments, "notebook", ""),
        is_offline=arguments.offline,
    )
    if say or not event.coverage.articles:
        say_what_was_not_opened(event)
    if not event.coverage.articles:
        raise CliExit(NOTHING_READABLE, "nothing to read: give article files, a folder, an event.yaml or addresses")
    return event


def stdin_reader(settings: "Settings") -> Callable[[], bytes]:
    return partial(console.read_stdin, int(settings.articles.max_megabytes * 1_000_000))


def opening_of(
    paths: Sequence[str], settings: "Settings", arguments: Namespace, pages_folder: Path | None = None
) -> "Opening":
    """Return the context for opening: the columns of tables, the network, and progress on standard error."""
    from tui.articles.opening import Opening

    links = partial(link_reader, paths, settings, arguments, pages_folder, _fetching())
    return Opening(arguments.columns, links, console.progress("reading files"))


def link_reader(
    paths: Sequence[str],
    settings: "Settings",
    arguments: Namespace,
    pages_folder: Path | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> "LinkReader":
    """Return the fetcher for pages. pages_folder: for saved pages, if not beside the event that is opened."""
    from tui.articles.links.reader import LinkReader
    from tui.articles.links.store import pages_folder as kept_pages_folder

    folder = pages_folder or kept_pages_folder(map(_event_folder, paths))
    return LinkReader(settings.articles.links, folder, is_offline=arguments.offline, progress=progress)


def _event_folder(path: str) -> str:
    """Return the folder of an event that the user has named; empty for any other path."""
    if path and is_folder(path):
        return path
    return str(Path(path).parent) if path.casefold().endswith((".yaml", ".yml")) else ""


def _fetching() -> Callable[[str, int, int], None]:
    """Return a callback that shows the progress of fetching, page by page."""
    tellers: dict[str, Callable[[int, int], None] | None] = {}

    def tell(url: str, received: int, total: int) -> None:
        if url not in tellers:
            tellers[url] = console.progress(f"fetching {url[:60]}")
        if (teller := tellers[url]) and total:
            teller(received, total)

    return tell


def say_what_was_not_opened(event: "Event") -> None:
    for line in (*event.problems, *event.notices):
        console.say(line)


def cutoff_score(arguments: Namespace, settings: "Settings") -> float:
    cutoff = arguments.cutoff
    if isinstance(cutoff, float):
        return cutoff
    try:
        return settings.matching.cutoff_score(cutoff or "")
    except KeyError:
        names = ", ".join(settings.matching.cutoffs)
        raise CliExit(USAGE, f"unknown cutoff {cutoff}: use {names}, or a number from 0 to 100") from None


def corrected_mentions(event: "Event", *, indirect: bool = False) -> "MentionSet":
    """Find people and quotes with the user's corrections; report corrections that do not apply."""
    corrected = event.corrected(event.found_mentions(indirect=indirect))
    for unapplied in corrected.unapplied:
        console.say(f"correction skipped: {unapplied}")
    return corrected.mentions


def files_of(event: "Event") -> list[str]:
    """Return the files from which the articles were read, in order."""
    return [origin.file for origin in event.origins.values()]


def status_of(event: "Event") -> int:
    return SOME_FAILED if event.problems else DONE


def matches_of(event: "Event", progress: Callable[[int, int], None] | None = None) -> "MatchSet":
    """Find the matches in an event; report once if its languages need something that is not installed."""
    from tui.matching.translation.encoder import missing_for

    if missing := missing_for(article.language for article in event.coverage.articles):
        console.say(missing)
    return event.matches(progress=progress)
