"""Determines the stance: how far an article vouches that something was said.

Recognises denied, conditional and hearsay speech.
"""

from collections.abc import Sequence
from enum import IntEnum

from tui.mentions.lexicon import grammar, grammar_words, reporting_verbs
from tui.mentions.speech.item_steps import is_adverb
from tui.mentions.speech.sentence_items import ItemKind, SentenceItem

_REACH = 14
"""Maximum number of items read before a verb; it bounds the work per verb."""
_NOT_ONLY = frozenset({"only", "just", "merely", "simply"})
"""Words that cancel the denial of a preceding “not”: she not only said."""
_BREAKS = frozenset(";:—–()")
_BOUNDS = frozenset({"and", "but", "who", "which", "while", "because", "although", "though"})
_RELAYING = frozenset({"quoting", "citing", "echoing", "paraphrasing", "reading", "relaying", "repeating"})
_NOBODY = frozenset({"nobody", "none", "neither", "nor", "no", "noone", "few"})


_WISHED = frozenset({"should", "must", "ought"})


class Stance(IntEnum):
    """Stances, from the least to the most certain."""

    UNSAID = 0
    """Nobody said it: did not say, would have said, if she had said."""
    HEARSAY = 1
    """Somebody is accused of saying it, or believed to have said it."""
    RELAYED = 2
    """Somebody else relays it, or it has yet to be said."""
    SAID = 3
    """The article itself reports it."""


def stance_of(items: Sequence[SentenceItem], verb: int, subject: int) -> Stance:
    """Return the stance towards the verb at item `verb`, whose subject begins at item `subject` or at the verb."""
    start = min(subject, verb)
    if any(item.lower in _RELAYING for item in items[start:verb]):  # Lind, quoting Berg, said
        return Stance.RELAYED
    after_comma = verb > 0 and items[verb - 1].text == ","  # Jordan, asked if he would, said
    context = [] if after_comma else _words_before_clause(items, start)
    by_subject = _stance_of_subject(items, start, verb, context)
    return min(_stance_of_auxiliaries(items, verb), by_subject, _stance_of_main_clause(context))


def _stance_of_auxiliaries(items: Sequence[SentenceItem], verb: int) -> Stance:
    """Return the stance indicated by the words right before the verb: did not say, refused to say, allegedly said."""
    words, previous = _auxiliaries(items, verb)
    if words[:2] == ["of", "short"]:  # fell short of saying
        return Stance.UNSAID
    if _is_requested(items, words, previous) or (words[:1] == ["from"] and items[verb].lower.endswith("ing")):
        return Stance.UNSAID
    denials = 0
    for n, word in enumerate(words):
        if _denies(word):
            denials += not (n and words[n - 1] in _NOT_ONLY)
        elif word in grammar().modal:
            return Stance.UNSAID
    if "would" in words and "have" in words[: words.index("would")]:
        return Stance.UNSAID
    if denials:
        return Stance.UNSAID if denials % 2 else Stance.RELAYED
    if any(word in grammar().hearsay for word in words):
        return Stance.HEARSAY
    return Stance.RELAYED if {"would", "will", "expected", "due", "scheduled"} & set(words) else Stance.SAID


def is_wish(items: Sequence[SentenceItem], verb: int) -> bool:
    """Return True if a speaker only wants somebody to say it: said the board should call it “…”"""
    words, _ = _auxiliaries(items, verb)
    return any(word in _WISHED for word in words) and not any(_denies(word) for word in words)


def _denies(word: str) -> bool:
    return word in grammar().denial or word.endswith(("n’t", "n't"))


def _auxiliaries(items: Sequence[SentenceItem], verb: int) -> tuple[list[str], int]:
    """Return the auxiliaries and adverbs right before a verb, nearest first, and the item before them."""
    listed_words = grammar_words("auxiliary", "chain", "denial", "modal", "hearsay")
    words: list[str] = []
    for n in range(verb - 1, max(-1, verb - _REACH), -1):
        item = items[n]
        if item.kind is not ItemKind.WORD or not (
            item.lower in listed_words or item.lower in _NOT_ONLY or _denies(item.lower) or is_adverb(item)
        ):
            return words, n
        words.append(item.lower)
    return words, verb - len(words) - 1


def _is_requested(items: Sequence[SentenceItem], words: Sequence[str], addressee: int) -> bool:
    """Return True if somebody else wants it to be said: Lind asked Berg to say."""
    if not words or words[-1] != "to" or addressee < 2:
        return False
    is_person = items[addressee].kind is ItemKind.NAME or items[addressee].lower in ("him", "her", "them")
    verb = items[addressee - 1].lower
    return is_person and verb in reporting_verbs().bases and verb not in grammar().beside  # interrupted Berg to say


def _words_before_clause(items: Sequence[SentenceItem], subject: int) -> list[str]:
    """Return the words before the subject in the same clause, nearest first."""
    words: list[str] = []
    for n in range(subject - 1, max(-1, subject - _REACH), -1):
        item = items[n]
        bound = item.kind is ItemKind.QUOTE or item.text in _BREAKS or item.lower in _BOUNDS
        if bound or (item.text == "," and "that" not in words):
            break
        words.append(item.lower)
    return words


def _stance_of_subject(items: Sequence[SentenceItem], subject: int, verb: int, context: Sequence[str]) -> Stance:
    """Return the stance indicated by the subject and its position.

    Nobody said | neither Berg nor Lind said | not once did Berg say | had Berg said | did Berg say …?
    """
    if subject < verb and items[subject].lower in _NOBODY:
        return Stance.UNSAID
    if not context:
        return Stance.SAID
    if context[0] in ("nor", "neither", "no"):
        return Stance.UNSAID
    if context[0] not in grammar().inverting:
        return Stance.SAID
    is_question = items[-1].text == "?" and len(context) == 1
    is_denied = any(_denies(word) or word in ("no", "nowhere") for word in context[1:])
    is_conditional = len(context) == 1 and context[0] in ("had", "should", "were")
    return Stance.UNSAID if is_question or is_denied or is_conditional else Stance.SAID


def _stance_of_main_clause(context: Sequence[str]) -> Stance:
    """Return the stance indicated by a governing clause, from the words before the subject, nearest first.

    If Berg had said | asked whether Berg had said | denied that Berg had said | no evidence that Berg said
    """
    if any(word in grammar().conditional for word in context):
        return Stance.UNSAID
    outside = list(context[1:] if context[:1] == ["that"] else context)
    if not outside:
        return Stance.SAID
    is_account = outside[0] in grammar().account
    leads = len(outside) < len(context) or is_account or outside[0] in grammar().disbelief
    if leads and any(word in grammar().disbelief or _denies(word) or word == "no" for word in outside):
        return Stance.UNSAID
    if is_account:
        return Stance.HEARSAY
    by_another = outside[0] in reporting_verbs().strong or (leads and outside[0] in reporting_verbs().bases)
    return Stance.RELAYED if by_another else Stance.SAID
