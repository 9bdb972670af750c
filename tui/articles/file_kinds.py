"""The registry of files that hold an article: one row for each kind that is read, and one for each that is refused."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tui.articles.make import Draft
from tui.articles.markdown import read_markdown
from tui.text.canonical import canonical

_SNIFFED_CHARACTERS = 100


def _read_plain_text(text: str) -> Draft:
    return Draft(canonical(text))


def _show_html_source(text: str) -> Draft:
    return Draft(canonical(text), notice="it is HTML and shown as it stands; save its text as .txt to read it")


class FileKind(NamedTuple):
    """A kind of text file that can be opened as an article."""

    name: str
    endings: tuple[str, ...]
    """File endings, lower case with the dot, that are picked up when a folder is opened."""
    read: Callable[[str], Draft]
    """From the decoded text, which is not canonical yet, to the article's draft."""
    starts: tuple[str, ...] = ()
    """Case-folded beginnings of the text by which the kind is recognised whatever the file is called."""
    size_option: str = ""
    """Option of `config/articles.yaml` with its size limit in megabytes; a larger file is read as plain text."""


FILE_KINDS: Sequence[FileKind] = (
    FileKind("html", (), _show_html_source, starts=("<!doctype html", "<html")),
    FileKind("markdown", (".md", ".markdown"), read_markdown, size_option="max_markdown_megabytes"),
    FileKind("text", (".txt",), _read_plain_text),
)
"""Kinds in the order in which they are tried, by content, then by ending; the last one takes all the rest."""

ARTICLE_ENDINGS = tuple(sorted({ending for kind in FILE_KINDS for ending in kind.endings}, reverse=True))

REFUSED: Sequence[tuple[bytes, str]] = (
    (b"%PDF-", "it is a PDF; save its text as .txt first"),
    (b"PK\x03\x04", "it is a ZIP archive or an office document; save its text as .txt first"),
    (b"\xd0\xcf\x11\xe0", "it is an office document; save its text as .txt first"),
    (b"{\\rtf", "it is an RTF document; save its text as .txt first"),
)
"""First bytes of files that hold no plain text, and what to tell the user."""


def file_kind(path: str, text: str) -> FileKind:
    """Return the kind of a file, by the beginning of its text, else by its ending, else plain text."""
    beginning = text[:_SNIFFED_CHARACTERS].lstrip().casefold()
    name = path.casefold()
    by_content = (kind for kind in FILE_KINDS if kind.starts and beginning.startswith(kind.starts))
    by_ending = (kind for kind in FILE_KINDS if kind.endings and name.endswith(kind.endings))
    return next(by_content, None) or next(by_ending, FILE_KINDS[-1])


def refusal(data: bytes) -> str:
    """Return why a file of these bytes cannot be read, or "" if its first bytes say nothing against it."""
    return next((reason for signature, reason in REFUSED if data.startswith(signature)), "")
