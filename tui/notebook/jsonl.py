"""Exports and imports the whole notebook without loss, as JSON Lines (docs/schemas/notebook.schema.json).

The lines are: a header, the articles, every version of every item, and an end line. The end line gives the number of
lines, so that a truncated file is not mistaken for a complete one.
"""

from typing import Literal, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import asdict

from tui import __version__
from tui.notebook.model import ArticleRecord, Item, safe, safe_record
from tui.notebook.store import MergeCounts, Notebook
from tui.notebook.times import fault_of_time
from tui.text.canonical import one_line

Format = Literal["crosslight-notebook"]
FORMAT: Format = "crosslight-notebook"
FORMAT_NUMBER = 1
"""Version of the format; any change of a field increases it, as a program that drops unknown fields loses data."""
T = TypeVar("T", bound=Struct)

LINE_BYTES_MAX = 16_000_000


class Head(Struct, frozen=True, forbid_unknown_fields=True, tag="head", tag_field="line"):
    format: Format
    format_number: int
    version: str
    """Version of the program that wrote the file."""


class ArticleLine(ArticleRecord, frozen=True, tag="article", tag_field="line"):
    """An article that has annotations."""


class ItemLine(Item, frozen=True, tag="item", tag_field="line"):
    """One version of an item."""


class End(Struct, frozen=True, forbid_unknown_fields=True, tag="end", tag_field="line"):
    lines: int
    """Number of lines before this one."""


Line = Head | ArticleLine | ItemLine | End


class UnreadableLines(Exception):  # noqa: N818 - reads as what it is
    """The file is not a complete notebook. The message has line and reason, and is safe to print on one line."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(one_line(f"line {number}: {reason}; nothing was imported"))


def export_lines(notebook: Notebook) -> bytes:
    """Export the current notebook: identical content gives identical bytes. Raises NotebookError."""
    items = notebook.versions()  # read before the articles, so that the article of every item is included
    lines: list[Line] = [Head(FORMAT, FORMAT_NUMBER, __version__)]
    lines += [ArticleLine(**asdict(record)) for record in notebook.records()]
    lines += [ItemLine(**asdict(item)) for item in items]
    lines.append(End(len(lines)))
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)


def import_lines(notebook: Notebook, data: bytes) -> MergeCounts:
    """Import everything that the notebook lacks, or nothing. Raises UnreadableLines, NotebookError."""
    records, items = read_lines(data)
    return notebook.merge(records, items)


def read_lines(data: bytes) -> tuple[list[ArticleRecord], list[Item]]:
    """Parse an exported file; all strings are made canonical. Raises UnreadableLines."""
    records: list[ArticleRecord] = []
    items: list[Item] = []
    numbers: list[int] = []
    decoder = msgspec.json.Decoder(Line)
    count, ended = 0, False
    for number, text in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not text.strip():
            continue
        if ended:
            raise UnreadableLines(number, "there is a line after the end")
        line = _decode_line(decoder, text, number)
        if isinstance(line, Head) == bool(count):
            raise UnreadableLines(number, "a notebook has one header, in the first line")
        if isinstance(line, Head) and line.format_number != FORMAT_NUMBER:
            raise UnreadableLines(
                number, f"its format is {line.format_number}; this version of crosslight reads format {FORMAT_NUMBER}"
            )
        if isinstance(line, ArticleLine):
            records.append(safe_record(_converted(ArticleRecord, line)))
        elif isinstance(line, ItemLine):
            _refuse_impossible_times(line, number)
            items.append(safe(_converted(Item, line)))
            numbers.append(number)
        elif isinstance(line, End):
            ended = line.lines == count
            if not ended:
                raise UnreadableLines(number, f"it should have {line.lines} lines, but {count} were read")
        count += 1
    if not ended:
        raise UnreadableLines(count + 1, "the end is missing: the file is truncated, or not a notebook")
    _refuse_unknown_articles(records, items, numbers)
    return records, items


def _converted(kind: type[T], line: T) -> T:
    return kind(*(getattr(line, name) for name in kind.__struct_fields__))


def _decode_line(decoder: "msgspec.json.Decoder[Line]", text: bytes, number: int) -> Line:
    if len(text) > LINE_BYTES_MAX:
        raise UnreadableLines(number, "it is too long")
    try:
        return decoder.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableLines(number, str(error)) from None


def _refuse_impossible_times(item: ItemLine, number: int) -> None:
    for name, time in (("created", item.created), ("changed", item.changed)):
        if fault := fault_of_time(time):
            raise UnreadableLines(number, f"“{name}”: {fault}")


def _refuse_unknown_articles(records: list[ArticleRecord], items: list[Item], numbers: list[int]) -> None:
    listed_articles = {record.sha256 for record in records}
    for item, number in zip(items, numbers, strict=True):
        if {anchor.article for anchor in item.what.anchors} - listed_articles:
            raise UnreadableLines(number, "the article that it refers to is missing")
