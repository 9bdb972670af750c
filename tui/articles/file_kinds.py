"""The registry of file kinds: one row for each kind that is read, and one for each that is refused."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple

from tui.articles.batches import sniffing as batches
from tui.articles.draft import Draft
from tui.articles.files.sniffing import HTML_ENDINGS, is_html, is_mail, is_pdf, zip_with
from tui.files import UnreadableFile, begins_archive


class FileKind(NamedTuple):
    """A kind of file that can be opened."""

    name: str
    endings: tuple[str, ...]
    """File extensions, in lower case with the dot, that are picked up when a folder is opened."""
    is_kind: Callable[[bytes, str], bool]
    """Function that recognises the kind from the data and the lower-case file name; the data take precedence."""
    reader: str
    """Reader as `module:function`. In a child process it maps data and name to drafts; otherwise text to a Draft."""
    noun: str
    """Noun for errors, with its article: “a PDF”."""
    advice: str = ""
    """Advice for the user if a file of this kind cannot be read."""
    in_child: bool = True
    """True if it is parsed in a separate process, as everything but plain text is."""
    named_endings: tuple[str, ...] = ()
    """File extensions that are opened when named, but not picked up from a folder: tables, lists, archives."""
    has_columns: bool = False
    """True if the reader accepts columns that the user has named."""
    size_option: str = ""
    """Option in `config/articles.yaml` with its size limit in megabytes; a larger file is read as plain text."""


def _ends(*endings: str) -> Callable[[bytes, str], bool]:
    return lambda _, name: name.endswith(endings)


_BATCHES = "tui.articles.batches.documents"
_DOWNLOAD_AGAIN = "download it again, or save its articles as .txt"

FILE_KINDS: Sequence[FileKind] = (
    FileKind(
        "pdf",
        (".pdf",),
        is_pdf,
        "tui.articles.readers.pdf_file:read_pdf",
        "a PDF",
        "open it and print it to a new PDF, or copy its text into a .txt file",
    ),
    FileKind(
        "docx",
        (".docx",),
        batches.is_word_document,
        f"{_BATCHES}:read_docx_batch",
        "a Word document",
        "open it and save it as .docx or .odt again",
    ),
    FileKind(
        "odt",
        (".odt",),
        zip_with(b"mimetypeapplication/vnd.oasis.opendocument.text", b"META-INF/manifest.xml"),
        "tui.articles.readers.open_document:read_odt",
        "an OpenDocument text",
        "open it and save it as .odt or .docx again",
    ),
    FileKind(
        "epub",
        (".epub",),
        zip_with(b"mimetypeapplication/epub+zip", b"META-INF/container.xml"),
        "tui.articles.readers.epub:read_epub",
        "an EPUB",
        "save it again, or copy its text into a .txt file",
    ),
    FileKind(
        "rtf",
        (".rtf",),
        batches.is_rtf_document,
        f"{_BATCHES}:read_rtf_batch",
        "an RTF document",
        "open it and save it as .docx or .odt",
    ),
    FileKind(
        "mail",
        (".eml", ".mhtml", ".mht"),
        is_mail,
        "tui.articles.batches.mailbox:read_mails",
        "an email, or a page saved as one",
        "save it again, or copy its text into a .txt file",
        named_endings=(".mbox",),
    ),
    FileKind(
        "html batch",
        (),
        batches.is_html_batch,
        f"{_BATCHES}:read_html_batch",
        "a Factiva or Europresse page",
        _DOWNLOAD_AGAIN,
    ),
    FileKind(
        "warc",
        (),
        batches.is_web_archive,
        "tui.articles.batches.warc:read_warc",
        "a web archive",
        "save the pages themselves",
        named_endings=(".warc", ".warc.gz"),
    ),
    FileKind(
        "zip",
        (),
        batches.is_zip_archive,
        "tui.articles.batches.archive:read_zip",
        "an archive",
        "unpack it, and open the files",
        named_endings=(".zip",),
    ),
    FileKind(
        "feed",
        (),
        batches.is_feed_file,
        f"{_BATCHES}:read_feed_file",
        "a feed",
        _DOWNLOAD_AGAIN,
        named_endings=(".rss", ".atom", ".xml"),
    ),
    FileKind(
        "html",
        HTML_ENDINGS,
        is_html,
        "tui.articles.readers.web_page:read_web_page",
        "a web page",
        "open it in a browser and save it again, or copy its text into a .txt file",
    ),
    FileKind(
        "json",
        (),
        batches.is_json_table,
        f"{_BATCHES}:read_table",
        "JSON",
        "give JSON Lines, or a list of objects",
        named_endings=(".json", ".jsonl", ".ndjson"),
        has_columns=True,
    ),
    FileKind(
        "csv",
        (),
        batches.is_csv_table,
        f"{_BATCHES}:read_table",
        "a CSV table",
        "save it again as CSV with a line of column names",
        named_endings=(".csv", ".tsv", ".tab"),
        has_columns=True,
    ),
    FileKind("proquest", (), batches.is_proquest, f"{_BATCHES}:read_proquest", "a ProQuest text", _DOWNLOAD_AGAIN),
    FileKind(
        "lexisnexis", (), batches.is_lexisnexis, f"{_BATCHES}:read_lexisnexis", "a LexisNexis text", _DOWNLOAD_AGAIN
    ),
    FileKind(
        "ris",
        (),
        batches.is_ris_list,
        f"{_BATCHES}:read_ris_list",
        "a RIS list",
        _DOWNLOAD_AGAIN,
        named_endings=(".ris",),
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
"""File kinds in the order in which they are tried; the last one accepts anything."""

ARTICLE_ENDINGS = tuple(sorted({ending for kind in FILE_KINDS for ending in kind.endings}, reverse=True))

NAMED_ENDINGS = tuple(sorted({ending for kind in FILE_KINDS for ending in kind.named_endings}, reverse=True))

REFUSED: Sequence[tuple[bytes, str]] = (
    (b"\xd0\xcf\x11\xe0", "it is an old Word, Excel or Outlook file; save it as .docx, .odt or .eml first"),
    (b"<?xml", "it is XML without the paragraphs of an article; save it as .html, .docx or .txt"),
    (b"bplist00", "it is a Safari web archive; save the page as page source (.html), or print it to a PDF"),
    (b"SQLite format 3", "it is a database; to list a notebook, use crosslight notebook list --notebook FILE"),
    (b"PK\x05\x06", "it is an empty archive; pack it again"),
    (b"\x1f\x8b", "it is compressed; decompress it first (gunzip FILE)"),
    (b"\x89PNG", "it is a picture; extract its text with a text recognition (OCR) program"),
    (b"\xff\xd8\xff", "it is a picture; extract its text with a text recognition (OCR) program"),
)
"""First bytes of files that cannot be read, with the message for the user."""


def file_kind(path: str, data: bytes) -> FileKind:
    """Return the kind of a file, by its content if that is conclusive, otherwise by its name. Raises UnreadableFile."""
    name = path.casefold()
    kind = next(kind for kind in FILE_KINDS if kind.is_kind(data, name))
    if not kind.in_child and (reason := refusal(data)):
        raise UnreadableFile(reason)
    return kind


def refusal(data: bytes) -> str:
    """Return why a file with these bytes cannot be read; "" if its first bytes give no reason."""
    if begins_archive(data):
        return "it is an archive; to find events in it, use crosslight FILE or crosslight archive"
    return next((reason for signature, reason in REFUSED if data.startswith(signature)), "")


def load_reader(kind: FileKind) -> Callable[[str], Draft]:
    """Import the reader for a kind of plain text."""
    module, function = kind.reader.split(":")
    reader: Callable[[str], Draft] = getattr(import_module(module), function)
    return reader
