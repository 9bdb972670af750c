"""The registry of files that hold an article: one row for each kind that is read, and one for each that is refused."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple

from tui.articles.draft import Draft
from tui.articles.sniffing import HTML_ENDINGS, is_html
from tui.files import UnreadableFile


class FileKind(NamedTuple):
    """A kind of file that can be opened."""

    name: str
    endings: tuple[str, ...]
    """File endings, lower case with the dot, that are picked up when a folder is opened."""
    is_kind: Callable[[bytes, str], bool]
    """Tells the kind from the data and the file's name in small letters; what the data say comes first."""
    reader: str
    """`module:function`. In a child process: from data and name to a Draft, or several; else: from text to a Draft."""
    noun: str
    """With its article, as an error names it: “a PDF”."""
    advice: str = ""
    """What to try when a file of this kind cannot be read."""
    in_child: bool = True
    """Parsed in a process of its own: all but plain text."""
    size_option: str = ""
    """Option of `config/articles.yaml` with its size limit in megabytes; a larger file is read as plain text."""


def _ends(*endings: str) -> Callable[[bytes, str], bool]:
    return lambda _, name: name.endswith(endings)


FILE_KINDS: Sequence[FileKind] = (
    FileKind(
        "html",
        HTML_ENDINGS,
        is_html,
        "tui.articles.readers.web_page:read_web_page",
        "a web page",
        "open it in a browser and save it again, or copy its text into a .txt file",
    ),
    FileKind(
        "markdown",
        (".md", ".markdown"),
        _ends(".md", ".markdown"),
        "tui.articles.readers.markdown:read_markdown",
        "Markdown",
        in_child=False,
        size_option="max_markdown_megabytes",
    ),
    FileKind(
        "text",
        (".txt",),
        _ends(""),
        "tui.articles.readers.plain_text:read_plain_text",
        "text",
        in_child=False,
    ),
)
"""Kinds in the order in which they are tried; the last one takes all the rest."""

ARTICLE_ENDINGS = tuple(sorted({ending for kind in FILE_KINDS for ending in kind.endings}, reverse=True))

REFUSED: Sequence[tuple[bytes, str]] = (
    (b"%PDF-", "it is a PDF; save its text as .txt first"),
    (b"PK\x03\x04", "it is a ZIP archive or an office document; save its text as .txt first"),
    (b"\xd0\xcf\x11\xe0", "it is an old Word, Excel or Outlook file; save it as .docx or .txt first"),
    (b"{\\rtf", "it is an RTF document; save its text as .txt first"),
)
"""First bytes of files that cannot be read, and what to tell the user."""


def file_kind(path: str, data: bytes) -> FileKind:
    """Return the kind of a file, by its content where that tells it, else by its ending. Raises UnreadableFile."""
    name = path.casefold()
    if reason := refusal(data):
        raise UnreadableFile(reason)
    return next(kind for kind in FILE_KINDS if kind.is_kind(data, name))


def refusal(data: bytes) -> str:
    """Return why a file of these bytes cannot be read, or "" if its first bytes say nothing against it."""
    return next((reason for signature, reason in REFUSED if data.startswith(signature)), "")


def load_reader(kind: FileKind) -> Callable[[str], Draft]:
    """Import the reader of a kind of plain text."""
    module, function = kind.reader.split(":")
    reader: Callable[[str], Draft] = getattr(import_module(module), function)
    return reader
