"""Finds what is shipped beside the code: `config/` and `seeds/`, from a wheel or from a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_ROOTS = (_PACKAGE / "_bundled", _PACKAGE.parent)
"""A wheel carries the folders inside the package; a checkout and an editable install have them beside it."""


def shipped_path(relative: str) -> Path:
    """The shipped file or folder, e.g. `config/matching.yaml`. Raises FileNotFoundError when the install lacks it."""
    for root in _ROOTS:
        path = root / relative
        if path.exists():
            return path
    raise FileNotFoundError(f"this installation lacks {relative}")


def shipped_text(relative: str) -> str:
    """The text of a shipped UTF-8 file. Raises FileNotFoundError as `shipped_path` does."""
    return shipped_path(relative).read_text(encoding="utf-8")


def is_shipped(path: str) -> bool:
    """Whether a file lies in what is shipped: no reader wrote it."""
    folders = (root / name for root in _ROOTS for name in ("config", "seeds"))
    return any(folder in Path(path).parents for folder in folders)
