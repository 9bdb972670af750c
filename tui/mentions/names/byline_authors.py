"""Authors in bylines, after “by” and after “and” as long as only names come before it; and photo credits."""

import re
from collections.abc import Sequence

from tui.mentions.lexicon import by_words, function_words
from tui.mentions.names.name_words import Word
from tui.text.span import Span

_AND = frozenset({"and", "und", "et", "y", "och", "og", "e", "en", "oraz", "и"})
_STAFF = frozenset(
    {"staff", "desk", "team", "agencies", "newsroom", "reporters", "correspondents", "writers", "editors"}
)
"""Words that, after capitals, show that no person is named: By Kelmar Wire staff."""


def author_starts(words: Sequence[Word], language: str, outlet: str) -> frozenset[int]:
    """Return the indices of the words at which an author's name begins in a byline; `outlet` is never an author."""
    by = by_words(language)
    starts: set[int] = set()
    only_names = False
    for n, word in enumerate(words[:-1]):
        is_by = word.folded in by and (n == 0 or not word.capital)
        is_and = only_names and word.folded in _AND
        if (is_by or is_and) and words[n + 1].capital and not _is_outlet(words, n + 1, outlet):
            starts.add(n + 1)
        only_names = is_by or (only_names and (is_and or (word.capital and word.folded not in function_words())))
    return frozenset(starts)


def _is_outlet(words: Sequence[Word], first: int, outlet: str) -> bool:
    last = first
    while last < len(words) and words[last].capital:
        last += 1
    staff = last < len(words) and words[last].folded in _STAFF and words[last].gap.isspace()
    outlet_words = {word.casefold() for word in outlet.split()}
    return staff or all(word.text.casefold() in outlet_words for word in words[first:last])


_OPENS_CREDIT = re.compile(
    r"[\[(](?:(?:AP )?(?:Photo(?:graph)?|Picture|Image|Credit)s?(?:: ?| by |/))?\Z", re.IGNORECASE
)


def is_photo_credit(text: str, name: Span) -> bool:
    """Return True for the photographer in a credit within the text: [Ann Berg/The Courier]."""
    is_before_agency = text[name.end : name.end + 1] == "/"
    return is_before_agency and _OPENS_CREDIT.search(text[max(0, name.start - 20) : name.start]) is not None
