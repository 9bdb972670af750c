"""Starts the reader, or prints its report if there is no screen."""

import gc
from argparse import Namespace
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui.cli import console, inputs
from tui.cli.added import with_added_articles
from tui.cli.screen import run_app, view_file
from tui.files import is_archive_file
from tui.shipped import shipped_path

if TYPE_CHECKING:
    from tui.api import Event
    from tui.articles.listing import Listing
    from tui.settings.load import Settings
    from tui.ui.app import CrosslightApp


def run(arguments: Namespace) -> int:
    """Open the reader, or print the report; return the exit status. Raises CliExit."""
    if getattr(arguments, "linear", False):
        from tui.cli.linear.run import run as run_linear

        gc.enable()
        return run_linear(arguments)
    settings = inputs.settings_of(arguments)
    cutoff = inputs.cutoff_score(arguments, settings)
    if any(map(is_archive_file, arguments.paths)):
        from tui.cli.archive.reader import read_archive

        return read_archive(arguments, settings, cutoff)
    paths = arguments.paths or [str(shipped_path("seeds"))]
    listing = inputs.listing_of(paths, settings, arguments)
    has_screen = console.has_screen() and console.keys_from_terminal()
    if has_screen and arguments.pick is None and _needs_choice(listing):
        return run_app(_choosing_app(listing, settings, cutoff, arguments))
    event = inputs.opened(listing, settings, arguments, paths=paths, say=not has_screen)
    if not has_screen:
        gc.enable()
        return _report(event, cutoff)
    from tui.ui.app import CrosslightApp

    event = with_added_articles(event, arguments)
    return run_app(CrosslightApp(event, cutoff, view_file(arguments, event)))


def _needs_choice(listing: "Listing") -> bool:
    if not any(listed.origin.number or listed.draft.is_address for listed in listing.articles):
        return False
    from tui.reading.article_choice import needs_choice

    return needs_choice(listing)


def _choosing_app(listing: "Listing", settings: "Settings", cutoff: float, arguments: Namespace) -> "CrosslightApp":
    """Return the reader that first asks which articles to open."""
    from tui.articles.summary import summaries
    from tui.ui.app import CrosslightApp
    from tui.ui.start_choice import StartChoice

    choice: StartChoice = StartChoice(
        settings=settings,
        listing=listing,
        rows=summaries(listing),
        open=partial(_event_of_chosen, listing, settings, arguments),
        view_file=partial(view_file, arguments),
    )
    return CrosslightApp(None, cutoff, start_choice=choice)


def _event_of_chosen(
    listing: "Listing",
    settings: "Settings",
    arguments: Namespace,
    numbers: tuple[int, ...],
    progress: Callable[[str, int, int], None],
    cancelled: Callable[[], bool],
) -> "Event":
    """Open the chosen articles. Raises Cancelled."""
    from tui.api import event_of
    from tui.articles.load import load_listed
    from tui.articles.opening import Opening

    links = partial(inputs.link_reader, arguments.paths, settings, arguments, progress=progress)
    opening = Opening(arguments.columns, links, None, cancelled)
    loaded = load_listed(listing.again(), settings.articles, numbers, opening=opening)
    event = event_of(
        loaded,
        settings,
        corrections=arguments.corrections,
        notebook=arguments.notebook,
        is_offline=arguments.offline,
    )
    return with_added_articles(event, arguments)


def _report(event: "Event", cutoff: float) -> int:
    from tui.export.text_report import made_by, matches_report, mentions_report

    width = console.report_width()
    console.write(matches_report(event.coverage, inputs.matches_of(event).at(cutoff), width=width) + made_by())
    mentions = inputs.corrected_mentions(event)
    console.write("\n" + mentions_report(event.coverage, mentions, width=width) + made_by())
    return inputs.status_of(event)
