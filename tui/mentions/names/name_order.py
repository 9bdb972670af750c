"""Determines which part of a full name is the family name: the last in most languages, the first in some."""

from collections import Counter
from collections.abc import Sequence

from tui.mentions.lexicon import family_first, given_names, surnames
from tui.mentions.names.capital_runs import PARTICLES


def split_name(names: Sequence[str], lone_counts: Counter[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the given names and the family name of a folded name.

    `lone_counts` counts the capitalised words used alone. The family name comes first in some languages (Kim Jong-un),
    and if only the first word is used alone.
    """
    names = tuple(names)
    if len(names) == 1:
        return (), names
    for n, name in enumerate(names[:-1]):
        if name in PARTICLES and n > 0:
            return names[:n], names[n:]
    if _starts_with_family(names, lone_counts):
        return names[1:], names[:1]
    return names[:-1], names[-1:]


def _starts_with_family(names: tuple[str, ...], lone_counts: Counter[str]) -> bool:
    first, second, last = names[0], names[1], names[-1]
    if len(names) == 2 and _is_two_syllables(second) and first not in given_names():
        return True
    if first not in family_first():
        western = first in given_names() or last in surnames()
        return not western and lone_counts[first] > 1 and lone_counts[last] == 0
    if second in given_names() and lone_counts[last] >= lone_counts[first]:
        return False
    return "-" in second or len(names) == 3 or first not in given_names() or lone_counts[first] > lone_counts[last]


def _is_two_syllables(given: str) -> bool:
    """Return True if a folded given name looks Korean or Chinese: suk-yeol, min-jae; not Jean-Claude."""
    parts = given.split("-")
    return len(parts) == 2 and all(2 <= len(part) <= 5 and part not in surnames() for part in parts)
