"""Finds second names that a text gives for somebody: Ann Kral, also known as Ann Lind; Lind, aka “Ann Kral”."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set

from tui.mentions.lexicon import grammar
from tui.mentions.names.capital_runs import SUFFIXES
from tui.mentions.names.name_finder import NameUse
from tui.mentions.names.name_words import Word

_MARKER_WORDS = 8
"""Maximum number of words between a name and a second one, not counting further second names in quotation marks."""
_LEADING = frozenset({"who", "is", "was", "also", "better", "widely", "otherwise", "formerly", "previously", "once"})
_KNOWN_AS = ("known", "as")
_ALONE = frozenset({"aka", "AKA", "a.k.a", "born", "née", "nee"})
_QUOTE_MARKS = "\"“”‘’'«»„"

Names = tuple[str, ...]


def second_names(
    uses_by_paragraph: Sequence[tuple[Sequence[Word], Sequence[NameUse]]], trusted: Set[Names]
) -> dict[Names, Names]:
    """Map each second name, folded, to the name of that person that the articles use more often.

    uses_by_paragraph: the words of each paragraph, and the uses of names in them.
    """
    counts = Counter(use.names for _, uses in uses_by_paragraph for use in uses)
    by_part: defaultdict[str, set[Names]] = defaultdict(set)
    for names in trusted:
        for part in {names[0], names[-1]}:
            by_part[part].add(names)
    main_names: dict[Names, Names] = {}
    for words, uses in uses_by_paragraph:
        for use in uses:
            if use.names not in trusted or not (end := _end_of_bearer(words, use, uses)) > 0:
                continue
            bearer = _bearer(words, end, uses, by_part, counts)
            if bearer and bearer in trusted and bearer != use.names:
                second, main = sorted((use.names, bearer), key=lambda names: counts[names])
                main_names.setdefault(second, main)
    return {second: main for second, main in main_names.items() if main not in main_names}


def _end_of_bearer(words: Sequence[Word], use: NameUse, uses: Sequence[NameUse]) -> int:
    """Return the index after the name to which a use is a second name; 0 if it is not a second name."""
    at = use.first
    while at:  # aka “Kay,” “Ann Lind” and “Ann Kral”: skip the second names before this one
        start = _start_of_quoted(words, at)
        if start == at:
            break
        at = start
    for first in range(max(1, at - _MARKER_WORDS), at):  # the longest marker first: who is also known as
        if _follows_name(words, first) and _is_marker([word.text for word in words[first:at]]):
            return first
    return 0


def _start_of_quoted(words: Sequence[Word], at: int) -> int:
    """Return the index at which the quoted name before word `at` begins, skipping “and”; `at` if there is none."""
    before = at - 1 if at and words[at - 1].text in ("and", "or") else at
    if before >= len(words) or not any(mark in words[before].gap for mark in _QUOTE_MARKS):
        return at
    for start in range(before - 1, max(-1, before - 5), -1):
        if not words[start].capital:
            return at
        if any(mark in words[start].gap for mark in _QUOTE_MARKS):
            return start
    return at


def _follows_name(words: Sequence[Word], n: int) -> bool:
    """Return True if only a comma, a bracket or a closing quotation mark precedes word `n`: no new sentence."""
    gap = words[n].gap.strip(f" ,({_QUOTE_MARKS}")
    return not gap or (gap == "." and words[n - 1].folded in SUFFIXES)


def _is_marker(middle: Sequence[str]) -> bool:
    """Return True for words that introduce a second name: (who is) also known as, aka, born."""
    rest = list(middle)
    while rest and rest[0] in _LEADING:
        rest.pop(0)
    if tuple(rest[:2]) == _KNOWN_AS:
        apposition = rest[2:]  # better known as | legendary musician
        return all(map(str.islower, apposition)) and grammar().governing.isdisjoint(apposition)
    return len(rest) == 1 and rest[0] in _ALONE


def _bearer(
    words: Sequence[Word],
    end: int,
    uses: Sequence[NameUse],
    by_part: Mapping[str, Set[Names]],
    counts: Mapping[Names, int],
) -> Names | None:
    """Return the full name that ends at a word, or the most frequent one with the family name at that word."""
    for use in uses:
        if use.last == end:
            return use.names
    word = words[end - 1]
    named = by_part.get(word.folded, frozenset()) if word.capital else frozenset()
    return max(named, key=lambda names: (counts[names], names), default=None)
