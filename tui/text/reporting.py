"""The few speech verbs found beside quotations in nearly every article; they identify an attribution after “…?”.

The long list, `config/words/reporting-verbs.txt`, with what each verb governs, belongs to `mentions`.
"""

import re
from functools import cache

from tui.shipped import shipped_lines

_LOOK_AHEAD = 100
"""Maximum distance at which an attribution must show its verb, in characters; it bounds the work per place."""
_NAME_WORDS = 9
"""Maximum number of words and signs before the verb: Sen. Ann Smith, D-N.M., said."""
_PLAIN_WORDS = 2
"""Maximum number of lower-case words of an office before a name: chief executive Ann Smith said."""


@cache
def speech_verbs() -> frozenset[str]:
    """Return the verbs in `config/words/speech-verbs.txt`: past, present and -ing forms, in lower case."""
    lines = shipped_lines("config/words/speech-verbs.txt")
    return frozenset(word.replace("_", " ") for line in lines for word in line.split())


@cache
def word_or_sign() -> re.Pattern[str]:
    """Return the pattern of one word, with its hyphens, apostrophes and inner full stops, or one punctuation mark."""
    return re.compile(r"\w(?:[\w’'-]++|\.(?=\w)){0,999}|[^\w\s]")


_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who"})
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "their", "one", "another"})


def is_attribution(text: str, start: int, end: int, *, named: bool = False) -> bool:
    """Return True if `text[start:end]` begins with “said Wallace”, “Wallace said”, “he said” or “the minister said”.

    With `named`, only the first two count.
    """
    words = [match[0] for match in word_or_sign().finditer(text, start, min(end, start + _LOOK_AHEAD))][
        : _NAME_WORDS + 1
    ]
    if not words:
        return False
    verbs = speech_verbs()
    first = words[0].lower()
    if words[0].islower() and first in verbs:
        return not named or (len(words) > 1 and words[1][0].isupper() and words[1] != "I")
    if first in _PRONOUNS or (named and first in _ARTICLES):
        return not named and len(words) > 1 and words[1] in verbs and words[2:3] != [":"]
    begins_plain = first in _ARTICLES
    leading = _PLAIN_WORDS if words[0].islower() and not begins_plain else 0
    for n, word in enumerate(words):
        if word in verbs or " ".join(words[n : n + 2]) in verbs:
            if words[n + 1 : n + 2] == [":"]:
                return False  # it introduces the next quotation
            return n > 0 and words[n - 1][0].isupper() if leading else n > 0
        plain = ((begins_plain and n <= 3) or n < leading) and word.isalpha()
        if not (plain or word[0].isupper() or (n > 0 and word in ".,()") or word.lower() in _ARTICLES):
            return False
    return False
