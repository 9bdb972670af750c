"""The event file, event.yaml: which files make up an event, and what is known about each of them."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

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
"""Articles of one event, whether an event file lists them or a folder holds them."""

_HEAD = """\
# One event, as reported by several outlets. Open it with: crosslight event.yaml
# For each article: path (relative to this file), or a url to fetch; and, if known, outlet, headline, byline, published,
# url, language (a code such as en; detected from the text by default). number: the article's number in a file with
# several. role: draft for a text to check against the others, source for a press release or a transcript. publisher:
# the outlet's publisher; outlets of one publisher count as one origin.
"""


class EventArticle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    path: str = ""
    """Empty for a page that is named by its address only."""
    number: Annotated[int, msgspec.Meta(ge=0)] = 0
    """Its number among the articles of its file; 0 for all."""
    id: str = ""
    """The article's id, where it is not made from the outlet's name: written when the outlet is renamed."""
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
        """The file's path, or the address of a page that is named by it alone."""
        return self.path or self.url


class EventFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str = ""
    language: str = ""
    """Of every article to which this file gives no other."""
    articles: tuple[EventArticle, ...] = ()


def read_event(text: str, name: str) -> tuple[EventFile, YamlDocument]:
    """The event, and the document that knows the line of each of its articles. Raises YamlError.

    A key without a value (`headline:`) counts as not given.
    """
    document = read_yaml(text, name, keep=is_shipped(name))
    event = convert(replace(document, value=_without_empty(document.value)), EventFile)
    if not event.articles:
        raise document.error(("articles",), "it lists no articles (articles: a list, each with a path)")
    if len(event.articles) > ARTICLES_MAX:
        reason = f"it lists {len(event.articles):,} articles; the limit is {ARTICLES_MAX:,}"
        raise document.error(("articles", ARTICLES_MAX), reason)
    for index, article in enumerate(event.articles):
        if not article.path.strip() and ("articles", index, "path") in document.marks:
            raise document.error(("articles", index, "path"), "the path is empty")
        if not article.path and not article.url.strip():
            raise document.error(("articles", index), "it has neither a path nor a url")
        if leads_outside(article.path):
            reason = f"“{article.path}” leads out of the event's folder; only files in it are opened"
            raise document.error(("articles", index, "path"), reason)
        _check_language(article.language, document, ("articles", index, "language"))
    _check_language(event.language, document, ("language",))
    return event, document


def overridden(draft: Draft, entry: EventArticle | None) -> Draft:
    """Return the draft with the fields that the event file gives, which override the file's own."""
    if entry is None:
        return draft
    given = {name: value for name in FIELDS if (value := getattr(entry, name))}
    kept = tuple(origin for origin in draft.field_origins if origin.field not in given)
    field_origins = (*kept, *origins(given, "event file"))
    return replace(draft, **given, role=entry.role, publisher=entry.publisher, field_origins=field_origins)


def _check_language(code: str, document: YamlDocument, place: KeyPath) -> None:
    try:
        language_code(code)
    except ValueError as error:
        raise document.error(place, f"“{one_line(code)}”: {error}") from None


def _without_empty(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item is not None}
    return [_without_empty(item) for item in value] if isinstance(value, list) else value


def leads_outside(path: str) -> bool:
    """Return True if a path of an event file leads out of that file's folder.

    An event that someone sent must not be able to show, and then export, any other file of the user's."""
    return Path(path).is_absolute() or Path(os.path.normpath(path)).parts[:1] == (os.pardir,)


def event_document(
    coverage: Coverage, files: Mapping[str, str], folder: Path, numbers: Mapping[str, int] | None = None
) -> str:
    """The text of an event.yaml that stands in `folder`, for articles read from `files` (article id → path). numbers:
    article id → its number in a file that holds several.

    Raises ValueError when an article was not read from a file in or below the folder, or its file's name is no text.
    """
    articles = []
    for article in coverage.articles:
        if article.id not in files:
            raise ValueError(f"{article.outlet} was not read from a file")
        relative = os.path.relpath(Path(files[article.id]).resolve(), folder.resolve())
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
    """The text of an event file with these entries of articles."""
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
    """The event file's text with another outlet or headline for the article whose `path` is `path_entry`, or whose
    `url` where it has no path. number: its number in a file that holds several. article_id: noted with another outlet,
    so that letters and exported links outlive the name.

    Comments and layout stay. Raises ValueError when the event has no such article, YamlError (which is one) when the
    text is no event or the change cannot be made without touching more.
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
    """The text with one key of a mapping set; nothing else changes, which is checked by reading it again."""
    document = read_yaml(text, EVENT_FILE)
    mark, place = document.marks.get((*mapping, key)), _place_mark(document, mapping)
    is_flow = document.marks[mapping].is_flow
    # In braces a plain scalar ends at a comma; JSON's strings are YAML's double-quoted ones.
    import json  # only for a change: an event is opened often and renamed seldom

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
    """The mark of an article's path, or of its url where it has no path."""
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
