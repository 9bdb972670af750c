"""The measure of how far an attribution can be trusted; docs/people-and-quotes.md has the measured shares."""

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

_ORDER = {value: place for place, value in enumerate(Sureness)}


def doubt(value: Sureness) -> int:
    """Return a number that sorts values of sureness, the surest first."""
    return _ORDER[value]


def at_most(value: Sureness, limit: Sureness) -> Sureness:
    """Return the less sure of two values."""
    return max(value, limit, key=doubt)
