"""Words that say nothing of the event: stock phrases of reporting, and who is said to have spoken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from tui.matching.words.vocabulary import word_key
from tui.shipped import shipped_text
from tui.text.reporting import speech_verbs

if TYPE_CHECKING:
    from tui.matching.words.arrays import Bools

_NAME_WORDS = 3
"""Words of a name that may stand beside a verb of speech."""


@cache
def stock_phrases() -> Mapping[str, Sequence[tuple[str, ...]]]:
    """The shipped list, `config/words/stock-phrases.txt`, as keys: first word → the phrases that begin with it."""
    phrases: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for line in shipped_text("config/words/stock-phrases.txt").split("\n"):
        words = tuple(word_key(word) for word in line.split())
        if words and not line.startswith("#"):
            phrases[words[0]].append(words)
    return phrases


def in_stock_phrases(keys: Sequence[str]) -> Bools:
    """Per word: whether it stands in one."""
    import numpy as np

    found = np.zeros(len(keys), dtype=bool)
    phrases = stock_phrases()
    for at, key in enumerate(keys):
        for phrase in phrases.get(key, ()):
            if tuple(keys[at : at + len(phrase)]) == phrase:
                found[at : at + len(phrase)] = True
    return found


def attributions(keys: Sequence[str], capital: Bools, quoted: Sequence[int]) -> Bools:
    """Per word: whether it is a verb of speech outside quotation marks, or a name that stands beside one."""
    import numpy as np

    found = np.zeros(len(keys), dtype=bool)
    verbs = speech_verbs()
    for at, key in enumerate(keys):
        if key not in verbs or quoted[at] >= 0:
            continue
        found[at] = True
        for step in (-1, 1):
            near = at + step
            while 0 <= near < len(keys) and abs(near - at) <= _NAME_WORDS and capital[near] and quoted[near] < 0:
                found[near] = True
                near += step
    return found
