"""Handles the times of items: UTC with microseconds, as strings that sort in the order of the times."""

from datetime import UTC, datetime, timedelta

_FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"
_PLACES = "{}-{}-{}T{}:{}:{}.{}Z"
_DIGITS = 20
YEAR_MAX = 2999
"""Latest year of an annotation, which leaves room for later versions."""


def time_now() -> str:
    return as_text(datetime.now(UTC))


def as_text(moment: datetime) -> str:
    return f"{moment.year:04}{moment.strftime(_FORMAT)[-len('-01-01T00:00:00.000000Z') :]}"


def fault_of_time(time: str) -> str:
    """Explain why a time is impossible; empty if it is possible."""
    try:
        moment = datetime.strptime(time, _FORMAT)
    except ValueError:
        return f"{time} is not a date and time"
    return f"{time} is after the year {YEAR_MAX}" if moment.year > YEAR_MAX else ""


def later_than(time: str) -> str:
    """Return the current time or, if the clock was set back, the microsecond after `time`.

    A notebook may contain a time that is in no calendar (month 99); then the next string in order follows. Raises
    ValueError after the last one.
    """
    return max(time_now(), _next(time))


def _next(time: str) -> str:
    try:
        return as_text(datetime.strptime(time, _FORMAT) + timedelta(microseconds=1))
    except (ValueError, OverflowError):
        digits = str(int("".join(filter(str.isdigit, time))) + 1).zfill(_DIGITS)
    if len(digits) > _DIGITS:
        raise ValueError(f"no time can follow {time}")
    return _PLACES.format(digits[:4], digits[4:6], digits[6:8], digits[8:10], digits[10:12], digits[12:14], digits[14:])
