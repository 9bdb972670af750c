"""Measures of how far an attribution can be trusted, by the rule that made it.

The shares were measured; see docs/people-and-quotes.md.
"""

from enum import StrEnum


class Sureness(StrEnum):
    SURE = "sure"
    """A reporting verb and its subject are next to the quotation: right in 95 of 100 cases or more."""
    LIKELY = "likely"
    """The verb is more distant, the speaker comes from the same paragraph, or only “she” or “the minister” is near.

    Right in 8 to 9 of 10 cases.
    """
    GUESSED = "guessed"
    """No words name the speaker: right in half to three quarters of cases.

    Also any attribution in a language without word lists.
    """
    UNKNOWN = "unknown"
    """The quote has no speaker."""


UNSURE = (Sureness.LIKELY, Sureness.GUESSED)
"""Values that are displayed beside the speaker, the surer one first."""

NOBODY, READER = "none", "reader"
"""Rule names of a quote without a speaker, and of one whose speaker the user has set."""

_SURE = {
    READER, "said-after", "name-said-after", "said-before", "transcript", "according-to", "clause-before", "continues",
    "signature",     "reported-that", "reported-according-to",
}  # fmt: skip
_LIKELY = {
    "introduced", "weak-before", "same-paragraph", "passive", "reported-clause", "reported-before", "fuller-quote",
}  # fmt: skip


def sureness(rule: str, *, is_anaphor: bool = False) -> Sureness:
    """Return how sure an attribution by this rule is, in English.

    With `is_anaphor`, the words beside the quotation are “she” or “the minister” and the person is inferred from the
    rest of the texts, so the attribution is never SURE.
    """
    if rule == NOBODY:
        return Sureness.UNKNOWN
    if rule in _SURE:
        return Sureness.LIKELY if is_anaphor and rule != READER else Sureness.SURE
    return Sureness.LIKELY if rule in _LIKELY else Sureness.GUESSED


def at_most(value: Sureness, limit: Sureness) -> Sureness:
    """Return the less sure of two values."""
    return max(value, limit, key=_ORDER.__getitem__)


_ORDER = {value: place for place, value in enumerate(Sureness)}
