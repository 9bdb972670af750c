"""Opens the user's settings files in the editor named by the environment."""

import os
import shlex
import subprocess
from pathlib import Path

from textual.app import App, SuspendNotSupported

from tui.files import describe_os_error
from tui.settings.load import FILES, load_settings
from tui.text.canonical import one_line
from tui.yaml.reader import YamlError

FIRST_FILE = "reading.yaml"
"""File to open if there is none yet; the editor creates it when it saves."""


def editor_command() -> list[str]:
    """Return the command of the user's editor; empty if the environment names none that can be parsed."""
    try:
        return shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    except ValueError:
        return []


def edit_settings(app: App[object], folder: Path) -> str:
    """Suspend the reader while the settings files are open in the user's editor, and return a message."""
    command = editor_command()
    place = one_line(str(folder))
    if not command:
        return f"no editor is set: set EDITOR, or edit the files in {place}"
    names = [name for name in FILES if (folder / name).is_file()] or [FIRST_FILE]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with app.suspend():
            subprocess.run([*command, *names], cwd=folder, check=False)
    except SuspendNotSupported:
        return f"no editor can run in this terminal; the files are in {place}"
    except OSError as error:
        return one_line(f"{command[0]} could not be started: {describe_os_error(error)}; the files are in {place}")
    return _after_editing(folder)


def _after_editing(folder: Path) -> str:
    try:
        load_settings(folder)
    except YamlError as error:
        return one_line(f"crosslight will not start with these settings: {error}")
    return "settings are read when crosslight starts"
