"""Decodes bytes as UTF-8, UTF-16 or UTF-32 by their marks, or else by a guess, and never silently wrong."""

import codecs
import re

from msgspec import Struct

from tui.articles.files.other_scripts import encoding_name, encoding_of_other_script
from tui.files import UnreadableFile
from tui.text.canonical import REPLACEMENT
from tui.text.encoded_twice import REPAIRED, without_double_encoding

_MARKS = (  # longer marks first: the little-endian mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_NOT_TEXT = "it is not text but a picture, a program or the like"
_MAX_CONTROL_PERCENT = 5
_WELL_FORMED_PER_BROKEN = 1
"""Minimum number of well-formed UTF-8 characters per malformed one in a file that is damaged UTF-8.

In any other encoding, hardly any two adjacent letters look like a UTF-8 character.
"""


class DecodedText(Struct, frozen=True):
    text: str
    notice: str
    """Notice for the user about how the file was decoded; may be empty."""


def decode(data: bytes) -> DecodedText:
    """Return the text of a file. Raises UnreadableFile with the reason if it is not text."""
    decoded = _decoded(data)
    text = without_double_encoding(decoded.text)
    if text == decoded.text:
        return decoded
    return DecodedText(text, "; ".join(filter(None, (decoded.notice, REPAIRED))))


def _decoded(data: bytes) -> DecodedText:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data, encoding)
    if b"\0" in data:
        raise UnreadableFile(
            "it is not text but a picture, a program or the like; text in UTF-16 has to be saved as UTF-8"
        )
    if (len(data) - len(data.translate(None, _CONTROLS))) * 100 > len(data) * _MAX_CONTROL_PERCENT:
        raise UnreadableFile(f"{_NOT_TEXT}: it is full of control characters")
    try:
        return DecodedText(data.decode(), "")
    except UnicodeDecodeError:
        return _damaged_or_older(data)


def _decode_marked(data: bytes, encoding: str) -> DecodedText:
    text = data.decode(encoding, errors="replace")
    broken = text.count(REPLACEMENT) - (data.count(REPLACEMENT.encode()) if encoding == "utf-8-sig" else 0)
    name = encoding.removesuffix("-sig").upper()
    if "\0" in text or broken * 10 > len(text):
        raise UnreadableFile(f"it is not text: it is labelled {name}, but its contents are not")
    return DecodedText(text, _says(broken, name))


def _damaged_or_older(data: bytes) -> DecodedText:
    text = data.decode(errors="replace")
    broken = text.count(REPLACEMENT) - data.count(REPLACEMENT.encode())
    well_formed = len(re.findall(r"[^\x00-\x7f\ufffd]", text))
    if well_formed >= _WELL_FORMED_PER_BROKEN * broken:
        return DecodedText(text, _says(broken, "UTF-8"))
    encoding = encoding_of_other_script(data) or "cp1252"
    name = encoding_name(encoding)
    text = data.decode(encoding, errors="replace")
    undefined = text.count(REPLACEMENT)
    notice = f"it is not UTF-8, so it is read as {name}"
    return DecodedText(text, f"{notice}; {_says(undefined, name)}" if undefined else notice)


def _says(broken: int, name: str) -> str:
    if not broken:
        return ""
    subject = "1 character is" if broken == 1 else f"{broken} characters are"
    return f"{subject} not valid {name} and shown as {REPLACEMENT}"
