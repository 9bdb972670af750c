"""Suggests an existing path for a mistyped one."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tui.text.canonical import one_line

ENTRIES_MAX = 2_000
"""Maximum number of folder entries examined."""
NAME_CHARACTERS_MAX = 255
LETTER_PAIRS_MAX = 1_000_000
"""Limit on the work of comparing names: letters of the existing names times letters of the typed one."""
LIKENESS_MIN = 0.6
"""Minimum similarity of two names without extensions, from 0 to 1; the same as for mistyped words in settings."""


def closest_path(path: str, endings: tuple[str, ...]) -> str:
    """Return the existing path most like this missing one; empty if none is similar.

    Each wrong part of it is replaced by the most similar name. endings: extensions of the files that count, in lower
    case.
    """
    existing = Path()
    *folders, _ = parts = Path(path).parts or ("",)
    try:
        for number, part in enumerate(parts):
            allowed_endings = endings if number == len(folders) else ()  # elsewhere, only folders do
            next_path = (
                existing / part if os.path.lexists(existing / part) else _most_similar(existing, part, allowed_endings)
            )
            if next_path is None:
                return ""
            existing = next_path
    except (OSError, ValueError):  # not permitted, not a folder, or a NUL in the path
        return ""
    return str(existing) if path else ""


def _most_similar(folder: Path, name: str, endings: tuple[str, ...]) -> Path | None:
    from difflib import SequenceMatcher  # most paths exist

    typed = Path(name.casefold())
    matcher = SequenceMatcher(None, "", typed.stem)
    best, likeness, pairs = "", (LIKENESS_MIN, False), 0
    for candidate in sorted(_names(folder, endings)) if len(name) <= NAME_CHARACTERS_MAX else ():
        path = Path(candidate.casefold())
        matcher.set_seq1(path.stem)
        if matcher.real_quick_ratio() < likeness[0] or matcher.quick_ratio() < likeness[0]:
            continue
        pairs += len(path.stem) * len(typed.stem)
        if pairs > LETTER_PAIRS_MAX:
            break
        new = (matcher.ratio(), path.suffix == typed.suffix)
        if new > likeness or (new == likeness and not best):
            best, likeness = candidate, new
    return folder / best if best else None


def _names(folder: Path, endings: tuple[str, ...]) -> Iterator[str]:
    """Yield the names of folders and article files in a folder, if they can be opened and typed."""
    with os.scandir(folder) as entries:
        for entry in islice(entries, ENTRIES_MAX):
            is_meant = entry.name.casefold().endswith(endings) or entry.is_dir()
            if is_meant and not entry.name.startswith(".") and one_line(entry.name) == entry.name:
                yield entry.name
