"""Reads days in a source by its date of publication: “yesterday”, “Tuesday” and “14 March” can be one day."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from msgspec.structs import replace

from tui.articles.model import Article
from tui.checking.figures.contexts import PERIOD, CheckedFigure
from tui.matching.differences.fact_words import MOMENT, WEEKDAY

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""Meanings of weekdays, as listed in `config/words/dates.txt`."""
_DAYS: Mapping[str, int] = {
    "yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0,
    "this evening": 0, "tomorrow": 1,
}  # fmt: skip
DAY = "day"
"""Sort of the days of a month: 14 March."""
_WEEK = 7


def with_days(figure: CheckedFigure, source: Article) -> Iterator[CheckedFigure]:
    """Yield a figure in a source and, if it is a day, the weekday and the day of the month that it means.

    “Yesterday” itself is left out: in another text it is another day.
    """
    if figure.unit.sort != MOMENT:
        yield figure
    try:
        day = _day_of(figure, date.fromisoformat(source.published[:10]))
    except ValueError:
        return
    if day is None:
        return
    for sort, meaning in ((WEEKDAY, _WEEKDAYS[day.weekday()]), (DAY, f"@{day.month}-{day.day}")):
        if sort != figure.unit.sort:
            yield replace(figure, unit=replace(figure.unit, meaning=meaning, sort=sort), is_counted=True)


def _day_of(figure: CheckedFigure, published: date) -> date | None:
    """Return the date that a figure means in a text of that day; a weekday is the last one. Raises ValueError."""
    meaning, sort = figure.unit.meaning, figure.unit.sort
    if sort in (MOMENT, PERIOD) and meaning in _DAYS:
        return published + timedelta(days=_DAYS[meaning])
    if sort == WEEKDAY and meaning in _WEEKDAYS:
        return published - timedelta(days=(published.weekday() - _WEEKDAYS.index(meaning)) % _WEEK)
    if sort == DAY:
        month, _, day = meaning.removeprefix("@").partition("-")
        return date(published.year, int(month), int(day))
    return None
