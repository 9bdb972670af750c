"""Finds appositions: the noun phrases between commas after names, with tests that distinguish them from clauses."""

import re
from collections.abc import Sequence
from functools import cache

from tui.mentions.lexicon import function_words, given_names, grammar, reporting_verbs, role_words, surnames
from tui.mentions.names.roles import ENDS_HEAD, Role, role_of, role_pattern
from tui.text.names import fold_name
from tui.text.span import Span

_AHEAD = 160
"""Maximum distance after a name at which its apposition must end, in characters."""


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"(?: \([^)]{1,30}\))?, (?=[\w’'])")


@cache
def _apposition_end() -> re.Pattern[str]:
    """Match the end of an apposition; a full stop after an initial or a title does not end it: adviser to Mr. Obama."""
    return re.compile(
        r",(?!\d\d\d)|[;:“”\"—–()\n]|(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bSt)[.](?=\s|$)"
    )


@cache
def _rest_of_firm() -> re.Pattern[str]:
    """Match the rest of a firm's name after a comma: (Smith), Berg and Co."""
    return re.compile(
        r"(?:, [A-Z][\w’'-]{1,30}){1,5},? "
        r"(?:& [A-Z][\w’'-]{1,30}|and (?:Co\b|[A-Z][\w’'-]{1,30} (?:Inc|Ltd|Co|Corp|LLP|Plc)\b))"
    )


def role_after(text: str, end: int) -> Role | None:
    """Return the role between commas after a name that ends at `end`: Ben Wallace, the defence secretary,"""
    span = apposition_after(text, end)
    if span is None:
        return None
    phrase = span.slice(text)
    if phrase.endswith(_OWNERS) or (phrase.startswith(_OF_ANOTHER) and _another_name().match(text, span.end)):
        return None
    opening = [fold_name(word) for word in role_pattern().findall(phrase)[:6]]
    if not any(word in role_words().roles for word in opening) or not is_noun_phrase(phrase.split()):
        return None
    return role_of(_without_clause(phrase))


_OWNERS = ("’s", "'s")
"""Endings of an apposition that is cut off by its comma: chairman of the Exchange’s, CME, board."""
_OF_ANOTHER = ("his ", "her ", "their ")


@cache
def _another_name() -> re.Pattern[str]:
    """Match a name after an apposition, which then describes that person: Lind, his wife(, Ann)."""
    return re.compile(r", [A-Z]")


def apposition_after(text: str, end: int) -> Span | None:
    """Return the span set off by commas after a name that ends at `end`."""
    start = _opening().match(text, end, end + _AHEAD)
    if start is None:
        return None
    closing = _apposition_end().search(text, start.end(), start.end() + _AHEAD)
    if closing is None or closing.start() == start.end():
        return None
    rest = _rest_of_firm().match(text, closing.start(), closing.start() + _AHEAD)
    return Span(start.end(), rest.end() if rest else closing.start())


def is_noun_phrase(words: Sequence[str]) -> bool:
    """Return False if the words are a clause or begin with a verb: each candidate made appeals; told a broadcaster."""
    first = words[0].lower()
    if first in grammar().clause_start | grammar().other_clause | {"and", "then", "now", "who", "just", "not"}:
        return False
    if first in function_words() - grammar().determiner or (first.endswith("ing") and not qualifies(first)):
        return False
    if _is_plural_role(words):
        return False
    if _is_verb_phrase(words) or _is_titled_name(words):
        return False
    for n, word in enumerate(words):
        plain = word.strip(".,").lower()
        if plain in ("who", "whose", "which", "that") or (plain.endswith("ing") and n > 0):
            return True
        speaks = plain in reporting_verbs().strong and plain not in reporting_verbs().plain
        acts = plain in grammar().finite or plain in grammar().he_she or speaks
        if n and word[0].islower() and (acts or plain in grammar().be | {"has", "had"}):
            return False
        if plain.endswith("ed") and n and _acts_on(words, n):
            return False
    return True


def _acts_on(words: Sequence[str], n: int) -> bool:
    """Return True for a verb in -ed that follows a role and has an object: the governor earned praise.

    Not for “the man accused of it”.
    """
    if words[n - 1].strip(".,").lower() not in role_words().roles:
        return False
    if words[n] == "turned":
        return False
    following = words[n + 1].lower() if n + 1 < len(words) else "by"
    return words[n][0].isupper() or following not in grammar().preposition


def _is_titled_name(words: Sequence[str]) -> bool:
    """Return True if a phrase begins with somebody's title and name: Colonel Lind and others."""
    name = words[1].lower() if len(words) > 1 and words[1][0].isupper() else ""
    is_office = name in role_words().roles | role_words().qualifiers | role_words().fields
    if any(word.endswith(("’s", "'s")) for word in words[1:4]):
        return False  # Senator Ann Lind’s wife
    return words[0].lower() in role_words().titles and (name in surnames() or name in given_names()) and not is_office


def qualifies(word: str) -> bool:
    """Return True for a word in -ing that is part of a role: the acting director, the sitting president."""
    return word in role_words().qualifiers | role_words().roles | {
        "sitting",
        "leading",
        "presiding",
        "founding",
    }


def _is_plural_role(words: Sequence[str]) -> bool:
    """Return True if the noun of a phrase means several people: two senior officials of the port."""
    for word in words:
        plain = word.strip(".,").lower()
        if plain in ENDS_HEAD:
            return False
        if plain.endswith("s") and plain[:-1] in role_words().roles | {"chief"}:
            return True
    return False


def _is_verb_phrase(words: Sequence[str]) -> bool:
    """Return True if words begin with a verb: told broadcaster NRK; not if that is an adjective: accused ringleader."""
    verb = words[0].lower()
    if verb.endswith("ed") and len(words) > 1 and words[1].lower() in grammar().determiner:
        return True
    speaks = verb in reporting_verbs().bases and verb not in reporting_verbs().plain and not verb.endswith("ing")
    if not words[0].islower() or not (speaks or verb in grammar().finite | grammar().past):
        return False
    noun = words[1].strip(".,").lower() if len(words) > 1 else ""
    is_adjective = verb.endswith("ed") or verb == "paid"
    return not (is_adjective and (noun in role_words().roles or noun in role_words().qualifiers))


_RELATIVE = frozenset({"who", "whose", "which", "that", "when", "where"})


def _without_clause(phrase: str) -> str:
    """Return a noun phrase without its relative clause: the mayor | who left; a Republican | trying to unseat."""
    words = phrase.split()
    roles = role_words().roles | role_words().titles
    for n, word in enumerate(words):
        plain = word.strip(".,’'").lower()
        starts_clause = plain in _RELATIVE or (plain.endswith("ing") and len(plain) > 5)
        follows_role = any(previous.strip(".,’'").lower() in roles for previous in words[:n])
        is_noun = plain in role_words().activities or (plain.endswith("ing") and ENDS_HEAD.isdisjoint(words[:n]))
        modifies = is_noun and words[n - 1].lower() not in roles
        if starts_clause and follows_role and word[0].islower() and not modifies:
            return " ".join(words[:n])
    return phrase
