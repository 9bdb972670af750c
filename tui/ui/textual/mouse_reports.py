"""Handles mouse reports in the X10 form, `ESC [ M` and three bytes; the last two are column and row plus 32.

Beyond column 95 these bytes are not UTF-8. Textual knows the form and ignores it, but needs all of its characters: with
one missing it takes the rest for keys.
"""

_BEGINNING = b"\x1b[M"
_COORDINATES = 3
_FIRST_PRINTABLE = 0x20


class MouseReports:
    """Replaces the coordinates, even in a report that is split between two reads."""

    def __init__(self) -> None:
        self._begun = 0
        """Number of bytes of the beginning received."""
        self._bytes_left = 0
        """Number of bytes of coordinates still to come."""

    def without_coordinates(self, data: bytes) -> bytes:
        """Return the bytes with spaces for the coordinates of every X10 report."""
        if _BEGINNING[0] not in data and not self._begun and not self._bytes_left:
            return data
        return bytes(map(self._byte, data))

    def _byte(self, byte: int) -> int:
        if self._bytes_left and byte >= _FIRST_PRINTABLE:
            self._bytes_left -= 1
            return _FIRST_PRINTABLE
        self._bytes_left = 0
        if byte == _BEGINNING[self._begun]:
            self._begun += 1
        else:
            self._begun = int(byte == _BEGINNING[0])
        if self._begun == len(_BEGINNING):
            self._begun, self._bytes_left = 0, _COORDINATES
        return byte
