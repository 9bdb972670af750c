"""How far an article vouches that something was said: denied, conditional and hearsay speech is told apart."""

from collections.abc import Sequence
from enum import IntEnum

from tui.mentions.lexicon import grammar, reporting_verbs
from tui.mentions.speech.item_steps import is_adverb
from tui.mentions.speech.sentence_items import ItemKind, SentenceItem

_REACH = 14
"""Items before a verb that are read at most; it bounds the work per verb."""
_LIMITS = frozenset({"only", "just", "merely", "simply"})
"""After “not” these deny nothing: she not only said."""
_BREAKS = frozenset(";:—–()")
_BOUNDS = frozenset({"and", "but", "who", "which", "while", "because", "although", "though"})
_RELAYING = frozenset({"quoting", "citing", "echoing", "paraphrasing", "reading", "relaying", "repeating"})
_NOBODY = frozenset({"nobody", "none", "neither", "nor", "no", "noone", "few"})


class Stance(IntEnum):
    """From least to most."""

    UNSAID = 0
    """Nobody said it: did not say, would have said, if she had said."""
    HEARSAY = 1
    """Somebody is accused of it, or thought to have said it."""
    RELAYED = 2
    """Somebody else tells of it, or it is still to be said."""
    SAID = 3


def stance_of(items: Sequence[SentenceItem], verb: int, subject: int) -> Stance:
    """The stance towards the verb at item `verb`, whose subject begins at item `subject`, at or before the verb."""
    start = min(subject, verb)
    if any(item.lower in _RELAYING for item in items[start:verb]):  # Lind, quoting Berg, said
        return Stance.RELAYED
    closed = verb > 0 and items[verb - 1].text == ","  # Jordan, asked if he would, said
    around = [] if closed else _before_clause(items, start)
    return min(_in_chain(items, verb), _of_subject(items, start, verb, around), _governed(around))


def _in_chain(items: Sequence[SentenceItem], verb: int) -> Stance:
    """What the auxiliaries and adverbs right before the verb say: did not say, refused to say, allegedly said."""
    words, left = _chain(items, verb)
    if words[:2] == ["of", "short"]:  # fell short of saying
        return Stance.UNSAID
    if _is_told_to(items, words, left) or (words[:1] == ["from"] and items[verb].lower.endswith("ing")):
        return Stance.UNSAID
    denials = 0
    for n, word in enumerate(words):
        if _denies(word):
            denials += not (n and words[n - 1] in _LIMITS)
        elif word in grammar().modal:
            return Stance.UNSAID
    if "would" in words and "have" in words[: words.index("would")]:
        return Stance.UNSAID
    if denials:
        return Stance.UNSAID if denials % 2 else Stance.RELAYED
    if any(word in grammar().hearsay for word in words):
        return Stance.HEARSAY
    return Stance.RELAYED if {"would", "will", "expected", "due"} & set(words) else Stance.SAID


def _denies(word: str) -> bool:
    return word in grammar().denial or word.endswith(("n’t", "n't"))


def _chain(items: Sequence[SentenceItem], verb: int) -> tuple[list[str], int]:
    """The auxiliaries and adverbs right before a verb, nearest first, and the item before them."""
    known = grammar().auxiliary | grammar().chain | grammar().denial | grammar().modal | grammar().hearsay | _LIMITS
    words: list[str] = []
    for n in range(verb - 1, max(-1, verb - _REACH), -1):
        item = items[n]
        if item.kind is not ItemKind.WORD or not (item.lower in known or _denies(item.lower) or is_adverb(item)):
            return words, n
        words.append(item.lower)
    return words, verb - len(words) - 1


def _is_told_to(items: Sequence[SentenceItem], words: Sequence[str], left: int) -> bool:
    """Whether somebody else wants it said: Lind asked Berg to say."""
    if not words or words[-1] != "to" or left < 2:
        return False
    named = items[left].kind is ItemKind.NAME or items[left].lower in ("him", "her", "them")
    return named and items[left - 1].lower in reporting_verbs().bases


def _before_clause(items: Sequence[SentenceItem], subject: int) -> list[str]:
    """What stands before the subject in the same clause, nearest first."""
    words: list[str] = []
    for n in range(subject - 1, max(-1, subject - _REACH), -1):
        item = items[n]
        bound = item.kind is ItemKind.QUOTE or item.text in _BREAKS or item.lower in _BOUNDS
        if bound or (item.text == "," and "that" not in words):
            break
        words.append(item.lower)
    return words


def _of_subject(items: Sequence[SentenceItem], subject: int, verb: int, around: Sequence[str]) -> Stance:
    """Nobody said | neither Berg nor Lind said | not once did Berg say | had Berg said | did Berg say …?"""
    if subject < verb and items[subject].lower in _NOBODY:
        return Stance.UNSAID
    if not around:
        return Stance.SAID
    if around[0] in ("nor", "neither", "no"):
        return Stance.UNSAID
    if around[0] not in grammar().inverting:
        return Stance.SAID
    asked = items[-1].text == "?" and len(around) == 1
    denied = any(_denies(word) or word in ("no", "nowhere") for word in around[1:])
    conditional = len(around) == 1 and around[0] in ("had", "should", "were")
    return Stance.UNSAID if asked or denied or conditional else Stance.SAID


def _governed(around: Sequence[str]) -> Stance:
    """If Berg had said | asked whether Berg had said | denied that Berg had said | no evidence that Berg said"""
    if any(word in grammar().conditional for word in around):
        return Stance.UNSAID
    outside = list(around[1:] if around[:1] == ["that"] else around)
    if not outside:
        return Stance.SAID
    told = outside[0] in grammar().account
    leads = len(outside) < len(around) or told or outside[0] in grammar().disbelief
    if leads and any(word in grammar().disbelief or _denies(word) or word == "no" for word in outside):
        return Stance.UNSAID
    if told:
        return Stance.HEARSAY
    by_another = outside[0] in reporting_verbs().strong or (leads and outside[0] in reporting_verbs().bases)
    return Stance.RELAYED if by_another else Stance.SAID
