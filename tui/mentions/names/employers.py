"""Find the capitalised words before an office that belong to it: Fox News | host; Penn | State quarterback."""

from collections.abc import Sequence

from tui.mentions.lexicon import function_words, grammar, places, reporting_verbs, role_words
from tui.mentions.names.name_words import Word, starts_sentence

_REACH = 9
"""Most words of an office and of those before it that belong to it."""
_PREFIXES = frozenset({"co", "ex", "then"})
"""Words that a hyphen ties to an office: co-founder."""


def employer_start(words: Sequence[Word], start: int) -> int:
    """Return the index of the first of the capitalised words before a role in small letters that belong to it: Fox
    News | host (Ann Berg); Reserve Board | chairman (Tom Lind)."""
    if start > 0 and words[start].gap == "-" and words[start - 1].folded in _PREFIXES:
        start -= 1
    if not words[start].text[0].islower():
        return start
    opening = start
    while opening > 0 and start - opening < _REACH and (words[opening].gap == " " or _ends_initials(words, opening)):
        previous = words[opening - 1]
        begins = starts_sentence(words, opening - 1)
        is_small = previous.folded in grammar().day or previous.folded in function_words()
        is_small = is_small and f"{previous.folded} {words[opening].folded}" not in places()  # New York
        is_verb = begins and previous.folded in reporting_verbs().bases and previous.folded != "state"
        if not previous.capital or previous.possessive or is_small or is_verb:
            break
        opening -= 1
        if begins:
            break
    while 0 < opening < start and words[opening].gap == " " and words[opening - 1].text in role_words().qualifiers:
        opening -= 1  # former | New York mayor
    return opening


def body_start(words: Sequence[Word], start: int, n: int) -> int:
    """Return the index of the first word of the body whose office begins at word `start`: Rovers Action | Executive
    Director; Penn | State quarterback."""
    while start > 0 and n - start < _REACH and words[start].gap == " ":
        previous = words[start - 1]
        is_time = previous.folded in grammar().day or previous.folded in function_words()
        if not previous.capital or previous.possessive or is_time or starts_sentence(words, start - 1):
            break
        start -= 1
    return start


def _ends_initials(words: Sequence[Word], n: int) -> bool:
    """Return True if the full stop before word `n` only ends initials: U.N. | envoy."""
    return words[n].gap == ". " and "." in words[n - 1].text
