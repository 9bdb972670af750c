"""`crosslight learn`: the sample event with five hints."""

from argparse import Namespace

from tui.cli import console, inputs
from tui.cli.parsers import USAGE, CliExit, Parser, add_settings
from tui.shipped import shipped_path


def learn_parser() -> Parser:
    parser = Parser(prog="crosslight learn", description="Open the sample event with five hints for a first look.")
    add_settings(parser)
    return parser


def run(arguments: Namespace) -> int:
    """Open the sample with the lesson; its place is not saved. Raises CliExit where there is no terminal."""
    if not (console.has_screen() and console.keys_from_terminal()):
        raise CliExit(USAGE, "learn needs a terminal; for the commands that do not, see crosslight --help")
    from tui.api import open_event
    from tui.cli.screen import run_app
    from tui.ui.app import CrosslightApp
    from tui.ui.reading.lesson import add_lesson

    settings = inputs.settings_of(arguments)
    event = open_event([str(shipped_path("seeds"))], settings)
    return run_app(CrosslightApp(event, settings.matching.cutoff_score(), prepare_screen=add_lesson))
