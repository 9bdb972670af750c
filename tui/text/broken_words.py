"""Words broken at the end of a line: telling a hyphen that only breaks a word from one that belongs to it."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

_BROKEN = re.compile(r"([^\W\d_]{2,40})[-‐\u00ad]$")
_BEGUN = re.compile(r"[^\W\d_]{1,40}")
_MARKS = ".,;:!?…()[]“”‘’«»„\"'"


def joined_lines(lines: Sequence[str], all_lines: Iterable[str] = ()) -> str:
    """Return lines as one paragraph. all_lines: the whole text, which tells the words with a hyphen of their own."""
    if len(lines) == 1:
        return lines[0]
    compounds = compounds_of(all_lines or lines)
    text = lines[0].rstrip()
    for line in lines[1:]:
        broken, begun = _BROKEN.search(text), _BEGUN.match(line.lstrip())
        if not broken or not begun:
            text = f"{text} {line.strip()}"
        elif is_broken_word(broken[1], begun[0], compounds):
            text = text[:-1] + line.strip()
        else:
            text += line.strip()
    return text


def compounds_of(lines: Iterable[str]) -> frozenset[str]:
    """Return the words that have a hyphen inside a line, in small letters."""
    words = (word.casefold() for line in lines if "-" in line for word in line.split() if "-" in word[1:-1])
    return frozenset(
        f"{head}-{tail}"
        for word in words
        for head, tail in pairwise(word.strip(_MARKS).split("-"))
        if head.isalpha() and tail.isalpha()
    )


def is_broken_word(head: str, tail: str, compounds: frozenset[str]) -> bool:
    """Return True if a hyphen between two lines only breaks a word: no other line has the two with a hyphen."""
    return tail[0].islower() and f"{head}-{tail}".casefold() not in compounds
