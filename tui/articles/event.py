"""Reads and writes event.yaml, which lists the files of an event and the metadata of each."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec
from msgspec.structs import replace

from tui.articles.draft import FIELDS, Draft, origins
from tui.articles.model import ArticleRole, Coverage
from tui.shipped import is_shipped
from tui.text.canonical import one_line
from tui.text.language import language_code
from tui.yaml.reader import KeyPath, YamlDocument, YamlError, YamlMark, dump_yaml, load_yaml, read_yaml
from tui.yaml.validation import convert

EVENT_FILE = "event.yaml"
ARTICLES_MAX = 5_000
"""Maximum number of articles in one event, whether listed in an event file or found in a folder."""
ERRORS_MAX = 50
"""Maximum number of errors in an event file of which the rest is used."""
IDENTIFYING = ("path", "number", "url")
"""Keys that say which article an entry means; with a wrong one, the entry is skipped."""

_HEAD = """\
# One event, as reported by several outlets. Open it with: crosslight event.yaml
# For each article: path (relative to this file), or a url to fetch; and, if known, outlet, headline, byline, published,
# url, language (a code such as en; detected from the text by default). number: the article's number in a file with
# several. role: draft for a text to check against the others, source for a press release or a transcript. publisher:
# the outlet's publisher; outlets of one publisher count as one origin.
"""


class EventArticle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    path: str = ""
    """Path of the file; empty for a page that is given only by its address."""
    number: Annotated[int, msgspec.Meta(ge=0)] = 0
    """Number of the article in its file; 0 for all articles."""
    id: str = ""
    """Id of the article, if it is not made from the outlet's name; written when the outlet is renamed."""
    outlet: str = ""
    headline: str = ""
    byline: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    role: ArticleRole = ArticleRole.OUTLET
    publisher: str = ""

    @property
    def place(self) -> str:
        """The path of the file, or the address of a page that has no path."""
        return self.path or self.url


class EventFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str = ""
    language: str = ""
    """Language of every article for which this file gives no other."""
    articles: tuple[EventArticle, ...] = ()


Part = TypeVar("Part", EventFile, EventArticle)


class UsableEvent(msgspec.Struct, frozen=True):
    """An event file without the values and the articles in it that are wrong."""

    event: EventFile
    indices: tuple[int, ...]
    """Index in the file's list of each article."""
    document: YamlDocument
    ignored: tuple[YamlError, ...]
    """Errors in values that were left out."""
    skipped: tuple[YamlError, ...]
    """Errors because of which an article was left out."""


def read_event(text: str, name: str) -> tuple[EventFile, YamlDocument]:
    """Return the event, and the document with the line of each of its articles. Raises YamlError for any error."""
    usable = read_usable_event(text, name)
    if errors := (*usable.ignored, *usable.skipped):
        raise errors[0]
    return usable.event, usable.document


def read_usable_event(text: str, name: str) -> UsableEvent:
    """Return what can be used of an event file. Raises YamlError if that is no article, or if errors are many.

    A key without a value (`headline:`) counts as missing.
    """
    document = read_yaml(text, name, keep=is_shipped(name))
    value = _without_empty(document.value)
    listed = value.get("articles") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(listed, list) or not listed:
        convert(replace(document, value=value), EventFile)
        raise document.error(("articles",), "it lists no articles (articles: a list, each with a path)")
    if (count := len(listed)) > ARTICLES_MAX:
        raise document.error(("articles", ARTICLES_MAX), f"it lists {count:,} articles; the limit is {ARTICLES_MAX:,}")
    event, ignored = _usable(document, {**value, "articles": []}, EventFile, ())
    if event is None:
        raise ignored[-1]
    articles: dict[int, EventArticle] = {}
    skipped: list[YamlError] = []
    for index, entry in enumerate(listed):
        article, errors = _usable(document, entry, EventArticle, ("articles", index))
        if article is not None:
            articles[index] = article
            ignored += errors
        else:
            skipped.append(errors[-1])
        if len(ignored) + len(skipped) > ERRORS_MAX:
            raise (ignored + skipped)[0]
    if not articles:
        raise skipped[0]
    usable = replace(event, articles=tuple(articles.values()))
    return UsableEvent(usable, tuple(articles), document, tuple(ignored), tuple(skipped))


def _usable(
    document: YamlDocument, value: object, struct: type[Part], at: KeyPath
) -> tuple[Part | None, list[YamlError]]:
    """Return a value of the document without the keys that are wrong, and the errors; None if it needs one of them."""
    errors: list[YamlError] = []
    while True:
        try:
            result = convert(replace(document, value=value), struct, at=at)
            _check(result, document, at)
        except YamlError as error:
            errors.append(error)
            key = next(iter(error.path[len(at) :]), "")
            if not isinstance(value, dict) or key not in value or key in IDENTIFYING or len(errors) > ERRORS_MAX:
                return None, errors
            value = {each: item for each, item in value.items() if each != key}
        else:
            return result, errors


def _check(part: EventFile | EventArticle, document: YamlDocument, at: KeyPath) -> None:
    if isinstance(part, EventArticle):
        _check_place(part, document, at)
    try:
        language_code(part.language)
    except ValueError as error:
        raise document.error((*at, "language"), f"“{one_line(part.language)}”: {error}") from None


def _check_place(article: EventArticle, document: YamlDocument, at: KeyPath) -> None:
    if not article.path.strip() and (*at, "path") in document.marks:
        raise document.error((*at, "path"), "the path is empty")
    if not article.path and not article.url.strip():
        raise document.error(at, "it has neither a path nor a url")
    if leads_outside(article.path):
        reason = f"“{article.path}” points outside the event's folder; only files in it are opened"
        raise document.error((*at, "path"), reason)


def overridden(draft: Draft, entry: EventArticle | None) -> Draft:
    """Return the draft with its fields overridden by those in the event file."""
    if entry is None:
        return draft
    given = {name: value for name in FIELDS if (value := getattr(entry, name))}
    kept = tuple(origin for origin in draft.field_origins if origin.field not in given)
    field_origins = (*kept, *origins(given, "event file"))
    return replace(draft, **given, role=entry.role, publisher=entry.publisher, field_origins=field_origins)


def _without_empty(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item is not None}
    return [_without_empty(item) for item in value] if isinstance(value, list) else value


def leads_outside(path: str) -> bool:
    """Return True if a path in an event file points outside that file's folder.

    An event that someone sent must not be able to show, and then export, any of the user's other files.
    """
    return Path(path).is_absolute() or Path(os.path.normpath(path)).parts[:1] == (os.pardir,)


def event_document(
    coverage: Coverage, files: Mapping[str, str], folder: Path, numbers: Mapping[str, int] | None = None
) -> str:
    """Return the text of an event.yaml in `folder` for articles read from `files` (article id → path).

    numbers: article id → its number in a file that contains several. Raises ValueError if an article was not read from
    a file in or below the folder, or its file's name is not valid text.
    """
    articles = []
    for article in coverage.articles:
        if article.id not in files:
            raise ValueError(f"{article.outlet} was not read from a file")
        relative = os.path.relpath(os.path.realpath(files[article.id]), os.path.realpath(folder))
        if leads_outside(relative):
            raise ValueError(one_line(f"{article.path} is outside {folder}"))
        if one_line(relative, limit=4096) != relative:
            raise ValueError(
                one_line(f"{article.path}: the file's name contains characters that an event file cannot hold")
            )
        fields = {
            "path": relative,
            "number": (numbers or {}).get(article.id, 0),
            "outlet": article.outlet,
            "headline": article.headline,
            "byline": article.byline,
            "published": article.published,
            "url": article.url,
            "language": article.language,
            "role": article.role.value,
            "publisher": article.publisher,
        }
        articles.append({key: value for key, value in fields.items() if value})
    return event_text(coverage.title, articles)


def event_text(title: str, entries: Sequence[Mapping[str, object]]) -> str:
    """Return the text of an event file with these article entries."""
    return _HEAD + dump_yaml({"title": one_line(title), "articles": list(entries)})


def rename_in_event(
    text: str,
    path_entry: str,
    *,
    number: int = 0,
    outlet: str | None = None,
    headline: str | None = None,
    article_id: str = "",
) -> str:
    """Return the event file's text with a different outlet or headline for one article.

    path_entry: the article's `path`, or its `url` if it has no path. number: its number in a file that contains
    several. article_id: recorded with a changed outlet, so that letters and exported links survive the renaming.

    Comments and layout stay. Raises ValueError if the event has no such article, YamlError (a ValueError) if the text
    is not an event or the change would affect anything else.
    """
    event, _ = read_event(text, EVENT_FILE)
    places = [(article.place, article.number) for article in event.articles]
    index = places.index((path_entry, number)) if (path_entry, number) in places else None
    if index is None:
        raise ValueError(one_line(f"the event has no article with the path {path_entry}"))
    known_id = event.articles[index].id or (article_id if outlet is not None else "")
    for key, value in (("outlet", outlet), ("headline", headline), ("id", known_id or None)):
        if value is not None:
            text = _with_value(text, ("articles", index), key, one_line(value))
    return text


def _with_value(text: str, mapping: KeyPath, key: str, value: str) -> str:
    """Return the text with one key of a mapping set; the result is read again to check that nothing else changed."""
    document = read_yaml(text, EVENT_FILE)
    mark, place = document.marks.get((*mapping, key)), _place_mark(document, mapping)
    is_flow = document.marks[mapping].is_flow
    # A plain scalar in braces ends at a comma; JSON strings are valid double-quoted YAML.
    import json  # needed only here: events are opened often and renamed seldom

    literal = json.dumps(value, ensure_ascii=False) if is_flow else dump_yaml({"k": value})[len("k: ") :].rstrip("\n")
    if mark is not None:
        blank = " " if text[mark.start - 1 : mark.start] == ":" else ""
        newline_after = "\n" if text[mark.start : mark.end].endswith("\n") else ""
        new_text = text[: mark.start] + blank + literal + newline_after + text[mark.end :]
    elif is_flow:
        new_text = f"{text[: place.end]}, {key}: {literal}{text[place.end :]}"
    else:
        column = place.key_start - (text.rfind("\n", 0, place.key_start) + 1)
        end = text.find("\n", place.end)
        end = len(text) if end < 0 else end
        newline = "\n"
        if "\r\n" in text:
            newline = "\r\n"
            end -= text[end - 1] == "\r"
        new_text = f"{text[:end]}{newline}{' ' * column}{key}: {literal}{text[end:]}"
    if _read_or_none(new_text) != _expected(document, mapping, key, value):
        raise document.error(mapping, f"its {key} cannot be changed on its own; edit the file by hand")
    return new_text


def _place_mark(document: YamlDocument, mapping: KeyPath) -> YamlMark:
    """Return the mark of an article's path, or of its url if it has no path."""
    return document.marks.get((*mapping, "path")) or document.marks[*mapping, "url"]


def _read_or_none(text: str) -> object:
    try:
        return load_yaml(text, EVENT_FILE)
    except YamlError:
        return None


def _expected(document: YamlDocument, mapping: KeyPath, key: str, value: str) -> object:
    copy = load_yaml(document.text, document.name)
    target: object = copy
    for step in mapping:
        target = target[step]  # type: ignore[index]
    target[key] = value  # type: ignore[index]
    return copy
