"""Locates the notebook, at the user's path or in the user's data folder, and the folder of its copies."""

import os
from hashlib import sha256
from pathlib import Path

from tui.files import absolute_path

VARIABLE = "CROSSLIGHT_NOTEBOOK"
FILE = "notebook.sqlite"


def notebook_path(option: str | None = None) -> Path:
    """Return the notebook's path; `option` overrides CROSSLIGHT_NOTEBOOK in the environment. Creates nothing."""
    path = option or os.environ.get(VARIABLE)
    if path:
        return absolute_path(path)
    from platformdirs import user_data_path

    return user_data_path("crosslight", appauthor=False) / FILE


def backups_folder(notebook: Path) -> Path:
    """Return the folder for the daily copies of a notebook, which depends on the notebook's real path.

    It is outside any folder that may contain the notebook, so that one command or one broken synchronisation cannot
    destroy both.
    """
    from platformdirs import user_state_path

    real = os.path.realpath(notebook)
    key = sha256(os.fsencode(real)).hexdigest()[:12]
    return user_state_path("crosslight-backups", appauthor=False) / f"notebook-{key}"
