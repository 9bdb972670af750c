"""Weighs the words around a run of capitalised words as evidence that it names a person."""

import re
from collections.abc import Sequence
from functools import cache

from tui.mentions.lexicon import foreign_speech_words, grammar, reporting_verbs, role_words
from tui.mentions.names.name_words import Word
from tui.mentions.names.role_phrases import role_in_commas
from tui.mentions.word_sets import finite_speech_verbs

_AHEAD = 90
"""Number of characters read after a name; it bounds the work per name."""
_A_THING = -3.0
"""Points against a name after “the” or “the trawler”.

A verb after such a name is not evidence, because its subject is another noun: Dov Halloran of the Annie Doran said.
"""
_A_PERSON = 2.5
"""Points for the words after a name that only a person has: an age, an office."""
_NAMED_IN_COMMAS = 3.0
"""Points for a name in commas behind a role: the mayor of Vorden, Ann Berg, left."""
_ROLES_OF_FIRMS = frozenset(
    ("owner", "owners", "operator", "maker", "parent", "publisher", "producer", "supplier", "sponsor", "manufacturer",
     "developer", "contractor", "lender", "investor", "buyer", "rival", "star", "agency", "party", "partner")
)  # fmt: skip
_AFTER_WORDS = frozenset('”’»"')
"""Marks that close the words before a verb of speech."""
_OPENING = frozenset("*_“‘\"'«„")
"""Characters that may precede the name of a ship or a work: the *Annie Doran*."""


@cache
def _party() -> re.Pattern[str]:
    return re.compile(r"\s?[(,] ?(?:[DRI]|Dem|Rep|Ind)\b[-.)–]")


@cache
def _letters_after() -> re.Pattern[str]:
    """Match the letters of an honour, a service or a degree after a name: Ritu Shah, IAS | Ann Berg KC."""
    return re.compile(
        r",? (?:IAS|IPS|IFS|IRS|KC|QC|SC|MP|MLA|MLC|MSP|MEP|TD|MBE|OBE|CBE|KBE|DBE|AM|AO|Ph\.?D|M\.D|R\.N|Esq)\b"
    )


@cache
def _age() -> re.Pattern[str]:
    return re.compile(r",? (?:\(\d\d\)|aged? \d\d|\d\d(?:,| and| years))")


@cache
def _relative_pronoun() -> re.Pattern[str]:
    return re.compile(r",? (?:who|whose|himself|herself|reporting (?:from|live))\b")


@cache
def _apposition() -> re.Pattern[str]:
    return re.compile(
        r", (?:the|a|an|his|her|its|their|one of|\w{1,30}[’']s|chief|former|executive|director|president)\b"
        r"[^.;,]{1,60}"
    )


@cache
def _bare_apposition() -> re.Pattern[str]:
    """Match an office without an article, up to the following preposition: “, deputy spokesman for the ministry”."""
    return re.compile(r", ((?:[^\W\d_A-Z][\w-]{1,30} ){1,4})(?:for|of|at|in|with|to)\b")


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]{1,30}")


def evidence_around(text: str, words: Sequence[Word], title_from: int, first: int, last: int) -> float:
    """Return points for (positive) or against a person, from the words around the name `words[first:last]`."""
    points_before, points_after = _points_before(words, title_from, first), _points_after(text, words, last)
    if not points_before and _is_named_in_commas(text, words, title_from, first, last):
        points_before = _NAMED_IN_COMMAS
    return points_before + (min(points_after, 0.0) if points_before <= _A_THING else points_after)


def _is_named_in_commas(text: str, words: Sequence[Word], title_from: int, first: int, last: int) -> bool:
    """Return True for a name in commas behind somebody's role: the mayor of Vorden, Ann Berg, left.

    False for a role that a firm can have: the owner of the dam, Lindholm Minerals, said.
    """
    if title_from != first or text[words[last - 1].end : words[last - 1].end + 1] not in (",", "."):
        return False
    role = {word.folded for word in role_in_commas(words, first)}
    return bool(role) and _ROLES_OF_FIRMS.isdisjoint(role)


def _points_before(words: Sequence[Word], title_from: int, first: int) -> float:
    if title_from == 0:
        return 0.0
    previous = words[title_from - 1]
    gap = words[title_from].gap
    is_adjacent = gap.isspace() or (gap[:1].isspace() and gap.strip() in _OPENING)
    if is_adjacent and title_from == first and (previous.folded == "the" or previous.folded in grammar().vessel):
        return _A_THING
    if gap == ", " and previous.folded in role_words().roles:
        return 3.0
    if gap.isspace() and previous.folded in ("in", "at", "from") and title_from == first:
        return -1.0
    if gap.isspace() and previous.folded in ("by", "with", "told", "says", "said", "named", "wife", "husband", "son"):
        return 1.0
    if gap.isspace() and previous.text in foreign_speech_words():
        return 1.5
    if gap == " " and previous.text in finite_speech_verbs() and not _AFTER_WORDS.isdisjoint(previous.gap):
        return 1.5  # “…,” cautions Yuki Tanabe
    return 0.0


def names_thing(text: str, words: Sequence[Word], title_from: int, first: int, last: int) -> bool:
    """Return True if the word before a name identifies it as a firm, a ship or the like: the law firm Patton Boggs.

    What follows may show a person all the same: In the gallery Ann Berg, a teacher, wept.
    """
    if title_from == 0 or title_from != first or not words[first].gap.isspace():
        return False
    is_led_to = words[first - 1].text in grammar().body | grammar().vessel
    return is_led_to and _points_after(text, words, last) < _A_PERSON


def _points_after(text: str, words: Sequence[Word], last: int) -> float:
    end = words[last - 1].end
    following = text[end : end + _AHEAD]
    if words[last - 1].possessive:
        return 0.5
    if _party().match(following) or _age().match(following) or _letters_after().match(following):
        return 3.0
    if _relative_pronoun().match(following):
        return 2.0
    if last < len(words) and words[last].text in grammar().of_company and words[last].gap.isspace():
        return -3.0
    if last < len(words) and words[last].text in reporting_verbs().strong and words[last].gap.isspace():
        is_plain = words[last].text in reporting_verbs().plain or words[last].text in grammar().by_firms
        return 0.5 if is_plain else 1.5
    if last < len(words) and words[last].text in foreign_speech_words() and words[last].gap.isspace():
        return 1.5
    apposition = _apposition().match(following)
    if apposition and any(word[0].lower() in role_words().roles for word in _letters().finditer(apposition[0])):
        return 2.5
    office = _bare_apposition().match(following)
    if office and office[1].split()[-1] in role_words().roles:
        return 2.5
    return 0.0
