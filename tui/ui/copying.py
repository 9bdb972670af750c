"""Copying from a screen: in the background, since a tool may take its time, and with a word on how it went."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from textual.app import App
from textual.screen import Screen

from tui.files import describe_os_error
from tui.text.canonical import one_line
from tui.ui.clipboard import copy
from tui.ui.textual.workers import run_behind


def copy_out(screen: Screen[Any], text: str, description: str, say: Callable[[str], None]) -> None:
    """Copies `text` and says how it went: “12 words copied with wl-copy”.

    what: what it is, in the reader's words. say: called on the screen's thread with a sentence of one line.
    """
    app = screen.app
    app._clipboard = text  # what ctrl+v in a line to type in gives back
    run_behind(screen, partial(_work, app, text, description, say), "copying", exclusive=False, exit_on_error=False)


def _work(app: "App[Any]", text: str, description: str, say: Callable[[str], None]) -> None:
    driver = app._driver
    write = partial(app.call_from_thread, driver.write) if driver is not None else None
    try:
        message = f"{description} copied {copy(text, state_folder(), write)}"
    except OSError as error:
        message = f"not copied: {describe_os_error(error)}"
    app.call_from_thread(say, one_line(message))


def state_folder() -> Path:
    """Folder of the file that is written when there is no clipboard."""
    from platformdirs import user_state_path

    return user_state_path("crosslight", appauthor=False)
