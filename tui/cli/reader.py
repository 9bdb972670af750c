"""Starting the reader, or its report where there is no screen."""

import gc
import sys
from argparse import Namespace
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui.cli import console, inputs
from tui.shipped import shipped_path

if TYPE_CHECKING:
    from tui.api import Event
    from tui.articles.listing import Listing
    from tui.settings.load import Settings
    from tui.storage.saved_view import SavedViewFile
    from tui.ui.app import CrosslightApp

SWITCH_SECONDS = 0.001
"""How long a searching thread may keep another one waiting: a fifth of Python's default, so that no key is held up."""


def run(arguments: Namespace) -> int:
    """Open the reader, or print the report; returns the exit status. Raises CliExit."""
    if getattr(arguments, "linear", False):
        from tui.cli.linear.run import run as run_linear

        gc.enable()
        return run_linear(arguments)
    settings = inputs.settings_of(arguments)
    cutoff = inputs.cutoff_score(arguments, settings)
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

    return run_app(CrosslightApp(event, cutoff, _view_file(arguments, event)))


def _needs_choice(listing: "Listing") -> bool:
    if not any(listed.origin.number or listed.draft.is_address for listed in listing.articles):
        return False
    from tui.reading.article_choice import needs_choice

    return needs_choice(listing)


def _choosing_app(listing: "Listing", settings: "Settings", cutoff: float, arguments: Namespace) -> "CrosslightApp":
    """The reader that first asks which articles to open."""
    from tui.articles.summary import summaries
    from tui.ui.app import CrosslightApp
    from tui.ui.start_choice import StartChoice

    choice: StartChoice = StartChoice(
        settings=settings,
        listing=listing,
        rows=summaries(listing),
        open=partial(_event_of_chosen, listing, settings, arguments),
        view_file=partial(_view_file, arguments),
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
    return event_of(
        loaded,
        settings,
        corrections=arguments.corrections,
        notebook=arguments.notebook,
        is_offline=arguments.offline,
    )


def _view_file(arguments: Namespace, event: "Event") -> "SavedViewFile":
    from tui.storage.saved_view import open_saved_view

    view_file = open_saved_view(event.coverage, event.origins, fresh=arguments.fresh)
    if arguments.cutoff is not None:
        view_file.forget_cutoff()
    return view_file


def run_app(app: "CrosslightApp") -> int:
    """Run the reader on the terminal; returns the exit status."""
    from tui.ui.textual.signals import ended_by_signals

    console.draw_on_terminal()
    sys.setswitchinterval(SWITCH_SECONDS)
    with ended_by_signals(app) as ending:
        app.run()
    event, view_file = app.event, app.view_file
    if event is not None:
        inputs.say_what_was_not_opened(event)  # once, where it stays: the screen that told it is gone
    if view_file is not None and view_file.problem:
        console.say(view_file.problem)
    return ending.status or app.return_code or (inputs.status_of(event) if event is not None else 0)


def _report(event: "Event", cutoff: float) -> int:
    from tui.export.text_report import made_by, matches_report, mentions_report

    width = console.report_width()
    console.write(matches_report(event.coverage, inputs.matches_of(event).at(cutoff), width=width) + made_by())
    mentions = inputs.corrected_mentions(event)
    console.write("\n" + mentions_report(event.coverage, mentions, width=width) + made_by())
    return inputs.status_of(event)
