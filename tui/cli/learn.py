"""The command `crosslight learn`: the sample event with five hints."""

from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.cli import console, inputs
from tui.cli.parsers import USAGE, CliExit, Parser, add_settings
from tui.shipped import shipped_path

if TYPE_CHECKING:
    from tui.api import Event


def learn_parser() -> Parser:
    parser = Parser(prog="crosslight learn", description="Open the sample event with five hints for a first look.")
    add_settings(parser)
    return parser


def run(arguments: Namespace) -> int:
    """Open the sample with the lesson, leaving nothing behind. Raises CliExit if there is no terminal."""
    if not (console.has_screen() and console.keys_from_terminal()):
        raise CliExit(USAGE, "learn needs a terminal; for the commands that do not, see crosslight --help")
    from tui.api import open_event
    from tui.cli.screen import run_app
    from tui.ui.app import CrosslightApp
    from tui.ui.reading.lesson import add_lesson

    settings = inputs.settings_of(arguments)
    event = open_event([str(shipped_path("seeds"))], settings, corrections=False)
    with TemporaryDirectory(prefix="crosslight-learn-", ignore_cleanup_errors=True) as folder:
        return run_app(
            CrosslightApp(kept_in(Path(folder), event), settings.matching.cutoff_score(), prepare_screen=add_lesson)
        )


def kept_in(folder: Path, event: "Event") -> "Event":
    """Return an event whose notebook, corrections and fetched pages are in a folder that is deleted afterwards."""
    from tui.storage.corrections_file import CorrectionsFile

    corrections = CorrectionsFile((folder / "corrections.yaml",))
    notebook = str(folder / "notebook.sqlite")
    return replace(event, corrections=corrections, notebook=notebook, temporary_folder=str(folder))
