"""Suggestion of an existing path for a mistyped one."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tui.text.canonical import one_line

ENTRIES_MAX = 2_000
"""Of a folder that are looked at."""
NAME_CHARACTERS_MAX = 255
LETTER_PAIRS_MAX = 1_000_000
"""Letters of names times letters of the name that was typed, while names that may be like it are compared."""
LIKENESS_MIN = 0.6
"""Of two names without their endings, from 0 to 1; as near as a wrong word in a settings file."""


def closest_path(path: str, endings: tuple[str, ...]) -> str:
    """A path that is there and is like this one, which is not: each part of it that is wrong is replaced by the name
    most like it. Empty where nothing is like it. endings: of the names of files that count, in small letters."""
    existing = Path()
    *folders, _ = parts = Path(path).parts or ("",)
    try:
        for number, part in enumerate(parts):
            allowed_endings = endings if number == len(folders) else ()  # elsewhere only folders do
            next_path = (
                existing / part if os.path.lexists(existing / part) else _most_similar(existing, part, allowed_endings)
            )
            if next_path is None:
                return ""
            existing = next_path
    except (OSError, ValueError):  # it may not be looked at, or is no folder; a NUL
        return ""
    return str(existing) if path else ""


def _most_similar(folder: Path, name: str, endings: tuple[str, ...]) -> Path | None:
    from difflib import SequenceMatcher  # most paths are there

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
    """List the names in a folder that can be opened and typed: folders and article files."""
    with os.scandir(folder) as entries:
        for entry in islice(entries, ENTRIES_MAX):
            is_meant = entry.name.casefold().endswith(endings) or entry.is_dir()
            if is_meant and not entry.name.startswith(".") and one_line(entry.name) == entry.name:
                yield entry.name
