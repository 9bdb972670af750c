"""Rejoins words broken at the end of a line, and tells a hyphen that only breaks a word from one that belongs to it."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

_BROKEN = re.compile(r"(?<![^\W_])([^\W\d_]{2,40})([-‐\u00ad])$")
_BEGUN = re.compile(r"([^\W\d_]{1,40})(-?)")
_WORDS = re.compile(r"[^\W\d_]+")
_MARKS = ".,;:!?…()[]“”‘’«»„\"'"
_SOFT = "\u00ad"
_SUSPENDED = frozenset({"and", "or", "to", "und", "oder", "bis", "bzw", "et", "ou", "y", "o", "e", "en", "of"})
"""Words that can follow a suspended hyphen, as in “Sicherheits- und …”; such a hyphen is kept."""
_FIRST_OF_COMPOUNDS = frozenset(
    {"well", "far", "self", "ex", "half", "high", "low", "long", "short", "full", "part", "first", "second", "third"}
)
_OWN_WORD_MIN = 3
LINES_MAX = 20_000
"""Maximum number of lines in which broken words are looked for, which takes a tenth of a second. A book has fewer."""
_TAIL_CHARACTERS = 60
_BROKEN_LINE_MIN = 30
"""Minimum length of a line that can end in a broken word, in characters."""


class WordsOfText(Struct, frozen=True):
    """Words that occur in a text, in lower case; used to decide what a hyphen at a line end means."""

    words: frozenset[str]
    compounds: frozenset[str]
    """Pairs of words written with a hyphen between them on one line."""


def words_of(lines: Iterable[str]) -> WordsOfText:
    """Return the compounds of the lines, and all words except the two halves of a broken one."""
    words: set[str] = set()
    compounds: set[str] = set()
    was_broken = False
    for line in lines:
        plain = line.strip().casefold()
        found = _WORDS.findall(plain)
        words.update(found[was_broken : -1 if (is_broken := bool(_BROKEN.search(plain[-_TAIL_CHARACTERS:]))) else None])
        was_broken = is_broken
        for word in plain.split() if "-" in plain else ():
            pairs = pairwise(word.strip(_MARKS).split("-"))
            compounds.update(f"{head}-{tail}" for head, tail in pairs if head.isalpha() and tail.isalpha())
    return WordsOfText(frozenset(words), frozenset(compounds))


def joined_lines(lines: Sequence[str], text_words: WordsOfText | None = None) -> str:
    """Join lines into one paragraph. text_words: those of the whole text; by default those of the lines."""
    if len(lines) == 1:
        return lines[0]
    text_words = text_words or words_of(lines)
    text = lines[0].rstrip()
    for line in lines[1:]:
        line = line.strip()
        kept = _end_of_line(text, line, text_words)
        text = f"{text} {line}" if kept is None else text[:-1] + kept + line
    return text


def _end_of_line(line: str, next_line: str, text_words: WordsOfText) -> str | None:
    """Return what replaces the line break between two lines: "", “-”, or None for a space."""
    broken, begun = _BROKEN.search(line[-_TAIL_CHARACTERS:]), _BEGUN.match(next_line)
    if not broken or not begun or begun[1].casefold() in _SUSPENDED:
        return None
    if broken[2] == _SOFT:
        return ""
    is_of_more = bool(begun[2]) or line[: -len(broken[0])].endswith("-")  # state-of-the-art
    return "" if not is_of_more and _is_broken_word(broken[1], begun[1], text_words) else "-"


def _is_broken_word(head: str, tail: str, text_words: WordsOfText) -> bool:
    """Return True if a hyphen only breaks a word, judging by the rest of the text.

    Without evidence, the hyphen belongs to the word only if both parts are words or the first one often begins
    compounds.
    """
    if not tail[0].islower():
        return False
    head, tail = head.casefold(), tail.casefold()
    if f"{head}-{tail}" in text_words.compounds:
        return False
    if head + tail in text_words.words:
        return True
    are_words = min(len(head), len(tail)) >= _OWN_WORD_MIN and {head, tail} <= text_words.words
    return not are_words and head not in _FIRST_OF_COMPOUNDS


def _breaks_word(block: Sequence[str], text_words: WordsOfText) -> bool:
    return any(
        len(line.strip()) >= _BROKEN_LINE_MIN and _end_of_line(line.rstrip(), next_line.strip(), text_words) is not None
        for line, next_line in pairwise(block)
    )


def without_broken_words(text: str) -> str:
    """Return the text with each block that contains a broken word joined into one line; other blocks are unchanged."""
    if "-\n" not in text and "‐\n" not in text and f"{_SOFT}\n" not in text:
        return text
    lines = text.split("\n")
    if len(lines) > LINES_MAX:
        return text
    text_words = words_of(lines)
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        else:
            blocks += [[line], []]
    return "\n".join(
        joined_lines(block, text_words) if _breaks_word(block, text_words) else "\n".join(block)
        for block in blocks
        if block
    )
