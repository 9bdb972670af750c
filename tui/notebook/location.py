"""Finds the notebook: where the user says, else in the user's data folder."""

import os
from pathlib import Path

VARIABLE = "CROSSLIGHT_NOTEBOOK"
FILE = "notebook.sqlite"


def notebook_path(option: str | None = None) -> Path:
    """Return the notebook's path. `option` overrides the environment's CROSSLIGHT_NOTEBOOK. Creates nothing."""
    path = option or os.environ.get(VARIABLE)
    if path:
        return Path(path).absolute()
    from platformdirs import user_data_path

    return user_data_path("crosslight", appauthor=False) / FILE
