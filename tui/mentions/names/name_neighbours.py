"""The words beside a name that show what it means: a person (May said; May has no plans), a place, a firm."""

from collections.abc import Sequence
from functools import cache

from tui.mentions.lexicon import countries, function_words, grammar, places, places_like_names, reporting_verbs
from tui.mentions.names.name_words import Word, is_blank
from tui.mentions.word_sets import finite_speech_verbs

_PARTNERS = 8
"""Most names of a firm that is called after its partners."""
_BEFORE_PERSON = frozenset({"according", "close", "loyal", "next", "thanks", "spoken"})
"""Words with whose preposition a person follows: according to, thanks to."""


def may_be_place(name: str) -> bool:
    return name in _place_names()


@cache
def _place_names() -> frozenset[str]:
    return places() | countries().keys() | places_like_names()


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


def acts(words: Sequence[Word], n: int) -> bool:
    """Return True if a verb follows the name: May has no plans, Black left."""
    following = words[n + 1] if n + 1 < len(words) else None
    if following is None or not is_blank(following.gap) or not following.text[0].islower():
        return False
    verb, verbs = following.text, grammar()
    if verb in verbs.finite or verb in verbs.auxiliary or verb in verbs.past or verb in reporting_verbs().bases:
        return True
    return verb.endswith("ed") and len(verb) > 4


def speaks(words: Sequence[Word], n: int) -> bool:
    """Return True if a verb of speech is next to the name: Austin said, said Austin."""
    speech = finite_speech_verbs()
    following = words[n + 1] if n + 1 < len(words) and is_blank(words[n + 1].gap) else None
    previous = words[n - 1] if n and is_blank(words[n].gap) else None
    return any(word is not None and word.text in speech for word in (following, previous))


def leads_to_noun(words: Sequence[Word], n: int) -> bool:
    following = words[n + 1] if n + 1 < len(words) and is_blank(words[n + 1].gap) else None
    return following is not None and following.text[0].islower() and following.text not in function_words()


def begins_firm(words: Sequence[Word], n: int) -> bool:
    """Return True if a name begins a list of names that ends with “&”, as firms do: Lind, Berg, Kral & Odou."""
    for at in range(n + 1, min(len(words), n + _PARTNERS)):
        if not words[at].capital:
            return False
        if words[at].gap == " & ":
            return at > n + 1
        if words[at].gap != ", ":
            return False
    return False
