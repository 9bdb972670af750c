"""Finds people without a name (“an employee came out”): “she” means the person mentioned last, named or not."""

from collections.abc import Iterator, Sequence, Set

from tui.mentions.lexicon import (
    EITHER,
    FEMALE,
    MALE,
    Gender,
    grammar,
    grammar_words,
    reporting_verbs,
    role_words,
)
from tui.mentions.speech.sentence_items import ItemKind, SentenceItem
from tui.mentions.word_sets import person_nouns

_PHRASE = 8
"""Maximum number of items from an article to its noun: a 34-year-old former railway worker."""
_NEW = frozenset({"a", "an", "one", "another", "his", "her", "its", "their"})
"""Determiners before the noun of somebody who has not been mentioned yet."""


def unnamed_subject(items: Sequence[SentenceItem], introduced: Set[str]) -> tuple[int, int] | None:
    """Return the first and last item of a noun phrase at the start of a sentence for one person without a name.

    Adverbs may come first: Towards ten o’clock | an employee | came out. “The employee” counts only if the noun is in
    `introduced`, because “the” often refers to a person with a name. None if there is no such phrase.
    """
    for n, item in enumerate(items):
        if item.kind is ItemKind.NAME and (item.possessive or _is_governed(items, n)):
            continue
        word = item.lower
        is_pronoun = word in grammar().he_she or word in grammar().other_pronoun - {"one"}
        if is_pronoun or item.kind in (ItemKind.NAME, ItemKind.QUOTE):
            return None
        if word in grammar().determiner and not (n and items[n - 1].lower in grammar().preposition):
            head = _head(items, n + 1)
            if head is not None and (word in _NEW or items[head].lower in introduced):
                return n, head
        elif word in ("if", "whether") or (n and (word in grammar().clause_start or _is_verb(item))):
            return None
    return None


def introduced_by(items: Sequence[SentenceItem]) -> Iterator[str]:
    """Yield the nouns for people introduced by a sentence without a name: a partner at the firm."""
    for n, item in enumerate(items):
        if item.lower in _NEW and (head := _head(items, n + 1)) is not None:
            yield items[head].lower


def unnamed_within(items: Sequence[SentenceItem]) -> Gender | None:
    """Return the gender indicated by a noun phrase; None if its noun does not refer to exactly one person."""
    noun = head_noun(items)
    if noun is None or items[0].lower in ("some", "many", "several", "no") or not _is_person(noun):
        return None
    return _gender(noun)


def is_plural(items: Sequence[SentenceItem]) -> bool:
    """Return True if the noun in a phrase refers to several people: the lawyers of the company."""
    noun = head_noun(items)
    roles = person_nouns()
    return noun is not None and _means_many(noun) and (noun in roles or noun.removesuffix("s") in roles)


def head_noun(items: Sequence[SentenceItem]) -> str | None:
    """Return the last word before a preposition: a spokesman | for the company."""
    noun = None
    for item in items:
        if item.lower in grammar().preposition:
            break
        noun = item.lower
    return noun


def _head(items: Sequence[SentenceItem], first: int) -> int | None:
    """Return the noun after the article before item `first`, if it is a person and followed by a verb or the end."""
    for n in range(first, min(len(items), first + _PHRASE)):
        if items[n].kind not in (ItemKind.WORD, ItemKind.PUNCTUATION):
            return None
        if items[n].kind is ItemKind.PUNCTUATION and items[n].text not in "-,":
            return None
        following = items[n + 1] if n + 1 < len(items) else None
        ends = items[n].lower in grammar_words("preposition", "determiner") or _is_verb(items[n])
        if following is None or ends:
            return None
        if _is_person(items[n].lower) and (_is_verb(following) or _ends_phrase(following)):
            may_name = following.kind is ItemKind.PUNCTUATION or following.lower in grammar().naming
            is_named = may_name and any(item.kind is ItemKind.NAME for item in items[n + 1 : n + 4])
            return None if is_named else n
    return None


def _ends_phrase(item: SentenceItem) -> bool:
    """Return True if a noun phrase ends before this item."""
    ends = item.lower in grammar().preposition or item.lower in grammar().clause_start
    return ends or (item.kind is ItemKind.PUNCTUATION and item.text in ",—–(") or item.lower == "and"


def _is_verb(item: SentenceItem) -> bool:
    word = item.lower
    verb = word in grammar().finite or word in grammar().auxiliary or word in grammar().past
    speaks = word in reporting_verbs().bases and word not in reporting_verbs().plain
    return item.kind is ItemKind.WORD and (verb or speaks or (word.endswith("ed") and len(word) > 4))


def _is_governed(items: Sequence[SentenceItem], n: int) -> bool:
    """Return True if a preposition comes before item `n`, or before its article and title."""
    return any(item.lower in grammar().preposition for item in items[max(0, n - 3) : n])


def _is_person(word: str) -> bool:
    if _means_many(word):
        return False
    return word in grammar().somebody or word in role_words().roles or _gender(word) != EITHER


def _means_many(word: str) -> bool:
    return (word.endswith("s") and not word.endswith("ss")) or word.endswith(("men", "people"))


def _gender(word: str) -> Gender:
    if word in grammar().somebody_female or word.endswith("woman"):
        return FEMALE
    return MALE if word in grammar().somebody_male or word.endswith("man") else EITHER
