"""Repairs UTF-8 that was read as Windows-1252 and saved as UTF-8 again: â€™ for an apostrophe, Ã© for é."""

import re
from functools import cache

REPAIRED = "characters that had been encoded twice (such as â€™) were repaired"
_SURE = re.compile("â€[œ™˜\u009d“”¦¢]|Ã[©¨¼¶¤³±¡§ª´¢«]|Â[£©°«»\u00a0]")
"""Damaged characters that hardly occur in any undamaged text."""
_SURE_MIN = 2


@cache
def _bytes_of() -> dict[int, str]:
    """Map the code point of each character of Windows-1252 above 127 to that of its byte, as `str.translate` needs."""
    table = {byte: chr(byte) for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0xA0):
        if sign := bytes([byte]).decode("cp1252", errors="ignore"):
            table[ord(sign)] = chr(byte)
    return table


def without_double_encoding(text: str) -> str:
    """Return the text with lines that were encoded twice repaired; unchanged if it has hardly any."""
    if "â€" not in text and "Ã" not in text and "Â" not in text:
        return text
    if len(_SURE.findall(text)) < _SURE_MIN:
        return text
    return "\n".join(map(_repaired, text.split("\n")))


def _repaired(line: str) -> str:
    """Return a line repaired if all of it was encoded twice."""
    try:
        return line.translate(_bytes_of()).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return line
