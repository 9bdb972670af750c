"""Writes the articles of a download to separate files, with an event file that lists them."""

from collections.abc import Sequence
from pathlib import Path

from tui.articles.draft import FIELDS
from tui.articles.event import EVENT_FILE, event_text
from tui.articles.listing import ListedArticle
from tui.articles.make import slug
from tui.files import write_safely
from tui.text.canonical import one_line

_SLUG_CHARACTERS = 24


def split_into(folder: Path, articles: Sequence[ListedArticle], title: str, *, overwrite: bool) -> int:
    """Write each article's text, and an event.yaml with its fields; return their number.

    Nothing is written if the event file, which is written last, already exists and may not be replaced. Raises
    FileExistsError, OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    event_file = folder / EVENT_FILE
    names = [_file_name(listed, len(str(articles[-1].number))) for listed in articles]
    for path in (event_file, *(folder / name for name in names)):
        if not overwrite and path.exists():
            raise FileExistsError(17, "exists", str(path))
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
