"""Writes the articles of a download to separate files, with an event file that lists them."""

import errno
from collections.abc import Sequence
from pathlib import Path

from tui.articles.draft import FIELDS
from tui.articles.event import EVENT_FILE, event_text
from tui.articles.listing import ListedArticle
from tui.articles.make import slug
from tui.files import IS_READ, is_one_of, write_safely
from tui.text.canonical import one_line

_SLUG_CHARACTERS = 24


def split_into(folder: Path, articles: Sequence[ListedArticle], title: str, *, overwrite: bool) -> int:
    """Write each article's text, and an event.yaml with its fields; return their number.

    Nothing is written if a file already exists and may not be replaced, as those that are split never are. Raises
    FileExistsError, whose `strerror` is empty if it may be replaced on request; OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = [listed.path for listed in articles]
    event_file = folder / EVENT_FILE
    names = [_file_name(listed, len(str(articles[-1].number))) for listed in articles]
    for path in (event_file, *(folder / name for name in names)):
        if not overwrite and path.exists():
            raise FileExistsError(errno.EEXIST, "", str(path))
        if is_one_of(path, files):
            raise FileExistsError(errno.EEXIST, IS_READ, str(path))
    for listed, name in zip(articles, names, strict=True):
        write_safely(folder / name, listed.draft.text.encode(), overwrite=overwrite)
    entries = [_entry(listed, name) for listed, name in zip(articles, names, strict=True)]
    write_safely(event_file, event_text(title or folder.resolve().name, entries).encode(), overwrite=overwrite)
    return len(articles)


def _file_name(listed: ListedArticle, digits: int) -> str:
    words = [slug(text)[:_SLUG_CHARACTERS].strip("-") for text in (listed.draft.outlet, listed.draft.headline) if text]
    return "-".join([f"{listed.number:0{digits}}", *words]) + ".txt"


def _entry(listed: ListedArticle, name: str) -> dict[str, object]:
    fields = {field: one_line(getattr(listed.draft, field), 2_000).strip() for field in FIELDS}
    return {"path": name, **{field: value for field, value in fields.items() if value}}
