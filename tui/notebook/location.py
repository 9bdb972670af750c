"""Where the notebook stands: where the reader says, else in the reader's own data folder."""

import os
from pathlib import Path

VARIABLE = "CROSSLIGHT_NOTEBOOK"
FILE = "notebook.sqlite"


def notebook_path(chosen: str | None = None) -> Path:
    """chosen: by an option; it overrides the environment's CROSSLIGHT_NOTEBOOK. Makes nothing."""
    named = chosen or os.environ.get(VARIABLE)
    if named:
        return Path(named).absolute()
    from platformdirs import user_data_path

    return user_data_path("crosslight", appauthor=False) / FILE
