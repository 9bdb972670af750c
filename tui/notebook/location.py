"""Where the notebook stands: where the reader says, else in the reader's own data folder."""

import os
from pathlib import Path

VARIABLE = "CROSSLIGHT_NOTEBOOK"
FILE = "notebook.sqlite"


def notebook_path(chosen: str | None = None) -> Path:
    """chosen: by an option; it goes before the environment's CROSSLIGHT_NOTEBOOK. Makes nothing."""
    named = chosen or os.environ.get(VARIABLE)
    if named:
        return Path(named).absolute()
    from platformdirs import user_data_path

    return user_data_path("crosslight", appauthor=False) / FILE


def set_aside(path: Path) -> list[Path]:
    """Gives a damaged notebook, with the files that belong to it, other names that nobody has; returns them."""
    number = 1
    while os.path.lexists(path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")):
        number += 1
    moved = []
    for ending in ("-wal", "-shm", ""):
        old = path.with_name(path.name + ending)
        if os.path.lexists(old):
            new = path.with_name(f"{path.stem}.damaged-{number}{path.suffix}{ending}")
            old.rename(new)
            moved.append(new)
    return moved[::-1]
