"""Reads RTF without formatting: paragraphs, and the cells of table rows."""

import codecs
import re
from collections.abc import Iterator

from msgspec import Struct, field

from tui.files import UnreadableFile

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_SKIPPED = frozenset(
    [
        "fonttbl",
        "colortbl",
        "stylesheet",
        "info",
        "pict",
        "object",
        "header",
        "headerl",
        "headerr",
        "headerf",
        "footer",
        "footerl",
        "footerr",
        "footerf",
        "themedata",
        "datastore",
        "listtable",
        "listoverridetable",
        "revtbl",
        "rsidtbl",
        "generator",
        "xmlnstbl",
        "fldinst",
        "filetbl",
        "latentstyles",
        "shppict",
        "nonshppict",
        "bkmkstart",
        "bkmkend",
        "atnid",
        "atnauthor",
        "annotation",
    ]
)
_CHARACTERS = {
    "ta": " ", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": " ", "enspace": " ",
}  # fmt: skip
_SIGNS = {"~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}"}
_CHARSETS = {
    0: "cp1252", 1: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
NESTING_MAX = 1_000
"""Maximum nesting of groups; a document has a few dozen levels."""


class RtfRow(Struct, frozen=True):
    """A table row, with the paragraphs of each cell."""

    cells: tuple[tuple[str, ...], ...]


RtfItem = str | RtfRow
"""A paragraph (with newlines for its line breaks) or a row."""


class _Group(Struct):
    is_skipped: bool
    fallback_length: int
    """Number of characters after `\\u` that are for readers without Unicode."""
    encoding: str


class _Reader(Struct):
    encoding: str = "cp1252"
    groups: list[_Group] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    """Pieces of the paragraph that is being read."""
    raw: bytearray = field(default_factory=bytearray)
    """Bytes not decoded yet, in the group's encoding: one character may take two."""
    cell: list[str] = field(default_factory=list)
    cells: list[tuple[str, ...]] = field(default_factory=list)
    items: list[RtfItem] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    """Font that the font table is describing."""
    is_font_table: bool = False
    is_row: bool = False
    to_skip: int = 0
    high_surrogate: int = 0


def read_rtf(data: bytes) -> list[RtfItem]:
    """Return the paragraphs and rows of an RTF document. Raises UnreadableFile if its groups are nested too deeply."""
    reader = _Reader(groups=[_Group(False, 1, "cp1252")])
    for match in _TOKEN.finditer(data.decode("latin-1")):
        word, number, code, sign, brace, text = match.groups()
        if brace:
            _brace(reader, brace)
        elif word:
            _word(reader, word, int(number) if number else None)
        elif sign:
            _sign(reader, sign)
        elif code:
            _bytes(reader, bytes([int(code, 16)]))
        elif text:
            _bytes(reader, text.encode("latin-1"))
    _end_paragraph(reader)
    _end_row(reader)
    return reader.items


def _brace(reader: _Reader, brace: str) -> None:
    _flush(reader)
    group = reader.groups[-1]
    if brace == "{":
        if len(reader.groups) > NESTING_MAX:
            raise UnreadableFile(
                "its RTF groups are nested too deeply; open it in a word processor and save it as text"
            )
        reader.groups.append(_Group(group.is_skipped, group.fallback_length, group.encoding))
    elif len(reader.groups) > 1:
        reader.groups.pop()
        reader.is_font_table = reader.is_font_table and reader.groups[-1].is_skipped


def _word(reader: _Reader, word: str, number: int | None) -> None:
    group = reader.groups[-1]
    if word == "u" and number is not None:
        _unicode(reader, number)
        return
    _flush(reader)
    if word in _SKIPPED:
        group.is_skipped = True
        reader.is_font_table = reader.is_font_table or word == "fonttbl"
    elif word == "uc" and number is not None:
        group.fallback_length = max(0, min(number, 10))
    elif word in ("ansicpg", "f", "fcharset"):
        _encoding(reader, word, number or 0)
    elif not group.is_skipped:
        _layout(reader, word)


def _encoding(reader: _Reader, word: str, number: int) -> None:
    group = reader.groups[-1]
    if word == "ansicpg":
        reader.encoding = group.encoding = _known_encoding(f"cp{number}") or reader.encoding
    elif word == "fcharset" and reader.is_font_table:
        if number > 1:
            reader.fonts[reader.font] = _CHARSETS.get(number, reader.encoding)
    elif reader.is_font_table:
        reader.font = number
    else:
        group.encoding = reader.fonts.get(number, reader.encoding)


def _known_encoding(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


def _layout(reader: _Reader, word: str) -> None:
    if word in ("par", "sect", "page"):
        _end_paragraph(reader)
    elif word == "line":
        _put(reader, "\n")
    elif word in ("cell", "nestcell"):
        _end_cell(reader)
    elif word in ("row", "nestrow"):
        _end_row(reader)
    elif word == "trowd":
        reader.is_row = True
    elif word == "pard":
        reader.is_row = reader.is_row and bool(reader.cells or reader.cell or not reader.pieces)
    elif word in _CHARACTERS:
        _put(reader, _CHARACTERS[word])


def _sign(reader: _Reader, sign: str) -> None:
    _flush(reader)
    if sign == "*":
        reader.groups[-1].is_skipped = True
    elif sign in "\r\n":
        _layout(reader, "par")
    elif sign in _SIGNS and not reader.groups[-1].is_skipped:
        _put(reader, _SIGNS[sign])


def _bytes(reader: _Reader, data: bytes) -> None:
    if reader.to_skip:
        skipped = min(reader.to_skip, len(data))
        reader.to_skip -= skipped
        data = data[skipped:]
    if not reader.groups[-1].is_skipped:
        reader.raw += data


def _unicode(reader: _Reader, number: int) -> None:
    _flush(reader)
    group = reader.groups[-1]
    reader.to_skip = group.fallback_length
    code = number % 65536 if number < 0 else number
    if group.is_skipped:
        return
    if 0xD800 <= code < 0xDC00:
        reader.high_surrogate = code
    elif 0xDC00 <= code < 0xE000 and reader.high_surrogate:
        _put(reader, chr(0x10000 + (reader.high_surrogate - 0xD800) * 0x400 + code - 0xDC00), keep_skip=True)
        reader.high_surrogate = 0
    else:
        _put(reader, chr(code) if code <= 0x10FFFF else "\ufffd", keep_skip=True)


def _put(reader: _Reader, text: str, *, keep_skip: bool = False) -> None:
    if reader.to_skip and not keep_skip:
        reader.to_skip -= 1
        return
    _flush(reader)
    reader.pieces.append(text)


def _flush(reader: _Reader) -> None:
    if reader.raw:
        reader.pieces.append(reader.raw.decode(reader.groups[-1].encoding, errors="replace"))
        reader.raw.clear()


def _end_paragraph(reader: _Reader) -> None:
    _flush(reader)
    text = "".join(reader.pieces)
    reader.pieces.clear()
    if reader.is_row:
        reader.cell.append(text)
    else:
        reader.items.append(text)


def _end_cell(reader: _Reader) -> None:
    reader.is_row = True
    _end_paragraph(reader)
    reader.cells.append(tuple(reader.cell))
    reader.cell = []


def _end_row(reader: _Reader) -> None:
    _flush(reader)
    if reader.cell:
        reader.cells.append(tuple(reader.cell))
    if reader.cells:
        reader.items.append(RtfRow(tuple(reader.cells)))
    reader.cells, reader.cell, reader.is_row = [], [], False


def lines_of(items: list[RtfItem]) -> Iterator[str]:
    """Yield the paragraphs in order, including those in cells."""
    for item in items:
        if isinstance(item, str):
            yield item
        else:
            yield from (paragraph for cell in item.cells for paragraph in cell)
