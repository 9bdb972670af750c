"""Find the noun phrase beside a name that tells the person's role: a title, an apposition before or after the name."""

import re
from collections.abc import Sequence
from functools import cache

from tui.mentions.lexicon import countries, function_words, grammar, reporting_verbs, role_words
from tui.mentions.names.employers import body_start, employer_start
from tui.mentions.names.name_words import Word, is_shortened
from tui.mentions.names.roles import ENDS_HEAD, Role, role_of, role_pattern
from tui.text.names import fold_name
from tui.text.span import Span

_REACH = 9
"""Most words of a role before a name."""


def role_before(
    text: str,
    words: Sequence[Word],
    title_from: int,
    first: int,
    *,
    is_possessive: bool = False,
    is_title_case: bool = False,
) -> Role | None:
    """Return the role right before a name, with or without a comma: Minister of Defense | His British counterpart,

    In a line in title case the capitals before a role do not show that they belong to it."""
    start = title_from
    if all(word.folded in role_words().courtesy for word in words[title_from:first]) and first > title_from:
        return None
    after_comma = first > 0 and words[first].gap == ", "
    if after_comma and is_possessive:
        return None  # indicted by the attorney, (Lind)’s lawyer said
    if after_comma:
        start = _apposition_start(words, first)
        if start == first or not _names_role(words[start:first]):
            return None
    elif title_from > 0 or first > title_from:
        start = _title_start(words, title_from)
    while start < first and words[start].folded in ("then", "now", "yet", "but", "meanwhile") and words[start].capital:
        start += 1
    while start < first and words[start].folded in role_words().courtesy | grammar().day:
        start += 1
    start = _own_title_start(words, start, first)
    if (
        0 < start < first
        and words[start - 1].folded in ("a", "an")
        and words[start].text[0].isupper()
        and not after_comma
    ):
        return None  # a President (Lind) would sign it
    if start == first or not _ends_role(words[first - 1]):
        return None
    if after_comma and not _is_noun_phrase([word.text for word in words[start:first]]):
        return None
    opening = start if after_comma or is_title_case else employer_start(words, start)
    return role_of(text[words[opening].start : words[first - 1].end], [word.text for word in words[start:first]])


def _names_role(words: Sequence[Word]) -> bool:
    """Return True if a phrase holds a role; a party is one only at its end: the Maine Republican; not: Tuesday’s
    Republican debate."""
    return any(
        _is_role(word)
        and not word.possessive
        and (word.folded not in _PARTIES or n + 1 == len(words) or words[n + 1].folded in ENDS_HEAD)
        for n, word in enumerate(words)
    )


_PARTIES = frozenset({"republican", "democrat", "democratic", "conservative", "liberal", "independent", "libertarian"})


def _ends_role(word: Word) -> bool:
    """Return False for the last word of what is no role of the name after it: supporter of | Ann; brother and | Ann;
    the conservative Mr. | Lind."""
    return word.folded not in grammar().preposition | {"and", "or", "but"} | role_words().courtesy


def _own_title_start(words: Sequence[Word], start: int, first: int) -> int:
    """Return the index after a linking word that divides a role from the title of the name: a critic of | President
    (Lind); the speaker and | President (Lind); daughter of | former Vice President (Lind)."""
    for n in range(first - 1, start + 1, -1):
        fits = _is_role(words[n]) or words[n].folded in role_words().qualifiers
        if not fits:
            break
        linked = words[n - 1].folded in ("of", "for", "to", "and") and _is_role(words[n - 2])
        has_title = any(word.capital and word.folded in role_words().titles for word in words[n:first])
        if linked and has_title and words[n - 2].text.islower():
            return n
    return start


def _title_start(words: Sequence[Word], n: int) -> int:
    """Return the index of the first word of the role that ends before word `n`: Russia’s Minister of Defense."""
    start = n
    while start > 0 and n - start < _REACH and words[start].gap.strip(". ") in ("",) and words[start].gap != "":
        previous = words[start - 1]
        if "." in words[start].gap and not (is_shortened(previous) or previous.text.isupper() or "." in previous.text):
            break
        fits = _is_role(previous) or previous.folded in role_words().qualifiers or previous.folded in countries()
        if not (fits or (previous.folded in ("of", "for", "state", "and") and start < n + 1)):
            break
        start -= 1
        if previous.possessive:
            break
    while start < n and words[start].folded in ("of", "for", "and"):
        start += 1
    while 0 < start < n and words[start].gap == "-":  # four-star general
        start -= 1
    if start < n and words[start].capital and words[start].folded in role_words().qualifiers:
        start = body_start(words, start, n)
    return start


def personal_title_start(words: Sequence[Word], n: int) -> int:
    """Return the index of the first word of the title right before word `n`, without what another noun governs: a
    lawyer for | Mr. (Lind); | former Secretary of State (Lind)."""
    start = n
    while start > 0 and n - start < _REACH:
        previous = words[start - 1]
        if previous.text == "of" and start > 1 and _is_role(words[start - 2]) and not _is_role(words[start]):
            start -= 2
        elif _is_role(previous) or previous.folded in role_words().qualifiers:
            start -= 1
        else:
            break
    return start


def _apposition_start(words: Sequence[Word], first: int) -> int:
    start = first
    while start > 0 and first - start < _REACH:
        previous = words[start - 1]
        if start != first and not (words[start].gap.isspace() or words[start].gap == "-"):
            break
        start -= 1
        determiner = previous.folded in grammar().determiner or previous.possessive
        is_governed = start > 0 and words[start - 1].folded in grammar().preposition
        if determiner and not (is_governed and not _has_role(words, start, first)):
            break
    return start


def _has_role(words: Sequence[Word], start: int, end: int) -> bool:
    return any(_is_role(word) for word in words[start:end])


def is_office(word: Word) -> bool:
    """Return True for a word of an office, or one that qualifies it: spokesman, deputy, campaign."""
    return _is_role(word) or word.folded in role_words().qualifiers


def _is_role(word: Word) -> bool:
    return word.folded in role_words().roles or word.folded in role_words().titles


_AHEAD = 160
"""Characters after a name in which its apposition must end."""


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"(?: \([^)]{1,30}\))?, (?=[\w’'])")


@cache
def _apposition_end() -> re.Pattern[str]:
    """Match the end of an apposition; a full stop after an initial or a title is none: adviser to Mr. Obama."""
    return re.compile(
        r"[,;:“”\"—–()\n]|(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bSt)[.](?=\s|$)"
    )


def role_after(text: str, end: int) -> Role | None:
    """Return the role between commas after a name that ends at `end`: Ben Wallace, the defence secretary,"""
    span = apposition_after(text, end)
    if span is None:
        return None
    phrase = span.slice(text)
    opening = [fold_name(word) for word in role_pattern().findall(phrase)[:6]]
    if not any(word in role_words().roles for word in opening) or not _is_noun_phrase(phrase.split()):
        return None
    return role_of(_without_clause(phrase))


def apposition_after(text: str, end: int) -> Span | None:
    """Return the span that commas set off after a name that ends at `end`."""
    start = _opening().match(text, end, end + _AHEAD)
    if start is None:
        return None
    closing = _apposition_end().search(text, start.end(), start.end() + _AHEAD)
    return Span(start.end(), closing.start()) if closing is not None and closing.start() > start.end() else None


def _is_noun_phrase(words: Sequence[str]) -> bool:
    """Return False if the words are a clause or begin with a verb: each candidate made appeals; told a broadcaster."""
    first = words[0].lower()
    if first in grammar().clause_start | grammar().other_clause | {"and", "then", "now", "who", "just", "not"}:
        return False
    if first in function_words() - grammar().determiner or (first.endswith("ing") and not _qualifies(first)):
        return False
    if _is_plural_role(words):
        return False
    if _is_verb_phrase(words):
        return False
    for n, word in enumerate(words):
        plain = word.strip(".,").lower()
        if plain in ("who", "whose", "which", "that") or (plain.endswith("ing") and n > 0):
            return True
        speaks = plain in reporting_verbs().strong and plain not in reporting_verbs().plain
        acts = plain in grammar().finite or plain in grammar().he_she or speaks
        if n and word[0].islower() and (acts or plain in grammar().be | {"has", "had"}):
            return False
    return True


def _qualifies(word: str) -> bool:
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
        if starts_clause and follows_role and word[0].islower():
            return " ".join(words[:n])
    return phrase
