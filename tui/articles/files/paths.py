"""Completes a path as it is typed: folders, articles and event files."""

import os
from collections.abc import Callable
from itertools import islice, takewhile
from pathlib import Path

from tui.articles.addresses import is_link
from tui.articles.files.path_suggestions import closest_path
from tui.articles.load import OPENED_ENDINGS
from tui.text.canonical import one_line

ENTRIES_MAX = 5_000
"""Maximum number of folder entries examined; nobody reads a longer list."""
FOUND_MAX = 200


def completions(typed: str) -> list[str]:
    """Return the completions of a path, sorted, folders with a final slash; empty if its folder does not exist.

    Case counts only if a capital was typed. Hidden names are left out unless their dot was typed, and so are names that
    cannot be shown unchanged on one line.
    """
    head, slash, begun = typed.rpartition("/")
    has_capital = begun != begun.lower()
    paths = []
    try:
        with os.scandir(Path(head + slash or ".").expanduser()) as entries:
            for entry in islice(entries, ENTRIES_MAX):
                name = entry.name if has_capital else entry.name.lower()
                if not name.startswith(begun) or entry.name.startswith(".") > begun.startswith("."):
                    continue
                is_folder = _is_folder(entry)
                if (is_folder or name.casefold().endswith(OPENED_ENDINGS)) and one_line(entry.name) == entry.name:
                    paths.append(head + slash + entry.name + ("/" if is_folder else ""))
    except (OSError, ValueError, RuntimeError):  # no such folder, a NUL, or no such user's home
        return []
    return sorted(paths)[:FOUND_MAX]


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    """Return True for a folder, and False if that cannot be told, such as of links that form a loop."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def longest_common(paths: list[str]) -> str:
    """Return the longest beginning that all paths share."""
    first, last = min(paths, default=""), max(paths, default="")
    length = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False)))
    return first[:length]


def short_path(path: str) -> str:
    """Return a path as people write it: relative in the current folder, otherwise with ~ for the home folder."""
    full = Path(path)
    try:
        if full.is_relative_to(Path.cwd()):
            return str(full.relative_to(Path.cwd()))
    except OSError:  # no current folder
        return path
    return path_from_home(path)


def path_from_home(path: str) -> str:
    """Return a path with ~ for the home folder if it is in there."""
    full = Path(path)
    try:
        home = Path.home()
    except RuntimeError:  # no home
        return path
    return f"~/{full.relative_to(home)}" if full.is_relative_to(home) and full != home else path


def meant_path(line: str, folder: str, leads_somewhere: Callable[[str], object]) -> str:
    """Return the path that the user meant on a line that was prefilled with a folder.

    The folder is left out if only what was typed after it is a usable path, relative to the working directory.
    leads_somewhere: returns true for a usable path.
    """
    typed = line.removeprefix(folder)
    is_behind = bool(folder) and typed != line and bool(typed.strip())
    return typed if is_behind and not leads_somewhere(line) and leads_somewhere(typed) else line


def opens_as_articles(typed: str) -> str:
    """Return the path or address to open for the user's input; empty if it does not exist."""
    if is_link(typed):
        return typed.strip()
    try:
        path = Path(typed.strip()).expanduser()
        return str(path) if typed.strip() and path.exists() else ""
    except (OSError, ValueError, RuntimeError):
        return ""


def expanded_path(typed: str) -> str:
    """Return the existing path that was probably meant; empty if none is similar."""
    try:
        return closest_path(str(Path(typed.strip()).expanduser()), OPENED_ENDINGS) if typed.strip() else ""
    except RuntimeError:  # no such user's home
        return ""
