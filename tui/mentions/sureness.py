"""How far an attribution can be trusted, by the rule that made it; measured, see docs/people-and-quotes.md."""

from enum import StrEnum


class Sureness(StrEnum):
    SURE = "sure"
    """The words of speech stand beside the quotation: right in 95 of 100 or more."""
    LIKELY = "likely"
    """A verb of speech further off, the speaker of the same paragraph, or “she” or “the minister” beside the quotation:
    right in 8 to 9 of 10."""
    GUESSED = "guessed"
    """Nothing says so: right in half to three quarters. Also whatever is read in a language without word lists."""
    UNKNOWN = "unknown"
    """Nobody is named."""


DOUBTED = (Sureness.LIKELY, Sureness.GUESSED)
"""What a reader is told beside the speaker; of these two the surer one first."""

NOBODY, READER = "none", "reader"
"""The rules of a quote that has no speaker, and of one whose speaker the reader has set."""

_SURE = {
    READER, "said-after", "name-said-after", "said-before", "transcript", "according-to", "clause-before", "continues",
    "signature",     "reported-that", "reported-according-to",
}  # fmt: skip
_LIKELY = {
    "introduced", "weak-before", "same-paragraph", "passive", "reported-clause", "reported-before",
}  # fmt: skip


def sureness(rule: str, *, led_back: bool = False) -> Sureness:
    """Of an attribution by this rule, in English. `led_back`: only “she” or “the minister” stands beside the quotation,
    and whom that means is read elsewhere in the texts; then it is never sure."""
    if rule == NOBODY:
        return Sureness.UNKNOWN
    if rule in _SURE:
        return Sureness.LIKELY if led_back and rule != READER else Sureness.SURE
    return Sureness.LIKELY if rule in _LIKELY else Sureness.GUESSED


def at_most(known: Sureness, limit: Sureness) -> Sureness:
    """The less sure of the two."""
    order = list(Sureness)
    return max(known, limit, key=order.index)
