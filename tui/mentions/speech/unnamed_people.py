"""People without a name: “an employee came out”. Who is told of last is whom “she” means, named or not."""

from collections.abc import Iterator, Sequence, Set
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.mentions.lexicon import EITHER, FEMALE, MALE, Gender, grammar, reporting_verbs, role_words
from tui.text.span import Span

if TYPE_CHECKING:
    from tui.mentions.speech.sentence_items import SentenceItem

_PHRASE = 8
"""Items from an article to its noun, at most: a 34-year-old former railway worker."""
_NEW = frozenset({"a", "an", "one", "another", "his", "her", "its", "their"})
"""Before the noun of somebody who has not been told of."""


class Unnamed(Struct, frozen=True):
    """Somebody whom a noun phrase tells of and nothing names."""

    span: Span
    text: str
    gender: Gender


def unnamed_subject(items: "Sequence[SentenceItem]", introduced: Set[str]) -> tuple[int, int] | None:
    """The first and last item of the noun phrase with which a sentence begins, after its adverbs, where that is one
    person without a name: Towards ten o’clock | an employee | came out.

    “The employee” is one only where it stands in `introduced`: with “the” a person is often told of who has a name.
    """
    for n, item in enumerate(items):
        if item.kind == "name" and (item.possessive or _is_governed(items, n)):
            continue
        word = item.lower
        if item.kind in ("name", "quote") or word in grammar().he_she or word in grammar().other_pronoun - {"one"}:
            return None
        if word in grammar().determiner and not (n and items[n - 1].lower in grammar().preposition):
            head = _head(items, n + 1)
            if head is not None and (word in _NEW or items[head].lower in introduced):
                return n, head
        elif word in ("if", "whether") or (n and (word in grammar().clause_start or _is_verb(item))):
            return None
    return None


def introduced_by(items: "Sequence[SentenceItem]") -> Iterator[str]:
    """The nouns of the people whom a sentence brings in without a name: a partner at the firm."""
    for n, item in enumerate(items):
        if item.lower in _NEW and (head := _head(items, n + 1)) is not None:
            yield items[head].lower


def unnamed_within(items: "Sequence[SentenceItem]") -> Gender | None:
    """The gender that a noun phrase tells of one person; None where its noun is no person's, or many persons'."""
    noun = _noun(items)
    if noun is None or items[0].lower in ("some", "many", "several", "no") or not _is_person(noun):
        return None
    return _gender(noun)


def is_plural(items: "Sequence[SentenceItem]") -> bool:
    """Whether the noun of a phrase means many: the lawyers of the company."""
    noun = _noun(items)
    known = role_words().roles | role_words().titles
    return noun is not None and _means_many(noun) and (noun in known or noun.removesuffix("s") in known)


def _noun(items: "Sequence[SentenceItem]") -> str | None:
    """The last word before a preposition: a spokesman | for the company."""
    noun = None
    for item in items:
        if item.lower in grammar().preposition:
            break
        noun = item.lower
    return noun


def _head(items: "Sequence[SentenceItem]", first: int) -> int | None:
    """The noun of a person that an article before item `first` leads to, with a verb or the phrase's end behind it."""
    for n in range(first, min(len(items), first + _PHRASE)):
        if items[n].kind not in ("word", "mark") or (items[n].kind == "mark" and items[n].text not in "-,"):
            return None
        after = items[n + 1] if n + 1 < len(items) else None
        ends = items[n].lower in grammar().preposition | grammar().determiner or _is_verb(items[n])
        if after is None or ends:
            return None
        if _is_person(items[n].lower) and (_is_verb(after) or _leaves(after)):
            told = after.kind == "mark" or after.lower in grammar().naming
            return None if told and any(item.kind == "name" for item in items[n + 1 : n + 4]) else n
    return None


def _leaves(after: "SentenceItem") -> bool:
    """Whether a noun phrase ends before this item."""
    ends = after.lower in grammar().preposition or after.lower in grammar().clause_start
    return ends or (after.kind == "mark" and after.text in ",—–(") or after.lower == "and"


def _is_verb(item: "SentenceItem") -> bool:
    word = item.lower
    verb = word in grammar().finite or word in grammar().auxiliary or word in grammar().past
    said = word in reporting_verbs().bases and word not in reporting_verbs().plain
    return item.kind == "word" and (verb or said or (word.endswith("ed") and len(word) > 4))


def _is_governed(items: "Sequence[SentenceItem]", n: int) -> bool:
    """Whether a preposition stands before the item at `n`, or before its article and title."""
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
