"""Word lists that whole lines are compared with, without regard to case, spaces and punctuation."""

import re
from collections.abc import Iterable

from tui.text.spaces import single_spaced

_FROM_WORD_TO_WORD = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
FIRST_WORD = re.compile(r"[\W_]*([^\W_]*)")


def bare(line: str) -> str:
    """Return a line for comparison with a word list: lower case, single spaces, no surrounding punctuation."""
    words = _FROM_WORD_TO_WORD.search(single_spaced(line).casefold())
    return words[0] if words else ""


class Phrases:
    """A word list that can be asked whether a line is one of its entries."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._entries = frozenset(map(bare, entries))
        self.first_words = frozenset(map(_first_word, self._entries))

    def has(self, line: str) -> bool:
        # Few lines begin like an entry, and normalising a line takes many times as long as the look-up.
        return _first_word(line.casefold()) in self.first_words and bare(line) in self._entries


def _first_word(line: str) -> str:
    match = FIRST_WORD.match(line)
    return match[1] if match else ""
