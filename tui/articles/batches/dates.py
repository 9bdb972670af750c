"""Recognises dates as news databases write them, in the languages of their interfaces, and returns them in ISO 8601."""

import re
from datetime import date

from tui.text.spaces import single_spaced

_MONTHS = (
    "january jan januar jänner janvier janv enero ene gennaio gen januari janeiro",
    "february feb februar feber février fevrier févr fevr fév febrero febbraio februari fevereiro fev",
    "march mar märz maerz mär mrz mars marzo maart mrt março marco",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag mei maio",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug août aout agosto ago augustus",
    "september sep sept septembre septiembre settembre set setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro desember",
)
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_WEEKDAY_NAMES = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim "
    "lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
)
_WEEKDAYS = frozenset(_WEEKDAY_NAMES.split())
_WORDS_BESIDE_A_DATE = (
    "am pm a p m uhr h gmt utc bst est edt cst cdt mst mdt pst pdt cet cest mez mesz ist jst aest aedt "
    "eastern time at um à le der den the of de du st nd rd th er z t"
)
_BESIDE_A_DATE = frozenset(_WORDS_BESIDE_A_DATE.split())
_YEAR_MIN, _YEAR_MAX = 1700, 2200
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_DAY_FIRST = re.compile(
    r"(?<![\d,.])(\d{1,2})(?:st|nd|rd|th|er|º)?\.? (?:de |of )?([^\W\d_]{3,10})\.?,? (?:de )?(\d{4})(?!\d)"
)
_MONTH_FIRST = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")


def find_date(text: str) -> str:
    """Return the first full date in a text as ISO 8601; empty if there is none.

    A numeric date with slashes (4/5/2023) counts only if it is unambiguous.
    """
    text = single_spaced(text)
    if (first := _ISO.match(text)) and (iso := _iso(first[1], int(first[2]), first[3])):
        return iso  # no other pattern can match earlier
    found = [(match.start(), iso) for match, iso in _candidates(text) if iso]
    return min(found)[1] if found else ""


def _candidates(text: str) -> "list[tuple[re.Match[str], str]]":
    day_first = [(match, _iso(match[3], _month(match[2]), match[1])) for match in _DAY_FIRST.finditer(text)]
    month_first = [(match, _iso(match[3], _month(match[1]), match[2])) for match in _MONTH_FIRST.finditer(text)]
    iso = [(match, _iso(match[1], int(match[2]), match[3])) for match in _ISO.finditer(text)]
    figures = [(match, _from_figures(match)) for match in _NUMBERS.finditer(text)]
    return [*day_first, *month_first, *iso, *figures]


def _month(name: str) -> int:
    return _MONTH_NUMBERS.get(name.casefold(), 0)


def _iso(year: str, month: int, day: str) -> str:
    if not _YEAR_MIN <= int(year) <= _YEAR_MAX:
        return ""
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return ""


def _from_figures(match: re.Match[str]) -> str:
    first, second = int(match[1]), int(match[3])
    if match[2] == "/" and first <= 12 and second <= 12 and first != second:
        return ""  # 4 May or 5 April
    if match[2] == "/" and second > 12:
        return _iso(match[4], first, match[3])
    return _iso(match[4], second, match[1])


def whole_date(line: str) -> str:
    """Return the date on a line that contains nothing else but a weekday and a time: a day or a month as ISO 8601.

    Empty for any other line, such as a headline in which a date occurs.
    """
    tokens = [token.casefold() for token in _TOKEN.findall(line)]
    if not 1 <= len(tokens) <= 14 or not all(map(_is_of_a_date, tokens)):
        return ""
    if day := find_date(line):
        return day
    months = [_MONTH_NUMBERS[token] for token in tokens if token in _MONTH_NUMBERS]
    years = [token for token in tokens if len(token) == 4 and token.isdecimal()]
    is_month = len(tokens) == 2 and len(months) == len(years) == 1 and _YEAR_MIN <= int(years[0]) <= _YEAR_MAX
    return f"{years[0]}-{months[0]:02}" if is_month else ""


def _is_of_a_date(token: str) -> bool:
    return token.isdecimal() or token in _MONTH_NUMBERS or token in _WEEKDAYS or token in _BESIDE_A_DATE
