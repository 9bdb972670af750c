"""Converts “yesterday” and “today” in a source to weekdays, by its publication date."""

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec.structs import replace

from tui.articles.model import Article
from tui.checking.figures.contexts import CheckedFigure
from tui.matching.differences.fact_words import MOMENT, WEEKDAY

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""Meanings of weekdays, as listed in `config/words/dates.txt`."""
_DAYS: Mapping[str, int] = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def as_weekday(figure: CheckedFigure, source: Article) -> CheckedFigure | None:
    """Return “yesterday” as the weekday it refers to, and other figures unchanged; None if its day is unknown."""
    if figure.unit.sort != MOMENT:
        return figure
    shift = _DAYS.get(figure.unit.meaning)
    try:
        published = date.fromisoformat(source.published[:10])
    except ValueError:
        return None
    if shift is None:
        return None
    weekday = _WEEKDAYS[(published + timedelta(days=shift)).weekday()]
    return replace(figure, unit=replace(figure.unit, meaning=weekday, sort=WEEKDAY))


def is_moment(words: str) -> bool:
    """Return True for a word whose day depends on the publication date."""
    return words.lower() in _DAYS
