"""Runs the reader on the terminal, and saves the view of the event when it ends."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from tui.cli import console, inputs
from tui.cli.added import named_coverage

if TYPE_CHECKING:
    from tui.api import Event
    from tui.storage.saved_view import SavedViewFile
    from tui.ui.app import CrosslightApp

SWITCH_SECONDS = 0.001
"""Interval at which threads are switched, in seconds: a fifth of Python's default, so that keys are not delayed."""


def view_file(arguments: Namespace, event: "Event") -> "SavedViewFile":
    from tui.storage.saved_view import open_saved_view

    view_file = open_saved_view(named_coverage(event), event.origins, fresh=arguments.fresh)
    if arguments.cutoff is not None:
        view_file.forget_cutoff()
    return view_file


def run_app(app: "CrosslightApp") -> int:
    """Run the reader on the terminal; return the exit status."""
    from tui.ui.textual.signals import ended_by_signals

    console.draw_on_terminal()
    sys.setswitchinterval(SWITCH_SECONDS)
    with ended_by_signals(app) as ending:
        app.run()
    event, view_file = app.event, app.view_file
    if event is not None:
        inputs.say_what_was_not_opened(event)  # once, where it stays readable: the screen that showed it is gone
    if view_file is not None and view_file.problem:
        console.say(view_file.problem)
    return ending.status or app.return_code or (inputs.status_of(event) if event is not None else 0)
