"""Recognises speech that somebody else relays: Lind quoted Berg as saying, heard Berg say, attacked Berg for saying."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.mentions.lexicon import grammar, grammar_words, reporting_verbs
from tui.mentions.speech.item_steps import PHRASE, is_adverb
from tui.mentions.speech.sentence_items import ItemKind, SentenceItem

_LINKS = frozenset({"as", "for", "of", "over", "about"})
_ACCUSING = frozenset({"accused", "accuses", "accuse", "accusing", "suspected", "suspects"})


class RelayedSpeaker(NamedTuple):
    """The speaker of a verb that is the object of another verb."""

    first: int
    last: int
    """Last item of the speaker's noun phrase, which starts at `first`."""
    governor: int
    """Verb that relays it: quoted, heard."""
    is_accused: bool


def relayed_speaker(items: Sequence[SentenceItem], verb: int) -> RelayedSpeaker | None:
    """Return the speaker of the verb at item `verb` if it is the object of another verb, else None."""
    word = items[verb].lower
    ing = word.endswith("ing")
    if not ing and word not in reporting_verbs().plain:
        return None
    last = verb - 1
    while last > 0 and is_adverb(items[last]):
        last -= 1
    linked = ing and items[last].lower in _LINKS
    last -= linked
    governor = _governor(items, last, linked=linked)
    if governor is None or not (linked or _takes(items, governor, last, word)):
        return None
    return RelayedSpeaker(governor + 1, last, governor, items[governor].lower in _ACCUSING)


def _takes(items: Sequence[SentenceItem], governor: int, last: int, word: str) -> bool:
    """Return True if a verb may follow in this form: recalled Berg saying, heard Berg say; not: her answer."""
    if word.endswith("ing"):
        return items[governor].lower in grammar().witnessing
    may_be_noun = items[last].lower == "her" and word not in ("say", "tell", "ask")
    takes_infinitive = items[governor].lower in grammar().bare_infinitive
    return takes_infinitive and not may_be_noun and word in reporting_verbs().strong


def passive_before(items: Sequence[SentenceItem], verb: int) -> int | None:
    """Return the passive verb that introduces “saying” at item `verb`: Berg was | quoted | as saying."""
    at = verb - 2
    if at < 1 or items[verb - 1].lower not in _LINKS or not items[verb].lower.endswith("ing"):
        return None
    if not _is_verb(items[at]):  # Berg was quoted | by a local paper as saying
        at = next((n - 1 for n in range(at, max(0, at - PHRASE), -1) if items[n].lower == "by"), 0)
    if at < 1 or not _is_verb(items[at]):
        return None
    return at if items[at - 1].lower in grammar().be | {"widely", "often", "later"} else None


def _governor(items: Sequence[SentenceItem], last: int, *, linked: bool) -> int | None:
    """Return the verb whose object is the phrase that ends at item `last`."""
    if last < 1 or not _can_speak(items, last):
        return None
    for n in range(last - 1, max(-1, last - PHRASE), -1):
        item = items[n]
        if item.kind is ItemKind.QUOTE or (item.kind is ItemKind.PUNCTUATION and item.text not in ".-’'"):
            return None
        governs = _is_verb(item) if linked else item.lower in grammar_words("witnessing", "bare_infinitive")
        if item.kind is ItemKind.WORD and governs and n + 1 <= last and not item.text[0].isupper():
            return n if items[n + 1].lower not in grammar().preposition else None
        if item.lower in grammar().clause_start or item.lower in grammar().auxiliary:
            return None
    return None


def _can_speak(items: Sequence[SentenceItem], last: int) -> bool:
    item = items[last]
    if item.kind is ItemKind.NAME:
        return not item.possessive
    if item.kind is not ItemKind.WORD:
        return False
    small = grammar_words("preposition", "clause_start", "auxiliary", "he_she", "denial")
    if item.lower in grammar().determiner - {"her", "this", "that"}:
        return False
    return item.lower not in small and item.lower not in ("and", "to", "it", "short")


def _is_verb(item: SentenceItem) -> bool:
    word = item.lower
    return item.kind is ItemKind.WORD and (
        word in reporting_verbs().bases or word in grammar().witnessing or (word.endswith("ed") and len(word) > 4)
    )
