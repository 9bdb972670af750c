"""Reads tables of articles or addresses: CSV, JSON and JSON Lines."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from math import isfinite

from msgspec.structs import replace

from tui.articles.batches.columns import COLUMN_FIELDS, columns_notice, guess_columns
from tui.articles.batches.dates import find_date
from tui.articles.batches.json_values import json_sequence
from tui.articles.batches.labels import language_of
from tui.articles.batches.model import ARTICLES_MAX, Address, Batch, BatchArticle, Gathered, TooManyArticles
from tui.files import UnreadableFile
from tui.text.counts import count_text
from tui.text.entities import without_entities
from tui.text.spaces import single_spaced

Row = Mapping[str, str]

_DELIMITERS = ",;\t|"
_CUT = re.compile(r"\[\+\d{1,9} char(?:acter)?s\]$")
"""Ending of a text that the service has truncated."""
_NESTED = ("name", "title", "literal", "label", "value", "main", "rendered", "original")
"""Keys that contain an object's text: {"source": {"name": …}}, {"content": {"rendered": …}}."""
_SEPARATOR_LINE = re.compile(r"\A\"?sep=.\"?\r?\n", re.IGNORECASE)
"""Line that tells Excel which sign separates the columns."""
_NAME_CHARACTERS_MAX = 120
"""Maximum length of a column's name; a longer cell is text."""
_HTML_BLOCK = re.compile(r"<(?:p|br|div|h[1-6]|li)\b[^<>]{0,500}>", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")
_TEXT_CHARACTERS_MIN = 200
"""Minimum mean length of the strings of a list that counts as a list of articles' texts."""
_DEPTH_MAX = 6
_COLUMNS_MAX = 500
_CELL_CHARACTERS_MAX = 10_000_000
_LAYOUTS = {"csv": "CSV table", "json": "JSON", "jsonl": "JSON Lines"}


def is_csv(text: str) -> bool:
    """Return True for a table whose first line names columns that an article has."""
    head = text.removeprefix("\ufeff").lstrip("\n")[:4_000].split("\n", 1)[0]
    if not any(delimiter in head for delimiter in _DELIMITERS) or len(head) > 2_000:
        return False
    names = next(csv.reader([head], delimiter=_delimiter(head)), [])
    return len(_named_fields(names)) >= 2


def _named_fields(names: Iterable[str]) -> dict[str, str]:
    """Return the fields that can be identified by the column names alone."""
    return guess_columns(list(names), [dict.fromkeys(names, "https://x")])


def read_csv(text: str, own_columns: Mapping[str, str] | None = None) -> Batch:
    """Read a CSV table. own_columns: field → column, which override the guesses. Raises UnreadableFile."""
    text = _SEPARATOR_LINE.sub("", text.removeprefix("\ufeff"), count=1)
    csv.field_size_limit(_CELL_CHARACTERS_MAX)
    try:
        head = text.split("\n", 1)[0]
        if any(head.count(delimiter) > _COLUMNS_MAX for delimiter in _DELIMITERS):
            raise UnreadableFile(f"it has more than {_COLUMNS_MAX:,} columns; save only those about the articles")
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(head))
        lines = list(islice(reader, 2 * ARTICLES_MAX))
    except csv.Error as error:
        raise UnreadableFile(f"it is not a readable table ({error}); save it again as CSV") from None
    filled = [line for line in lines if any(cell.strip() for cell in line)]
    names = _column_names(filled[0]) if filled else []
    rows = filled[names[:1] != ["column 1"] :]
    return _batch("csv", names, [dict(zip(names, line, strict=False)) for line in rows], own_columns or {})


def _column_names(first: Sequence[str]) -> list[str]:
    """Return the names in the first row; numbers if a cell is too long for a name, and so the row is an article."""
    names = [name.strip() for name in first]
    is_article = any(len(name) > _NAME_CHARACTERS_MAX or "\n" in name for name in names)
    numbered_names = [f"column {number}" for number in range(1, len(names) + 1)]
    return (
        numbered_names
        if is_article
        else [f"{name} ({names[:n].count(name) + 1})" if name in names[:n] else name for n, name in enumerate(names)]
    )


def _delimiter(head: str) -> str:
    return max(_DELIMITERS, key=lambda delimiter: len(next(csv.reader([head], delimiter=delimiter), [])))


def is_json(text: str) -> bool:
    """Return True for JSON or JSON Lines that contains a list of objects."""
    try:
        return bool(_objects(text)[1])
    except UnreadableFile:
        return False


def read_json(text: str, own_columns: Mapping[str, str] | None = None) -> Batch:
    """Read a JSON file. own_columns: as in `read_csv`.

    Raises UnreadableFile if it is not JSON, or contains no list of objects.
    """
    kind, objects, notices = _objects(text)
    if not objects:
        raise UnreadableFile("its JSON contains no list of articles; use JSON Lines or a list of objects")
    if len(objects) > ARTICLES_MAX:
        raise TooManyArticles
    rows = [dict(_flat(item)) for item in objects]
    names = list(dict.fromkeys(name for row in rows for name in row))
    batch = _batch(kind, names, rows, own_columns or {})
    return replace(batch, notices=(*notices, *batch.notices))


def _objects(text: str) -> tuple[str, list[dict[str, object]], list[str]]:
    """Return the kind of JSON, its articles, and notices about damaged lines."""
    text = text.removeprefix("\ufeff").strip()
    try:
        return "json", _longest_list(json.loads(text), _DEPTH_MAX), []
    except (ValueError, RecursionError):
        values, broken_lines = json_sequence(text)
    notices = [f"line {line} is not valid JSON and was left out" for line in broken_lines]
    return "jsonl", [item for item in values if isinstance(item, dict)], notices


def _longest_list(value: object, depth: int) -> list[dict[str, object]]:
    """Return the longest list of objects in a JSON value; an object that is itself an article is a list of one."""
    if depth == 0:
        return []
    if isinstance(value, list):
        objects = [item for item in value if isinstance(item, dict)] or _long_strings(value)
        nested = [_longest_list(item, depth - 1) for item in value[:10] if isinstance(item, list)]
        return max([objects, *nested], key=len)
    if isinstance(value, dict):
        nested = [_longest_list(item, depth - 1) for item in value.values() if isinstance(item, list | dict)]
        by_key = [item for item in value.values() if isinstance(item, dict) and len(_named_fields(item)) > 1]
        longest = max([by_key, *nested], key=len)
        is_article = len(_named_fields(value)) >= 2
        return longest if len(longest) > 1 or not is_article else [value]
    return []


def _long_strings(values: Sequence[object]) -> list[dict[str, object]]:
    """Return a list of texts as objects; empty if they are too short to be articles."""
    texts = [value for value in values if isinstance(value, str)]
    is_long = sum(map(len, texts)) >= len(values) * _TEXT_CHARACTERS_MIN
    return [{"text": text} for text in texts] if texts and is_long else []


def _flat(item: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in item.items():
        if words := _words(value):
            yield _well_formed(name), _well_formed(words)


def _well_formed(text: str) -> str:
    """Return a text without lone surrogates, which JSON can express and no file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _SURROGATE.search(text) else text


def _words(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value) if isfinite(value) else ""
    if isinstance(value, list):
        return "; ".join(filter(None, map(_words, value)))
    if isinstance(value, dict):
        if parts := value.get("date-parts"):
            return _date_parts(parts)
        person = " ".join(filter(None, (_words(value.get("given")), _words(value.get("family")))))
        return person or next((words for key in _NESTED if (words := _words(value.get(key)))), "")
    return ""


def _date_parts(parts: object) -> str:
    """Return a CSL date as ISO 8601: [[2023, 11, 9]] → 2023-11-09."""
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    figures = [int(part) for part in first if isinstance(part, int) or (isinstance(part, str) and part.isdecimal())]
    return "-".join(f"{figure:02}" for figure in figures)


def _batch(kind: str, names: Sequence[str], rows: Sequence[Row], own_columns: Mapping[str, str]) -> Batch:
    if len(rows) > ARTICLES_MAX:
        raise TooManyArticles
    if unknown := [column for column in own_columns.values() if column not in names]:
        raise UnreadableFile(f"it has no column “{unknown[0]}”; its columns: {', '.join(names)}")
    columns = guess_columns(names, rows) | dict(own_columns)
    columns = {field: column for field, column in columns.items() if column}
    is_cut = [_CUT.search(row.get(columns.get("text", ""), "").rstrip()[-40:]) is not None for row in rows]
    has_text = "text" in columns and not all(is_cut)
    if not has_text and "url" not in columns:
        raise UnreadableFile(
            f"no column of text or addresses was recognised; name one with --columns text=…: {', '.join(names)}"
        )
    articles, addresses = [], []
    for row, cut in zip(rows, is_cut, strict=True):
        if has_text and not cut and row.get(columns["text"], "").strip():
            articles.append(_article(row, columns))
        elif address := row.get(columns.get("url", ""), "").strip():
            addresses.append(_address(row, columns, address))
    notices = [columns_notice(columns)]
    if missing_count := len(rows) - len(articles) - len(addresses):
        notices.append(f"left out: {count_text(missing_count, 'row')} without text and address")
    return Batch(_LAYOUTS[kind], tuple(articles), tuple(addresses), tuple(notices))


def _fields(row: Row, columns: Mapping[str, str]) -> Gathered:
    gathered = Gathered()
    for field in COLUMN_FIELDS:
        if field in ("text", "words") or field not in columns:
            continue
        value = row.get(columns[field], "")
        value = iso_or_raw(value) if field == "published" else language_of(value) if field == "language" else value
        value = value if field == "url" else without_entities(value)
        gathered.add(field, value, f"{columns[field]} column")
    return gathered


def iso_or_raw(value: str) -> str:
    """Return the day of a date as ISO 8601, or else the original value: a numeric date may be ambiguous."""
    return find_date(value) or _epoch_day(value) or single_spaced(value)


_EPOCH = re.compile(r"\s*(\d{10})(\d{3})?(\.\d*)?\s*")
_EPOCH_MIN = 315_532_800
"""Seconds from 1970 to 1980; smaller numbers of ten digits are more likely ids."""


def _epoch_day(value: str) -> str:
    """Return the day of a time in seconds or milliseconds since 1970, as many programs store it; empty otherwise."""
    match = _EPOCH.fullmatch(value)
    if match is None or int(match[1]) < _EPOCH_MIN:
        return ""
    return datetime.fromtimestamp(int(match[1]), UTC).date().isoformat()


def _article(row: Row, columns: Mapping[str, str]) -> BatchArticle:
    stated = row.get(columns.get("words", ""), "").strip()
    return _fields(row, columns).article(_paragraphs(row[columns["text"]]), int(stated) if stated.isdecimal() else None)


def _paragraphs(text: str) -> Iterable[str]:
    """Split a text at its HTML paragraphs or, if it has none, at blank lines, or else at every line."""
    if _HTML_BLOCK.search(text):
        from tui.articles.batches.html import paragraphs_of, parse_html

        return paragraphs_of(parse_html(f"<div>{text}</div>"))
    text = without_entities(text if "\n" in text else text.replace("\\r", "").replace("\\n", "\n"))
    return re.split(r"\n[ \t]*\n", text) if re.search(r"\n[ \t]*\n", text.strip()) else text.split("\n")


def _address(row: Row, columns: Mapping[str, str], url: str) -> Address:
    values = _fields(row, columns).values
    fields = {name: values.get(name, "") for name in ("headline", "outlet", "byline", "published", "language")}
    headline, outlet = fields["headline"], fields["outlet"]
    if outlet and headline.endswith(f" - {outlet}"):
        fields["headline"] = headline.removesuffix(f" - {outlet}")
    return Address(url, **fields)
