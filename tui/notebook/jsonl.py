"""The whole notebook as a plain file, and back without loss: JSON Lines, as docs/schemas/notebook.schema.json has it.

A line a thing: the head, the articles, every version of every item, the end. The end says how many lines there are, so
that a file that was cut off is not taken for a whole one.
"""

from typing import Literal, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import asdict

from tui import __version__
from tui.notebook.model import ArticleRecord, Item, safe, safe_record
from tui.notebook.store import Merged, Notebook
from tui.notebook.times import fault_of_time
from tui.text.canonical import one_line

Format = Literal["crosslight-notebook"]
FORMAT: Format = "crosslight-notebook"
FORMAT_NUMBER = 1
"""Raised by every change of a field: a program that left out what it does not know would lose it."""
T = TypeVar("T", bound=Struct)

LINE_BYTES_MAX = 16_000_000


class Head(Struct, frozen=True, forbid_unknown_fields=True, tag="head", tag_field="line"):
    format: Format
    format_number: int
    version: str
    """The program's."""


class ArticleLine(ArticleRecord, frozen=True, tag="article", tag_field="line"):
    """An article in which something was marked."""


class ItemLine(Item, frozen=True, tag="item", tag_field="line"):
    """One version of an item."""


class End(Struct, frozen=True, forbid_unknown_fields=True, tag="end", tag_field="line"):
    lines: int
    """Before this one."""


Line = Head | ArticleLine | ItemLine | End


class UnreadableLines(Exception):  # noqa: N818 - reads as what it is
    """The file is no whole notebook. Says the line and the reason; safe to print on one line."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(one_line(f"line {number}: {reason}; nothing was taken from it"))


def export_lines(notebook: Notebook) -> bytes:
    """The notebook as it is now: the same bytes for the same content. Raises NotebookError."""
    items = notebook.versions()  # read before the articles: what comes in between has its article, then
    lines: list[Line] = [Head(FORMAT, FORMAT_NUMBER, __version__)]
    lines += [ArticleLine(**asdict(record)) for record in notebook.records()]
    lines += [ItemLine(**asdict(item)) for item in items]
    lines.append(End(len(lines)))
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)


def import_lines(notebook: Notebook, data: bytes) -> Merged:
    """Takes in what the notebook does not have yet: all of it, or nothing. Raises UnreadableLines, NotebookError."""
    records, items = read_lines(data)
    return notebook.merge(records, items)


def read_lines(data: bytes) -> tuple[list[ArticleRecord], list[Item]]:
    """What such a file holds, through the door. Raises UnreadableLines."""
    records: list[ArticleRecord] = []
    items: list[Item] = []
    numbers: list[int] = []
    decoder = msgspec.json.Decoder(Line)
    count, ended = 0, False
    for number, text in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not text.strip():
            continue
        if ended:
            raise UnreadableLines(number, "something follows the end")
        line = _decoded(decoder, text, number)
        if isinstance(line, Head) == bool(count):
            raise UnreadableLines(number, "a notebook has one head, in the first line")
        if isinstance(line, Head) and line.format_number != FORMAT_NUMBER:
            raise UnreadableLines(number, f"format {line.format_number} is of another version; {FORMAT_NUMBER} is read")
        if isinstance(line, ArticleLine):
            records.append(safe_record(_as(ArticleRecord, line)))
        elif isinstance(line, ItemLine):
            _refuse_impossible_times(line, number)
            items.append(safe(_as(Item, line)))
            numbers.append(number)
        elif isinstance(line, End):
            ended = line.lines == count
            if not ended:
                raise UnreadableLines(number, f"{line.lines} lines were written, {count} are here")
        count += 1
    if not ended:
        raise UnreadableLines(count + 1, "the end is missing: the file was cut off, or is no notebook")
    _refuse_unknown_articles(records, items, numbers)
    return records, items


def _as(kind: type[T], line: T) -> T:
    return kind(*(getattr(line, name) for name in kind.__struct_fields__))


def _decoded(decoder: "msgspec.json.Decoder[Line]", text: bytes, number: int) -> Line:
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
    known = {record.sha256 for record in records}
    for item, number in zip(items, numbers, strict=True):
        if {anchor.article for anchor in item.what.anchors} - known:
            raise UnreadableLines(number, "its article is in no line")
