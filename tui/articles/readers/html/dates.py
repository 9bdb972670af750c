"""Converts dates as pages write them to ISO 8601, with time and zone if given."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from tui.text.spaces import single_spaced

YEAR_MIN = 1990
YEAR_MAX = 2100
_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ]+(\d{2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?"
)
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORD_DATE = re.compile(r"(?:(\d{1,2})\.? )?([A-Za-z]{3,9})\.? (?:(\d{1,2}),? )?(\d{4})")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?(?: ?([ap])\.?m\b)?", re.IGNORECASE)


def iso_date(text: str) -> str:
    """Return a date in ISO 8601, “2031-05-02” or “2031-05-02T08:30:00+02:00”; "" for anything but a date since 1990."""
    text = single_spaced(text)[:80]
    moments = (read(text) for read in (_iso, _epoch, _words, _mail))
    return next((moment for moment in moments if _is_moment(moment)), "")


def _is_moment(moment: str) -> bool:
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return False
    return YEAR_MIN <= int(moment[:4]) <= YEAR_MAX


def _iso(text: str) -> str:
    match = _ISO.match(text)
    if not match:
        return ""
    year, month, day, hour, minute, second, zone = match.groups()
    date = f"{year}-{month}-{day}"
    if hour is None:
        return date
    zone = "+00:00" if zone in ("Z", "UTC", "GMT") else zone or ""
    zone = f"{zone[:3]}:{zone[3:]}" if len(zone) == 5 else zone
    return f"{date}T{hour}:{minute}:{second or '00'}{zone}"


def _epoch(text: str) -> str:
    if not _EPOCH.fullmatch(text):
        return ""
    return datetime.fromtimestamp(int(text[:10]), UTC).isoformat()


def _mail(text: str) -> str:
    try:
        return parsedate_to_datetime(text).isoformat() if "," in text and ":" in text else ""
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _words(text: str) -> str:
    """Return the date in “November 19, 2019 8:20 pm” or “19 Nov. 2019”, in English months only; "" for other text."""
    match = _WORD_DATE.search(text)
    if not match or match[2][:3].casefold() not in _MONTHS or not (match[1] or match[3]):
        return ""
    if text[:5].strip().endswith(","):
        return ""  # an email date, with the zone at its end
    date = f"{match[4]}-{_MONTHS.index(match[2][:3].casefold()) + 1:02}-{int(match[1] or match[3]):02}"
    clock = _CLOCK.search(text[match.end() :])
    if not clock or int(clock[1]) > 23 or int(clock[2]) > 59:
        return date
    hour = int(clock[1]) % 12 + 12 * (clock[3].casefold() == "p") if clock[3] else int(clock[1])
    return f"{date}T{hour:02}:{clock[2]}:00"
