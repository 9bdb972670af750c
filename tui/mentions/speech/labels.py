"""Recognises quoted words that nobody says: titles of works, names of things, and labels."""

import re
from collections.abc import Sequence
from functools import cache

from tui.mentions.lexicon import function_words, grammar, reporting_verbs
from tui.mentions.speech.sentence_items import ItemKind, SentenceItem

_TITLE_WORDS = 20
"""Maximum number of words in a title."""
_LABEL_WORDS = 8
"""Maximum number of words in a name by which somebody or something is called."""
_CLAUSE = 8
"""Number of items before a verb of naming that are searched for its object: what critics | call “…”"""
_SENTENCE = 40
"""Number of items after a title that are searched for a reporting verb, which would make it a quotation."""
NAMING_NOUNS = frozenset({"name", "names", "nickname", "nicknames", "hashtag", "slogan", "headline"})
"""Nouns followed by a name or a wording: groups with the name “tea party”."""
_OBJECTS = frozenset({"what", "which", "that", "whom", "whatever"})
_AFTER_TITLE = frozenset({"a", "an", "the", "which", "by", "his", "her", "their", "about"})
"""Words that may follow a title and its comma: “Empire of the Fund,” a lively new book."""


def is_name_of_thing(inner: str, items: Sequence[SentenceItem], place: int) -> bool:
    """Return True if the quotation at item `place` is surely a name, whatever reporting verb is near it.

    The “Defeat ISIS” coalition; a hacker known as “Guccifer”; the “Rubio Doctrine”; a reading list: “The Social
    Doctrine of the Church,” which …
    """
    return (
        (place > 0 and items[place - 1].lower in NAMING_NOUNS)
        or _names_passively(inner, items, place)
        or _is_capitalised_modifier(inner, items, place)
        or _is_capitalised_after_the(inner, items, place)
        or _is_described(inner, items, place)
    )


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_][\w’'-]*")


def _capitalised_words(inner: str) -> int:
    """Return the number of words in a title-case phrase; 0 if it is not in title case."""
    words = _word().findall(inner)
    if not words or not words[0][0].isupper() or inner[-1] in "?!":
        return 0
    in_title_case = all(word[0].isupper() or word in function_words() for word in words)
    return len(words) if in_title_case and len(words) <= _TITLE_WORDS else 0


def _names_passively(inner: str, items: Sequence[SentenceItem], place: int) -> bool:
    """Return True after a participle of naming: the chief, nicknamed “…”; the hacker known as “…”"""
    verb = place - 1
    if verb > 1 and items[verb].lower in ("the", "a", "an") and items[verb - 1].lower == "as":
        verb -= 1
    if verb > 0 and items[verb].lower == "as":
        verb -= 1
    if verb < 0 or len(inner.split()) > _LABEL_WORDS or items[verb].lower not in grammar().naming:
        return False
    if place + 1 < len(items) and items[place + 1].lower == "by":
        return False  # dubbed “…” by critics
    if verb == 0:
        return True  # Dubbed “…,” the plan
    previous = items[verb - 1]
    if any(item.lower in _OBJECTS for item in items[max(0, verb - _CLAUSE) : verb]):
        return items[verb].lower in ("known", "entitled", "titled") or previous.lower in grammar().be
    if previous.kind is ItemKind.NAME or previous.lower in grammar().he_she | grammar().other_pronoun:
        return False  # a plan he dubbed “…”
    names_actively = previous.text == "," or previous.lower.endswith("s") or previous.lower in grammar().crowd
    return items[verb].lower != "called" or not names_actively


def _is_capitalised_modifier(inner: str, items: Sequence[SentenceItem], place: int) -> bool:
    """Return True for a title between an article and a noun, or before a noun used with titles: the “Today” show."""
    if not _capitalised_words(inner) or place + 1 >= len(items):
        return False
    following = items[place + 1]
    if following.kind is not ItemKind.WORD or not following.text[0].islower() or inner[-1] in ".,":
        return False
    works = grammar().leads_to_title - grammar().preposition
    if place == 0:
        return following.lower in works
    small = function_words() | grammar().auxiliary | grammar().preposition | grammar().clause_start | grammar().finite
    is_noun = following.lower in works or following.lower not in small | set(reporting_verbs().bases)
    return is_noun and (_is_determiner(items, place - 1) or inner.startswith("The "))


def _is_determiner(items: Sequence[SentenceItem], n: int) -> bool:
    return items[n].lower in grammar().determiner or is_possessive(items, n)


def is_possessive(items: Sequence[SentenceItem], n: int) -> bool:
    """Return True if a possessive ends at item `n`: NBC’s, Fox News’."""
    item = items[n]
    if item.possessive or item.lower.endswith(("’s", "'s", "s’", "s'")):
        return True
    return item.text in ("’", "'") and n > 0 and items[n - 1].lower.endswith("s") and items[n - 1].end == item.start


def _is_capitalised_after_the(inner: str, items: Sequence[SentenceItem], place: int) -> bool:
    """Return True for two or more capitalised words after “the”, unless they are a label: the “Rubio Doctrine”.

    False for “branded it the “Politician Protection Act””.
    """
    if _capitalised_words(inner) < 2 or place == 0 or items[place - 1].lower != "the":
        return False
    before = {item.lower for item in items[max(0, place - 3) : place]}
    return not before & {"it", "him", "her", "them", "as", "is", "was"}


def _is_described(inner: str, items: Sequence[SentenceItem], place: int) -> bool:
    """Return True for a title followed by a comma and its description: “Empire of the Fund,” a lively new book."""
    if _capitalised_words(inner) < 2 or inner[-1] != "," or place + 1 >= len(items):
        return False
    if items[place + 1].lower not in _AFTER_TITLE:
        return False
    if any(item.lower in grammar().work for item in items[place + 2 : place + 5]):
        return True
    return not any(item.lower in reporting_verbs().strong for item in items[place + 2 : place + _SENTENCE])


def is_title(inner: str, items: Sequence[SentenceItem], place: int) -> bool:
    """Return True for the title of a work: in title case, after a word used with titles.

    on “Meet the Press”, the film “Jaws”
    """
    count = _capitalised_words(inner)
    previous = items[place - 1] if place else None
    if not count or previous is None:
        return False
    if previous.text == "," and place > 1 and items[place - 2].lower in grammar().work:
        return True  # In his new book, “Doomed to Succeed,”
    leads = previous.lower in grammar().leads_to_title or is_possessive(items, place - 1)
    if previous.lower == "as" and items[place - 2].lower not in grammar().naming:
        leads = False  # America’s role as “Policeman of the World”
    return leads and (count > 1 or (previous.lower in grammar().work and inner[-1] not in ".,"))


def is_shown_on(items: Sequence[SentenceItem], place: int) -> bool:
    """Return True if the words before a quotation mark it as a title, even near “he said”: on “Meet the Press”."""
    previous = items[place - 1]
    return previous.text == "," or previous.lower in ("on", "in") or is_possessive(items, place - 1)


def is_entitled(items: Sequence[SentenceItem], place: int) -> bool:
    """Return True if “entitled” or “titled” comes right before the quotation."""
    return place > 0 and items[place - 1].lower in ("entitled", "titled")


def is_label(items: Sequence[SentenceItem], place: int) -> bool:
    """Return True if the quotation is in the middle of a compound noun: Downing Street ‘reality check’ briefing."""
    if place < 2 or place + 1 >= len(items):
        return False
    previous, following = items[place - 1], items[place + 1]
    if previous.kind is not ItemKind.WORD or following.kind is not ItemKind.WORD:
        return False
    if items[place - 2].lower in reporting_verbs().bases:
        return False  # call SB1062 “toxic” legislation
    starts_compound = previous.text[0].isupper() and previous.lower not in function_words()
    is_noun = following.text[0].islower() and following.lower not in function_words()
    return starts_compound and is_noun and following.lower not in reporting_verbs().bases


def names_institution(items: Sequence[SentenceItem], place: int) -> bool:
    """Return True for the quoted name of a law or a rule: the military’s former “don’t ask, don’t tell” policy."""
    following = items[place + 1] if place + 1 < len(items) else None
    if following is None or following.lower not in _INSTITUTIONS:
        return False
    return any(items[n].lower == "the" or is_possessive(items, n) for n in range(max(0, place - 3), place))


_INSTITUTIONS = frozenset({"policy", "rule", "law", "bill", "act", "scandal", "movement", "doctrine", "clause", "tax"})
"""Nouns that follow the quoted name of a law, a rule or an affair."""


def is_so_called(items: Sequence[SentenceItem], place: int) -> bool:
    """Return True if a word of naming precedes the quotation: so-called “…”."""
    previous = items[place - 1] if place else None
    if previous is None or previous.kind is not ItemKind.WORD:
        return False
    return previous.lower in ("so-called", "dubbed", "nicknamed")
