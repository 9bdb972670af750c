"""Finds words that say nothing about the event: stock phrases of reporting, and attributions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from tui.matching.words.vocabulary import word_key
from tui.shipped import shipped_lines
from tui.text.reporting import speech_verbs

if TYPE_CHECKING:
    from tui.matching.words.arrays import Bools

_NAME_WORDS = 3
"""Maximum length of a name beside a verb of speech, in words."""


@cache
def stock_phrases() -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Read `config/words/stock-phrases.txt` as keys, and map each first word to its phrases."""
    phrases: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for line in shipped_lines("config/words/stock-phrases.txt"):
        words = tuple(word_key(word) for word in line.split())
        phrases[words[0]].append(words)
    return phrases


def in_stock_phrases(keys: Sequence[str]) -> Bools:
    """Return True for each word inside a stock phrase."""
    import numpy as np

    is_stock = np.zeros(len(keys), dtype=bool)
    phrases = stock_phrases()
    for at, key in enumerate(keys):
        for phrase in phrases.get(key, ()):
            if tuple(keys[at : at + len(phrase)]) == phrase:
                is_stock[at : at + len(phrase)] = True
    return is_stock


def attributions(keys: Sequence[str], capital: Bools, quotation_of: Sequence[int]) -> Bools:
    """Return True for each verb of speech outside quotation marks, and for each name beside one."""
    import numpy as np

    is_attribution = np.zeros(len(keys), dtype=bool)
    verbs = speech_verbs()
    for at, key in enumerate(keys):
        if key not in verbs or quotation_of[at] >= 0:
            continue
        is_attribution[at] = True
        for step in (-1, 1):
            name_at = at + step
            while (
                0 <= name_at < len(keys)
                and abs(name_at - at) <= _NAME_WORDS
                and capital[name_at]
                and quotation_of[name_at] < 0
            ):
                is_attribution[name_at] = True
                name_at += step
    return is_attribution
