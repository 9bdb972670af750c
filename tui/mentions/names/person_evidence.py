"""What the words around a run of capitals say about its being a person."""

import re
from collections.abc import Sequence
from functools import cache

from tui.mentions.lexicon import grammar, reporting_verbs, role_words, said_anywhere
from tui.mentions.names.name_words import Word

_AHEAD = 90
"""Characters that are looked at after a name; it bounds the work per name."""
_A_THING = -3.0
"""Points against what “the” or “the trawler” stands before; no verb behind it speaks for it then, since that has
another subject: Dov Halloran of the Annie Doran said."""
_OPENING = frozenset("*_“‘\"'«„")
"""What may stand before the name of a ship or a work: the *Annie Doran*."""


@cache
def _party() -> re.Pattern[str]:
    return re.compile(r"\s?[(,] ?(?:[DRI]|Dem|Rep|Ind)\b[-.)–]")


@cache
def _age() -> re.Pattern[str]:
    return re.compile(r",? (?:\(\d\d\)|aged? \d\d|\d\d(?:,| and| years))")


@cache
def _who() -> re.Pattern[str]:
    return re.compile(r",? (?:who|whose|himself|herself)\b")


@cache
def _apposition() -> re.Pattern[str]:
    return re.compile(
        r", (?:the|a|an|his|her|its|their|one of|\w{1,30}[’']s|chief|former|executive|director|president)\b"
        r"[^.;,]{1,60}"
    )


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]{1,30}")


def evidence_around(text: str, words: Sequence[Word], title_from: int, first: int, last: int) -> float:
    """Points for and against, from the words before and after the name `words[first:last]`."""
    before, after = _before(words, title_from, first), _after(text, words, last)
    return before + (min(after, 0.0) if before <= _A_THING else after)


def _before(words: Sequence[Word], title_from: int, first: int) -> float:
    if title_from == 0:
        return 0.0
    before = words[title_from - 1]
    gap = words[title_from].gap
    beside = gap.isspace() or (gap[:1].isspace() and gap.strip() in _OPENING)
    if beside and title_from == first and (before.folded == "the" or before.folded in grammar().vessel):
        return _A_THING
    if gap == ", " and before.folded in role_words().roles:
        return 3.0
    if gap.isspace() and before.folded in ("in", "at", "from") and title_from == first:
        return -1.0
    if gap.isspace() and before.folded in ("by", "with", "told", "says", "said", "named", "wife", "husband", "son"):
        return 1.0
    if gap.isspace() and before.text in said_anywhere():
        return 1.5
    return 0.0


def _after(text: str, words: Sequence[Word], last: int) -> float:
    end = words[last - 1].end
    ahead = text[end : end + _AHEAD]
    if words[last - 1].possessive:
        return 0.5
    if _party().match(ahead) or _age().match(ahead):
        return 3.0
    if _who().match(ahead):
        return 2.0
    if last < len(words) and words[last].text in grammar().of_company and words[last].gap.isspace():
        return -3.0
    if last < len(words) and words[last].text in reporting_verbs().strong and words[last].gap.isspace():
        return 1.5 if words[last].text not in reporting_verbs().plain else 0.5
    if last < len(words) and words[last].text in said_anywhere() and words[last].gap.isspace():
        return 1.5
    apposition = _apposition().match(ahead)
    if apposition and any(word[0].lower() in role_words().roles for word in _letters().finditer(apposition[0])):
        return 2.5
    return 0.0
