"""Tell the uses of a name that mean a place from those that mean a person."""

from collections.abc import Sequence
from functools import cache

from tui.mentions.lexicon import countries, grammar, places, places_like_names, reporting_verbs
from tui.mentions.names.name_words import Word


def may_be_place(name: str) -> bool:
    return name in _place_names()


@cache
def _place_names() -> frozenset[str]:
    return places() | countries().keys() | places_like_names()


_BEFORE_PERSON = frozenset({"according", "close", "loyal", "next", "thanks", "spoken"})
"""Words with whose preposition a person follows: according to, thanks to."""


def _is_addressed(words: Sequence[Word], to: int) -> bool:
    """Return True if the word before a preposition shows that a person follows: spoke to Jordan, letter from Jordan."""
    previous = words[to - 1].folded if to > 0 else ""
    speaks = previous in reporting_verbs().bases and words[to].text in ("to", "from", "at")
    return speaks or previous in grammar().utterance or previous in _BEFORE_PERSON


def is_place_at(words: Sequence[Word], n: int) -> bool:
    """Return True if the words next to a name show that it means a place: in Austin; Austin, Texas; WASHINGTON —."""
    previous = words[n - 1] if n and words[n].gap.isspace() else None
    placing = previous is not None and previous.text.lower() in grammar().placing and not _is_addressed(words, n - 1)
    of_country = previous is not None and previous.text == "of" and words[n].folded in countries()
    following = words[n + 1] if n + 1 < len(words) else None
    continues = words[n].possessive or (following is not None and following.capital and following.gap == " ")
    if (placing or of_country) and not continues:
        return True
    if following is None:
        return False
    in_state = following.gap == ", " and (following.folded in places() or following.folded in countries())
    is_dateline = n == 0 and words[0].text.isupper() and any(mark in following.gap for mark in "(—–-")
    return in_state or is_dateline
