"""Finds the files that are shipped with the code, `config/` and `seeds/`, in a wheel or a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_ROOTS = (_PACKAGE / "_bundled", _PACKAGE.parent)
"""A wheel carries the folders inside the package; a checkout and an editable install have them beside it."""


def shipped_path(relative: str) -> Path:
    """Return a shipped file or folder, e.g. `config/matching.yaml`. Raises FileNotFoundError if it is missing."""
    for root in _ROOTS:
        path = root / relative
        if path.exists():
            return path
    raise FileNotFoundError(f"this installation lacks {relative}")


def shipped_text(relative: str) -> str:
    """Return the text of a shipped UTF-8 file. Raises FileNotFoundError like `shipped_path`."""
    return shipped_path(relative).read_text(encoding="utf-8")


def is_shipped(path: str) -> bool:
    """True for a shipped file, which no user has written."""
    folders = (root / name for root in _ROOTS for name in ("config", "seeds"))
    return any(folder in Path(path).parents for folder in folders)
