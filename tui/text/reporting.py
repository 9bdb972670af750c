"""The few verbs that stand beside quoted words in nearly every article: what tells “…?” Wallace said from a new start.

The long list, with what each verb governs, belongs to `mentions`.
"""

import re
from functools import cache

from tui.shipped import shipped_text

_LOOK_AHEAD = 80
"""Characters in which an attribution must show its verb; it bounds the work per place."""
_NAME_WORDS = 5


@cache
def speech_verbs() -> frozenset[str]:
    """The shipped list, `config/words/speech-verbs.txt`: past, present and -ing forms, lower case."""
    lines = shipped_text("config/words/speech-verbs.txt").split("\n")
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w(?:[\w’'-]|\.(?=\w))*+|[^\w\s]")


_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who"})
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "their", "one", "another"})


def is_attribution(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` begins with “said Wallace”, “Wallace said”, “he said” or “the minister said”."""
    words = [found[0] for found in _word().finditer(text, start, min(end, start + _LOOK_AHEAD))][: _NAME_WORDS + 1]
    if not words:
        return False
    verbs = speech_verbs()
    first = words[0].lower()
    if words[0].islower() and first in verbs:
        return True
    if first in _PRONOUNS:
        return len(words) > 1 and words[1] in verbs
    named = first in _ARTICLES
    for n, word in enumerate(words):
        if word in verbs:
            return n > 0
        plain = named and n <= 3 and word.isalpha()
        if not (plain or word[0].isupper() or (n > 0 and word in ".,") or word.lower() in _ARTICLES):
            return False
    return False
