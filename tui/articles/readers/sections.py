"""Loads word lists from the shipped configuration, for the readers."""

from tui.shipped import shipped_text


def word_sections(path: str) -> dict[str, tuple[str, ...]]:
    """Return the entries of a list by section, `[name]`, in lower case; `#` begins a comment."""
    sections: dict[str, list[str]] = {}
    entries: list[str] = []
    for line in shipped_text(path).splitlines():
        entry = line.partition("#")[0].strip().casefold()
        if entry.startswith("[") and entry.endswith("]"):
            entries = sections.setdefault(entry[1:-1], [])
        elif entry:
            entries.append(entry)
    return {name: tuple(listed) for name, listed in sections.items()}
