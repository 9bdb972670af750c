"""Starts the reader on an archive: the list of its events, or a printed list if there is no screen."""

import gc
from argparse import Namespace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.archive.errors import ArchiveError
from tui.cli import console
from tui.cli.added import with_added_articles
from tui.cli.archive.lists import show_events
from tui.cli.parsers import DONE, USAGE, CliExit
from tui.text.canonical import one_line

if TYPE_CHECKING:
    from tui.api import Event
    from tui.settings.load import Settings


def read_archive(arguments: Namespace, settings: "Settings", cutoff: float) -> int:
    """Open the list of events; return the exit status. Raises CliExit."""
    from tui.archive.desk import archive_events
    from tui.archive.events import MIN_OUTLETS

    if len(arguments.paths) > 1:
        raise CliExit(USAGE, "an archive must be opened on its own; to add files to it, use crosslight archive add")
    gc.enable()  # was off since the start, for the reader's first screen
    path = arguments.paths[0]
    try:
        events = archive_events(path, MIN_OUTLETS)  # before the screen is drawn, so that an error stays readable
    except ArchiveError as error:
        raise CliExit(USAGE, f"{path}: {error.reason}") from None
    if not (console.has_screen() and console.keys_from_terminal()):
        show_events(events)
        return DONE
    return _run_screen(path, arguments, settings, cutoff)


def _run_screen(path: str, arguments: Namespace, settings: "Settings", cutoff: float) -> int:
    from tui.cli.screen import run_app, view_file
    from tui.storage.archive_visits import keep_visit, last_visit
    from tui.ui.app import CrosslightApp
    from tui.ui.archive.screen import ArchiveStart

    start = ArchiveStart(
        settings=settings,
        path=path,
        name=one_line(Path(path).name),
        seen=last_visit(path),
        open=partial(event_of_archive, path, settings, arguments),
        view_file=partial(view_file, arguments),
    )
    status = run_app(CrosslightApp(None, cutoff, start_choice=start))
    keep_visit(path)
    return status


def event_of_archive(
    path: str, settings: "Settings", arguments: Namespace, articles: tuple[int, ...], title: str
) -> "Event":
    """Open articles in the archive. Raises ArchiveError."""
    from tui.api import event_of
    from tui.archive.desk import load_articles

    event = event_of(
        load_articles(path, articles, settings.articles, title=title),
        settings,
        corrections=arguments.corrections,
        notebook=arguments.notebook,
        is_offline=arguments.offline,
    )
    return with_added_articles(replace(event, archive=path), arguments)
