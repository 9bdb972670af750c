"""Copies from a screen in the background, as a tool may take a while, and reports the outcome."""

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
    """Copy `text` and report the outcome: “12 words copied with wl-copy”.

    description: what it is, in the user's words. say: called in the screen's thread with a one-line sentence.
    """
    app = screen.app
    app._clipboard = text  # for ctrl+v in an input line
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
    """Return the folder of the file that is written if there is no clipboard."""
    from platformdirs import user_state_path

    return user_state_path("crosslight", appauthor=False)
