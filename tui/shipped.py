"""Finds the files that are shipped with the code, `config/` and `seeds/`, in a wheel or a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_ROOTS = (_PACKAGE / "_bundled", _PACKAGE.parent)
"""Folders that contain the shipped ones: the package in a wheel, its parent in a checkout or editable install."""


def shipped_path(relative: str) -> Path:
    """Return a shipped file or folder, e.g. `config/matching.yaml`. Raises FileNotFoundError if it is missing."""
    for root in _ROOTS:
        path = root / relative
        if path.exists():
            return path
    raise FileNotFoundError(f"this installation is missing {relative}")


def shipped_text(relative: str) -> str:
    """Return the text of a shipped UTF-8 file. Raises FileNotFoundError like `shipped_path`."""
    return shipped_path(relative).read_text(encoding="utf-8")


def shipped_lines(relative: str) -> list[str]:
    """Return the lines of a shipped word list, without comments, headings and blank lines. Raises FileNotFoundError."""
    return [line for lines in shipped_sections(relative).values() for line in lines]


def shipped_sections(relative: str) -> dict[str, list[str]]:
    """Return the lines of a shipped word list by `[heading]`; those before the first one by an empty string.

    Comments (`#`) and blank lines are left out. Raises FileNotFoundError.
    """
    sections: dict[str, list[str]] = {}
    heading = ""
    for line in shipped_text(relative).split("\n"):
        if line.startswith("["):
            heading = line.strip("[] ")
            sections.setdefault(heading, [])
        elif line and line[0] != "#":
            sections.setdefault(heading, []).append(line)
    return sections


def is_shipped(path: str) -> bool:
    """Return True for a shipped file, which no user has written."""
    folders = (root / name for root in _ROOTS for name in ("config", "seeds"))
    return any(folder in Path(path).parents for folder in folders)
