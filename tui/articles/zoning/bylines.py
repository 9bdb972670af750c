"""Reads author and date from the article's own byline: “By Carla Jiménez, October 26, 2018”."""

import re
from collections.abc import Iterator, Sequence

from tui.articles.batches.dates import find_date
from tui.articles.model import FieldOrigin, Zone, ZoneKind
from tui.articles.zoning.zone_rules import ZoneWords

_ORIGIN = "read from the text"
_SEPARATOR = re.compile(r"\s{0,4}(?:[,;|•·/–—]|(?<=\s)-\s)\s{0,4}")
_UPDATED = re.compile(
    r"(?:last )?(?:updated|modified|aktualisiert|mis à jour|mise à jour|actualizado|atualizado|aggiornato|bijgewerkt"
    r"|uppdaterad)\b",
    re.IGNORECASE,
)
_LINES = 20
"""Maximum number of byline lines that are read; a live blog has hundreds of times."""


def with_fields_of_text(
    text: str, zones: Sequence[Zone], words: ZoneWords, byline: str, published: str
) -> tuple[str, str, tuple[FieldOrigin, ...]]:
    """Return byline and date of publication, taken from the text if they are empty, and the origins of these."""
    lines = list(_byline_lines(text, zones)) if not (byline and published) else []
    origins: list[FieldOrigin] = []
    if not byline and (author := _author(lines, words)) is not None:
        byline, is_guess = author
        origins.append(FieldOrigin("byline", _ORIGIN, is_guess))
    if not published and (day := _day(lines)):
        published = day
        origins.append(FieldOrigin("published", _ORIGIN))
    return byline, published, tuple(origins)


def _byline_lines(text: str, zones: Sequence[Zone]) -> Iterator[str]:
    """Yield the lines of the bylines in order, without surrounding blanks."""
    bylines = (zone.span.slice(text) for zone in zones if zone.kind is ZoneKind.BYLINE)
    lines = (line.strip() for byline in bylines for line in byline.split("\n"))
    for _, line in zip(range(_LINES), lines, strict=False):
        yield line


def _author(lines: Sequence[str], words: ZoneWords) -> tuple[str, bool] | None:
    """Return the names in the first byline, and True if no “By” confirms them as authors; None if there are none."""
    for line in lines:
        is_labelled = words.is_byline(line)
        names = _without_date(words.unlabelled(line), words)
        if names and not words.is_trailer(line) and (is_labelled or words.is_name_list(line)):
            return names, not is_labelled
    return None


def _day(lines: Sequence[str]) -> str:
    """Return the first full date in ISO 8601, ignoring dates of updates; empty if there is none."""
    return next((day for line in lines if not _UPDATED.match(line) and (day := find_date(line))), "")


def _without_date(names: str, words: ZoneWords) -> str:
    """Return the names before the first part that only gives a date or a time: Ana Ruiz | , 26 Oct 2018 10:05."""
    end = 0
    for separator in [*_SEPARATOR.finditer(names), None]:
        piece = names[end : separator.start() if separator else len(names)]
        if words.is_date(piece) or words.is_moment(piece):
            return names[:end].rstrip(" ,;|•·/–—-")
        end = separator.end() if separator else len(names)
    return names.rstrip(" .")
