"""Shared steps of the commands with articles: settings, opening the event, reports on standard error."""

import os
from argparse import Namespace
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli import console
from tui.cli.output import is_folder
from tui.cli.parsers import CONFIGURATION, DONE, NOTHING_READABLE, SOME_FAILED, USAGE, CliExit

if TYPE_CHECKING:  # nothing is imported before it is known what is asked for: --help and --version answer at once
    from tui.api import Event
    from tui.articles.opening import Opening
    from tui.mentions.model import MentionSet
    from tui.settings.load import Settings


def settings_of(arguments: Namespace) -> "Settings":
    """Load the settings. Raises CliExit."""
    from tui.settings.load import load_settings, user_folder
    from tui.yaml.reader import YamlError

    try:
        return load_settings(user_folder(), *further_folders(arguments))
    except YamlError as error:
        raise CliExit(CONFIGURATION, str(error)) from None


def further_folders(arguments: Namespace) -> list[Path]:
    """Return the folder of --config, if it is given."""
    if arguments.config is None:
        return []
    if not is_folder(arguments.config):
        exists = os.path.lexists(arguments.config)
        reason = "it is a file" if exists else "there is no such folder"
        raise CliExit(CONFIGURATION, f"{arguments.config}: {reason}; --config needs a folder of settings files")
    return [Path(arguments.config)]


def open_event_of(
    paths: Sequence[str],
    settings: "Settings",
    arguments: Namespace,
    *,
    say: bool = True,
    pages_folder: Path | None = None,
) -> "Event":
    """Open the articles that the arguments name. Reports what could not be opened, unless `say` is False.

    pages_folder: where fetched pages are kept, if not in the usual place. Raises CliExit if nothing opens.
    """
    from tui.api import open_event

    event = open_event(
        paths,
        settings,
        stdin=stdin_reader(settings),
        corrections=getattr(arguments, "corrections", True),
        notebook=getattr(arguments, "notebook", ""),
        numbers=arguments.pick,
        opening=opening_of(paths, settings, arguments, pages_folder),
    )
    if say or not event.coverage.articles:
        say_what_was_not_opened(event)
    if not event.coverage.articles:
        raise CliExit(NOTHING_READABLE, "nothing to read: give files of articles, a folder, an event.yaml or addresses")
    return event


def stdin_reader(settings: "Settings") -> Callable[[], bytes]:
    return partial(console.read_stdin, int(settings.articles.max_megabytes * 1_000_000))


def opening_of(
    paths: Sequence[str], settings: "Settings", arguments: Namespace, pages_folder: Path | None = None
) -> "Opening":
    """Return the options for opening articles: columns of tables, network, and progress on standard error."""
    from tui.articles.links.reader import LinkReader
    from tui.articles.opening import Opening

    folder = pages_folder or _pages_folder(paths)
    links = LinkReader(settings.articles.links, folder, is_offline=arguments.offline, progress=_fetching())
    return Opening(arguments.columns, links, console.progress("reading files"))


def _pages_folder(paths: Sequence[str]) -> Path:
    """Return the folder for fetched pages: beside the event, else in the user's data folder."""
    from tui.articles.links.store import FOLDER, own_folder

    for path in paths:
        if path and is_folder(path):
            return Path(path) / FOLDER
        if path.casefold().endswith((".yaml", ".yml")):
            return Path(path).parent / FOLDER
    return own_folder()


def _fetching() -> Callable[[str, int, int], None]:
    """Show the progress of one page after another."""
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


def status_of(event: "Event") -> int:
    return SOME_FAILED if event.problems else DONE
